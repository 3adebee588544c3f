#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <unordered_map>

#include "words/languages.h"

namespace campaign {

/// Texts that are found by their English one. A `static` of a function that only other languages than English come to: making it
/// takes O(rows).
class ByEnglish {
 public:
  explicit ByEnglish(std::initializer_list<std::span<const Texts>> tables) {
    for (const std::span<const Texts> table : tables) {
      for (const Texts& row : table) rows_.emplace(row[0], &row);
    }
  }
  /// The text in a language; empty where there is none. O(1).
  [[nodiscard]] std::string_view in(Language language, std::string_view english) const {
    const auto found = rows_.find(english);
    return found == rows_.end() ? std::string_view() : text_in(*found->second, language);
  }

 private:
  std::unordered_map<std::string_view, const Texts*> rows_;
};

}  // namespace campaign
