#include "words/library_titles.h"

#include <unordered_map>

#include "words/holiday_titles_table.h"
#include "words/library_titles_table.h"

namespace campaign {

std::string_view library_title(std::string_view english, Language language) {
  if (language == Language::english) return english;
  static const auto kRows = [] {
    std::unordered_map<std::string_view, const Texts*> rows;
    for (const Texts& row : table::kLibraryTitles) rows.emplace(row[0], &row);
    for (const Texts& row : table::kHolidayTitles) rows.emplace(row[0], &row);
    return rows;
  }();
  const auto found = kRows.find(english);
  return found == kRows.end() ? english : text_in(*found->second, language);
}

}  // namespace campaign
