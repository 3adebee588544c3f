#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// A text as words in small letters, numbers and single signs; one dash for all of them, and `pm` for `p.m.`.
class PlainWords {
 public:
  explicit PlainWords(std::string_view text);

  [[nodiscard]] bool at_end() const { return at_ >= words_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }

  /// The next word; empty at the end.
  [[nodiscard]] std::string_view next() const { return at_end() ? std::string_view() : std::string_view(words_[at_].text); }
  std::string_view word();
  /// Takes one of several words, each of which may have blanks between its parts: `working day`.
  bool take(std::initializer_list<std::string_view> choices);
  /// Takes a row of words that are parted by blanks.
  bool take(std::string_view words);
  /// A number of at most so many digits, or one in words: `two`, `zwei`.
  std::optional<int> number(std::size_t most_digits = 4);
  std::optional<int> digits(std::size_t least, std::size_t most);
  /// Whether the next word touches the one before.
  [[nodiscard]] bool touches() const { return !at_end() && !words_[at_].apart; }

 private:
  struct Word {
    std::string text;
    bool apart = true;  ///< A blank stands before it.
  };
  std::vector<Word> words_;
  std::size_t at_ = 0;
};

/// The number that a word of English or German says: `two`, `zwölf`; `a` and `eine` are one. 0: none.
[[nodiscard]] int number_in_words(std::string_view lower);

/// Which of a row an ordinal says: `first`, `2nd`, `dritte`; -1: the last. 0: it is none.
[[nodiscard]] int ordinal_in_words(std::string_view lower);

}  // namespace campaign
