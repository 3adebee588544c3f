#include "rules/prose.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "check/literals.h"
#include "rules/evaluation.h"
#include "rules/number_words.h"

namespace campaign {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_number(std::string_view word) { return !word.empty() && std::ranges::all_of(word, is_digit); }
bool is_year(std::string_view word) { return word.size() == 4 && is_number(word) && (word.starts_with("19") || word.starts_with("20")); }

int month_of(const Evaluation& run, std::string_view word) {
  const int month = place_in(run, "months", word);
  return month != 0 ? month : place_in(run, "months_short", word);
}

/// The power of ten that a magnitude stands for, 0 where it is none: k, M, million, Mio.
int power_of(const Evaluation& run, std::string_view word) {
  if (word == "k" || word == "K") return 3;
  if (word == "m" || word == "M" || word == "Mio") return 6;
  if (word == "B" || word == "bn" || word == "Mrd") return 9;
  return word.size() < 4 ? 0 : 3 * place_in(run, "magnitude_words", word);
}

/// The digits of a number without the signs that part them, a dot before its decimals; empty where it could mean two things.
std::string plain_digits(const Evaluation& run, std::string_view word) {
  const bool german = run.languages == "de";
  const auto parts_thousands = [&](char sign) {
    for (std::size_t at = word.find(sign); at != std::string_view::npos; at = word.find(sign, at + 1)) {
      const std::size_t next = std::min(word.find_first_of(".,", at + 1), word.size());
      if (at == 0 || next - at != 4) return false;
    }
    return word.find(sign) != std::string_view::npos;
  };
  std::string digits;
  const bool commas = parts_thousands(','), dots = parts_thousands('.');
  if ((dots && !commas && !german && run.languages != "en") || (commas && !dots && german)) return {};
  for (const char c : word) {
    if (c == '_' || (c == ',' && commas && !german) || (c == '.' && dots && (german || commas))) continue;
    digits += c == ',' ? '.' : c;
  }
  return digits;
}

bool is_percent(std::string_view word) { return word == "%" || word == "percent" || word == "prozent" || word == "per cent"; }

/// Whether a part that is said in words is one by which something changes, which is a multiple: `by two thirds`, `ein Drittel mehr`.
bool is_change(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at, std::size_t behind) {
  if (at > 0 && place_in(run, "change_words", words[at - 1]) != 0) return true;
  return behind < words.size() && (place_in(run, "more_words", words[behind]) != 0 || place_in(run, "less_words", words[behind]) != 0);
}

/// "two thousand", "twenty-five percent", "zwei Drittel".
std::optional<ProseAmount> amount_in_words(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  if (const auto part = part_in_words(run, words, at)) {
    constexpr int kDecimals = 2;
    const auto share = part->number.scaled_by_power_of_ten(2);
    if (!share || is_change(run, words, at, part->behind)) return std::nullopt;
    return ProseAmount{{share->round(kDecimals), kPercent}, part->behind, false};
  }
  const auto number = number_in_words(run, words, at);
  if (!number) return std::nullopt;
  const bool percent = number->behind < words.size() && is_percent(lower_case(words[number->behind]));
  return ProseAmount{{number->number, percent ? kPercent : kNoUnit, static_cast<std::int8_t>(number->last_digit)}, number->behind + (percent ? 1 : 0), false};
}

/// "500", "25%", "2M", "1,200", "€3k" as an amount; a year or a date is none.
std::optional<ProseAmount> amount_at(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  std::string_view word = words[at];
  const std::string next = at + 1 < words.size() ? lower_case(words[at + 1]) : std::string();
  ProseAmount found;
  found.behind = at + 1;
  for (const std::string_view sign : {"$", "€", "£", "+", "-", "−", "±", "~"}) {
    if (!word.starts_with(sign)) continue;
    word.remove_prefix(sign.size());
    found.money = sign == "$" || sign == "€" || sign == "£";
  }
  for (const std::string_view sign : {"$", "€", "£"}) {
    if (!word.ends_with(sign)) continue;
    word.remove_suffix(sign.size());
    found.money = true;
  }
  if (word.empty()) return std::nullopt;
  if (!is_digit(word.front())) return amount_in_words(run, words, at);  // Q3 and B2B are none.
  bool percent = word.ends_with('%');
  if (percent) word.remove_suffix(1);
  std::size_t end = word.find_first_not_of("0123456789.,_");
  end = std::min(end, word.size());
  std::string_view magnitude = word.substr(end);
  if (!magnitude.empty() && power_of(run, magnitude) == 0) return std::nullopt;
  int power = power_of(run, magnitude);
  if (magnitude.empty() && is_percent(next)) percent = true;
  if (percent && !words[at].ends_with('%')) ++found.behind;
  if (!percent && magnitude.empty() && at + 1 < words.size() && power_of(run, words[at + 1]) != 0) {
    power = power_of(run, words[at + 1]);
    ++found.behind;
  }
  word = word.substr(0, end);
  if (!percent && !found.money && power == 0 && is_year(word)) return std::nullopt;
  const std::string digits = plain_digits(run, word);
  auto number = Decimal::parse(digits);
  if (number) number = number->scaled_by_power_of_ten(power);
  if (!number) return std::nullopt;
  found.amount = Amount{*number, percent ? kPercent : kNoUnit, static_cast<std::int8_t>(last_digit_of(digits) + power)};
  // The magnitude of "1.7 to 1.9 billion" is that of both.
  const bool range = at + 2 < words.size() && (next == "to" || next == "bis" || next == "-" || next == "–");
  if (range && power == 0 && !percent && is_digit(words[at + 2].front())) {
    const auto upper = amount_at(run, words, at + 2);
    if (upper && upper->behind == at + 4 && upper->amount.unit == kNoUnit) {
      if (const auto scaled = number->scaled_by_power_of_ten(power_of(run, words[at + 3]))) found = {{*scaled, kNoUnit}, upper->behind, upper->money};
    } else if (upper) {
      found = {{*number, upper->amount.unit}, upper->behind, upper->money};
    }
  }
  return found;
}

/// Whether a number counts nothing and only says which one is meant: `Goal 1:`, `Phase two`, `Top 10`, `3. Mehr Leads`.
bool is_ordinal(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  const bool in_words = (words[at].front() | 0x20) >= 'a' && (words[at].front() | 0x20) <= 'z';
  if (!in_words && !is_number(words[at])) return false;
  if (at > 0 && place_in(run, "label_words", words[at - 1]) != 0) return true;
  if (at + 1 < words.size() && place_in(run, "rank_words", words[at + 1]) != 0) return true;
  if (at + 1 >= words.size()) return false;
  // The words are views of one text: what stands between this one and the next says whether it is a label.
  const char* const behind = words[at].data() + words[at].size();
  return *behind == ':' || *behind == ')' || (at == 0 && *behind == '.');
}

std::vector<RuleValue> numbers_in(const Evaluation& run, std::string_view text, Span place) {
  std::vector<RuleValue> found;
  const auto words = words_of(text);
  for (const ProseAmount& one : amounts_in(run, words)) {
    const bool of_time = one.behind < words.size() && place_in(run, "length_units", words[one.behind]) != 0;  // ten years
    if (!of_time) found.push_back(RuleValue(one.amount, place));
  }
  return found;
}

std::vector<RuleValue> dates_in(const Evaluation& run, std::string_view text, Span place) {
  const auto words = words_of(text);
  std::vector<RuleValue> found;
  for (std::size_t at = 0; at < words.size();) {
    const auto days = is_year(words[at]) ? std::nullopt : date_at(run, words, at, std::nullopt);
    if (days) {
      found.push_back(RuleValue(*days, place));
    } else {
      ++at;
    }
  }
  return found;
}

/// Whether a word of a text stands between quotation marks: it is a name.
bool is_quoted(std::string_view text, std::string_view word) {
  const std::string_view before = text.substr(0, static_cast<std::size_t>(word.data() - text.data()));
  const auto last = [&](std::string_view mark) { const auto at = before.rfind(mark); return at == std::string_view::npos ? -1 : static_cast<std::ptrdiff_t>(at); };
  return std::ranges::count(before, '"') % 2 == 1 || last("“") > last("”") || last("„") > std::max(last("“"), last("”")) || last("«") > last("»");
}

/// Whether a text is written in capitals for the look of it: no word of it says more by them than another.
bool is_all_capitals(std::string_view text) {
  constexpr std::size_t kLongestAcronym = 6;
  std::size_t capitals = 0, others = 0, longest = 0;
  for (const std::string_view word : words_of(text)) {
    const bool all = std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(word, is_capital));
    (all ? capitals : others) += all ? letters : word.size();
    if (all) longest = std::max(longest, letters);
  }
  return longest > kLongestAcronym && capitals > 2 * others;
}

std::vector<RuleValue> acronyms_in(std::string_view text, Span place) {
  std::vector<RuleValue> found;
  const auto two_capitals = std::ranges::adjacent_find(text, [](char a, char b) { return is_capital(a) && is_capital(b); });
  if (two_capitals == text.end() || is_all_capitals(text)) return found;
  for (std::string_view word : words_of(text)) {
    const std::string_view whole = word;
    if (word.ends_with("s") && word.size() > 2) word.remove_suffix(1);  // MQLs
    if (word.size() < 2 || word.size() > 6 || !std::ranges::all_of(word, is_capital) || is_quoted(text, whole)) continue;
    found.push_back(RuleValue(word, place));
  }
  return found;
}

}  // namespace

const std::vector<std::vector<std::string>>& vocabulary_words(const Evaluation& run, std::string_view vocabulary) {
  return run.vocabularies.list(vocabulary, run.languages).in_order;
}

int place_in(const Evaluation& run, std::string_view vocabulary, std::string_view word) {
  const std::string lower = lower_case(word);
  for (const auto& words : vocabulary_words(run, vocabulary)) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string_view known = words[i];
      if (lower == known || (known.ends_with('*') && lower.starts_with(known.substr(0, known.size() - 1)))) return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

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

std::vector<ProseAmount> amounts_in(const Evaluation& run, const std::vector<std::string_view>& words) {
  std::vector<ProseAmount> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_ordinal(run, words, i)) continue;
    // What stands beside the name of a month is a day.
    if (i > 0 && month_of(run, words[i - 1]) != 0) continue;
    if (i + 1 < words.size() && month_of(run, words[i + 1]) != 0) continue;
    const auto amount = amount_at(run, words, i);
    if (!amount) continue;
    found.push_back(*amount);
    found.back().at = i;
    while (i + 1 < amount->behind && !is_digit(words[i + 1].front())) ++i;  // What belongs to one number is none of its own.
  }
  return found;
}

std::optional<DaySpan> date_at(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t& at, std::optional<int> year) {
  const auto year_at = [&](std::size_t i) { return i < words.size() && is_year(words[i]) ? std::optional(std::stoi(std::string(words[i]))) : std::nullopt; };
  const auto month_at = [&](std::size_t i) { return i < words.size() ? month_of(run, words[i]) : 0; };
  const auto day_at = [&](std::size_t i) {
    if (i >= words.size()) return 0;
    const std::string_view digits = words[i].substr(0, std::min(words[i].find_first_not_of("0123456789"), words[i].size()));
    const std::string_view ending = words[i].substr(digits.size());
    const bool ordinal = ending.empty() || ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    const int day = ordinal && !digits.empty() && digits.size() <= 2 ? std::stoi(std::string(digits)) : 0;
    return day <= 31 ? day : 0;
  };
  const auto made = [&](const std::string& date, std::size_t behind) {
    LiteralError ignored;
    const auto days = parse_date(date, ignored);
    if (days) at = behind;
    return days;
  };
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  if (at >= words.size()) return std::nullopt;
  const std::string_view word = words[at];
  if (word.size() >= 7 && is_number(word.substr(0, 4)) && word[4] == '-') return made(std::string(word), at + 1);
  if (word.size() == 10 && word[2] == '.' && word[5] == '.') {
    return made(fmt::format("{}-{}-{}", word.substr(6), word.substr(3, 2), word.substr(0, 2)), at + 1);
  }
  if (is_year(word)) return made(std::string(word), at + 1);
  const bool part = word.size() == 2 && ((word[0] == 'Q' && word[1] >= '1' && word[1] <= '4') || (word[0] == 'H' && (word[1] == '1' || word[1] == '2')));
  const std::size_t first_month = day_at(at) != 0 ? at + 1 : at;
  const int month = month_at(first_month);
  if (!part && month == 0) return std::nullopt;
  std::size_t behind = part ? at + 1 : first_month + 1;
  int day = first_month != at ? day_at(at) : 0;
  if (!part && day == 0 && !year_at(behind) && day_at(behind) != 0) day = day_at(behind++);  // June 30, 2027
  if (year_at(behind)) year = year_at(behind++);
  if (!year) return std::nullopt;
  if (part) return made(fmt::format("{}-{}", *year, word), behind);
  return made(day == 0 ? fmt::format("{}-{}", *year, two(month)) : fmt::format("{}-{}-{}", *year, two(month), two(day)), behind);
}

int phrase_at(const Evaluation& run, std::string_view vocabulary, std::string_view text) {
  const std::string lower = lower_case(text);
  int best = 0;
  std::size_t longest = 0;
  for (const auto& phrases : run.vocabularies.list(vocabulary, run.languages).in_order) {
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      std::string_view phrase = phrases[i];
      const bool open = phrase.ends_with('*');
      if (open) phrase.remove_suffix(1);
      if (phrase.size() <= longest || !lower.starts_with(phrase)) continue;
      const bool ends = open || lower.size() == phrase.size() || (!is_digit(lower[phrase.size()]) && (lower[phrase.size()] < 'a' || lower[phrase.size()] > 'z') && (lower[phrase.size()] & 0x80) == 0);
      if (!ends) continue;
      longest = phrase.size();
      best = static_cast<int>(i) + 1;
    }
  }
  return best;
}

std::optional<ProseMultiple> multiple_at(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  const Decimal one = Decimal::from_int(1);
  const auto upto = [&](std::size_t last) {
    const char* const begin = words[at].data();
    return std::string_view(begin, static_cast<std::size_t>(words[last].data() + words[last].size() - begin));
  };
  const auto divided = [&](int divisor) { return Decimal::divide(one, Decimal::from_int(divisor)).value_or(one); };
  const auto is = [&](std::string_view vocabulary, std::size_t back) { return at >= back && place_in(run, vocabulary, words[at - back]) != 0; };
  if (words[at].find('-') != std::string_view::npos) return std::nullopt;  // double-digit
  const auto next_is = [&](std::string_view vocabulary, std::size_t i) { return i < words.size() && place_in(run, vocabulary, words[i]) != 0; };
  // "three times as many", "dreimal so viele"; "three times a week" is a rhythm.
  if (const auto number = number_in_words(run, words, at); number && next_is("times_words", number->behind) && next_is("as_many_words", number->behind + 1)) {
    return ProseMultiple{upto(number->behind), {number->number}};
  }
  if (const int place = place_in(run, "times_in_one_word", words[at]); place != 0 && next_is("as_many_words", at + 1)) return ProseMultiple{words[at], {Decimal::from_int(place)}};
  if (const int place = place_in(run, "multiples", words[at]); place != 0 && !next_is("rhythm_words", at + 1)) {
    // "double" may belong to a thing (a double room), "doubling" and "verdoppeln" do not.
    const bool adjective = place_in(run, "multiple_adjectives", words[at]) != 0;
    if (adjective && at > 0 && !is("joiners", 1) && !is("infinitive_words", 1)) return std::nullopt;
    // "twice as many" multiplies, "customers who buy twice" do not.
    if (place_in(run, "multiples_of_something", words[at]) != 0 && !next_is("as_many_words", at + 1)) return std::nullopt;
    return ProseMultiple{words[at], {Decimal::from_int(place + 1)}};
  }
  if (place_in(run, "halvings", words[at]) != 0) return ProseMultiple{words[at], {divided(2)}};
  // "by a third", "a quarter more": what part is added or taken away.
  const int part = place_in(run, "fractions", words[at]);
  if (part == 0) return std::nullopt;
  const int counted = at == 0 ? 0 : place_in(run, "number_words", words[at - 1]) - 1;  // two thirds
  const int count = counted > 0 && counted <= part ? counted : 1;
  const auto share = Decimal::multiply(Decimal::from_int(count), divided(part + 1)).value_or(one);
  const auto more = Decimal::add(one, share), less = Decimal::subtract(one, share);
  const bool one_part = is("one_words", 1) || counted > 0;
  if (more && less && (is("change_words", 1) || (one_part && is("change_words", 2)))) return ProseMultiple{words[at], {*more, *less}};
  if (!one_part || at + 1 >= words.size()) return std::nullopt;
  if (more && place_in(run, "more_words", words[at + 1]) != 0) return ProseMultiple{upto(at + 1), {*more}};
  if (less && place_in(run, "less_words", words[at + 1]) != 0) return ProseMultiple{upto(at + 1), {*less}};
  return std::nullopt;
}

RuleValue prose_value(Evaluation& run, Function function, std::string_view text, Span place, const WordList* words) {
  switch (function) {
    case Function::lower: return RuleValue(run.keep(lower_case(text)), place);
    case Function::length: {
      std::int64_t count = 0;
      for (std::size_t at = 0; at < text.size(); ++count) (void)decode_utf8(text, at);
      return RuleValue(Amount{Decimal::from_int(count), kNoUnit});
    }
    case Function::numbers_in: return RuleValue::many(numbers_in(run, text, place));
    case Function::dates_in: return RuleValue::many(dates_in(run, text, place));
    case Function::acronyms_in: return RuleValue::many(acronyms_in(text, place));
    case Function::begins_with: {
      const std::string_view found = beginning(text, *words);
      return found.empty() ? RuleValue() : RuleValue(found, place);
    }
    case Function::ends_with: {
      const std::string_view found = ending(text, *words);
      return found.empty() ? RuleValue() : RuleValue(found, place);
    }
    case Function::headed_by: {
      const std::string_view found = heading(text, *words);
      return found.empty() ? RuleValue() : RuleValue(found, place);
    }
    case Function::mentions: {
      std::vector<RuleValue> found;
      for (const std::string_view word : mentions(text, *words)) found.push_back(RuleValue(word, place));
      return RuleValue::many(std::move(found));
    }
    case Function::parts_of: {
      std::vector<RuleValue> parts;
      std::size_t begin = 0;
      for (const std::string_view joiner : mentions(text, *words)) {
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
