#pragma once

#include <chrono>
#include <string>

#include "model/value.h"

namespace campaign::html {

// Dates as people read them. The language of pages is English for now.

[[nodiscard]] std::string display_day(Day day);  ///< `31 Mar 2027`
[[nodiscard]] std::string display_month(std::chrono::year_month month);  ///< `Mar 2027`
/// As short as it is clear: `2027`, `Mar 2027`, `Jan – Jun 2027`, `1 – 26 Mar 2027`, `5 Nov 2026 – 2 Jan 2027`.
[[nodiscard]] std::string display_span(const DaySpan& span);

}  // namespace campaign::html
