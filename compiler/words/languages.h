#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace campaign {

/// The languages that the site's own words exist in: the columns of the tables beside this file. A new one is a value here,
/// its tag, and a column in each table; the tests name what is missing. English comes first: it stands in for the others.
enum class Language : std::uint8_t { english, german };
inline constexpr std::array<std::string_view, 2> kLanguageTags = {"en", "de"};

/// One text in every language.
using Texts = std::array<std::string_view, kLanguageTags.size()>;

[[nodiscard]] constexpr std::string_view text_in(const Texts& texts, Language language) {
  return texts[static_cast<std::size_t>(language)];
}

/// The language of a tag without a region: `de`; nullopt where the site has no words in it. O(languages).
[[nodiscard]] constexpr std::optional<Language> language_named(std::string_view tag) {
  for (std::size_t i = 0; i < kLanguageTags.size(); ++i) {
    if (kLanguageTags[i] == tag) return static_cast<Language>(i);
  }
  return std::nullopt;
}

}  // namespace campaign
