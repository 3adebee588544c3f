#include "cli/command_help.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace campaign {
namespace {

constexpr const char* kTitle = "campaign: a compiler for marketing plans";

/// What the help of one command begins with.
struct Examples {
  std::string_view command;
  const char* text;
};
constexpr Examples kExamples[] = {
    {"check",
     "campaign check plans/                      all plans in a folder\n"
     "  campaign check --deny warnings spring.campaign | less\n"
     "  campaign check --format sarif . > findings.sarif\n"
     "  git show HEAD:spring.campaign | campaign check --stdin-name spring.campaign -"},
    {"watch", "campaign watch plans/                      again whenever a plan in it changes, until Ctrl-C"},
    {"serve", "campaign serve plans/                      then open http://127.0.0.1:8017/\n  campaign serve --port 0 spring.campaign"},
    {"build",
     "campaign build plans/ --out site           then open site/index.html\n"
     "  campaign build plans/ --only board --out board\n"
     "  campaign build plans/ --single-file --out one"},
    {"json", "campaign json spring.campaign | jq '.campaigns[].goals[].name'\n  campaign json plans/ -o plan.json"},
    {"schedule",
     "campaign schedule spring.campaign           when everything begins and ends, and how much later it could\n"
     "  campaign schedule --critical plans/         what decides when a campaign ends\n"
     "  campaign schedule --why launch plans/       why something lies where it lies\n"
     "  campaign schedule --delay shoot --by \"3 workdays\" plans/   what moves if something takes longer\n"
     "  campaign schedule --load plans/             who has how much to do in which week\n"
     "  campaign schedule --format csv plans/ > schedule.csv"},
    {"export", "campaign export --format ics plans/ > plan.ics\n  campaign export --format summary plans/ | gh pr comment --body-file -"},
    {"explain", "campaign explain time_bound.missing_deadline\n  campaign explain --list | grep budget"},
    {"schema", "campaign schema > plan.schema.json"},
    {"fmt", "campaign fmt plans/                        writes them\n  campaign fmt --check plans/                names those that lack the layout\n  campaign fmt --diff spring.campaign"},
    {"lsp", "campaign lsp                               an editor starts it, and talks to it"},
    {"test", "campaign test house/rules.campaign         whether its rules find what their examples say"},
    {"doc", "campaign doc --out reference               then open reference/index.html\n  campaign doc --markdown --out reference"},
};

}  // namespace

const char* const kOverview =
    "campaign: a compiler for marketing plans\n\n"
    "  campaign check plans/                          say what is wrong with the plans in a folder\n"
    "  campaign watch plans/                          say it again whenever a plan changes\n"
    "  campaign serve plans/                          show them in the browser, always as they are saved\n"
    "  campaign build plans/ --out site               make a site, JSON and exports of them\n"
    "  campaign schedule plans/                       say when everything happens, and what waits for what\n"
    "  campaign export --format ics plans/            write their dates for a calendar\n"
    "  campaign explain time_bound.missing_deadline   say what a finding means\n";

const char* const kMoreHelp =
    "\nEXIT STATUS:\n"
    "  0  nothing found at the level asked for: errors, or with --deny also warnings or hints\n"
    "  1  findings at that level; what was asked for is written all the same\n"
    "  2  the command could not do its job: bad usage, a path that cannot be read, an output that cannot be written\n"
    "`watch` and `serve` go on until Ctrl-C, and end with 0 then.\n\n"
    "`check`, `watch` and `test` say what they find on standard output, so that it can be piped and paged; the other commands, whose\n"
    "output is something else, say it on standard error. What keeps a command from its job always stands there. NO_COLOR is honoured.\n";

std::string with_examples(std::string_view command) {
  const auto found = std::ranges::find(kExamples, command, &Examples::command);
  return found == std::end(kExamples) ? kTitle : fmt::format("{}\n\n  {}\n", kTitle, found->text);
}

}  // namespace campaign
