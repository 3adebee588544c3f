#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "emit/html/properties.h"
#include "emit/html/sections.h"

namespace campaign::html {

namespace {

void write_labels(const Canvas& canvas, const Diagnostic& diagnostic) {
  if (diagnostic.labels.empty()) return;
  const auto list = canvas.html.in("ul", {cls("labels")});
  for (const Label& label : diagnostic.labels) {
    const auto item = canvas.html.in("li");
    {
      const auto words = canvas.html.in("p");
      write_message(canvas, label.text);
    }
    write_quote(canvas, label.span);
  }
}

void write_finding(const Canvas& canvas, std::uint32_t index, bool whole) {
  const Diagnostic& diagnostic = canvas.finding(index);
  Html& html = canvas.html;
  const std::string anchor = fmt::format("finding-{}", index + 1);
  const auto item = whole ? html.in("li", {cls("finding"), html::id(anchor)}) : html.in("li", {cls("finding")});
  write_mark(canvas.html, mark_of(diagnostic.severity));
  const auto body = html.in("div");
  {
    const auto message = html.in("p", {cls("message")});
    html.element("strong", fmt::format("{}: ", display_severity(canvas, diagnostic.severity)));
    write_message(canvas, diagnostic.message);
  }
  write_quote(canvas, diagnostic.span);
  if (whole && !diagnostic.note.empty()) {
    const auto note = html.in("p");
    write_message(canvas, diagnostic.note);
  }
  if (whole) write_labels(canvas, diagnostic);
  if (!diagnostic.help.empty()) {
    const auto help = html.in("p", {cls("help")});
    html.element("strong", fmt::format("{}: ", canvas.words("Help")));
    write_message(canvas, diagnostic.help);
  }
  const auto foot = html.in("p", {cls("finding-foot")});
  html.element("code", diagnostic.name);
  const EntityId place = canvas.map.place_of(index);
  if (place == kNoEntity) return;
  html.text(fmt::format(" · {} ", canvas.words.kind(canvas.plan()[place].kind)));
  write_link(canvas, place);
}

std::string summary(const Canvas& canvas) {
  std::vector<std::string> counts;
  for (FindingCount& count : display_counts(canvas, canvas.scope().findings)) counts.push_back(std::move(count.text));
  return canvas.locale().list(counts);
}

void write_all_well(const Canvas& canvas) {
  const auto line = canvas.html.in("p", {cls("all-well")});
  write_mark(canvas.html, Mark::yes);
  canvas.html.text(canvas.words("The compiler found nothing to mend here."));
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
  canvas.html.element("a", {href(*url)}, canvas.words("All findings: {0}", summary(canvas)));
}

}  // namespace campaign::html
