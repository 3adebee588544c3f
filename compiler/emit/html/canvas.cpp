#include "emit/html/canvas.h"

#include <algorithm>
#include <iterator>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/text.h"
#include "locale/currency_names.h"
#include "model/display_amounts.h"
#include "model/place.h"

namespace campaign::html {

std::string display_word(const Canvas& canvas, std::string_view word) { return canvas.words.heading(canvas.words.word(word)); }

std::string display_name(const Canvas& canvas, Property property) {
  if (const Field* field = canvas.plan().field_of(property)) {
    return field->title.empty() ? display_word(canvas, field->row.name) : std::string(field->title);
  }
  return canvas.words.heading(canvas.words.property(property));
}

Workdays workdays_of(const Canvas& canvas) {
  return workdays_at(canvas.plan(), canvas.page.root == kNoEntity ? canvas.scope().campaign : canvas.page.root);
}

std::string display_holiday(const Canvas& canvas, const Holiday& holiday) {
  if (canvas.plan()[holiday.holiday].kind != Kind::holiday) return std::string(canvas.words("Free day"));
  const std::string_view label = canvas.label(holiday.holiday);
  return holiday.substitute ? canvas.words("{0} (substitute)", label) : std::string(label);
}

std::string display_kind(const Canvas& canvas, EntityId id) { return canvas.words.heading(canvas.words.kind(canvas.plan()[id].kind)); }

std::string display(const Canvas& canvas, const Amount& amount) { return display_amount(canvas.words, canvas.plan().units(), amount); }

std::string display_size(const Canvas& canvas, const Amount& amount) { return display_size(canvas.words, canvas.plan().units(), amount); }

std::string display(const Canvas& canvas, const Estimate& estimate) {
  return display_estimate(canvas.words, canvas.plan().units(), estimate);
}

std::string display_share(const Canvas& canvas, double share) {
  return canvas.locale().percent(Decimal::from_int(std::llround(share * 100)), {});
}

std::string_view display_severity(const Canvas& canvas, Severity severity) {
  const std::string_view texts[] = {canvas.words("Error"), canvas.words("Warning"), canvas.words("Hint")};
  return texts[static_cast<std::size_t>(severity)];
}

std::vector<FindingCount> display_counts(const Canvas& canvas, std::span<const std::uint32_t> findings) {
  std::array<std::size_t, 3> counts{};
  for (const std::uint32_t finding : findings) ++counts[static_cast<std::size_t>(canvas.finding(finding).severity)];
  const Words& words = canvas.words;
  std::vector<FindingCount> shown;
  if (counts[0] > 0) shown.push_back({Severity::error, words("{0} {0:error|errors}", counts[0])});
  if (counts[1] > 0) shown.push_back({Severity::warning, words("{0} {0:warning|warnings}", counts[1])});
  if (counts[2] > 0) shown.push_back({Severity::hint, words("{0} {0:hint|hints}", counts[2])});
  return shown;
}

std::string display_place(const Canvas& canvas, Span span) {
  const SourceFile& file = canvas.view().sources[span.file];
  return fmt::format("{}:{}", file.name(), file.line(span.begin));
}

namespace {

constexpr std::size_t kMostOfLine = 160;  // Code points of a line that is quoted.

/// A line without the comment at its end; `//` inside quotes is no comment. Of a long line only what is shown is looked at.
std::string_view without_comment(std::string_view line) {
  line = line.substr(0, 4 * (kMostOfLine + 1));  // Beyond that, more code points than are shown.
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
  const SourceFile& file = canvas.view().sources[span.file];
  const std::string_view line = trim(without_comment(trim(file.line_text(file.line(span.begin)))));
  std::size_t end = 0, count = 0;
  for (; end < line.size() && count < kMostOfLine; ++count) static_cast<void>(decode_utf8(line, end));
  return end == line.size() ? std::string(line) : std::string(line.substr(0, end)) + " …";
}

void write_link(const Canvas& canvas, EntityId to) {
  if (to == kNoEntity) return;
  const Entity& entity = canvas.plan()[to];
  const bool named_there = entity.kind == Kind::currency && entity.from_library && canvas.locale().language() != "en";
  const std::string_view label = named_there ? currency_name(entity.name, canvas.locale().tag()) : canvas.label(to);
  if (const auto url = canvas.map.way(canvas.page, to)) {
    canvas.html.element("a", {href(*url)}, label);
  } else {
    canvas.html.text(label);
  }
}

namespace {

std::vector<EntityId> shown_of(const Canvas& canvas, std::span<const EntityId> ids) {
  std::vector<EntityId> shown;
  std::ranges::copy_if(ids, std::back_inserter(shown), [&](EntityId id) { return canvas.map.is_shown(id); });
  return shown;
}

}  // namespace

void write_links(const Canvas& canvas, std::span<const EntityId> ids, std::size_t most) {
  const std::vector<EntityId> shown = shown_of(canvas, ids);
  for (std::size_t i = 0; i < std::min(shown.size(), most); ++i) {
    if (i > 0) canvas.html.text(", ");
    write_link(canvas, shown[i]);
  }
  if (shown.size() > most) canvas.html.text(" " + canvas.words("and {0} more", shown.size() - most));
}

void write_declarations(const Canvas& canvas, std::span<const EntityId> ids, std::size_t most, void (*more)(const Canvas&, EntityId)) {
  const std::vector<EntityId> shown = shown_of(canvas, ids);
  const auto list = canvas.html.in("ul", {cls("plain")});
  for (std::size_t i = 0; i < std::min(shown.size(), most); ++i) {
    const auto item = canvas.html.in("li");
    canvas.html.element("span", {cls("kind")}, display_kind(canvas, shown[i]));
    canvas.html.text(" ");
    write_link(canvas, shown[i]);
    if (more != nullptr) more(canvas, shown[i]);
  }
  if (shown.size() > most) canvas.html.element("li", {cls("quiet")}, canvas.words("and {0} more", shown.size() - most));
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

namespace {

/// Calls `write` in an element that says that it is English, where the page is not.
template <typename Write>
void in_english(const Canvas& canvas, const Write& write) {
  if (canvas.locale().language() == kLanguageTags[static_cast<std::size_t>(canvas.words.language())]) return write();
  const auto span = canvas.html.in("span", {attribute("lang", "en"), attribute("dir", "ltr")});
  write();
}

}  // namespace

void write_message(const Canvas& canvas, std::string_view message) {
  in_english(canvas, [&] { write_message(canvas.html, message); });
}

void write_english(const Canvas& canvas, std::string_view text) {
  in_english(canvas, [&] { canvas.html.text(text); });
}

}  // namespace campaign::html
