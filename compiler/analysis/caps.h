#pragma once

#include "model/plan.h"

namespace campaign {

// A cap in a formula, `min(donations, 5M GBP)`, is one of the whole: what two tactics bring is added up first and held against it once.

/// Whether a metric is worked out with a `min` or a `max`, its own or that of a metric in its formula. O(formula steps).
[[nodiscard]] bool is_capped(const Plan& plan, EntityId kpi);

/// A metric's formula with the formulas put in of all metrics in it that are capped: its parts can then be added up over tactics.
/// Empty where it has none, and where it would be too long. O(formula steps).
[[nodiscard]] Formula whole_formula(const Plan& plan, EntityId kpi);

}  // namespace campaign
