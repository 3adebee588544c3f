#include <fmt/format.h>

#include "base/text.h"
#include "emit/html/markdown.h"
#include "reference/pages.h"
#include "rules/finding_info.h"

namespace campaign {

namespace {

/// `{}` and `{goal.name}` stand for what the finding is about; two braces are one.
std::string readable(std::string_view message) {
  std::string text;
  for (std::size_t i = 0; i < message.size(); ++i) {
    const bool twice = i + 1 < message.size() && message[i + 1] == message[i];
    if ((message[i] == '{' || message[i] == '}') && twice) {
      text += message[i++];
    } else if (message[i] == '{') {
      text += "…";
      i = std::min(message.find('}', i), message.size());
    } else {
      text += message[i];
    }
  }
  return text;
}

}  // namespace

void add_finding(std::string& page, const FindingInfo& info) {
  page += fmt::format("{} {}\n\n{}: {}.{}{}\n\n", info.module.empty() ? "##" : "###", info.name, name_of(info.severity), info.title,
                      info.kinds.empty() ? "" : fmt::format(" Looks at: {}.", info.kinds), info.stages.empty() ? "" : fmt::format(" In stages: {}.", info.stages));
  if (!info.message.empty()) page += fmt::format("> {}\n\n", readable(info.message));
  page += fmt::format("{}\n\n", trim(info.why));
  if (!info.bad.empty()) page += "Not so:\n\n" + code_block(info.bad);
  if (!info.good.empty()) page += "But so:\n\n" + code_block(info.good);
}

std::string code_block(std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  std::string block = fence + "campaign\n";
  block += text;
  if (!text.ends_with('\n')) block += '\n';
  return block + fence + "\n\n";
}

std::string findings_page() {
  std::string page =
      "# Findings of the compiler\n\n"
      "<!-- Made by `campaign_generate` from compiler/diagnostics/catalogue.def. Change that, not this. -->\n\n"
      "What the compiler itself finds in a plan: names, types, units, dates, syntax. What it finds by rules is in the standard "
      "library. `campaign explain NAME` shows the same in a terminal.\n\n"
      "| finding | severity | what is wrong |\n|---|---|---|\n";
  const std::vector<FindingInfo> all = all_finding_infos({});
  for (const FindingInfo& info : all) page += fmt::format("| [`{}`](#{}) | {} | {} |\n", info.name, html::anchor_of_heading(info.name), name_of(info.severity), info.title);
  page += '\n';
  for (const FindingInfo& info : all) add_finding(page, info);
  page.pop_back();  // One line feed at the end.
  return page;
}

}  // namespace campaign
