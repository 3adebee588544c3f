#pragma once

#include <string>

#include "words/words.h"
#include "model/value.h"

namespace campaign {

// Lengths of time and hours of days as people read them; days and spans of days are written by `Locale` itself.

[[nodiscard]] std::string display_duration(const Words& words, const Duration& duration);  ///< `3 weeks`, `1,5 Stunden`
/// How long after, or before where it is below zero: `2 workdays later`, `48 hours earlier`.
[[nodiscard]] std::string display_lag(const Words& words, const Duration& lag);
/// `Mon–Fri 11:30–13:30`, `daily`, `on days 1 and 15 of each month`. Days stand in the order of the locale's week.
/// `the fourth Thu in November`, `1 day after Easter Sunday`.
[[nodiscard]] std::string display_yearly(const Words& words, const YearlyDay& yearly);
[[nodiscard]] std::string display_daypart(const Words& words, const Daypart& daypart);

}  // namespace campaign
