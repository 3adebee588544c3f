#include "rules/vocabulary.h"

#include <algorithm>

#include "base/text.h"
#include "check/context.h"
#include "check/literals.h"

namespace campaign {

namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 || c == '_';
}

std::string decoded(Node text) {
  std::optional<std::size_t> ignored;
  return decode_text(text.text(), ignored);
}

/// The end of a word that stands at `at` of a text in lower case, or npos.
std::size_t match_at(std::string_view text, std::size_t at, std::string_view word) {
  const bool open = word.ends_with('*');
  if (open) word.remove_suffix(1);
  if (!text.substr(at).starts_with(word)) return std::string_view::npos;
  std::size_t end = at + word.size();
  if (open) {
    while (end < text.size() && is_word_byte(text[end])) ++end;
  } else if (end < text.size() && is_word_byte(word.back()) && is_word_byte(text[end])) {
    return std::string_view::npos;
  }
  return end;
}

/// The end of the longest word at a place of a text in lower case; npos where none stands there.
std::size_t longest_at(std::string_view text, std::size_t at, const WordList& words, bool closing = false) {
  std::size_t best = std::string_view::npos;
  if (at >= text.size()) return best;
  for (const WordList::Word& word : words.by_first_byte[static_cast<unsigned char>(text[at])]) {
    if (closing && !word.closes) continue;
    const std::size_t end = match_at(text, at, word.text);
    if (end != std::string_view::npos && (best == std::string_view::npos || end > best)) best = end;
  }
  return best;
}

/// Behind a quoted name that begins at `at`, or `at`.
std::size_t behind_quotes(std::string_view text, std::size_t at) {
  // Letters, digits and blanks begin none.
  if (is_word_byte(text[at]) && (text[at] & 0x80) == 0) return at;
  if (text[at] == ' ') return at;
  constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"„", "“"}, {"‘", "’"}, {"«", "»"}};
  for (const auto& [open, close] : kQuotes) {
    if (!text.substr(at).starts_with(open)) continue;
    if (open == "'" && at > 0 && is_word_byte(text[at - 1])) continue;  // An apostrophe.
    const std::size_t end = text.find(close, at + open.size());
    if (end != std::string_view::npos) return end + close.size();
  }
  return at;
}

template <typename Function>
void for_each_word_start(std::string_view text, Function function) {
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t behind = behind_quotes(text, at); behind != at) {
      at = behind;
      continue;
    }
    const bool starts = !is_word_byte(text[at]) || at == 0 || !is_word_byte(text[at - 1]);
    at = starts ? function(at) : at + 1;
  }
}

}  // namespace

Vocabularies::Vocabularies(const Sources&, const std::vector<ParsedFile>& files, Diagnostics& diagnostics) {
  for (const ParsedFile& file : files) {
    if (file.tree.size() == 0) continue;
    for (const Node member : file.tree.root()) {
      if (member.kind() != NodeKind::declaration || !member.has_children() || member.child(0).text() != "vocabulary") continue;
      Vocabulary vocabulary;
      vocabulary.span = member.span();
      for (const Node part : member) {
        if (part.kind() == NodeKind::path && part.index() != member.child(0).index()) vocabulary.name = part.text();
        if (part.kind() != NodeKind::block) continue;
        for (const Node property : part) {
          if (property.kind() != NodeKind::property) continue;
          const std::string_view key = key_of(property);
          for (const Node value : property) {
            if (key == "closes") vocabulary.closes = value.text() == "yes";
            if (key == "language" && value.kind() == NodeKind::path) vocabulary.language = value.text();
            if (key != "words" || value.kind() != NodeKind::text) continue;
            vocabulary.words.push_back(value);
          }
        }
      }
      if (vocabulary.name.empty() || vocabulary.words.empty()) {
        diagnostics.report<Finding::bad_vocabulary>(member.child(0).span())
            .helped("write `vocabulary vague { language: en  words: \"improve\", \"better\" }`");
        continue;
      }
      all_.push_back(std::move(vocabulary));
    }
  }
}

std::vector<const Vocabulary*> Vocabularies::named(std::string_view name) const {
  std::vector<const Vocabulary*> found;
  for (const Vocabulary& vocabulary : all_) {
    if (vocabulary.name == name) found.push_back(&vocabulary);
  }
  return found;
}

const WordList& Vocabularies::list(std::string_view name, std::string_view languages) const {
  const auto known = lists_.find({name, languages});
  if (known != lists_.end()) return known->second;
  WordList list;
  for (const Vocabulary& vocabulary : all_) {
    if (vocabulary.name != name || !meets(languages, vocabulary.language)) continue;
    auto& in_order = list.in_order.emplace_back();
    for (const Node written : vocabulary.words) {
      std::string word = lower_case(decoded(written));  // A `*` at its end stands for any ending.
      if (word.empty() || word == "*") continue;
      list.by_first_byte[static_cast<unsigned char>(word.front())].push_back({word, vocabulary.closes});
      in_order.push_back(std::move(word));
    }
    list.closes = list.closes || vocabulary.closes;
  }
  return lists_.emplace(std::pair(name, languages), std::move(list)).first->second;
}

std::vector<std::string_view> mentions(std::string_view text, const WordList& words) {
  const std::string lower = lower_case(text);
  std::vector<std::string_view> found;
  for_each_word_start(lower, [&](std::size_t at) {
    const std::size_t end = longest_at(lower, at, words);
    if (end == std::string_view::npos) return at + 1;
    found.push_back(text.substr(at, end - at));
    return end;
  });
  return found;
}

std::string_view beginning(std::string_view text, const WordList& words) {
  const std::size_t end = longest_at(lower_case(text), 0, words);
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

std::string_view ending(std::string_view text, const WordList& words) {
  std::string_view last;
  for (const std::string_view word : mentions(text, words)) last = word;
  return !last.empty() && last.data() + last.size() == text.data() + text.size() ? last : std::string_view();
}

std::string_view heading(std::string_view text, const WordList& words) {
  const std::string lower = lower_case(text);
  if (const std::size_t end = longest_at(lower, 0, words); end != std::string_view::npos) return text.substr(0, end);
  std::string_view last;
  if (!words.closes) return last;
  for_each_word_start(lower, [&](std::size_t at) {
    const std::size_t end = longest_at(lower, at, words, true);
    if (end == std::string_view::npos) return at + 1;
    last = end == text.size() ? text.substr(at) : std::string_view();
    return end;
  });
  return last;
}

bool meets(std::string_view languages, std::string_view language) {
  if (languages.empty() || language.empty()) return true;
  for (std::size_t at = 0; at < languages.size();) {
    const std::size_t end = std::min(languages.find(' ', at), languages.size());
    if (languages.substr(at, end - at) == language) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace campaign
