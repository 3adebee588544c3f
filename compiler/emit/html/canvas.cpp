#include "emit/html/canvas.h"

#include <fmt/format.h>

#include "base/text.h"

namespace campaign::html {

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string display_word(std::string_view word) {
  std::string text(word);
  for (char& c : text) c = c == '_' ? ' ' : c;
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string display_name(const Plan& plan, Property property) {
  if (const Field* field = plan.field_of(property)) return field->title.empty() ? display_word(field->row.name) : std::string(field->title);
  const std::string_view name = name_of(property);
  if (name == "kpi") return "KPI";
  if (name == "expect") return "Expected";
  if (name == "allow") return "Accepted finding";
  return display_word(name);
}

std::string display_place(const Canvas& canvas, Span span) {
  const SourceFile& file = canvas.view().sources[span.file];
  return fmt::format("{}:{}", file.name(), file.line(span.begin));
}

namespace {

/// A line without the comment at its end; `//` inside quotes is no comment.
std::string_view without_comment(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] == '\\') ++i;
    else if (line[i] == '"') quoted = !quoted;
    else if (!quoted && line[i] == '/' && line[i + 1] == '/' && i > 0) return line.substr(0, i);
  }
  return line;
}

}  // namespace

std::string quoted_line(const Canvas& canvas, Span span) {
  constexpr std::size_t kMost = 160;
  const SourceFile& file = canvas.view().sources[span.file];
  const std::string_view line = trim(without_comment(trim(file.line_text(file.line(span.begin)))));
  std::size_t end = 0, count = 0;
  for (; end < line.size() && count < kMost; ++count) static_cast<void>(decode_utf8(line, end));
  return end == line.size() ? std::string(line) : std::string(line.substr(0, end)) + " …";
}

void write_link(const Canvas& canvas, EntityId to) {
  if (to == kNoEntity) return;
  if (const auto url = canvas.map.way(canvas.page, to)) {
    canvas.html.element("a", {href(*url)}, canvas.plan().label(to));
  } else {
    canvas.html.text(canvas.plan().label(to));
  }
}

void write_tag(const Canvas& canvas, std::string_view kind, std::string_view text) {
  canvas.html.element("span", {cls(fmt::format("tag {}", kind))}, text);
}

void write_place(const Canvas& canvas, Span span) {
  const std::string place = display_place(canvas, span);
  if (const auto url = canvas.map.way_to_text(canvas.page, span)) {
    canvas.html.element("a", {cls("where"), href(*url)}, place);
  } else {
    canvas.html.element("span", {cls("where")}, place);
  }
}

void write_quote(const Canvas& canvas, Span span) {
  const auto quote = canvas.html.in("span", {cls("quote")});
  canvas.html.element("code", {cls("line")}, quoted_line(canvas, span));
  canvas.html.text(" ");
  write_place(canvas, span);
}

void write_mark(Html& html, Mark mark) {
  constexpr std::string_view kClasses[] = {"mark yes", "mark no", "mark warning", "mark hint"};
  constexpr std::string_view kPaths[] = {"M4 8.5l2.7 2.7L12 5.4", "M5 5l6 6M11 5l-6 6", "M8 4v5M8 11.4v.6",
                                         "M8 4v.6M8 7v5"};
  const auto index = static_cast<std::size_t>(mark);
  const auto svg =
      html.in("svg", {cls(kClasses[index]), attribute("viewBox", "0 0 16 16"), attribute("width", "16"),
                             attribute("height", "16"), attribute("aria-hidden", "true")});
  if (mark == Mark::warning) {
    html.element("path", {cls("shape"), attribute("d", "M8 .6L15.8 15H.2z")}, "");
    html.element("path", {attribute("d", "M8 5.8v4M8 12v.5")}, "");
    return;
  }
  html.element("rect", {cls("shape"), attribute("width", "16"), attribute("height", "16"),
                               attribute("rx", mark == Mark::no ? "3" : "8")}, "");
  html.element("path", {attribute("d", kPaths[index])}, "");
}

Mark mark_of(Severity severity) {
  constexpr Mark kMarks[] = {Mark::no, Mark::warning, Mark::hint};
  return kMarks[static_cast<std::size_t>(severity)];
}

void write_message(Html& html, std::string_view message) {
  while (!message.empty()) {
    const std::size_t open = message.find('`');
    const std::size_t close = open == std::string_view::npos ? open : message.find('`', open + 1);
    if (close == std::string_view::npos) break;
    html.text(message.substr(0, open));
    html.element("code", message.substr(open + 1, close - open - 1));
    message.remove_prefix(close + 1);
  }
  html.text(message);
}

}  // namespace campaign::html
