#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "check/program.h"

namespace campaign {

/// A list of words or phrases of one language: data for rules about prose.
struct Vocabulary {
  std::string_view name;
  std::string_view language;
  std::vector<Node> words;         ///< As they are written; read when somebody looks for them.
  bool closes = false;             ///< Its words count at the end of a title as at its beginning: `Newsletter versenden`.
  Span span;
};

/// The words of the vocabularies of one name, ready to be looked for.
struct WordList {
  struct Word {
    std::string text;
    bool closes;
  };
  std::array<std::vector<Word>, 256> by_first_byte;
  std::vector<std::vector<std::string>> in_order;  ///< Of each vocabulary.
  bool closes = false;                             ///< Whether any of them closes titles.
};

class Vocabularies {
 public:
  /// Reads the `vocabulary` declarations of files. O(their text).
  Vocabularies(const Sources& sources, const std::vector<ParsedFile>& files, Diagnostics& diagnostics);

  /// Those of one name.
  [[nodiscard]] std::vector<const Vocabulary*> named(std::string_view name) const;
  [[nodiscard]] const std::vector<Vocabulary>& all() const { return all_; }
  /// The words of those of a name that are of some languages: `en de`; empty: of any. A word of any of them counts.
  [[nodiscard]] const WordList& list(std::string_view name, std::string_view languages) const;

 private:
  std::vector<Vocabulary> all_;
  mutable std::map<std::pair<std::string_view, std::string_view>, WordList> lists_;  // Made at the first question.
};

/// The places in a text where a word of a vocabulary stands, whole words only, in the order of the text. What stands
/// between quotation marks is a name and is left alone. Each is a view into `text`. O(text × words of one first letter).
[[nodiscard]] std::vector<std::string_view> mentions(std::string_view text, const WordList& words);
/// The same for a word with which the text begins, or ends. Empty: none.
[[nodiscard]] std::string_view beginning(std::string_view text, const WordList& words);
[[nodiscard]] std::string_view ending(std::string_view text, const WordList& words);
/// A word with which the text begins; of vocabularies that close titles also one with which it ends. Empty: none.
[[nodiscard]] std::string_view heading(std::string_view text, const WordList& words);

/// Whether one list of languages, separated by blanks, has something in common with another; an empty one has all.
[[nodiscard]] bool meets(std::string_view languages, std::string_view language);

}  // namespace campaign
