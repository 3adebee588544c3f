#include "words/tongue.h"

#include <unordered_map>

#include "words/said_table.h"

namespace campaign {

Said either(std::span<const Said> items) {
  Said all;
  for (std::size_t i = 0; i < items.size(); ++i) {
    all = i == 0 ? items[i] : i + 1 == items.size() ? say("{} or {}", all, items[i]) : say("{}, {}", all, items[i]);
  }
  return all;
}

Tongue::Tongue(std::string_view tag) {
  auto words = std::make_shared<const Words>(tag);
  if (words->locale().language() != "en") words_ = std::move(words);
}

const Tongue& Tongue::english() {
  static const Tongue kEnglish;
  return kEnglish;
}

std::string Tongue::operator()(const Said& said) const {
  if (said.counts_) return words_ == nullptr ? said.text_ : words_->locale().number(*Decimal::parse(said.text_), {});
  if (!said.sentence_) return said.code_ && language() != Language::english ? "`" + said.text_ + "`" : said.text_;
  const std::string_view sentence = translated(said.text_);
  return said.filled_ ? fill(sentence, said.arguments_) : std::string(sentence);
}

std::string Tongue::fill(std::string_view sentence, std::span<const Said> arguments) const {
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if ((c == '{' || c == '}') && i + 1 < sentence.size() && sentence[i + 1] == c) {
      out += c;
      ++i;
      continue;
    }
    if (c != '{') {
      out += c;
      continue;
    }
    const std::size_t close = sentence.find('}', i);
    const std::string_view inside = sentence.substr(i + 1, close - i - 1);
    const std::size_t which = inside.empty() ? next++ : static_cast<std::size_t>(inside.front() - '0');
    const Said& argument = arguments[which];
    if (inside.size() > 1) {
      const std::size_t bar = inside.find('|');  // `0:one|other`, the forms of English and German.
      out += argument.one_ ? inside.substr(2, bar - 2) : inside.substr(bar + 1);
    } else {
      out += (*this)(argument);
    }
    i = close;
  }
  return out;
}

/// The text of a sentence in its language, or the English one where the table has none.
std::string_view Tongue::translated(std::string_view english) const {
  if (language() == Language::english) return english;
  static const auto kRows = [] {
    std::unordered_map<std::string_view, const Texts*> rows;
    for (const Texts& row : table::kSaid) rows.emplace(row[0], &row);
    return rows;
  }();
  const auto found = kRows.find(english);
  const std::string_view text = found == kRows.end() ? std::string_view() : text_in(*found->second, language());
  if (text.empty() && untold_ != nullptr && english.find(' ') != std::string_view::npos) untold_->emplace(english);
  return text.empty() ? english : text;
}

std::string Tongue::number(const Decimal& number, int digits) const {
  return words_ == nullptr ? number.to_grouped(digits, digits) : words_->locale().number(number, {digits, digits});
}

std::string Tongue::list(std::span<const std::string> items) const {
  if (words_ != nullptr && words_->language() != Language::english) return words_->locale().list(items);
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    out += i == 0 ? "" : i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

}  // namespace campaign
