#pragma once

#include <concepts>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "words/words.h"

namespace campaign {

/// Something that the compiler says, before it is said in a language: a sentence, named by its English text and with what
/// takes the place of each `{}` in it, or a text that is the same in all (names, code, what somebody wrote).
class Said {
 public:
  Said() = default;
  /// A sentence without arguments, as it stands: braces are braces.
  Said(const char* english) : text_(english), sentence_(true) {}  // NOLINT(google-explicit-constructor)
  Said(std::string text) : text_(std::move(text)) {}              // NOLINT(google-explicit-constructor)
  Said(std::string_view text) : text_(text) {}                    // NOLINT(google-explicit-constructor)
  /// A count, which also chooses the forms of words: `{0:day|days}`.
  template <std::integral Number>
  Said(Number number) : text_(std::to_string(number)), counts_(true), one_(number == 1) {}  // NOLINT(google-explicit-constructor)
  Said(std::string_view english, std::vector<Said> arguments) : text_(english), sentence_(true), filled_(true), arguments_(std::move(arguments)) {}

  /// A sentence whose English text is held elsewhere; what the table does not have stays as it is.
  [[nodiscard]] static Said sentence(std::string_view english) {
    Said said(english);
    said.sentence_ = true;
    return said;
  }
  /// A word of the language as a kind of thing, which reads as English: others have it between backticks.
  [[nodiscard]] static Said keyword(std::string_view word) {
    Said said(word);
    said.code_ = true;
    return said;
  }

  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  friend class Tongue;
  std::string text_;
  bool sentence_ = false, filled_ = false, code_ = false, counts_ = false, one_ = false;
  std::vector<Said> arguments_;
};

/// How many arguments a sentence takes: its `{}`, or one more than the greatest number in braces.
constexpr std::size_t argument_count(std::string_view sentence) {
  std::size_t count = 0, numbered = 0;
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    if (sentence[i] != '{') continue;
    if (sentence[i + 1] == '{') {
      ++i;
    } else if (sentence[i + 1] == '}') {
      ++count;
    } else if (const auto number = static_cast<std::size_t>(sentence[i + 1] - '0') + 1; number > numbered) {
      numbered = number;
    }
  }
  return count + numbered;
}

/// The English text of a sentence; that it takes as many arguments is checked while the compiler is compiled.
template <typename... Arguments>
struct English {
  // NOLINTNEXTLINE(google-explicit-constructor): a call reads as the sentence that it says.
  consteval English(const char* written) : text(written) {
    if (argument_count(text) != sizeof...(Arguments)) throw "the sentence takes another number of arguments";
  }
  std::string_view text;
};

/// A sentence with its arguments: `say("did you mean `{}`?", name)`. Its words in other languages stand in said_table.h; a
/// test names what is missing there.
template <typename... Arguments>
[[nodiscard]] Said say(English<std::type_identity_t<Arguments>...> english, const Arguments&... arguments) {
  return {english.text, std::vector<Said>{Said(arguments)...}};
}

/// `a, b or c`
[[nodiscard]] Said either(std::span<const Said> items);

/// The language and region in which the compiler says what it finds. English is the compiler's own and needs nothing; others
/// have the words of the site, and write values as their region does.
class Tongue {
 public:
  /// English, with values as messages have them: `1,800,000 USD`, `2027-03-31`.
  Tongue() = default;
  /// The tongue of a language tag (BCP 47). Any English is the compiler's own.
  explicit Tongue(std::string_view tag);
  [[nodiscard]] static const Tongue& english();

  /// Has the sentences noted that are asked for and that its language does not have, for tests.
  void note_untold(std::set<std::string, std::less<>>* untold) { untold_ = untold; }

  /// The words and formats; null for English.
  [[nodiscard]] const Words* words() const { return words_.get(); }
  [[nodiscard]] Language language() const { return words_ == nullptr ? Language::english : words_->language(); }
  /// The language of its values: `de`, also one that the compiler has no words in.
  [[nodiscard]] std::string_view tag() const { return words_ == nullptr ? "en" : std::string_view(words_->locale().language()); }

  [[nodiscard]] std::string operator()(const Said& said) const;
  /// A sentence that is known in both languages, with its arguments in place of `{}` and `{0}`, and `{{` for a brace.
  [[nodiscard]] std::string fill(std::string_view sentence, std::span<const Said> arguments) const;
  /// A number as it is written here, with so many digits of its fraction.
  [[nodiscard]] std::string number(const Decimal& number, int digits) const;
  /// `a, b and c`
  [[nodiscard]] std::string list(std::span<const std::string> items) const;
  /// The title of something that the standard library declares, by its English one, which it is itself where no other is known.
  [[nodiscard]] std::string_view title(std::string_view english) const { return library_title(english, language()); }

 private:
  [[nodiscard]] std::string_view translated(std::string_view english) const;

  std::shared_ptr<const Words> words_;
  std::set<std::string, std::less<>>* untold_ = nullptr;
};

}  // namespace campaign
