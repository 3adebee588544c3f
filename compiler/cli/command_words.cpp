#include "cli/command_words.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "cli/command_line.h"
#include "cli/console.h"

namespace campaign {
namespace {

/// What other tools call a command of ours.
struct Synonym {
  std::string_view theirs, ours;
};
constexpr Synonym kCommandSynonyms[] = {
    {"lint", "check"},   {"validate", "check"}, {"verify", "check"}, {"format", "fmt"},   {"compile", "build"}, {"make", "build"},
    {"generate", "build"}, {"site", "build"},   {"preview", "serve"}, {"dev", "serve"},   {"server", "serve"},  {"docs", "doc"},
    {"gantt", "schedule"},  {"timeline", "schedule"}, {"plan", "schedule"}, {"simulate", "odds"}, {"forecast", "odds"}, {"risk", "odds"}, {"probability", "odds"}, {"rules", "explain --list"}, {"list", "explain --list"}, {"run", "check"}, {"print", "json"},
};
/// What other tools call an option, and what is written here.
constexpr Synonym kOptionSynonyms[] = {
    {"json", "--format json"},     {"sarif", "--format sarif"},   {"strict", "--deny warnings"}, {"Werror", "--deny warnings"},
    {"no-color", "--color never"}, {"no-colour", "--color never"}, {"output", "--out DIR"},       {"output-dir", "--out DIR"},
    {"today", "--as-of DATE"},     {"date", "--as-of DATE"},      {"now", "--as-of DATE"},       {"stage", "--gate STAGE"},
    {"root", "--workspace DIR"},   {"stdin-filename", "--stdin-name NAME"}, {"max-warnings", "--deny warnings"}, {"dry-run", "--diff"},
};

template <typename Rows>
std::optional<std::string_view> ours_for(std::string_view theirs, const Rows& rows) {
  const auto found = std::ranges::find(rows, theirs, &Synonym::theirs);
  return found == std::end(rows) ? std::nullopt : std::optional(found->ours);
}

/// The options of a command as people write them: `--format`, `-o`.
std::vector<std::string> options_of(cl::SubCommand& command) {
  std::vector<std::string> names;
  for (const auto& entry : cl::getRegisteredOptions(command)) {
    if (entry.second->getOptionHiddenFlag() != cl::NotHidden) continue;
    const llvm::StringRef name = entry.first();
    names.push_back((name.size() == 1 ? "-" : "--") + name.str());
  }
  std::ranges::sort(names);
  return names;
}

/// What is wrong with the value of an option that takes one of several words, or a number; empty where nothing is.
std::string fault_of(std::string_view option, std::string_view value, const std::vector<std::string_view>& words) {
  if (option == "port" || option.starts_with("max-")) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool fits = error == std::errc() && end == value.data() + value.size();
    return fits ? "" : fmt::format("`--{}` takes a whole number, not `{}`", option, value);
  }
  if (words.empty() || std::ranges::find(words, value) != words.end()) return {};
  std::string message = fmt::format("`--{}` does not know `{}`", option, value);
  if (const auto meant = closest(value, words)) return message + fmt::format("; did you mean `{}`?", *meant);
  return message + fmt::format("; write one of {}", fmt::join(words, ", "));
}

}  // namespace

bool is_command(std::string_view word) { return std::ranges::find(kCommands, word) != kCommands.end(); }

tl::unexpected<ExitStatus> usage_error(const std::string& message) {
  Console(ColorChoice::automatic).error(message);
  return tl::unexpected(kFailed);
}

tl::expected<void, ExitStatus> check_command_word(std::string_view word) {
  if ((word.starts_with('-') && word != "-") || is_command(word)) return {};
  if (word == "-" || word.ends_with(".campaign") || word.find('/') != word.npos) {
    return usage_error(fmt::format("`{}` is no command; to check a plan write `campaign check {}`", word, word));
  }
  if (const auto ours = ours_for(word, kCommandSynonyms)) {
    return usage_error(fmt::format("there is no command `{}`; write `campaign {}`", word, *ours));
  }
  std::string message = fmt::format("there is no command `{}`", word);
  if (const auto meant = closest(word, kCommands)) {
    message += fmt::format("; did you mean `{}`?", *meant);
  } else {
    message += fmt::format("; the commands are {}", fmt::join(kCommands, ", "));
  }
  return usage_error(message);
}

tl::expected<void, ExitStatus> check_option_words(std::span<const char* const> words, CommandLine& line, std::string_view name) {
  cl::SubCommand& command = line.command_named(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") return {};
    if (word.size() < 2 || word.front() != '-' || (word[1] >= '0' && word[1] <= '9')) continue;
    const std::string_view option = word.substr(word.find_first_not_of('-'));
    const std::size_t sign = option.find('=');
    const std::string_view bare = option.substr(0, sign);
    const auto& registered = cl::getRegisteredOptions(command);
    if (const auto known = registered.find(llvm::StringRef(bare.data(), bare.size())); known != registered.end()) {
      const bool takes_next = sign == option.npos && known->second->getValueExpectedFlag() == cl::ValueRequired;
      if (takes_next && i + 1 == words.size()) continue;
      const std::string_view value = takes_next ? words[++i] : sign == option.npos ? std::string_view() : option.substr(sign + 1);
      if (sign == option.npos && !takes_next) continue;
      if (const std::string fault = fault_of(bare, value, line.values_of(name, bare)); !fault.empty()) return usage_error(fault);
      continue;
    }
    const std::string_view shown = word.substr(0, word.find('='));
    const std::vector<std::string> names = options_of(command);
    std::string message = fmt::format("`campaign {}` has no option `{}`", name, shown);
    if (bare == "fix") return usage_error(message + "; editors make the fixes that findings offer, and `campaign fmt` gives plans their layout");
    if (bare == "watch") return usage_error(message + "; write `campaign watch PATH...`");
    const auto ours = ours_for(bare, kOptionSynonyms);
    if (ours && std::ranges::find(names, ours->substr(0, ours->find(' '))) != names.end()) {
      return usage_error(message + fmt::format("; write `{}`", *ours));
    }
    if (const auto meant = closest("--" + std::string(bare), std::vector<std::string_view>(names.begin(), names.end()))) {
      return usage_error(message + fmt::format("; did you mean `{}`?", *meant));
    }
    return usage_error(message + fmt::format("; it has {}", fmt::join(names, ", ")));
  }
  return {};
}

}  // namespace campaign
