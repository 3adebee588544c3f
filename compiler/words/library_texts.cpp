#include "words/library_texts.h"

#include "words/audience_texts_table.h"
#include "words/by_english.h"
#include "words/channel_abouts_table.h"
#include "words/library_titles.h"
#include "words/metric_abouts_table.h"
#include "words/tactic_texts_table.h"

namespace campaign {

std::string_view library_text(std::string_view english, Language language) {
  if (language == Language::english) return english;
  static const ByEnglish kTexts{table::kMetricAbouts, table::kChannelAbouts, table::kAudienceTexts, table::kTacticTexts};
  const std::string_view text = kTexts.in(language, english);
  return text.empty() ? library_title(english, language) : text;
}

}  // namespace campaign
