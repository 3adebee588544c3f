#include "live/findings_panel.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "emit/html/canvas.h"
#include "emit/html/site_map.h"

namespace campaign {
namespace {

using namespace html;

constexpr std::size_t kMostListed = 100;  // The command and the pages' own sections list more.
constexpr std::array<Severity, 3> kSeverities = {Severity::error, Severity::warning, Severity::hint};

Said counted(Severity severity, std::size_t count) {
  if (severity == Severity::error) return say("{0} {0:error|errors}", count);
  return severity == Severity::warning ? say("{0} {0:warning|warnings}", count) : say("{0} {0:hint|hints}", count);
}

Said heading_of(Severity severity) {
  if (severity == Severity::error) return say("Error");
  return severity == Severity::warning ? say("Warning") : say("Hint");
}

/// `2 errors, 1 warning`
std::string counts(std::span<const Diagnostic> findings, const Tongue& tongue) {
  std::string text;
  for (const Severity severity : kSeverities) {
    const auto count = static_cast<std::size_t>(std::ranges::count(findings, severity, &Diagnostic::severity));
    if (count > 0) text += (text.empty() ? "" : ", ") + tongue(counted(severity, count));
  }
  return text.empty() ? tongue(say("No findings")) : text;
}

class Panel {
 public:
  Panel(const SiteMap& map, const Tongue& tongue, std::span<const Diagnostic> findings, std::string_view problem, Html& html)
      : map_(map), tongue_(tongue), findings_(findings), problem_(problem), html_(html) {}

  void write() const {
    const bool grave = !problem_.empty() || has(Severity::error);
    const auto aside = html_.in("aside", {id("live"), cls("live"), attribute("aria-label", tongue_(say("Findings of the compiler")))});
    if (grave) return write_details({id("live-findings"), attribute("open", ""), attribute("data-grave", "")});
    write_details({id("live-findings")});
  }

 private:
  [[nodiscard]] bool has(Severity severity) const {
    return std::ranges::find(findings_, severity, &Diagnostic::severity) != findings_.end();
  }
  [[nodiscard]] Mark worst() const {
    if (!problem_.empty()) return Mark::no;
    for (const Severity severity : kSeverities) {
      if (has(severity)) return mark_of(severity);
    }
    return Mark::yes;
  }

  void write_details(Attributes attributes) const {
    const auto details = html_.in("details", attributes);
    {
      const auto summary = html_.in("summary", {id("live-summary")});
      write_mark(html_, worst());
      html_.element("span", problem_.empty() ? counts(findings_, tongue_) : tongue_(say("The plan cannot be read")));
      html_.element("span", {id("live-lost"), attribute("role", "status"), attribute("data-words", tongue_(say("not connected")))}, "");  // The script says there when the server has ended.
    }
    // It scrolls, so the keyboard has to get into it.
    const auto body = html_.in("section", {cls("live-body"), attribute("tabindex", "0"), attribute("aria-labelledby", "live-summary")});
    if (!problem_.empty()) {
      const auto line = html_.in("p", {cls("live-problem")});
      write_message(html_, problem_);
      html_.text(". " + tongue_(say("The page shows the plan as it was before.")));
    }
    if (findings_.empty()) {
      if (problem_.empty()) html_.element("p", tongue_(say("The compiler found nothing to mend.")));
      return;
    }
    write_list();
  }

  void write_list() const {
    std::size_t listed = 0;
    {
      const auto list = html_.in("ol");
      for (const Severity severity : kSeverities) {
        for (std::size_t i = 0; i < findings_.size() && listed < kMostListed; ++i) {
          if (findings_[i].severity != severity) continue;
          write_finding(i);
          ++listed;
        }
      }
    }
    if (listed < findings_.size()) {
      html_.element("p", {cls("quiet")}, tongue_(say("The first {} of {}; `campaign check` lists all.", listed, findings_.size())));
    }
  }

  void write_finding(std::size_t index) const {
    const Diagnostic& finding = findings_[index];
    const auto item = html_.in("li");
    write_mark(html_, mark_of(finding.severity));
    const auto text = html_.in("div");
    {
      const auto where = html_.in("p", {cls("live-where")});
      html_.element("strong", tongue_(heading_of(finding.severity)));
      html_.text(" ");
      const SourceFile& file = map_.view().sources[finding.span.file];
      const LineColumn at = file.line_column(finding.span.begin);
      const std::string place = fmt::format("{}:{}:{}", file.name(), at.line, at.column);
      const Page* page = map_.page_of_finding(static_cast<std::uint32_t>(index));
      if (page == nullptr) {
        html_.element("span", place);
      } else {
        html_.element("a", {href(Url::place(fmt::format("/{}", page->file), fmt::format("finding-{}", index + 1)))}, place);
      }
    }
    {
      const auto message = html_.in("p");
      write_message(html_, finding.message);
    }
    if (!finding.help.empty()) {
      const auto help = html_.in("p", {cls("quiet")});
      write_message(html_, finding.help);
    }
    const auto name = html_.in("p", {cls("quiet")});
    html_.element("code", finding.name);
  }

  const SiteMap& map_;
  const Tongue& tongue_;
  std::span<const Diagnostic> findings_;
  std::string_view problem_;
  Html& html_;
};

}  // namespace

std::map<std::string, std::string, std::less<>> findings_panels(const PlanView& view, std::string_view problem) {
  const SiteMap map(view);
  std::map<std::string, std::string, std::less<>> panels;
  const auto write = [&](const std::string& locale, const Tongue& tongue, std::span<const Diagnostic> findings) {
    Html html(panels[locale]);
    Panel(map, tongue, findings, problem, html).write();
  };
  write("", view.plan.tongue(), view.diagnostics);
  for (const Telling& telling : view.tellings) write(telling.locale, Tongue(telling.locale), telling.diagnostics);
  return panels;
}

}  // namespace campaign
