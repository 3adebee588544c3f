#include "analysis/staffing.h"

#include <algorithm>

namespace campaign {

namespace {

using timing::kDay;
using timing::kWhole;
using timing::start_of;

/// A share of all of somebody's time in the engine's parts.
std::int64_t share_of(const Amount& amount) {
  const Decimal parts = amount.number.scaled_by_power_of_ten(amount.unit == kPercent ? 2 : 4).value_or(Decimal::from_int(kWhole));
  return std::clamp<std::int64_t>(parts.round(0).to_int64().value_or(kWhole), 1, kWhole);
}

std::vector<EntityId> named(const Plan& plan, EntityId id, Property property) {
  std::vector<EntityId> found;
  for (const PropertyValue& value : plan.values(id, property)) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference != nullptr && reference->entity != kNoEntity) found.push_back(reference->entity);
  }
  return found;
}

std::int32_t priority_of(const Plan& plan, EntityId tactic) {
  for (EntityId at = tactic; at != kNoEntity; at = plan[at].parent) {
    if (const auto* stated = plan.get<Amount>(at, prop("priority"))) return static_cast<std::int32_t>(std::clamp<std::int64_t>(stated->number.to_int64().value_or(500), 0, 1000));
    const std::string_view word = plan[at].kind == Kind::goal ? plan.word(at, prop("priority")) : std::string_view();
    if (!word.empty()) return word == "high" ? 700 : word == "low" ? 300 : 500;
  }
  return 500;
}

}  // namespace

WorkingCalendar calendar_of(const Plan& plan, EntityId person, const WorkingCalendar& at_hand) {
  if (plan.find(person, prop("calendar")) != nullptr) return calendar_at(plan, person);
  const auto* team = plan.get<Reference>(person, prop("team"));
  const EntityId around = team != nullptr ? team->entity : plan[person].parent;
  if (around != kNoEntity && plan[around].kind == Kind::team && plan.find(around, prop("calendar")) != nullptr) return calendar_at(plan, around);
  const EntityId own = plan.enclosing(person, Kind::campaign);
  return own == kNoEntity ? at_hand : calendar_at(plan, own);
}

WorkingCalendar time_of(const Plan& plan, EntityId person, const WorkingCalendar& at_hand) {
  WorkingCalendar calendar = calendar_of(plan, person, at_hand);
  if (plan[person].kind != Kind::person) return calendar;
  const timing::WorkingTime busy = weekly_hours(plan, person, prop("busy"));
  std::vector<timing::MinuteSpan> away;
  const auto take = [&](EntityId from, Property property) {
    for (const PropertyValue& value : plan.values(from, property)) {
      const auto* days = std::get_if<DaySpan>(&value.value);
      if (days != nullptr && days->first <= days->last) away.push_back({start_of(days->first), start_of(days->last) + kDay});
    }
  };
  take(person, prop("leave"));
  for (const EntityId child : plan[person].children) {
    if (plan[child].kind == Kind::booking && plan.find(child, prop("share")) == nullptr) take(child, prop("on"));
  }
  calendar.time = calendar.time - busy;
  if (!away.empty()) calendar.time = calendar.time - timing::WorkingTime::of(away);
  return calendar;
}

const std::vector<EntityId>& Assignments::people_of(EntityId id) {
  const auto [known, fresh] = people_.try_emplace(id);
  std::vector<EntityId>& people = known->second;
  if (!fresh) return people;
  if (plan_[id].kind == Kind::person) {
    people.push_back(id);
    return people;
  }
  const auto add = [&](EntityId member) {
    if (std::ranges::find(people, member) == people.end()) people.push_back(member);
  };
  for (const EntityId member : named(plan_, id, prop("members"))) add(member);
  for (const EntityId child : plan_[id].children) {
    if (plan_[child].kind == Kind::person) add(child);
  }
  for (const EntityId other : plan_.all(Kind::person)) {
    const auto* team = plan_.get<Reference>(other, prop("team"));
    if (team != nullptr && team->entity == id) add(other);
  }
  return people;
}

std::vector<AskedPeople> Assignments::of(EntityId tactic) {
  std::vector<AskedPeople> asked;
  const auto* crew = plan_.get<Amount>(tactic, prop("crew"));
  for (const PropertyValue& value : plan_.values(tactic, prop("assign"))) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference == nullptr || reference->entity == kNoEntity) continue;
    const Clauses& clauses = plan_.clauses(value);
    const std::vector<EntityId>& people = people_of(reference->entity);
    if (people.empty()) continue;
    if (clauses.or_before && !asked.empty()) {
      asked.back().people.insert(asked.back().people.end(), people.begin(), people.end());
      continue;
    }
    AskedPeople item{.people = people};
    if (clauses.share) item.share = share_of(*clauses.share);
    if (crew != nullptr && plan_[reference->entity].kind == Kind::team) {
      item.crew = static_cast<std::uint32_t>(std::clamp<std::int64_t>(crew->number.to_int64().value_or(1), 1, static_cast<std::int64_t>(people.size())));
    }
    asked.push_back(std::move(item));
  }
  if (asked.empty() && plan_.get<Duration>(tactic, prop("effort")) != nullptr && plan_.find(tactic, prop("assign")) == nullptr) {
    EntityId at = tactic;
    while (at != kNoEntity && plan_[at].kind == Kind::tactic && plan_.find(at, prop("owner")) == nullptr) at = plan_[at].parent;
    const std::vector<EntityId> owners = at == kNoEntity ? std::vector<EntityId>() : named(plan_, at, prop("owner"));
    if (owners.size() == 1 && plan_[owners.front()].kind == Kind::person) asked.push_back({.people = owners});
  }
  return asked;
}

std::uint32_t StaffingMaker::person(EntityId id, const WorkingCalendar& campaign) {
  const auto [known, added] = index_.try_emplace(id, static_cast<std::uint32_t>(made_.people.size()));
  if (!added) return known->second;
  made_.people.push_back(id);
  timing::Person person;
  person.hours = calendar_of(plan_, id, campaign).time - weekly_hours(plan_, id, prop("busy"));
  if (const auto* capacity = plan_.get<Amount>(id, prop("capacity"))) person.capacity = share_of(*capacity);
  const auto take = [&](const PropertyValue& value, std::int64_t share) {
    const auto* days = std::get_if<DaySpan>(&value.value);
    if (days != nullptr && days->first <= days->last) person.taken.push_back({{start_of(days->first), start_of(days->last) + kDay}, share});
  };
  for (const PropertyValue& value : plan_.values(id, prop("leave"))) take(value, kWhole);
  for (const EntityId child : plan_[id].children) {
    if (plan_[child].kind != Kind::booking) continue;
    const auto* share = plan_.get<Amount>(child, prop("share"));
    for (const PropertyValue& value : plan_.values(child, prop("on"))) take(value, share == nullptr ? kWhole : share_of(*share));
  }
  made_.staffing.people.push_back(std::move(person));
  return known->second;
}

void StaffingMaker::add(const StaffedTactic& tactic) {
  timing::Demand demand{.step = tactic.step, .waits = tactic.waits};
  const auto* effort = plan_.get<Duration>(tactic.id, prop("effort"));
  if (plan_.get<Duration>(tactic.id, prop("duration")) == nullptr && effort != nullptr) demand.effort = tactic.left.value_or(minutes_of_work(*effort, tactic.campaign->workday));
  for (const AskedPeople& asked : assignments_.of(tactic.id)) {
    timing::Item item{.crew = asked.crew, .share = asked.share};
    for (const EntityId each : asked.people) item.people.push_back(person(each, *tactic.campaign));
    demand.items.push_back(std::move(item));
  }
  if (demand.items.empty()) return;
  const auto* split = plan_.get<YesNo>(tactic.id, prop("split"));
  demand.split = split == nullptr ? demand.effort > 0 : split->value;
  demand.priority = priority_of(plan_, tactic.id);
  made_.staffing.demands.push_back(std::move(demand));
}

}  // namespace campaign
