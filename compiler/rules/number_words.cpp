#include "rules/number_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "rules/prose.h"

namespace campaign {

namespace {

Decimal whole(std::int64_t number) { return Decimal::from_int(number); }

/// What one word is by its vocabulary, else nothing.
std::optional<int> by_place(const Evaluation& run, std::string_view vocabulary, std::string_view word) {
  const int place = place_in(run, vocabulary, word);
  return place == 0 ? std::nullopt : std::optional(place);
}

/// A number below a thousand thousands that is one word: `twelve`, `twenty-five`, `fünfundzwanzig`, `zweitausendfünfhundert`.
std::optional<std::int64_t> one_word(const Evaluation& run, std::string_view word, int depth = 0) {
  constexpr int kDeepest = 6;
  if (word.empty() || depth > kDeepest) return std::nullopt;
  if (const auto place = by_place(run, "number_words", word)) return *place - 1;
  if (const auto place = by_place(run, "tens_words", word)) return 10 * *place;
  if (depth > 0 && place_in(run, "one_words", word) != 0) return 1;
  const auto side = [&](std::string_view part, std::int64_t without) { return part.empty() ? std::optional(without) : one_word(run, part, depth + 1); };
  // At the largest part first: what stands in front of it multiplies, what stands behind it is added.
  struct Large {
    std::string_view vocabulary;
    std::int64_t value;
  };
  for (const Large& large : {Large{"thousand_words", 1'000}, Large{"hundred_words", 100}}) {
    for (const auto& list : vocabulary_words(run, large.vocabulary)) {
      for (const std::string& name : list) {
        const std::size_t at = word.find(name);
        if (at == std::string_view::npos || word.size() == name.size()) continue;
        const auto times = side(word.substr(0, at), 1), more = side(word.substr(at + name.size()), 0);
        if (times && more && *times > 0 && *more < large.value) return *times * large.value + *more;
      }
    }
  }
  for (const auto& list : vocabulary_words(run, "tens_words")) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::int64_t tens = 10 * (static_cast<std::int64_t>(i) + 1);
      const auto with_ones = [&](std::string_view rest) -> std::optional<std::int64_t> {
        const auto ones = one_word(run, rest, depth + 1);
        return ones && *ones > 0 && *ones < 10 ? std::optional(tens + *ones) : std::nullopt;
      };
      if (word.starts_with(list[i]) && word.substr(list[i].size()).starts_with('-')) return with_ones(word.substr(list[i].size() + 1));
      if (!word.ends_with(list[i])) continue;
      const std::string_view before = word.substr(0, word.size() - list[i].size());
      for (const auto& joiners : vocabulary_words(run, "number_joiners")) {
        for (const std::string& joiner : joiners) {
          if (before.size() > joiner.size() && before.ends_with(joiner)) return with_ones(before.substr(0, before.size() - joiner.size()));
        }
      }
    }
  }
  return std::nullopt;
}

/// What several words multiply by: a hundred, a dozen, a thousand, a million; and the power of ten that is said with it.
struct Large {
  Decimal value;
  int power = 0;
};
std::optional<Large> large_at(const Evaluation& run, std::string_view word) {
  if (place_in(run, "hundred_words", word) != 0) return Large{whole(100), 2};
  if (place_in(run, "dozen_words", word) != 0) return Large{whole(12), 0};
  if (place_in(run, "thousand_words", word) != 0) return Large{whole(1'000), 3};
  const int place = place_in(run, "magnitude_words", word);
  const auto value = place == 0 ? std::nullopt : whole(1).scaled_by_power_of_ten(3 * place);
  return value ? std::optional(Large{*value, 3 * place}) : std::nullopt;
}

}  // namespace

std::optional<WordNumber> number_in_words(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  const auto word = [&](std::size_t i) { return i < words.size() ? lower_case(words[i]) : std::string(); };
  const auto is = [&](std::string_view vocabulary, std::size_t i) { return i < words.size() && place_in(run, vocabulary, words[i]) != 0; };
  Decimal total, current;
  int last_digit = 0;
  bool counted = false;  // Whether `current` holds something that the next large word multiplies.
  bool tens = false;     // Whether it ends with twenty to ninety: `twenty five`.
  bool hundreds = false; // Whether a hundred or more was said last: `two hundred fifty`.
  std::size_t i = at;
  // `half a million`, `one and a half million`, `anderthalb Millionen`, `a dozen`: what is said in front of a large word only.
  if (const auto place = i < words.size() ? by_place(run, "halves_and_more", words[i]) : std::nullopt) {
    const std::size_t large = i + (is("one_words", i + 1) ? 2 : 1);
    if (!large_at(run, word(large))) return std::nullopt;
    current = *Decimal::divide(whole(2 * *place - 1), whole(2));
    counted = true;
    i = large;
  } else if (is("one_words", i) && i + 1 < words.size() && by_place(run, "halves_and_more", words[i + 1]) == 1 && large_at(run, word(i + 2))) {
    current = *Decimal::divide(whole(1), whole(2));  // eine halbe Million
    counted = true;
    i += 2;
  } else if (is("one_words", i) && large_at(run, word(i + 1))) {
    current = whole(1);
    counted = true;
    ++i;
  }
  for (; i < words.size(); ++i) {
    const std::string next = word(i);
    const auto large = large_at(run, next);
    if (large) {
      const bool alone_counts = place_in(run, "lone_large_words", next) != 0;
      if (!counted && !alone_counts) break;
      const auto product = Decimal::multiply(counted ? current : whole(1), large->value);
      if (!product) return std::nullopt;
      last_digit = std::max(large->power - 1, 0);  // Two thousand are not 1,500.
      if (large->power < 3) {
        current = *product;
        counted = true;
      } else {
        const auto sum = Decimal::add(total, *product);
        if (!sum) return std::nullopt;
        total = *sum;
        current = Decimal();
        counted = false;
      }
      tens = false;
      hundreds = large->power >= 2;
      continue;
    }
    const auto one = one_word(run, next);
    if (one && (current.is_zero() || hundreds || (tens && *one > 0 && *one < 10))) {
      hundreds = false;
      tens = *one >= 20 && *one < 100 && *one % 10 == 0;
      current = Decimal::add(current, whole(*one)).value_or(current);
      counted = true;
      last_digit = *one == 0 ? 0 : *one % 1'000 == 0 ? 2 : *one % 100 == 0 ? 1 : 0;
      continue;
    }
    const bool joins = is("number_joiners", i) && i > at && i + 1 < words.size();
    // `one and a half million`
    if (joins && counted && is("one_words", i + 1) && i + 3 < words.size() && by_place(run, "halves_and_more", words[i + 2]) == 1 && large_at(run, word(i + 3))) {
      current = Decimal::add(current, *Decimal::divide(whole(1), whole(2))).value_or(current);
      i += 2;
      continue;
    }
    const bool goes_on = joins && hundreds && one_word(run, word(i + 1)).value_or(1'000) < 100;  // two hundred and fifty
    if (!goes_on) break;
  }
  const auto number = Decimal::add(total, current);
  if (i == at || !number || number->is_zero() || (*number == whole(1) && i == at + 1)) return std::nullopt;
  return WordNumber{*number, i, last_digit};
}

std::optional<WordNumber> part_in_words(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  if (at + 1 >= words.size()) return std::nullopt;
  const int part = place_in(run, "fractions", words[at + 1]);
  if (part == 0 || place_in(run, "length_units", words[at + 1]) != 0) return std::nullopt;
  const int count = place_in(run, "one_part_words", words[at]) != 0 ? 1 : place_in(run, "number_words", words[at]) - 1;
  const auto share = count > 0 && count <= part ? Decimal::divide(whole(count), whole(part + 1)) : std::nullopt;
  return share ? std::optional(WordNumber{*share, at + 2, 0}) : std::nullopt;
}

std::optional<WordLength> length_in_words(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  using Unit = Duration::Unit;
  constexpr std::array kUnits{Unit::days, Unit::weeks, Unit::months, Unit::quarters, Unit::years};
  if (at >= words.size()) return std::nullopt;
  const auto made = [&](const Decimal& count, std::size_t unit) -> std::optional<WordLength> {
    const int place = unit < words.size() ? place_in(run, "length_units", words[unit]) : 0;
    if (place == 0 || static_cast<std::size_t>(place) > kUnits.size()) return std::nullopt;
    return WordLength{{count, kUnits[static_cast<std::size_t>(place) - 1]}, unit + 1};
  };
  const bool digits = std::ranges::all_of(words[at], [](char c) { return c >= '0' && c <= '9'; });
  if (digits) {
    const auto count = Decimal::parse(words[at]);
    return count ? made(*count, at + 1) : std::nullopt;
  }
  if (const auto number = number_in_words(run, words, at)) return made(number->number, number->behind);
  // `half a year`, `einem halben Jahr`: of a year only, which has whole months in its half.
  const bool one = place_in(run, "one_words", words[at]) != 0 || place_in(run, "one_part_words", words[at]) != 0;
  const auto halved = [&](std::size_t half) { return half < words.size() && by_place(run, "halves_and_more", words[half]) == 1; };
  const std::size_t unit = halved(at) ? at + (at + 1 < words.size() && place_in(run, "one_words", words[at + 1]) != 0 ? 2 : 1) : one && halved(at + 1) ? at + 2 : 0;
  if (unit != 0) {
    auto half = made(whole(1), unit);
    if (!half || half->length.unit != Unit::years) return std::nullopt;
    half->length = {whole(6), Unit::months};
    return half;
  }
  return one ? made(whole(1), at + 1) : std::nullopt;
}

}  // namespace campaign
