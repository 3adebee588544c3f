#include <fmt/format.h>

#include "base/text.h"
#include "pages.h"
#include "rules/finding_info.h"
#include "workspace/snapshot.h"

namespace campaign {

namespace {

/// GitHub's anchor of a heading that is a finding's name: without the dot.
std::string anchor_of(std::string_view name) {
  std::string anchor;
  for (const char c : name) {
    if (c != '.') anchor += c;
  }
  return anchor;
}

/// `{}` stands for what the finding is about.
std::string readable(std::string_view message) {
  std::string text;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message.substr(i, 2) == "{}") {
      text += "…";
      ++i;
    } else {
      text += message[i];
    }
  }
  return text;
}

void add_contents(std::string& page, const std::vector<FindingInfo>& all) {
  page += "| finding | severity | what is wrong |\n|---|---|---|\n";
  for (const FindingInfo& row : all) {
    page += fmt::format("| [`{}`](#{}) | {} | {} |\n", row.name, anchor_of(row.name), name_of(row.severity), row.title);
  }
  page += '\n';
}

void add_finding(std::string& page, const FindingInfo& row) {
  page += fmt::format("## {}\n\n{}: {}.\n\n> {}\n\n{}\n\n", row.name, name_of(row.severity), row.title,
                      readable(row.message), trim(row.why));
  if (!row.bad.empty()) page += "Not so:\n\n" + code_block(row.bad);
  if (!row.good.empty()) page += "But so:\n\n" + code_block(row.good);
}

}  // namespace

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
      "# Findings\n\n"
      "<!-- Made by `campaign_generate` from compiler/diagnostics/catalogue.def and the rules in stdlib/. Change those, not this. -->\n\n"
      "Everything that `campaign check` may find, by name. `campaign explain NAME` shows the same in a terminal. A "
      "finding that is\n"
      "accepted on purpose is silenced in the plan, with a reason: `allow: NAME because \"…\"`.\n\n";
  const Snapshot snapshot = compile(MemoryWorld(), {}, {}, "/", {});
  const std::vector<FindingInfo> all = all_finding_infos(snapshot.rules);
  add_contents(page, all);
  for (const FindingInfo& row : all) add_finding(page, row);
  page.pop_back();  // One line feed at the end.
  return page;
}

}  // namespace campaign
