#pragma once

#include <string>

#include "model/plan.h"
#include "model/value.h"

namespace campaign {

// How values read in what is said of a plan, in its tongue: in English as in `format.h`, else as on the pages of that language.

[[nodiscard]] std::string say_amount(const Plan& plan, const Amount& amount);
/// Without the sign that points have, whatever script it stands in: where words say which way it goes.
[[nodiscard]] std::string say_unsigned(const Plan& plan, const Amount& amount);
/// Its amount without the digits that say nothing: margins, differences.
[[nodiscard]] std::string say_size(const Plan& plan, const Amount& amount);
/// The same with a sign for more as for less: `+25%`.
[[nodiscard]] std::string say_change(const Plan& plan, const Amount& amount);
[[nodiscard]] std::string say_estimate(const Plan& plan, const Estimate& estimate);
[[nodiscard]] std::string say_day(const Plan& plan, Day day);
[[nodiscard]] std::string say_span(const Plan& plan, const DaySpan& span);
[[nodiscard]] std::string say_duration(const Plan& plan, const Duration& duration);
[[nodiscard]] std::string say_unit(const Plan& plan, UnitId unit);
/// Any value in a short form; references by their titles.
[[nodiscard]] std::string say_value(const Plan& plan, const Value& value);
/// The title of a declaration, or its name; what the standard library declares has titles in every language.
[[nodiscard]] std::string_view say_label(const Plan& plan, EntityId id);

}  // namespace campaign
