#include "rules/vocabulary.h"

#include <algorithm>

#include "check/context.h"
#include "check/literals.h"

namespace campaign {

namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 || c == '_';
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string decoded(Node text) {
  std::optional<std::size_t> ignored;
  return decode_text(text.text(), ignored);
}

/// The end of a vocabulary's word that stands at `at`, or npos.
std::size_t match_at(std::string_view text, std::size_t at, std::string_view word) {
  const bool open = word.ends_with('*');
  if (open) word.remove_suffix(1);
  if (word.size() > text.size() - at) return std::string_view::npos;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lowered(text[at + i]) != word[i]) return std::string_view::npos;
  }
  std::size_t end = at + word.size();
  if (open) {
    while (end < text.size() && is_word_byte(text[end])) ++end;
  } else if (end < text.size() && !word.empty() && is_word_byte(word.back()) && is_word_byte(text[end])) {
    return std::string_view::npos;
  }
  return end;
}

/// The longest word of the vocabularies at a place, as its end; npos where none stands there.
std::size_t longest_at(std::string_view text, std::size_t at, const std::vector<const Vocabulary*>& vocabularies) {
  std::size_t best = std::string_view::npos;
  for (const Vocabulary* vocabulary : vocabularies) {
    for (const std::string& word : vocabulary->words) {
      const std::size_t end = match_at(text, at, word);
      if (end != std::string_view::npos && (best == std::string_view::npos || end > best)) best = end;
    }
  }
  return best;
}

/// Behind a quoted name that begins at `at`, or `at`.
std::size_t behind_quotes(std::string_view text, std::size_t at) {
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
            if (key == "language" && value.kind() == NodeKind::path) vocabulary.language = value.text();
            if (key != "words" || value.kind() != NodeKind::text) continue;
            std::string word = decoded(value);
            std::ranges::transform(word, word.begin(), lowered);
            if (!word.empty() && word != "*") vocabulary.words.push_back(std::move(word));
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

std::vector<std::string_view> mentions(std::string_view text, const std::vector<const Vocabulary*>& vocabularies) {
  std::vector<std::string_view> found;
  for_each_word_start(text, [&](std::size_t at) {
    const std::size_t end = longest_at(text, at, vocabularies);
    if (end == std::string_view::npos || end == at) return at + 1;
    found.push_back(text.substr(at, end - at));
    return end;
  });
  return found;
}

std::string_view beginning(std::string_view text, const std::vector<const Vocabulary*>& vocabularies) {
  const std::size_t end = longest_at(text, 0, vocabularies);
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

std::string_view ending(std::string_view text, const std::vector<const Vocabulary*>& vocabularies) {
  std::string_view last;
  for (const std::string_view word : mentions(text, vocabularies)) last = word;
  return !last.empty() && last.data() + last.size() == text.data() + text.size() ? last : std::string_view();
}

}  // namespace campaign
