#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "report/columns.h"
#include "rules/finding_info.h"
#include "workspace/snapshot.h"

namespace campaign {
namespace {

constexpr std::size_t kWidth = 80;

/// The columns of a word in a terminal.
std::size_t columns_of(std::string_view word) {
  std::size_t columns = 0;
  for (const Cell& cell : cells_of(word)) columns += cell.width;
  return columns;
}

/// Breaks each paragraph at blanks so that no line takes more than `kWidth` columns unless a word does.
std::string wrapped(std::string_view text) {
  std::string result;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t columns = columns_of(word);
    if (column > 0 && column + 1 + columns > kWidth) {
      result += '\n';
      column = 0;
    }
    if (column > 0) result += ' ', ++column;
    result += word;
    column += columns;
    // As Markdown has it, only an empty line ends a paragraph.
    const bool ends = text.substr(end).starts_with("\n\n");
    if (ends) result += "\n\n", column = 0;
    text.remove_prefix(std::min(end + (ends ? 2 : 1), text.size()));
  }
  return result;
}

std::string indented(std::string_view code) {
  std::string result;
  for (std::size_t begin = 0; begin < code.size();) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    const std::string_view line = code.substr(begin, end - begin);
    result += line.empty() ? "\n" : fmt::format("    {}\n", line);
    begin = end + 1;
  }
  return result;
}

std::string explanation(const FindingInfo& row, bool colors, const Tongue& tongue) {
  const auto bold = [&](const Said& text) {
    return colors ? fmt::format("\x1b[1m{}\x1b[0m", tongue(text)) : tongue(text);
  };
  std::string text =
      fmt::format("{} ({})\n{}\n\n{}\n", bold(row.name), tongue(Said::sentence(name_of(row.severity))), row.title, wrapped(row.why));
  if (!row.stages.empty()) text += fmt::format("\n{} {}\n", bold(say("Makes sense in the stages:")), row.stages);
  if (!row.bad.empty()) text += fmt::format("\n{}\n\n{}", bold(say("Gets this finding:")), indented(row.bad));
  if (!row.good.empty()) text += fmt::format("\n{}\n\n{}", bold(say("Mended:")), indented(row.good));
  if (!row.module.empty()) {
    text += fmt::format("\n{}\n\n    rules {{ {}: off }}\n\n{}\n\n    allow: {} because \"…\" until 2027-06-30\n",
                        bold(say("Tuned in a plan or campaign (error, warning, hint, off):")), row.name,
                        bold(say("Silenced in one place, with the reason:")), row.name);
  }
  return text;
}

std::string listing(const std::vector<FindingInfo>& all, const Tongue& tongue) {
  std::size_t width = 0;
  for (const FindingInfo& row : all) width = std::max(width, row.name.size());
  std::string text;
  for (const FindingInfo& row : all) {
    text += fmt::format("{:<{}}  {:<7}  {}{}\n", row.name, width, tongue(Said::sentence(name_of(row.severity))), row.title, row.stages.empty() ? "" : fmt::format("  [{}]", row.stages));
  }
  return text;
}

/// The finding that was most likely meant: by its name, or by the part behind the dot.
std::string suggestion_for(const std::string& name, const std::vector<FindingInfo>& all) {
  std::vector<std::string_view> names, faults;
  for (const FindingInfo& row : all) {
    names.push_back(row.name);
    faults.push_back(std::string_view(row.name).substr(row.name.find('.') + 1));
  }
  if (const auto meant = closest(name, names)) return std::string(*meant);
  if (const auto fault = closest(name, faults)) {
    const auto index = std::ranges::find(faults, *fault) - faults.begin();
    return std::string(names[static_cast<std::size_t>(index)]);
  }
  return "";
}

}  // namespace

ExitStatus run_explain(const Options& options) {
  const Console console(options.color);
  CompileOptions compile_options;
  compile_options.tongue = std::make_shared<const Tongue>(options.locale);
  const Tongue& tongue = *compile_options.tongue;
  const Snapshot snapshot = compile(MemoryWorld(), {}, {}, "/", compile_options);
  const std::vector<FindingInfo> all = all_finding_infos(snapshot.rules, tongue.language());
  if (options.list) return console.print(listing(all, tongue)) ? kNothingFound : kFailed;
  if (const auto row = std::ranges::find(all, options.finding, &FindingInfo::name); row != all.end()) {
    return console.print(explanation(*row, console.colors_on_output(), tongue)) ? kNothingFound : kFailed;
  }
  const std::string meant = suggestion_for(options.finding, all);
  console.error(tongue(say("there is no finding `{}`; {}", options.finding, meant.empty() ? say("`campaign explain --list` lists them") : say("did you mean `{}`?", meant))));
  return kFailed;
}

}  // namespace campaign
