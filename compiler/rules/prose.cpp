#include "rules/prose.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "check/literals.h"
#include "rules/evaluation.h"

namespace campaign {

namespace {

constexpr std::array<std::string_view, 12> kEnglishMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                             "july",    "august",   "september", "october", "november", "december"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// The words of a text with their signs: runs without blanks, the punctuation around them taken off.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\n", at), text.size());
    const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    while (!word.empty() && std::string_view("([\"'").find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    while (!word.empty() && std::string_view(".,;:!?)]\"'").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    if (!word.empty()) words.push_back(word);
    at = end;
  }
  return words;
}

/// "500", "25%", "2M", "1,200", "$3k" as an amount; a year or a date is none.
std::optional<Amount> amount_in(std::string_view word, std::string_view next) {
  const bool money = !word.empty() && (word.front() == '$' || word.starts_with("€") || word.starts_with("£"));
  while (!word.empty() && !is_digit(word.front()) && word.front() != '-' && word.front() != '+') {
    if (is_letter(word.front()) && (word.front() & 0x80) == 0) return std::nullopt;  // Q3, B2B.
    word.remove_prefix(1);
  }
  const bool percent = word.ends_with('%') || next == "%" || next == "percent" || next == "Prozent";
  if (word.ends_with('%')) word.remove_suffix(1);
  std::string digits;
  std::size_t at = 0;
  for (; at < word.size() && (is_digit(word[at]) || word[at] == ',' || word[at] == '.' || word[at] == '_' || (at == 0 && (word[at] == '+' || word[at] == '-'))); ++at) {
    if (word[at] != ',' && word[at] != '_' && word[at] != '+') digits += word[at];
  }
  std::string_view magnitude = word.substr(at);
  if (magnitude.empty() && (next == "million" || next == "m" || next == "M")) magnitude = "M";
  if (magnitude.empty() && (next == "thousand")) magnitude = "k";
  if (!magnitude.empty() && magnitude != "k" && magnitude != "K" && magnitude != "m" && magnitude != "M" && magnitude != "B") return std::nullopt;
  auto number = Decimal::parse(digits);
  if (!number) return std::nullopt;
  const bool year = !percent && !money && magnitude.empty() && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
  if (year) return std::nullopt;
  const int power = magnitude.empty() ? 0 : magnitude == "k" || magnitude == "K" ? 3 : magnitude == "B" ? 9 : 6;
  number = number->scaled_by_power_of_ten(power);
  return number ? std::optional(Amount{*number, percent ? kPercent : kNoUnit}) : std::nullopt;
}

std::vector<RuleValue> numbers_in(std::string_view text, Span place) {
  const auto words = words_of(text);
  std::vector<RuleValue> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // What stands behind the name of a month is a day.
    const std::string before = i == 0 ? "" : lowered(words[i - 1]);
    const std::string after = i + 1 < words.size() ? lowered(words[i + 1]) : "";
    if (std::ranges::find(kEnglishMonths, before) != kEnglishMonths.end() || std::ranges::find(kEnglishMonths, after) != kEnglishMonths.end()) continue;
    if (const auto amount = amount_in(words[i], after)) found.push_back(RuleValue(*amount, place));
  }
  return found;
}

/// "June 2027", "30 June 2027", "2027-06-30", "Q2 2027", "2027" behind `by`, `until`, `end of`.
std::vector<RuleValue> dates_in(std::string_view text, Span place) {
  const auto words = words_of(text);
  std::vector<RuleValue> found;
  const auto add = [&](const std::string& date) {
    LiteralError ignored;
    if (const auto days = parse_date(date, ignored)) found.push_back(RuleValue(*days, place));
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = lowered(words[i]);
    const auto is_year = [&](std::size_t at) {
      return at < words.size() && words[at].size() == 4 && std::ranges::all_of(words[at], is_digit) && (words[at].starts_with("19") || words[at].starts_with("20"));
    };
    const auto month = std::ranges::find(kEnglishMonths, word);
    if (month != kEnglishMonths.end() && is_year(i + 1)) {
      const auto number = month - kEnglishMonths.begin() + 1;
      std::string date = std::string(words[i + 1]) + (number < 10 ? "-0" : "-") + std::to_string(number);
      const bool day = i > 0 && words[i - 1].size() <= 2 && std::ranges::all_of(words[i - 1], is_digit);
      if (day) date += (words[i - 1].size() == 1 ? "-0" : "-") + std::string(words[i - 1]);
      add(date);
      ++i;
    } else if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4' && is_year(i + 1)) {
      add(std::string(words[i + 1]) + "-Q" + word[1]);
      ++i;
    } else if (word.size() >= 7 && is_digit(word[0]) && word[4] == '-') {
      add(std::string(words[i]));
    }
  }
  return found;
}

std::vector<RuleValue> acronyms_in(std::string_view text, Span place) {
  std::vector<RuleValue> found;
  for (std::string_view word : words_of(text)) {
    if (word.ends_with("s") && word.size() > 2) word.remove_suffix(1);  // MQLs
    if (word.size() < 2 || word.size() > 6 || !std::ranges::all_of(word, is_capital)) continue;
    found.push_back(RuleValue(word, place));
  }
  return found;
}

}  // namespace

RuleValue prose_value(Evaluation& run, Function function, std::string_view text, Span place, const std::vector<const Vocabulary*>& words) {
  switch (function) {
    case Function::lower: return RuleValue(run.keep(lowered(text)), place);
    case Function::length: {
      std::int64_t count = 0;
      for (std::size_t at = 0; at < text.size(); ++count) (void)decode_utf8(text, at);
      return RuleValue(Amount{Decimal::from_int(count), kNoUnit});
    }
    case Function::numbers_in: return RuleValue::many(numbers_in(text, place));
    case Function::dates_in: return RuleValue::many(dates_in(text, place));
    case Function::acronyms_in: return RuleValue::many(acronyms_in(text, place));
    case Function::begins_with: {
      const std::string_view found = beginning(text, words);
      return found.empty() ? RuleValue() : RuleValue(found, place);
    }
    case Function::ends_with: {
      const std::string_view found = ending(text, words);
      return found.empty() ? RuleValue() : RuleValue(found, place);
    }
    case Function::mentions: {
      std::vector<RuleValue> found;
      for (const std::string_view word : mentions(text, words)) found.push_back(RuleValue(word, place));
      return RuleValue::many(std::move(found));
    }
    case Function::parts_of: {
      std::vector<RuleValue> parts;
      std::size_t begin = 0;
      for (const std::string_view joiner : mentions(text, words)) {
        const auto at = static_cast<std::size_t>(joiner.data() - text.data());
        parts.push_back(RuleValue(trim(text.substr(begin, at - begin)), place));
        begin = at + joiner.size();
      }
      parts.push_back(RuleValue(trim(text.substr(begin)), place));
      return RuleValue::many(std::move(parts));
    }
    default: return RuleValue::unknown();
  }
}

}  // namespace campaign
