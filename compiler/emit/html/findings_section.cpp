#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "emit/html/properties.h"
#include "emit/html/sections.h"

namespace campaign::html {

namespace {

struct SeverityStyle {
  std::string_view word, one, several;
};
constexpr std::array<SeverityStyle, 3> kStyles = {{{"Error", "error", "errors"},
                                                   {"Warning", "warning", "warnings"},
                                                   {"Hint", "hint", "hints"}}};

const SeverityStyle& style_of(const Diagnostic& diagnostic) {
  return kStyles[static_cast<std::size_t>(diagnostic.severity)];
}

void write_labels(const Canvas& canvas, const Diagnostic& diagnostic) {
  if (diagnostic.labels.empty()) return;
  const auto list = canvas.html.in("ul", {cls("labels")});
  for (const Label& label : diagnostic.labels) {
    const auto item = canvas.html.in("li");
    {
      const auto words = canvas.html.in("p");
      write_message(canvas.html, label.text);
    }
    write_quote(canvas, label.span);
  }
}

void write_finding(const Canvas& canvas, std::uint32_t index, bool whole) {
  const Diagnostic& diagnostic = canvas.view().diagnostics[index];
  const SeverityStyle& style = style_of(diagnostic);
  Html& html = canvas.html;
  const std::string anchor = fmt::format("finding-{}", index + 1);
  const auto item = whole ? html.in("li", {cls("finding"), html::id(anchor)}) : html.in("li", {cls("finding")});
  write_mark(canvas.html, mark_of(diagnostic.severity));
  const auto body = html.in("div");
  {
    const auto message = html.in("p", {cls("message")});
    html.element("strong", fmt::format("{}: ", style.word));
    write_message(html, diagnostic.message);
  }
  write_quote(canvas, diagnostic.span);
  if (whole && !diagnostic.note.empty()) {
    const auto note = html.in("p");
    write_message(html, diagnostic.note);
  }
  if (whole) write_labels(canvas, diagnostic);
  if (!diagnostic.help.empty()) {
    const auto help = html.in("p", {cls("help")});
    html.element("strong", "Help: ");
    write_message(html, diagnostic.help);
  }
  const auto foot = html.in("p", {cls("finding-foot")});
  html.element("code", diagnostic.name);
  const EntityId place = canvas.map.place_of(index);
  if (place == kNoEntity) return;
  html.text(" · at ");
  html.text(row_of(canvas.plan()[place].kind).keyword);
  html.text(" ");
  write_link(canvas, place);
}

std::string summary(const Canvas& canvas) {
  std::array<std::size_t, 3> counts{};
  for (const std::uint32_t finding : canvas.scope().findings)
    ++counts[static_cast<std::size_t>(canvas.view().diagnostics[finding].severity)];
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    if (!text.empty()) text += ", ";
    text += counted(counts[i], kStyles[i].one, kStyles[i].several);
  }
  return text;
}

void write_all_well(const Canvas& canvas) {
  const auto line = canvas.html.in("p", {cls("all-well")});
  write_mark(canvas.html, Mark::yes);
  canvas.html.text("The compiler found nothing to mend here.");
}

}  // namespace

void write_findings(const Canvas& canvas) {
  const auto& findings = canvas.scope().findings;
  if (findings.empty()) return write_all_well(canvas);
  canvas.html.element("p", summary(canvas) + ".");
  const auto list = canvas.html.in("ol", {cls("findings"), attribute("start", std::to_string(canvas.page.first + 1))});
  for (std::uint32_t i = canvas.page.first; i < canvas.page.last; ++i) write_finding(canvas, findings[i], true);
}

void write_findings_that_matter(const Canvas& canvas) {
  constexpr std::size_t kMost = 5;
  const auto& findings = canvas.scope().findings;
  if (findings.empty()) return write_all_well(canvas);
  {
    const auto list = canvas.html.in("ol", {cls("findings")});
    for (std::size_t i = 0; i < std::min(findings.size(), kMost); ++i) write_finding(canvas, findings[i], false);
  }
  const auto url = canvas.map.way(canvas.page, Role::findings);
  if (!url) return;
  const auto more = canvas.html.in("p", {cls("more")});
  canvas.html.element("a", {href(*url)}, "All findings: " + summary(canvas));
}

}  // namespace campaign::html
