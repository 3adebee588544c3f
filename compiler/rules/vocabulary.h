#pragma once

#include <optional>
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
  std::vector<std::string> words;  ///< In lower case; a `*` at the end stands for any ending.
  Span span;
};

class Vocabularies {
 public:
  /// Reads the `vocabulary` declarations of files. O(their text).
  Vocabularies(const Sources& sources, const std::vector<ParsedFile>& files, Diagnostics& diagnostics);

  /// Those of one name; a word of any of them counts.
  [[nodiscard]] std::vector<const Vocabulary*> named(std::string_view name) const;
  [[nodiscard]] const std::vector<Vocabulary>& all() const { return all_; }

 private:
  std::vector<Vocabulary> all_;
};

/// The places in a text where a word of a vocabulary stands, whole words only, in the order of the text. What stands
/// between quotation marks is a name and is left alone. Each is a view into `text`. O(text × words).
[[nodiscard]] std::vector<std::string_view> mentions(std::string_view text, const std::vector<const Vocabulary*>& vocabularies);
/// The same for a word with which the text begins, or ends. Empty: none.
[[nodiscard]] std::string_view beginning(std::string_view text, const std::vector<const Vocabulary*>& vocabularies);
[[nodiscard]] std::string_view ending(std::string_view text, const std::vector<const Vocabulary*>& vocabularies);

}  // namespace campaign
