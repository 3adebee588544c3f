#include "words/meanings.h"

#include "words/by_english.h"
#include "words/meanings_table.h"

namespace campaign {

std::string_view meaning_of(const PropertyRow& row, const Tongue& tongue) {
  if (tongue.language() == Language::english) return row.meaning;
  static const ByEnglish kRows{table::kMeanings};
  const std::string_view text = kRows.in(tongue.language(), row.meaning);
  return text.empty() ? row.meaning : text;
}

std::string_view meaning_of(Kind kind, const Tongue& tongue) { return tongue.words() == nullptr ? row_of(kind).meaning : tongue.words()->meaning(kind); }

}  // namespace campaign
