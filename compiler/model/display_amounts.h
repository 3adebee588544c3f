#pragma once

#include <string>

#include "words/words.h"
#include "model/plan.h"
#include "model/value.h"

namespace campaign {

// Values that are amounts, as people read them in the language and region of the page.

/// `USD 1,200`, `1.200 EUR`, `25%`, `+2 points`, `3,000 orders`, `USD 2.10/click`.
[[nodiscard]] std::string display_amount(const Words& words, const Units& units, const Amount& amount);
/// The same without the sign that points have: `2.2 points`.
[[nodiscard]] std::string display_size(const Words& words, const Units& units, const Amount& amount);
/// The same with a sign for more as for less: `+25%`.
[[nodiscard]] std::string display_change(const Words& words, const Units& units, const Amount& amount);
/// Few digits, for axes and tight places: `USD 1.2M`, `48K people`.
[[nodiscard]] std::string display_compact(const Words& words, const Units& units, const Amount& amount);
/// From one to the other, the unit said once where both have it: `3,000–5,000 orders`; a certain one is one amount.
[[nodiscard]] std::string display_range(const Words& words, const Units& units, const Amount& low, const Amount& high);
[[nodiscard]] std::string display_estimate(const Words& words, const Units& units, const Estimate& estimate);
[[nodiscard]] std::string display_target(const Words& words, const Units& units, const Target& target);
[[nodiscard]] std::string display_bounds(const Words& words, const Units& units, const Bounds& bounds);
/// What a condition demands, without its metric: `at least 2.5`. Needs one that compares.
[[nodiscard]] std::string display_demand(const Words& words, const Units& units, const Condition& condition);

}  // namespace campaign
