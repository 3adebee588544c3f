#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "words/languages.h"
#include "words/library_titles.h"
#include "words/sentences_table.h"
#include "language/constructs.h"
#include "locale/locale.h"

namespace campaign {

/// A sentence of the table, named by its English text. Both that there is one, and that it takes as many arguments, is
/// checked while the compiler is compiled.
template <typename... Arguments>
struct Sentence {
  // NOLINTNEXTLINE(google-explicit-constructor): a call reads as the sentence that it writes.
  consteval Sentence(const char* english, std::string_view about = {}) : row(table::sentence_row(english, about)) {
    if (table::argument_count_of(english) != sizeof...(Arguments)) throw "the sentence takes another number of arguments";
  }
  [[nodiscard]] constexpr bool empty() const { return row == 0; }
  std::size_t row;
};

/// What takes the place of `{0}`: a text as it is; with a number, one that also chooses the forms of words.
struct Argument {
  std::string text;
  std::optional<Decimal> number{};
  Locale::Digits digits{};  ///< With which the number was written.
};

/// A simple unit in a language, one or several as `name` is; itself where it is none of the library. O(units of the library).
[[nodiscard]] std::string_view unit_term(std::string_view name, Language language);

/// The site's words in the language of a locale, English where there are none in it, around values as the locale writes
/// them. One thread at a time, like `Locale`.
class Words {
 public:
  explicit Words(std::string_view tag);

  [[nodiscard]] const Locale& locale() const { return locale_; }
  /// The language that the words are in, which is not the locale's where the site has none in it.
  [[nodiscard]] Language language() const { return language_; }

  /// A text without arguments; the view lives as long as the program.
  [[nodiscard]] std::string_view operator()(Sentence<> sentence) const {
    return text_in(table::kSentences[sentence.row].texts, language_);
  }
  /// A sentence with its arguments: texts, counts or `Argument`s.
  template <typename... Arguments>
    requires(sizeof...(Arguments) > 0)
  [[nodiscard]] std::string operator()(Sentence<std::type_identity_t<Arguments>...> sentence, const Arguments&... arguments) const {
    const Argument list[] = {argument(arguments)...};
    return render(text_in(table::kSentences[sentence.row].texts, language_), list);
  }

  /// What stands before and behind the one argument of a sentence, for an element to be written between: `as of `, empty.
  struct Around {
    std::string_view before, behind;
  };
  [[nodiscard]] Around around(Sentence<int> sentence) const;

  // The language's own names for what plans consist of, from terms_table.h, as they stand within a sentence.

  [[nodiscard]] std::string_view property(Property property) const;  ///< `call_to_action`: `call to action`
  /// A word of a property's row: `in_kind`: `in kind`. One that no row has, of a field that a plan adds, is given as it is
  /// with blanks for `_`.
  [[nodiscard]] std::string word(std::string_view word) const;
  [[nodiscard]] std::string_view kind(Kind kind) const;   ///< `business goal`
  [[nodiscard]] std::string_view kinds(Kind kind) const;  ///< `business goals`
  [[nodiscard]] std::string_view meaning(Kind kind) const;  ///< What a kind is, in a sentence.
  /// The name of a unit, simple or compound, with those of the standard library in the language's words: `life_years/EUR` →
  /// `life-years/EUR`, `Lebensjahre/EUR`. O(length × units of the library).
  [[nodiscard]] std::string unit(std::string_view name) const;
  /// With a capital, as headings and values begin.
  [[nodiscard]] std::string heading(std::string_view text) const { return locale_.capitalised(text); }

 private:
  [[nodiscard]] static const Argument& argument(const Argument& argument) { return argument; }
  [[nodiscard]] static Argument argument(std::string_view text) { return {std::string(text)}; }
  [[nodiscard]] Argument argument(std::size_t count) const {
    return {locale_.number(count), Decimal::from_int(static_cast<std::int64_t>(count))};
  }
  [[nodiscard]] std::string render(std::string_view text, std::span<const Argument> arguments) const;
  /// The forms of words follow the language of the words, not that of the locale.
  [[nodiscard]] std::size_t form_of(const Argument& argument) const;

  Locale locale_;
  Language language_;
  std::optional<Locale> spoken_;  // Where it is not the locale's own language.
  std::vector<Locale::Plural> forms_;
};

}  // namespace campaign
