#include "words/tongue.h"

#include "words/by_english.h"
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

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many bytes at a place of a sentence are a number of its own: not where they belong to a name such as `UTF-8` or `RE2`.
std::size_t number_at(std::string_view sentence, std::size_t at) {
  const char before = at == 0 ? ' ' : sentence[at - 1];
  if (!is_digit(sentence[at]) || is_digit(before) || before == '-' || before == '{' || (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z')) return 0;
  std::size_t end = at;
  while (end < sentence.size() && (is_digit(sentence[end]) || (sentence[end] == '.' && end + 1 < sentence.size() && is_digit(sentence[end + 1])))) ++end;
  return end - at;
}

/// A sentence that stands in for one in the region's own language, with its numbers as they are written there: `4,5 to 1`.
std::string with_numbers_of(const Locale& locale, std::string_view sentence) {
  std::string out;
  bool code = false;
  for (std::size_t i = 0; i < sentence.size();) {
    if (sentence[i] == '`') code = !code;
    const std::size_t length = code ? 0 : number_at(sentence, i);
    const auto number = length == 0 ? std::nullopt : Decimal::parse(sentence.substr(i, length));
    if (number) {
      out += locale.number(*number, {number->fraction_digits(), number->fraction_digits()});
      i += length;
    } else {
      out += sentence[i++];
    }
  }
  return out;
}

}  // namespace

std::string Tongue::operator()(const Said& said) const {
  if (said.counts_) return words_ == nullptr ? said.text_ : words_->locale().number(*Decimal::parse(said.text_), {});
  if (!said.sentence_) return said.code_ && language() != Language::english ? "`" + said.text_ + "`" : said.text_;
  const std::string_view sentence = translated(said.text_);
  if (said.filled_) return fill(sentence, said.arguments_);
  return words_ != nullptr && language() == Language::english ? with_numbers_of(words_->locale(), sentence) : std::string(sentence);
}

std::string Tongue::fill(std::string_view sentence, std::span<const Said> arguments) const {
  std::string kept;
  if (words_ != nullptr && language() == Language::english) sentence = kept = with_numbers_of(words_->locale(), sentence);
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
  static const ByEnglish kRows{table::kSaid};
  const std::string_view text = kRows.in(language(), english);
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
