#include "analysis/schedule.h"

#include <algorithm>
#include <unordered_set>

namespace campaign {

namespace {

constexpr KindSet kScheduled(Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement, Kind::experiment);

bool has_row(Kind kind, ScheduleDepth depth) {
  switch (kind) {
    case Kind::campaign:
    case Kind::goal: return true;
    case Kind::strategy: return depth != ScheduleDepth::goals;
    default: return depth == ScheduleDepth::everything;
  }
}

bool earlier(const DaySpan& a, const DaySpan& b) { return a.first != b.first ? a.first < b.first : a.last < b.last; }


std::vector<DaySpan> stated_days(const Plan& plan, EntityId id) {
  std::vector<DaySpan> days;
  for (const Property property : {prop("flight"), prop("period")}) {
    for (const PropertyValue& value : plan.values(id, property)) {
      const auto* span = std::get_if<DaySpan>(&value.value);
      if (span != nullptr && span->first <= span->last) days.push_back(*span);
    }
  }
  std::ranges::sort(days, earlier);
  return days;
}

std::vector<Checkpoint> checkpoints_of(const Plan& plan, EntityId goal) {
  std::vector<Checkpoint> found;
  for (const PropertyValue& value : plan.values(goal, prop("checkpoint"))) {
    const Clauses& clauses = plan.clauses(value);
    if (const auto& when = clauses.by ? clauses.by : clauses.during) found.push_back({when->last, &value});
  }
  std::ranges::stable_sort(found, {}, &Checkpoint::day);
  return found;
}

/// Makes the rows in one walk down the tree.
class Scheduler {
 public:
  Scheduler(const Plan& plan, const ScheduleOptions& options, Schedule& schedule) : plan_(plan), options_(options), schedule_(schedule) {}

  /// Adds a declaration and what is in it; gives the days that it takes. As deep as the parser lets a plan nest.
  std::optional<DaySpan> add(EntityId id, std::uint32_t depth, std::span<const DaySpan> around, bool shown) {
    const std::size_t place = schedule_.rows.size();
    const std::size_t left_out = left_out_;
    if (shown) schedule_.rows.push_back({.id = id, .depth = depth});
    std::vector<DaySpan> own = stated_days(plan_, id);
    std::optional<DaySpan> below;
    for (const EntityId child : plan_[id].children) {
      const Kind kind = plan_[child].kind;
      if (kind == Kind::milestone) inside_.insert(static_cast<std::uint32_t>(child));
      if (!kScheduled.contains(kind) || (options_.shown && !options_.shown(child))) continue;
      const bool child_shown = shown && has_row(kind, options_.depth);
      if (!child_shown && kind == Kind::tactic) ++left_out_;
      const auto days = add(child, depth + 1, own.empty() ? around : std::span<const DaySpan>(own), child_shown);
      if (days) widen(below, *days);
    }
    const TimetableRow* times = options_.timetable == nullptr || plan_[id].kind != Kind::tactic ? nullptr : options_.timetable->row(id);
    if (times != nullptr && !times->dated) times = nullptr;
    const bool computed = own.empty() && !below && times != nullptr && !times->stated;
    if (computed || (!below && times != nullptr && times->begun)) own.assign(1, times->days);  // What really happens comes before what was written.
    const std::optional<DaySpan> taken = own.empty() ? below : std::optional(hull_of(own));
    if (shown) {
      schedule_.rows[place].times = times;
      schedule_.rows[place].tactics_left_out = left_out_ - left_out;
      fill(schedule_.rows[place], std::move(own), below, around);
      if (computed) schedule_.rows[place].from = DaysFrom::computed;
    }
    return taken;
  }

  [[nodiscard]] bool is_inside(EntityId milestone) const { return inside_.contains(static_cast<std::uint32_t>(milestone)); }

 private:
  void fill(ScheduleRow& row, std::vector<DaySpan> own, const std::optional<DaySpan>& below, std::span<const DaySpan> around) {
    if (!own.empty()) {
      row.from = DaysFrom::itself;
      row.days = std::move(own);
    } else if (below) {
      row.from = DaysFrom::below;
      row.days = {*below};
    } else if (!around.empty()) {
      row.from = DaysFrom::around;
      row.days.assign(around.begin(), around.end());
    }
    if (!row.days.empty()) widen(schedule_.range, hull_of(row.days));
    if (plan_[row.id].kind != Kind::goal) return;
    if (const auto* by = plan_.get<DaySpan>(row.id, prop("by"))) row.deadline = by->last;
    row.checkpoints = checkpoints_of(plan_, row.id);
    if (row.deadline) widen(schedule_.range, {*row.deadline, *row.deadline});
    for (const Checkpoint& checkpoint : row.checkpoints) widen(schedule_.range, {checkpoint.day, checkpoint.day});
  }

  const Plan& plan_;
  const ScheduleOptions& options_;
  Schedule& schedule_;
  std::size_t left_out_ = 0;
  std::unordered_set<std::uint32_t> inside_;  // Milestones that are declared in one of the rows.
};

/// The days that hold for a declaration that states none.
std::vector<DaySpan> days_around(const Plan& plan, EntityId id) {
  for (EntityId at = plan[id].parent; at != kNoEntity; at = plan[at].parent) {
    std::vector<DaySpan> days = stated_days(plan, at);
    if (!days.empty()) return days;
  }
  return {};
}

std::vector<Dependency> dependencies_of(const Plan& plan, const std::vector<ScheduleRow>& rows) {
  std::vector<Dependency> found;
  for (const ScheduleRow& row : rows) {
    for (const bool after : {true, false}) {
      for (const PropertyValue& value : plan.values(row.id, after ? prop("after") : prop("before"))) {
        const auto* other = std::get_if<Reference>(&value.value);
        if (other == nullptr || other->entity == kNoEntity || other->entity == row.id) continue;
        found.push_back(after ? Dependency{other->entity, row.id} : Dependency{row.id, other->entity});
      }
    }
  }
  return found;
}

}  // namespace

Schedule schedule_of(const Plan& plan, std::span<const EntityId> tops, const ScheduleOptions& options) {
  Schedule schedule;
  Scheduler scheduler(plan, options, schedule);
  for (const EntityId top : tops) {
    const std::vector<DaySpan> around = days_around(plan, top);
    scheduler.add(top, 0, around, true);
  }
  schedule.dependencies = dependencies_of(plan, schedule.rows);
  std::unordered_set<std::uint32_t> used, shown;
  for (const Dependency& each : schedule.dependencies) {
    used.insert(static_cast<std::uint32_t>(each.earlier));
    used.insert(static_cast<std::uint32_t>(each.later));
  }
  for (const EntityId milestone : options.milestones) {
    const auto* on = plan.get<DaySpan>(milestone, prop("on"));
    const TimetableRow* times = on != nullptr || options.timetable == nullptr ? nullptr : options.timetable->row(milestone);
    if (times != nullptr && times->dated) on = &times->days;
    if (on == nullptr) continue;
    if (options.only_used && !scheduler.is_inside(milestone) && !used.contains(static_cast<std::uint32_t>(milestone))) continue;
    schedule.milestones.push_back({milestone, on->last, times != nullptr});
    widen(schedule.range, {on->last, on->last});
    shown.insert(static_cast<std::uint32_t>(milestone));
  }
  std::ranges::stable_sort(schedule.milestones, {}, &ScheduledMilestone::day);
  for (const ScheduleRow& row : schedule.rows) shown.insert(static_cast<std::uint32_t>(row.id));
  const auto both_shown = [&](const Dependency& each) {
    return shown.contains(static_cast<std::uint32_t>(each.earlier)) && shown.contains(static_cast<std::uint32_t>(each.later));
  };
  std::vector<Dependency> kept;
  std::unordered_set<std::uint64_t> seen;  // The same may be said from both ends.
  for (const Dependency& each : schedule.dependencies) {
    const std::uint64_t key = std::uint64_t{static_cast<std::uint32_t>(each.earlier)} << 32 | static_cast<std::uint32_t>(each.later);
    if (both_shown(each) && seen.insert(key).second) kept.push_back(each);
  }
  schedule.dependencies = std::move(kept);
  return schedule;
}

}  // namespace campaign
