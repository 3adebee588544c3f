#pragma once

#include <span>
#include <string_view>

#include "faults/place.h"

namespace campaign {

/// One way to spoil a correct plan, and the finding that has to tell.
struct Fault {
  std::string_view name;     ///< "drop the deadline"
  std::string_view finding;  ///< What has to be found.
  KindSet kinds;             ///< What it can be done to.
  Edits (*change)(const Place&);
  /// Findings that the same cause may rightly bring along, with blanks between.
  std::string_view along = "";
};

inline constexpr KindSet kAny{Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::experiment, Kind::audience, Kind::kpi,
                              Kind::assumption, Kind::risk, Kind::business_goal};
inline constexpr KindSet kAssumption{Kind::assumption}, kAudience{Kind::audience}, kBusinessGoal{Kind::business_goal},
    kCampaign{Kind::campaign}, kExperiment{Kind::experiment}, kGoal{Kind::goal}, kKpi{Kind::kpi}, kMilestone{Kind::milestone},
    kPerson{Kind::person}, kPlacement{Kind::placement}, kRisk{Kind::risk}, kStrategy{Kind::strategy}, kTactic{Kind::tactic};

// The faults of each family: of rules, and of the compiler's own findings.
[[nodiscard]] std::span<const Fault> specific_faults();
[[nodiscard]] std::span<const Fault> measurable_faults();
[[nodiscard]] std::span<const Fault> attainable_faults();
[[nodiscard]] std::span<const Fault> relevant_faults();
[[nodiscard]] std::span<const Fault> time_bound_faults();
[[nodiscard]] std::span<const Fault> alignment_faults();
[[nodiscard]] std::span<const Fault> kpi_faults();
[[nodiscard]] std::span<const Fault> budget_faults();
[[nodiscard]] std::span<const Fault> schedule_faults();
[[nodiscard]] std::span<const Fault> tracking_faults();
[[nodiscard]] std::span<const Fault> values_faults();
[[nodiscard]] std::span<const Fault> results_faults();
[[nodiscard]] std::span<const Fault> governance_faults();
[[nodiscard]] std::span<const Fault> experiment_faults();
[[nodiscard]] std::span<const Fault> words_faults();
[[nodiscard]] std::span<const Fault> names_faults();
[[nodiscard]] std::span<const Fault> types_faults();
[[nodiscard]] std::span<const Fault> time_faults();
[[nodiscard]] std::span<const Fault> syntax_faults();

/// The change that leaves a property out.
template <Property property>
Edits dropped(const Place& at) {
  return at.drop(property);
}

}  // namespace campaign
