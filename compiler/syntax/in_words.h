#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/foreign.h"

namespace campaign {

// How people say days, lengths of time, hours and rhythms: `end of November`, `two weeks`, `6pm`, `Mo-Fr 9-17 Uhr`.

/// What a place asks for.
enum class Asked : std::uint8_t { day, days, length, time, rhythm, rhythm_without_hours };

/// How the language writes a whole value that is said so, the likeliest first. Empty where it is no such thing, lacks something (a year), or is
/// written as the language does. O(its length).
[[nodiscard]] std::vector<std::string> in_signs(std::string_view text, Asked asked, const Customs& customs);

// The parts of it.
[[nodiscard]] std::vector<std::string> length_in_signs(std::string_view text);
[[nodiscard]] std::optional<int> minute_in_words(std::string_view text);   ///< Of the day; also of what the language writes itself.
[[nodiscard]] std::vector<std::string> days_in_signs(std::string_view text, bool one_day, const Customs& customs);
[[nodiscard]] std::string rhythm_in_signs(std::string_view text, bool with_hours);

}  // namespace campaign
