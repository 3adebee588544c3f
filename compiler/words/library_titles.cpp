#include "words/library_titles.h"

#include "words/by_english.h"
#include "words/holiday_titles_table.h"
#include "words/library_titles_table.h"

namespace campaign {

std::string_view library_title(std::string_view english, Language language) {
  if (language == Language::english) return english;
  static const ByEnglish kTitles{table::kLibraryTitles, table::kHolidayTitles};
  const std::string_view title = kTitles.in(language, english);
  return title.empty() ? english : title;
}

}  // namespace campaign
