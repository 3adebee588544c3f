#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/functions.h"
#include "rules/rule_value.h"
#include "rules/vocabulary.h"

namespace campaign {

class Evaluation;

/// The value of a function that looks at a text. `place` is where the text stands; `words` the vocabulary of a function
/// that takes one, else null. O(text × words).
[[nodiscard]] RuleValue prose_value(Evaluation& run, Function function, std::string_view text, Span place, const WordList* words);

/// An amount that stands in a text, and where its word and the one behind it are in `words_of`.
struct ProseAmount {
  Amount amount;
  std::size_t behind = 0;  ///< The first word behind the number and its magnitude.
  bool money = false;      ///< `€500`
  std::size_t at = 0;      ///< Its own first word.
};
/// The words of a text with their signs: runs without blanks, the punctuation around them taken off.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);
/// The words of a text from one to another, with what stands between them.
[[nodiscard]] inline std::string_view from_to(const std::vector<std::string_view>& words, std::size_t first, std::size_t last) {
  return {words[first].data(), static_cast<std::size_t>(words[last].data() + words[last].size() - words[first].data())};
}
/// The amounts of a text, by the rules of the languages of the rule at hand: 500, 25%, 2M, 1,200, €3k, 1.7 to 1.9 billion, two thousand, a
/// dozen, zwei Drittel.
[[nodiscard]] std::vector<ProseAmount> amounts_in(const Evaluation& run, const std::vector<std::string_view>& words);
/// The words of the vocabularies of a name in the languages of the rule at hand, each in its order and in lower case.
[[nodiscard]] const std::vector<std::vector<std::string>>& vocabulary_words(const Evaluation& run, std::string_view vocabulary);
/// Which word of a vocabulary this is, counted from 1 in each of that name; 0: none. O(its words).
[[nodiscard]] int place_in(const Evaluation& run, std::string_view vocabulary, std::string_view word);
/// With which phrase of a vocabulary a text begins, counted from 1 within each vocabulary of that name; 0: none. O(its words).
[[nodiscard]] int phrase_at(const Evaluation& run, std::string_view vocabulary, std::string_view text);

/// A word that says by what something is multiplied, and what it may mean: `a third more` is 4/3.
struct ProseMultiple {
  std::string_view words;
  std::vector<Decimal> factors;
};
/// The one that begins at word `at`; nullopt where none does.
[[nodiscard]] std::optional<ProseMultiple> multiple_at(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at);
/// The days that a date in words stands for, from word `at` on, which then lies behind it: `June 2027`, `30 June`, `Q2`.
/// The year is the one given where none is written. nullopt: no date.
[[nodiscard]] std::optional<DaySpan> date_at(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t& at,
                                             std::optional<int> year);

}  // namespace campaign
