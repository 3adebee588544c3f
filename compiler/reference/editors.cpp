#include "reference/editors.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "language/constructs.h"
#include "language/words.h"
#include "model/format.h"
#include "rules/rule.h"
#include "syntax/lexer.h"

namespace campaign {

namespace {

constexpr auto kFiles = std::to_array<EditorFile>({
    {"compiler/editors/vscode/syntaxes/campaign.tmLanguage.json", "(?#{})(?:", ")", "", "|", " +"},
    {"compiler/editors/vim/syntax/campaign.vim", "let s:{} = '", "'", "", "|", " +"},
    {"compiler/editors/emacs/campaign-mode.el", "(defconst campaign--{}\n  '(", ")", "\"", " ", " "},
    {"compiler/editors/kate/campaign.xml", "<!ENTITY {} \"", "\"", "", "|", " +"},
});

struct WordList {
  std::string_view name;
  std::vector<std::string_view> words;
};

void add(std::vector<std::string_view>& words, std::string_view word) {
  if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

/// The properties whose values are words of the language, and all of those words.
void add_word_properties(std::vector<std::string_view>& keys, std::vector<std::string_view>& words) {
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      if (row.type != ValueType::word && row.type != ValueType::daypart) continue;
      add(keys, row.name);
      for (std::string_view rest = row.words; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        add(words, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }
  for (const std::string_view day : {"daily", "weekly", "monthly", "mon", "tue", "wed", "thu", "fri", "sat", "sun"}) add(words, day);
}

std::vector<std::string_view> all_properties() {
  std::vector<std::string_view> keys;
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) add(keys, row.name);
  }
  for (const RulePropertyRow& row : all_rule_properties()) add(keys, row.name);
  for (const std::string_view key : kFieldProperties) add(keys, key);
  for (const std::string_view key : kVocabularyProperties) add(keys, key);
  return keys;
}

/// The words that stand for a value on their own, whatever the property.
std::vector<std::string_view> value_words() {
  std::vector<std::string_view> words = {"yes", "no", "keep"};
  for (const auto reason : {Withheld::Reason::undisclosed, Withheld::Reason::unknown, Withheld::Reason::todo}) words.push_back(name_of(reason));
  for (const auto severity : {Severity::error, Severity::warning, Severity::hint}) words.push_back(name_of(severity));
  words.push_back("off");
  return words;
}

std::vector<WordList> word_lists() {
  WordList kinds{"kinds", {}}, others{"others", {kOtherDeclarations.begin(), kOtherDeclarations.end()}};
  for (const KindRow& row : all_kinds()) kinds.words.push_back(row.keyword);
  WordList word_keys{"word_keys", {}}, words{"words", {}};
  add_word_properties(word_keys.words, words.words);
  return {kinds, others, {"keys", all_properties()}, word_keys, words, {"values", value_words()}, {"reserved", reserved_words()}, {"clauses", clause_words()}};
}

std::string written(const EditorFile& file, const WordList& list) {
  std::string text;
  for (const std::string_view word : list.words) {
    const std::size_t blank = word.find(' ');
    const std::string one = blank == std::string_view::npos ? std::string(word) : fmt::format("{}{}{}", word.substr(0, blank), file.blank, word.substr(blank + 1));
    text += fmt::format("{}{}{}{}", text.empty() ? "" : file.separator, file.quote, one, file.quote);
  }
  return text;
}

}  // namespace

std::span<const EditorFile> editor_files() { return kFiles; }

std::optional<std::string> with_words(const EditorFile& file, std::string text) {
  for (const WordList& list : word_lists()) {
    const std::string opens = std::string(file.opens).replace(file.opens.find("{}"), 2, list.name);
    const std::string words = written(file, list);
    std::size_t at = text.find(opens);
    if (at == std::string::npos) return std::nullopt;
    for (; at != std::string::npos; at = text.find(opens, at)) {
      at += opens.size();
      const std::size_t end = text.find(file.closes, at);
      if (end == std::string::npos) return std::nullopt;
      text.replace(at, end - at, words);
    }
  }
  return text;
}

}  // namespace campaign
