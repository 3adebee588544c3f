#include "locale/tag.h"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include "base/text.h"

namespace campaign {

namespace {

constexpr std::size_t kLongest = 64;  // Longer than any tag that people write; ICU has limits of its own above it.

bool is_known_language(std::string_view language) {
  for (std::int32_t i = 0, count = uloc_countAvailable(); i < count; ++i) {
    const std::string_view available = uloc_getAvailable(i);
    if (available.starts_with(language) && (available.size() == language.size() || available[language.size()] == '_')) return true;
  }
  return false;
}

/// A country, or one of the regions of several countries that languages are written for: 001, 150, 419.
bool is_known_region(const icu::Locale& locale) {
  const std::string_view region = locale.getCountry();
  return region.empty() || *locale.getISO3Country() != '\0' || region == "001" || region == "150" || region == "419";
}

/// The ICU locale of a well-formed tag whose deprecated parts are replaced (`iw` → `he`); nullopt otherwise.
std::optional<icu::Locale> well_formed(std::string_view text) {
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag({text.data(), static_cast<std::int32_t>(text.size())}, error);
  if (U_FAILURE(error) || locale.isBogus() || *locale.getLanguage() == '\0') return std::nullopt;
  return locale;
}

std::optional<std::string> known(icu::Locale locale) {
  if (!is_known_language(locale.getLanguage()) || !is_known_region(locale)) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  std::string tag = locale.toLanguageTag<std::string>(error);
  return U_FAILURE(error) ? std::nullopt : std::optional(std::move(tag));
}

}  // namespace

std::optional<std::string> canonical_tag(std::string_view text) {
  const auto locale = well_formed(text);
  return locale ? known(*locale) : std::nullopt;
}

std::optional<std::string> meant_tag(std::string_view text) {
  std::string mended(trim(text));
  std::ranges::replace(mended, '_', '-');
  mended = mended.substr(0, mended.find('.'));  // `de_AT.UTF-8`, as systems name it
  if (auto locale = well_formed(mended)) {
    UErrorCode error = U_ZERO_ERROR;
    locale->canonicalize(error);
    if (auto tag = known(*locale)) return tag;
    if (is_known_language(locale->getLanguage())) return locale->getLanguage();
  }
  // A language by its name, in English or in itself.
  const std::string wanted = lower_case(trim(text));
  for (std::int32_t i = 0, count = uloc_countAvailable(); i < count; ++i) {
    const char* available = uloc_getAvailable(i);
    if (std::string_view(available).find('_') != std::string_view::npos) continue;
    const icu::Locale locale(available);
    for (const icu::Locale& in : {icu::Locale::getEnglish(), locale}) {
      icu::UnicodeString name;
      std::string shown;
      locale.getDisplayLanguage(in, name).toUTF8String(shown);
      if (lower_case(shown) == wanted) return available;
    }
  }
  return std::nullopt;
}

}  // namespace campaign
