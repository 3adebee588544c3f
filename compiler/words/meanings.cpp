#include "words/meanings.h"

#include "words/by_english.h"
#include "words/meanings_table.h"

namespace campaign {

std::string meaning_of(const PropertyRow& row, const Tongue& tongue) {
  if (tongue.language() == Language::english) return tongue(Said::sentence(row.meaning));
  static const ByEnglish kRows{table::kMeanings};
  const std::string_view text = kRows.in(tongue.language(), row.meaning);
  return std::string(text.empty() ? row.meaning : text);
}

std::string meaning_of(Kind kind, const Tongue& tongue) {
  if (tongue.language() == Language::english) return tongue(Said::sentence(row_of(kind).meaning));
  return std::string(tongue.words()->meaning(kind));
}

}  // namespace campaign
