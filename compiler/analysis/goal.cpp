#include "analysis/goal.h"

#include <algorithm>
#include <unordered_set>

namespace campaign {

namespace {

/// The days that a value names, where it is not broken.
const DaySpan* days_of(const PropertyValue* value) {
  return value == nullptr ? nullptr : std::get_if<DaySpan>(&value->value);
}

void add_audiences(const Plan& plan, EntityId entity, std::vector<EntityId>& found) {
  for (const PropertyValue& value : plan.values(entity, prop("audience"))) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference != nullptr && reference->entity != kNoEntity) found.push_back(reference->entity);
  }
}

/// The audiences that the declarations of one kind below `entity` name, whatever stands between.
void add_audiences_below(const Plan& plan, EntityId entity, Kind kind, std::vector<EntityId>& found) {
  for (const EntityId child : plan[entity].children) {
    if (plan[child].kind == kind) add_audiences(plan, child, found);
    if (plan[child].kind == Kind::goal || plan[child].kind == Kind::strategy || plan[child].kind == Kind::tactic) {
      add_audiences_below(plan, child, kind, found);
    }
  }
}

/// The value of one declaration's `serves` that arrives at a business goal; a chain that closes a circle does not.
const PropertyValue* own_link(const Plan& plan, EntityId entity, std::vector<EntityId>& seen);

/// The same of a goal or of what is around it.
const PropertyValue* link_of(const Plan& plan, EntityId goal, std::vector<EntityId>& seen) {
  for (EntityId at = goal; at != kNoEntity; at = plan[at].parent) {
    if (const PropertyValue* link = own_link(plan, at, seen)) return link;
  }
  return nullptr;
}

const PropertyValue* own_link(const Plan& plan, EntityId entity, std::vector<EntityId>& seen) {
  for (const PropertyValue& value : plan.values(entity, prop("serves"))) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference == nullptr || reference->entity == kNoEntity) return &value;
    if (plan[reference->entity].kind != Kind::goal) return &value;
    if (std::ranges::find(seen, reference->entity) != seen.end()) continue;
    constexpr std::size_t kLongestChain = 100;  // Of goals that serve goals; keeps the walk off the stack's end.
    if (seen.size() >= kLongestChain) return &value;
    seen.push_back(reference->entity);
    if (link_of(plan, reference->entity, seen) != nullptr) return &value;
  }
  return nullptr;
}

bool below(const Units& units, const Amount& amount, const Amount& bound) {
  const auto number = in_unit(units, amount, bound.unit);
  return number && number->number < bound.number;
}

bool above(const Units& units, const Amount& amount, const Amount& bound) {
  const auto number = in_unit(units, amount, bound.unit);
  return number && number->number > bound.number;
}

/// A range is reached by any value in it: what counts is its end on the better side.
Amount best_end(const Plan& plan, EntityId goal, const Target& target, const Amount& resolved) {
  if (target.form != Target::Form::range) return resolved;
  return better_direction(plan, goal) < 0 ? target.amount : target.upper;
}

}  // namespace

std::optional<Deadline> deadline_of(const Plan& plan, EntityId goal) {
  const PropertyValue* by = plan.find(goal, prop("by"));
  if (const DaySpan* days = days_of(by)) return Deadline{days->last, by->span};
  const PropertyValue* target = by == nullptr ? plan.find(goal, prop("target")) : nullptr;
  if (target == nullptr) return std::nullopt;
  const Clauses& clauses = plan.clauses(*target);
  return clauses.by ? std::optional(Deadline{clauses.by->last, clauses.by_span}) : std::nullopt;
}

bool states_deadline(const Plan& plan, EntityId goal) {
  return plan.find(goal, prop("by")) != nullptr || deadline_of(plan, goal).has_value();
}

EntityId metric_of(const Plan& plan, EntityId goal) {
  const auto* metric = plan.get<Reference>(goal, prop("metric"));
  return metric == nullptr ? kNoEntity : metric->entity;
}

std::optional<Amount> in_unit(const Units& units, const Amount& amount, UnitId unit) {
  if (amount.unit == unit) return amount;
  if (!units.compatible(amount.unit, unit) && !(units.is_pure(amount.unit) && units.is_pure(unit))) return std::nullopt;
  const auto number = units.convert(amount, unit);
  return number ? std::optional(Amount{*number, unit}) : std::nullopt;
}

std::optional<Amount> baseline_of(const Plan& plan, EntityId goal) {
  for (const PropertyValue& value : plan.values(goal, prop("baseline"))) {
    if (const auto* amount = std::get_if<Amount>(&value.value)) return *amount;
  }
  return std::nullopt;
}

int better_direction(const Plan& plan, EntityId goal) {
  const EntityId kpi = metric_of(plan, goal);
  if (kpi == kNoEntity) return 0;
  const std::string_view better = plan.word(kpi, prop("better"));
  return better == "up" ? 1 : better == "down" ? -1 : 0;
}

TargetFault target_fault(const Plan& plan, EntityId goal) {
  const auto* target = plan.get<Target>(goal, prop("target"));
  if (target == nullptr) return TargetFault::none;
  if (target->needs_baseline() && plan.find(goal, prop("baseline")) == nullptr) {
    return TargetFault::relative_without_baseline;
  }
  const auto baseline = baseline_of(plan, goal);
  const auto resolved = plan.resolved_target(goal);
  if (!baseline || !resolved || target->form == Target::Form::keep) return TargetFault::none;
  if (target->form == Target::Form::relative && baseline->number.is_zero()) return TargetFault::share_of_nothing;
  const Amount end = best_end(plan, goal, *target, *resolved);
  if (below(plan.units(), end, *baseline)) {
    return better_direction(plan, goal) > 0 ? TargetFault::wrong_direction : TargetFault::none;
  }
  if (above(plan.units(), end, *baseline)) {
    return better_direction(plan, goal) < 0 ? TargetFault::wrong_direction : TargetFault::none;
  }
  const bool comparable = in_unit(plan.units(), end, baseline->unit).has_value();
  return comparable && target->form != Target::Form::range ? TargetFault::equals_baseline : TargetFault::none;
}

const PropertyValue* possible_values(const Plan& plan, EntityId kpi) {
  if (plan.get<Bounds>(kpi, prop("range")) != nullptr) return plan.find(kpi, prop("range"));
  if (plan.get<Bounds>(kpi, prop("scale")) != nullptr) return plan.find(kpi, prop("scale"));
  return nullptr;
}

bool is_impossible(const Plan& plan, EntityId kpi, const Amount& amount) {
  const PropertyValue* possible = possible_values(plan, kpi);
  if (possible == nullptr) return false;
  const Bounds& bounds = std::get<Bounds>(possible->value);
  return (bounds.low && below(plan.units(), amount, *bounds.low)) ||
         (bounds.high && above(plan.units(), amount, *bounds.high));
}

std::optional<UnitId> shown_unit_of(const Plan& plan, EntityId metric, EntityId place) {
  const auto unit = plan.unit_of(metric, place);
  if (!unit || !plan.units().compatible(*unit, kPercent)) return unit;
  const PropertyValue* possible = possible_values(plan, metric);
  if (possible == nullptr) return unit;
  const Bounds& bounds = std::get<Bounds>(possible->value);
  const bool percent = (bounds.low && bounds.low->unit == kPercent) || (bounds.high && bounds.high->unit == kPercent);
  return percent ? std::optional(kPercent) : unit;
}

std::vector<EntityId> audiences_of(const Plan& plan, EntityId goal) {
  std::vector<EntityId> found;
  add_audiences(plan, goal, found);
  if (found.empty()) add_audiences_below(plan, goal, Kind::goal, found);
  if (found.empty()) add_audiences_below(plan, goal, Kind::strategy, found);
  if (found.empty()) add_audiences_below(plan, goal, Kind::tactic, found);
  std::unordered_set<EntityId> known;  // Each once.
  std::erase_if(found, [&](EntityId audience) { return !known.insert(audience).second; });
  return found;
}

std::optional<Amount> size_of(const Plan& plan, const std::vector<EntityId>& audiences) {
  std::optional<Amount> sum;
  for (const EntityId audience : audiences) {
    // Of several sourced sizes the largest: the sum is what there are at most.
    std::optional<Amount> size;
    for (const PropertyValue& value : plan.values(audience, prop("size"))) {
      const auto* stated = std::get_if<Amount>(&value.value);
      if (stated == nullptr) return std::nullopt;
      if (!size || above(plan.units(), *stated, *size)) size = *stated;
    }
    if (!size) return std::nullopt;
    if (!sum) {
      sum = size;
      continue;
    }
    const auto more = in_unit(plan.units(), *size, sum->unit);
    const auto total = more ? Decimal::add(sum->number, more->number) : std::nullopt;
    if (!total) return std::nullopt;
    sum->number = *total;
  }
  return sum;
}

const PropertyValue* business_goal_link(const Plan& plan, EntityId goal) {
  std::vector<EntityId> seen{goal};
  return link_of(plan, goal, seen);
}

bool is_cancelled(const Plan& plan, EntityId tactic) {
  return plan.word(tactic, prop("status")) == "cancelled";
}

}  // namespace campaign
