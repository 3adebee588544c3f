#include "cli/command_help.h"

#include <algorithm>

#include <fmt/format.h>

#include "words/help.h"

namespace campaign {
namespace {

constexpr std::string_view kTitle = "campaign: a compiler for marketing plans";

/// What help begins with: all of it for no command, else a command's own. What is written, and what that does.
struct Example {
  std::string_view command, written, does = {};
};
constexpr Example kExamples[] = {
    {"", "campaign check plans/", "say what is wrong with the plans in a folder"},
    {"", "campaign watch plans/", "say it again whenever a plan changes"},
    {"", "campaign serve plans/", "show them in the browser, always as they are saved"},
    {"", "campaign build plans/ --out site", "make a site, JSON and exports of them"},
    {"", "campaign schedule plans/", "say when everything happens, and what waits for what"},
    {"", "campaign odds plans/", "say how likely goals are reached"},
    {"", "campaign export --format ics plans/", "write their dates for a calendar"},
    {"", "campaign explain time_bound.missing_deadline", "say what a finding means"},
    {"check", "campaign check plans/", "all plans in a folder"},
    {"check", "campaign check --deny warnings spring.campaign | less"},
    {"check", "campaign check --format sarif . > findings.sarif"},
    {"check", "git show HEAD:spring.campaign | campaign check --stdin-name spring.campaign -"},
    {"watch", "campaign watch plans/", "again whenever a plan in it changes, until Ctrl-C"},
    {"serve", "campaign serve plans/", "then open http://127.0.0.1:8017/"},
    {"serve", "campaign serve --port 0 spring.campaign"},
    {"build", "campaign build plans/ --out site", "then open site/index.html"},
    {"build", "campaign build plans/ --only board --out board"},
    {"build", "campaign build plans/ --single-file --out one"},
    {"json", "campaign json spring.campaign | jq '.campaigns[].goals[].name'"},
    {"json", "campaign json plans/ -o plan.json"},
    {"schedule", "campaign schedule spring.campaign", "when everything begins and ends, and how much later it could"},
    {"schedule", "campaign schedule --critical plans/", "what decides when a campaign ends"},
    {"schedule", "campaign schedule --why launch plans/", "why something lies where it lies"},
    {"schedule", "campaign schedule --delay shoot plans/", "what moves if something takes longer"},
    {"schedule", "campaign schedule --load plans/", "who has how much to do in which week"},
    {"schedule", "campaign schedule --format csv plans/ > schedule.csv"},
    {"odds", "campaign odds plans/", "how likely every goal is reached, and what comes"},
    {"odds", "campaign odds --goal growth plans/", "what one goal hangs on"},
    {"odds", "campaign odds --format json plans/ > odds.json"},
    {"export", "campaign export --format ics plans/ > plan.ics"},
    {"export", "campaign export --format summary plans/ | gh pr comment --body-file -"},
    {"explain", "campaign explain time_bound.missing_deadline"},
    {"explain", "campaign explain --list | grep budget"},
    {"schema", "campaign schema > plan.schema.json"},
    {"fmt", "campaign fmt plans/", "writes them"},
    {"fmt", "campaign fmt --check plans/", "names those that lack the layout"},
    {"fmt", "campaign fmt --diff spring.campaign"},
    {"lsp", "campaign lsp", "an editor starts it, and talks to it"},
    {"test", "campaign test house/rules.campaign", "whether its rules find what their examples say"},
    {"doc", "campaign doc --out reference", "then open reference/index.html"},
    {"doc", "campaign doc --markdown --out reference"},
};

}  // namespace

std::string beginning_of_help(std::string_view command, Language language) {
  std::size_t width = 0;
  for (const Example& example : kExamples) {
    if (example.command == command && !example.does.empty()) width = std::max(width, example.written.size());
  }
  std::string text = fmt::format("{}\n\n", help_text(kTitle, language));
  for (const Example& example : kExamples) {
    if (example.command != command) continue;
    text += example.does.empty() ? fmt::format("  {}\n", example.written) : fmt::format("  {:<{}}   {}\n", example.written, width, help_text(example.does, language));
  }
  return text;
}

std::string end_of_help(Language language) {
  const auto told = [&](std::string_view english) { return help_text(english, language); };
  return fmt::format("\n{}\n  0  {}\n  1  {}\n  2  {}\n{}\n\n{}\n", told("EXIT STATUS:"), told("nothing found at the level asked for: errors, or with --deny also warnings or hints"),
                       told("findings at that level; what was asked for is written all the same"),
                       told("the command could not do its job: bad usage, a path that cannot be read, an output that cannot be written"),
                       told("`watch` and `serve` go on until Ctrl-C, and end with 0 then."),
                       told("`check`, `watch` and `test` say what they find on standard output, so that it can be piped and paged; the other commands, whose\n"
                            "output is something else, say it on standard error. What keeps a command from its job always stands there. NO_COLOR is honoured."));
}

Language language_of_help(std::span<const char* const> words) {
  constexpr std::string_view kLocale = "--locale";
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with(kLocale)) continue;
    const std::string_view tag = word.size() > kLocale.size() + 1 ? word.substr(kLocale.size() + 1) : i + 1 < words.size() ? std::string_view(words[i + 1]) : std::string_view();
    return language_named(tag.substr(0, tag.find_first_of("-_"))).value_or(Language::english);
  }
  return Language::english;
}

}  // namespace campaign
