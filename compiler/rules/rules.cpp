#include "rules/rules.h"

#include <array>
#include <vector>

#include "rules/checks.h"

namespace campaign {

namespace {

/// One check and the kinds of declarations it looks at.
struct CheckRow {
  void (*check)(RuleRun&, EntityId);
  KindSet kinds;
};

constexpr KindSet kGoal{Kind::goal};
constexpr KindSet kStrategy{Kind::strategy};
constexpr KindSet kTactic{Kind::tactic};
constexpr KindSet kDated{Kind::strategy, Kind::tactic, Kind::placement, Kind::experiment, Kind::milestone};
constexpr KindSet kSpender{Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic};
constexpr KindSet kMeasured{Kind::goal, Kind::business_goal, Kind::tactic, Kind::arm, Kind::audience, Kind::market};

// Every check, once.
constexpr std::array kChecks{
    CheckRow{check_tactics_have_strategy, kGoal},
    CheckRow{check_goal_has_strategy, kGoal},
    CheckRow{check_strategy_has_tactic, kStrategy},
    CheckRow{check_owner, kGoal},
    CheckRow{check_business_goal, kGoal},
    CheckRow{check_metric, kGoal},
    CheckRow{check_baseline, kGoal},
    CheckRow{check_target, kGoal},
    CheckRow{check_target_measurable, kGoal},
    CheckRow{check_values_possible, kGoal},
    CheckRow{check_vanity, kGoal},
    CheckRow{check_deadline, kGoal},
    CheckRow{check_deadline_in_campaign, kGoal},
    CheckRow{check_checkpoints, kGoal},
    CheckRow{check_dates_in_campaign, kDated},
    CheckRow{check_daypart, kTactic},
    CheckRow{check_starts_before_deadline, kTactic},
    CheckRow{check_allocation, kSpender},
    CheckRow{check_currency, KindSet(Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement)},
    CheckRow{check_budget_positive, kSpender},
    CheckRow{check_paid_has_budget, kTactic},
    CheckRow{check_reach, kGoal},
    CheckRow{check_reach_shown, kGoal},
    CheckRow{check_audience_large_enough, kGoal},
    CheckRow{check_sources_agree, kMeasured},
};

/// For every kind its checks, so that a declaration is looked at by those only.
using ChecksByKind = std::array<std::vector<void (*)(RuleRun&, EntityId)>, kKindCount>;

ChecksByKind checks_by_kind() {
  ChecksByKind by_kind;
  for (const CheckRow& row : kChecks) {
    for (const KindRow& kind : all_kinds()) {
      if (row.kinds.contains(kind.kind)) by_kind[static_cast<std::size_t>(kind.kind)].push_back(row.check);
    }
  }
  for (auto& checks : by_kind) checks.push_back(check_todo);  // Any value of any kind can be put off.
  return by_kind;
}

}  // namespace

void check_plan(const Plan& plan, const Analysis& analysis, const Sources& sources, std::chrono::year_month_day as_of,
                Diagnostics& diagnostics) {
  RuleRun run(plan, analysis, sources, as_of, diagnostics);
  const ChecksByKind by_kind = checks_by_kind();
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].from_library) continue;
    for (const auto check : by_kind[static_cast<std::size_t>(plan[id].kind)]) check(run, id);
  }
  check_allowances(run);
}

}  // namespace campaign
