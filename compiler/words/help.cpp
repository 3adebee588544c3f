#include "words/help.h"

#include "words/by_english.h"
#include "words/help_table.h"

namespace campaign {

std::string_view help_text(std::string_view english, Language language) {
  if (language == Language::english) return english;
  static const ByEnglish kTexts{table::kHelp};
  const std::string_view text = kTexts.in(language, english);
  return text.empty() ? english : text;
}

}  // namespace campaign
