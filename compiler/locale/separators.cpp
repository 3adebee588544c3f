#include "locale/separators.h"

#include <algorithm>
#include <map>
#include <vector>

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/ucurr.h>

#include "base/text.h"
#include "locale/formats.h"
#include "locale/tag.h"

namespace campaign {

std::optional<Separators> separators_of(std::string_view tag) {
  const auto known = canonical_tag(tag);
  if (!known) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(icu::Locale::forLanguageTag(known->c_str(), error), error);
  if (U_FAILURE(error)) return std::nullopt;
  return Separators{to_utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol)),
                    to_utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol))};
}

int month_named(std::string_view word) {
  // In the order of the languages; a word of several months (`mar`) is the first's.
  static const std::map<std::string, int> kMonths = [] {
    std::map<std::string, int> months;
    for (const char* language : {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "tr", "ru", "uk", "el"}) {
      UErrorCode error = U_ZERO_ERROR;
      const icu::DateFormatSymbols symbols(icu::Locale(language), error);
      if (U_FAILURE(error)) continue;
      for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
          std::int32_t count = 0;
          const icu::UnicodeString* names = symbols.getMonths(count, context, width);
          for (std::int32_t i = 0; i < count && i < 12; ++i) {
            std::string name = lower_case(to_utf8(names[i]));
            while (name.ends_with('.')) name.pop_back();
            const bool word_ = !name.empty() && (name[0] < '0' || name[0] > '9');
            if (word_) months.emplace(std::move(name), i + 1);
          }
        }
      }
    }
    return months;
  }();
  std::string lower = lower_case(word);
  while (lower.ends_with('.')) lower.pop_back();
  if (lower.size() < 3) return 0;
  const auto found = kMonths.find(lower);
  return found == kMonths.end() ? 0 : found->second;
}

bool is_currency_code(std::string_view word) {
  if (word.size() != 3 || !std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  const char16_t code[] = {static_cast<char16_t>(word[0]), static_cast<char16_t>(word[1]), static_cast<char16_t>(word[2]), 0};
  return ucurr_getNumericCode(code) != 0;
}

}  // namespace campaign
