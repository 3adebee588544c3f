#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace campaign {

class Evaluation;

// Numbers and lengths of time that a text says in words, by the vocabularies of the languages of the rule at hand.

/// A number and the first word behind it.
struct WordNumber {
  Decimal number;
  std::size_t behind = 0;
  int last_digit = 0;  ///< The power of ten to which it was said: 2 of `two thousand`, which may be 1,980.
};
/// The number that begins at word `at`: `two thousand five hundred`, `a dozen`, `half a million`, `zweitausend`, `anderthalb Millionen`. A
/// lone `one` or `zero` counts nothing. nullopt: none. O(words of the number).
[[nodiscard]] std::optional<WordNumber> number_in_words(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at);

/// A part that is said in words from word `at` on, of one: `two thirds`, `drei Viertel`; and the first word behind it. What may be an
/// ordinal or a length of time is none: `a third`, `two quarters`.
[[nodiscard]] std::optional<WordNumber> part_in_words(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at);

/// A length of time from word `at` on: `90 days`, `six weeks`, `a year`, `drei Monaten`, `einem halben Jahr`; and the first word behind it.
struct WordLength {
  Duration length;
  std::size_t behind = 0;
};
[[nodiscard]] std::optional<WordLength> length_in_words(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at);

}  // namespace campaign
