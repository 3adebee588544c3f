#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/contacts.h"
#include "analysis/goal_odds.h"
#include "analysis/workload.h"
#include "model/plan.h"

namespace campaign {

/// What a rule may read of a row of the timetable, to see whether it is the same as before; and of a week in which somebody has too much to do.
struct TimetableMark {
  EntityId id = kNoEntity, waits_for = kNoEntity;
  timing::Minute start = 0, finish = 0, room_finish = 0;
  std::int64_t slack = 0, room = 0;
  timing::Driver driver{};
  bool stated = false, dated = false;
  std::optional<Day> overdue{};
  bool operator==(const TimetableMark&) const = default;
};

/// Two campaigns of a portfolio that begin to speak to the same people in the same week.
struct LaunchClash {
  EntityId tactic = kNoEntity;    ///< With which the one that stands first in the text begins.
  EntityId audience = kNoEntity;  ///< Whom it reaches: the same audience, or one that holds the other.
  bool operator==(const LaunchClash&) const = default;
};

/// What rules ask of the plan as a whole, worked out when it is asked for the first time. Each asking is noted in the plan's `Reads`.
class PlanTables {
 public:
  PlanTables(const Plan& plan, const Analysis& analysis) : plan_(plan), analysis_(analysis) {}

  /// Whether something in the plan reads a metric; nullopt where nothing does and something names one that there is not.
  [[nodiscard]] std::optional<bool> is_read(EntityId metric);
  /// The goals that a metric decides, in the order of the plan.
  [[nodiscard]] std::span<const EntityId> goals_of(EntityId metric);
  /// The goals that the same metric judges on the same day, in the order of the plan; itself among them. None for a goal without both.
  [[nodiscard]] std::span<const EntityId> judged_together(EntityId goal);
  /// Whether a tactic adds to the metric of a goal, by the plan's arithmetic.
  [[nodiscard]] bool contributes(EntityId tactic);
  /// The metrics that assumptions turn into this one, in the order of the plan.
  [[nodiscard]] std::span<const EntityId> turned_into(EntityId metric);
  /// Whether the plan says what an acronym means: a declaration that can be referred to has it in its name or title, or a
  /// text has brackets around or behind it.
  [[nodiscard]] bool explains(std::string_view acronym);
  /// A declaration of its kind beside and before it, whose name differs from its own by capital letters only.
  [[nodiscard]] EntityId alike(EntityId id);
  /// Whether a tactic that is not called off waits for this one by `after`.
  [[nodiscard]] bool is_awaited(EntityId tactic);
  /// Every blackout of the plan, in the order of the text.
  [[nodiscard]] std::span<const EntityId> blackouts();
  /// When everything happens.
  [[nodiscard]] const Timetable& timetable();
  /// What everybody has to do in each week; only weeks in which that is more than they can.
  [[nodiscard]] std::span<const PersonLoad> overloads();
  /// Who is contacted more often than wanted, and twice on a day.
  [[nodiscard]] const ContactFindings& contacts();
  /// How likely a goal is reached, of as many draws as anybody else is told of; null where that cannot be said. Each value that it rests on
  /// is noted as read by the declaration that asks, so nothing is kept from one to the other.
  [[nodiscard]] const GoalOdds* odds(EntityId goal, EntityId asking);
  /// Of the tactic with which a campaign begins to speak to an audience: the other campaign that does so in the same week. Null for none.
  [[nodiscard]] const LaunchClash* launch_clash(EntityId tactic);
  /// Whether a goal or a campaign names it in `serves`; nullopt where none does and one names what there is not.
  [[nodiscard]] std::optional<bool> is_served(EntityId business_goal);

  struct Data {
    std::optional<std::vector<bool>> read_metrics, awaited, served, contributing;  // The last of `read_metrics` and `served`: something names what there is not.
    std::optional<std::unordered_map<EntityId, std::vector<EntityId>>> goals_of, turned_into;
    std::optional<std::map<std::pair<EntityId, std::chrono::sys_days>, std::vector<EntityId>>> judged_together;  // By metric and day.
    std::optional<std::unordered_set<std::string>> explained;
    std::optional<std::unordered_map<EntityId, EntityId>> alike;
    std::optional<std::vector<EntityId>> blackouts;
    std::optional<ContactFindings> contacts;
    std::optional<std::unordered_map<EntityId, LaunchClash>> launch_clashes;
    std::optional<std::vector<TimetableMark>> timetable;  // Of what was asked for: the times of every row.
  };
  /// Works out what an earlier run over as many declarations has worked out, and calls with the number (in `Reads`) of each table that
  /// differs. `same_names`: the plans have the same names and texts; what is made of these is taken over.
  template <typename Differs>
  void compare(Data earlier, bool same_names, Differs differs);
  [[nodiscard]] Data take() { return std::move(data_); }

 private:
  enum Table : std::uint32_t { kReadMetrics, kAwaited, kServed, kGoalsOf, kExplained, kAlike, kJudgedTogether, kTimetable, kBlackouts, kTurnedInto, kContacts, kLaunches };
  static_assert(kLaunches < Reads::kTables);
  void note(Table table) const;
  [[nodiscard]] bool found(bool found) const;
  void make_read_metrics();
  void make_goals_of();
  void make_turned_into();
  void make_judged_together();
  void make_contributing();
  void make_explained();
  void make_alike();
  void make_awaited();
  void make_served();
  void make_timetable();
  void make_blackouts();
  void make_contacts();
  void make_launch_clashes();

  const Plan& plan_;
  const Analysis& analysis_;
  Data data_;
  std::optional<odds::Strata> strata_;  // Of all odds.
  struct {
    EntityId goal = kNoEntity, asking = kNoEntity;
    std::optional<GoalOdds> odds;
  } last_odds_;  // A rule asks for one after the other.
  std::optional<std::vector<PersonLoad>> overloads_;  // Part of the timetable, as far as what differs is concerned.
};

template <typename Differs>
void PlanTables::compare(Data earlier, bool same_names, Differs differs) {
  if (same_names) {
    data_ = std::exchange(earlier, Data());
    earlier.contributing = std::exchange(data_.contributing, std::nullopt);
    earlier.awaited = std::exchange(data_.awaited, std::nullopt);  // A tactic may have been called off.
    earlier.turned_into = std::exchange(data_.turned_into, std::nullopt);  // An assumption may name another metric.
    earlier.timetable = std::exchange(data_.timetable, std::nullopt);  // A length or a link may have changed.
    earlier.contacts = std::exchange(data_.contacts, std::nullopt);  // The same.
    earlier.launch_clashes = std::exchange(data_.launch_clashes, std::nullopt);  // So may a day.
    earlier.judged_together = std::exchange(data_.judged_together, std::nullopt);  // A date may lean on another.
  }
  const auto one = [&](const auto& before, auto& now, auto make, Table table) {
    if (!before) return;
    if (!now) (this->*make)();
    if (*before != *now) differs(static_cast<std::uint32_t>(table));
  };
  one(earlier.read_metrics, data_.read_metrics, &PlanTables::make_read_metrics, kReadMetrics);
  one(earlier.awaited, data_.awaited, &PlanTables::make_awaited, kAwaited);
  one(earlier.served, data_.served, &PlanTables::make_served, kServed);
  one(earlier.goals_of, data_.goals_of, &PlanTables::make_goals_of, kGoalsOf);
  one(earlier.turned_into, data_.turned_into, &PlanTables::make_turned_into, kTurnedInto);
  one(earlier.judged_together, data_.judged_together, &PlanTables::make_judged_together, kJudgedTogether);
  one(earlier.blackouts, data_.blackouts, &PlanTables::make_blackouts, kBlackouts);
  one(earlier.timetable, data_.timetable, &PlanTables::make_timetable, kTimetable);
  one(earlier.contacts, data_.contacts, &PlanTables::make_contacts, kContacts);
  one(earlier.launch_clashes, data_.launch_clashes, &PlanTables::make_launch_clashes, kLaunches);
  one(earlier.explained, data_.explained, &PlanTables::make_explained, kExplained);
  one(earlier.alike, data_.alike, &PlanTables::make_alike, kAlike);
  // Whether a tactic contributes is noted as a part of its arithmetic.
  if (!earlier.contributing) return;
  if (!data_.contributing) make_contributing();
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    if ((*earlier.contributing)[i] != (*data_.contributing)[i]) differs(Reads::of_arithmetic(EntityId{static_cast<std::uint32_t>(i)}));
  }
}

}  // namespace campaign
