#include <array>
#include <string_view>

#include "emit/html/sections.h"

namespace campaign::html {

namespace {

struct FileKind {
  std::string_view ending;
  Sentence<> words;
};
constexpr std::array<FileKind, 5> kFileKinds = {{{".ics", "Calendar of flights, deadlines and milestones (iCalendar)"},
                                                 {".tactics.csv", "Table of tactics (CSV)"},
                                                 {".budget.csv", "Table of the budget (CSV)"},
                                                 {".kpis.csv", "Table of KPIs (CSV)"},
                                                 {".summary.md", "Summary (Markdown)"}}};

/// What a file of the scope is, in words; empty for files of other scopes.
std::string_view words_of(const Canvas& canvas, std::string_view file) {
  if (file == "plan.json") return canvas.words("The whole plan for programs (JSON)");
  for (const FileKind& kind : kFileKinds) {
    if (file.starts_with(canvas.scope().name) && file.substr(canvas.scope().name.size()) == kind.ending) return canvas.words(kind.words);
  }
  return {};
}

}  // namespace

bool has_downloads(const Canvas& canvas) {
  return std::ranges::any_of(canvas.map.beside(), [&](const std::string& file) { return !words_of(canvas, file).empty(); });
}

void write_downloads(const Canvas& canvas) {
  const auto list = canvas.html.in("ul", {cls("plain downloads")});
  for (const std::string& file : canvas.map.beside()) {
    const std::string_view words = words_of(canvas, file);
    if (words.empty()) continue;
    const auto item = canvas.html.in("li");
    canvas.html.element("a", {href(Url::place(file, "")), attribute("download", file)}, words);
  }
}

}  // namespace campaign::html
