#include "locale/currency_names.h"

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include <unicode/locid.h>
#include <unicode/ucurr.h>

#include "locale/formats.h"

namespace campaign {

std::string_view currency_name(std::string_view code, std::string_view tag) {
  static std::mutex guard;
  static std::map<std::pair<std::string, std::string>, std::string> names;
  const std::lock_guard lock(guard);
  const auto [place, is_new] = names.try_emplace({std::string(tag), std::string(code)});
  if (is_new) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), error);
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(code);
    std::int32_t length = 0;
    const UChar* const name = ucurr_getName(text.getTerminatedBuffer(), locale.getName(), UCURR_LONG_NAME, nullptr, &length, &error);
    place->second = U_SUCCESS(error) ? to_utf8(icu::UnicodeString(name, length)) : std::string(code);
  }
  return place->second;
}

}  // namespace campaign
