#pragma once

#include <string>

#include "model/plan.h"
#include "model/value.h"

namespace campaign {

// How values read in messages and pages: `1,800,000 USD`, `25%`, `1 April 2027`, `3,000 to 5,000 orders`.

/// How many digits behind the point an amount is shown with, rounded half-even: money of one whole or more has its coins or
/// none, a fraction that a person wrote is whole, a small number keeps three significant digits.
struct ShownDigits {
  int least = 0, most = 0;
};
[[nodiscard]] ShownDigits shown_digits(const Units& units, const Amount& amount);

[[nodiscard]] std::string format_amount(const Units& units, const Amount& amount);
/// Without the sign that points have: `2.2 points`.
[[nodiscard]] std::string format_size(const Units& units, const Amount& amount);
[[nodiscard]] std::string format_estimate(const Units& units, const Estimate& estimate);
[[nodiscard]] std::string format_date(Day day);                ///< `2027-03-31`
[[nodiscard]] std::string format_span(const DaySpan& span);    ///< `2027-03-01 .. 2027-03-31`
[[nodiscard]] std::string format_duration(const Duration& duration);
[[nodiscard]] std::string format_yearly(const YearlyDay& yearly);  ///< As a plan writes it: `last monday in may`
[[nodiscard]] std::string format_daypart(const Daypart& daypart);  ///< `Mon–Fri 11:30–13:30`
[[nodiscard]] std::string format_time(const ClockTime& time);      ///< `18:00`
[[nodiscard]] std::string format_target(const Units& units, const Target& target);
[[nodiscard]] std::string format_condition(const Plan& plan, const Condition& condition);
[[nodiscard]] std::string_view sign_of(Comparison comparison);     ///< `>=`
[[nodiscard]] std::string_view name_of(Duration::Unit unit);       ///< `week`
[[nodiscard]] std::string_view name_of(Withheld::Reason reason);   ///< `undisclosed`
/// Any value in a short form; references by their titles.
[[nodiscard]] std::string format_value(const Plan& plan, const Value& value);

}  // namespace campaign
