#include <algorithm>

#include "analysis/goal.h"
#include "faults/fault.h"

namespace campaign {

namespace {

/// Hours on a channel that knows none.
Edits choose_hours(const Place& at) {
  if (!at.has(prop("channel")) || at.has(prop("daypart"))) return {};
  for (const PropertyValue& channel : at.plan().values(at.id, prop("channel"))) {
    const auto* reference = std::get_if<Reference>(&channel.value);
    const auto* hours = reference == nullptr || reference->entity == kNoEntity ? nullptr : at.plan().get<YesNo>(reference->entity, prop("dayparts"));
    if (hours == nullptr || hours->value) return {};
  }
  return at.insert("daypart: mon..fri 11:30 .. 13:30");
}

/// A tactic without parts and without others that wait for it or that it waits for.
bool stands_alone(const Place& at) {
  if (!at.has(prop("flight")) || !at.entity().children.empty() || at.parent().entity().kind != Kind::strategy) return false;
  const auto waits = [](const Place& one) { return one.has(prop("after")) || one.has(prop("before")); };
  return std::ranges::none_of(at.parent().children(Kind::tactic), waits) && !waits(at);
}

Edits begin_after_the_goal(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.around(Kind::goal).id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  if (!deadline || period == nullptr || deadline->day + std::chrono::days(5) > period->last || !stands_alone(at)) return {};
  return at.set("flight", written(deadline->day + std::chrono::days(1)) + " .. " + written(deadline->day + std::chrono::days(5)));
}

/// It waits for a tactic beside it that ends after it begins.
Edits wait_for_the_later(const Place& at) {
  const auto* own = at.get<DaySpan>(prop("flight"));
  if (own == nullptr || !stands_alone(at)) return {};
  for (const Place& other : at.parent().children(Kind::tactic)) {
    const auto* days = other.get<DaySpan>(prop("flight"));
    if (other.id != at.id && days != nullptr && other.count(prop("flight")) == 1 && days->last > own->first) return at.insert("after: " + std::string(other.entity().name));
  }
  return {};
}

/// All tactics but the first run in the last days of the goal, the first one in the first days of the campaign.
Edits pause(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.around(Kind::goal).id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  const auto tactics = at.children(Kind::tactic);
  if (!deadline || period == nullptr || tactics.size() < 2 || deadline->day - period->first < std::chrono::days(90)) return {};
  Edits edits;
  for (const Place& tactic : tactics) {
    if (!stands_alone(tactic)) return {};
    const Day day = tactic.id == tactics.front().id ? period->first : deadline->day - std::chrono::days(2);
    edits = joined({edits, tactic.set("flight", written(day))});
  }
  return edits;
}

constexpr Fault kFaults[] = {
    {"choose hours where there are none", "schedule.daypart_not_supported", kTactic, choose_hours},
    {"begin after the goal", "schedule.after_goal", kTactic, begin_after_the_goal, "schedule.dead_time"},
    {"wait for what ends later", "schedule.starts_before_dependency", kTactic, wait_for_the_later},
    {"pause for long", "schedule.dead_time", kStrategy, pause},
};

}  // namespace

std::span<const Fault> schedule_faults() { return kFaults; }

}  // namespace campaign
