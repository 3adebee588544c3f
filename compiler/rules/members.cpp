#include "rules/members.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "analysis/attainment.h"
#include "analysis/budget.h"
#include "analysis/contributions.h"
#include "analysis/goal.h"
#include "analysis/smart.h"
#include "model/hull.h"
#include "model/rounding.h"
#include "model/said_values.h"
#include "rules/claims.h"
#include "rules/evaluation.h"
#include "rules/member_values.h"

namespace campaign {

namespace {

// -- any declaration ---------------------------------------------------------------------------------------------------

RuleValue name(Evaluation& run, const RuleValue& of) {
  const Entity& entity = run.plan[id_of(of)];
  return RuleValue(entity.named ? entity.name : run.plan.label(id_of(of)), entity.name_span);
}
RuleValue named(Evaluation& run, const RuleValue& of) { return RuleValue(run.plan[id_of(of)].named); }
RuleValue title(Evaluation& run, const RuleValue& of) {
  const Entity& entity = run.plan[id_of(of)];
  return entity.title.empty() ? RuleValue() : RuleValue(entity.title, entity.title_span);
}
RuleValue label(Evaluation& run, const RuleValue& of) { return RuleValue(say_label(run.plan, id_of(of)), run.plan[id_of(of)].title_span); }
RuleValue head(Evaluation& run, const RuleValue& of) { return RuleValue(id_of(of), run.plan[id_of(of)].head); }
RuleValue keyword(Evaluation& run, const RuleValue& of) { return RuleValue(row_of(run.plan[id_of(of)].kind).keyword); }
RuleValue noun(Evaluation& run, const RuleValue& of) {
  const Words* words = run.plan.tongue().words();
  return words == nullptr ? keyword(run, of) : RuleValue(words->kind(run.plan[id_of(of)].kind));
}
RuleValue path(Evaluation& run, const RuleValue& of) { return RuleValue(run.keep(run.plan.path(id_of(of)))); }
RuleValue parent(Evaluation& run, const RuleValue& of) {
  const EntityId around = run.plan[id_of(of)].parent;
  return around == kNoEntity ? RuleValue() : run.entity(around);
}
RuleValue children(Evaluation& run, const RuleValue& of) {
  if (run.plan.damaged(id_of(of))) run.plan.set_missed(true);
  return list_of(run, run.plan[id_of(of)].children);
}
RuleValue depth(Evaluation& run, const RuleValue& of) {
  const Kind kind = run.plan[id_of(of)].kind;
  std::size_t count = 0;
  for (EntityId at = id_of(of); at != kNoEntity; at = run.plan[at].parent) count += run.plan[at].kind == kind ? 1 : 0;
  return count_of(count);
}
RuleValue comment(Evaluation& run, const RuleValue& of) { return text_of(run.plan[id_of(of)].comment); }
RuleValue unfinished(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const PropertyValue& value : run.plan.values(id_of(of))) {
    const auto* withheld = std::get_if<Withheld>(&value.value);
    if (withheld == nullptr || withheld->reason != Withheld::Reason::todo) continue;
    RuleValue property(run.plan.name_of(value.property), value.span);
    property.stated = nullptr;
    list.push_back(property);
  }
  return RuleValue::many(std::move(list));
}
RuleValue texts(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const PropertyValue& value : run.plan.values(id_of(of))) {
    if (std::holds_alternative<Text>(value.value)) list.push_back(RuleValue::of(value));
  }
  const Entity& entity = run.plan[id_of(of)];
  if (!entity.title.empty()) list.insert(list.begin(), RuleValue(entity.title, entity.title_span));
  return RuleValue::many(std::move(list));
}

// -- goals -------------------------------------------------------------------------------------------------------------

RuleValue deadline(Evaluation& run, const RuleValue& of) {
  const auto found = deadline_of(run.plan, id_of(of));
  if (found) return one_day(found->day, found->span);
  const PropertyValue* by = run.plan.find(id_of(of), prop("by"));
  return by == nullptr ? RuleValue() : RuleValue::of(*by);
}
RuleValue wanted(Evaluation& run, const RuleValue& of) {
  const PropertyValue* target = run.plan.find(id_of(of), prop("target"));
  return target == nullptr ? RuleValue() : amount_of(run.plan.resolved_target(id_of(of)), target->span);
}
RuleValue baseline_amount(Evaluation& run, const RuleValue& of) { return amount_of(baseline_of(run.plan, id_of(of))); }
RuleValue more_is_better(Evaluation& run, const RuleValue& of) {
  const int direction = better_direction(run.plan, id_of(of));
  return direction == 0 ? RuleValue() : RuleValue(direction > 0);
}
template <TargetFault fault>
RuleValue has_fault(Evaluation& run, const RuleValue& of) {
  return RuleValue(target_fault(run.plan, id_of(of)) == fault);
}
RuleValue form_of_target(Evaluation& run, const RuleValue& of) {
  (void)run;
  const auto* target = stated_as<Target>(of);
  if (target == nullptr) return RuleValue::unknown();
  constexpr std::array<std::string_view, 8> kForms = {"value", "at_least", "at_most", "range", "relative", "points", "growth", "keep"};
  static_assert(kForms.size() == static_cast<std::size_t>(Target::Form::keep) + 1);
  return RuleValue(kForms[static_cast<std::size_t>(target->form)]);
}
/// Whether an audience is written there or in the goals, strategies and tactics in it, known or not.
bool names_audience(const Plan& plan, EntityId id) {
  constexpr KindSet kAimedAt(Kind::goal, Kind::strategy, Kind::tactic);
  return plan.find(id, prop("audience")) != nullptr || std::ranges::any_of(plan[id].children, [&](EntityId child) {
           return kAimedAt.contains(plan[child].kind) && names_audience(plan, child);
         });
}
RuleValue goal_audiences(Evaluation& run, const RuleValue& of) {
  const auto found = audiences_of(run.plan, id_of(of));
  return found.empty() && names_audience(run.plan, id_of(of)) ? RuleValue::unknown() : list_of(run, found);
}
RuleValue outgrown(Evaluation& run, const RuleValue& of) { return amount_of(outgrown_audience(run.plan, id_of(of))); }
RuleValue business_link(Evaluation& run, const RuleValue& of) {
  const PropertyValue* link = business_goal_link(run.plan, id_of(of));
  return link == nullptr ? RuleValue() : RuleValue::of(*link);
}
RuleValue business_goals_near(Evaluation& run, const RuleValue& of) {
  // Those that it can name without a `use`: of its own file, each name once, three at most.
  std::vector<RuleValue> near;
  for (const RuleValue& goal : **run.everywhere(Kind::business_goal).get<RuleValue::Many>()) {
    const Entity& entity = run.plan[id_of(goal)];
    if (!entity.named || entity.span.file != run.plan[id_of(of)].span.file) continue;
    if (std::ranges::any_of(near, [&](const RuleValue& other) { return run.plan[id_of(other)].name == entity.name; })) continue;
    near.push_back(goal);
    if (near.size() == 3) break;
  }
  return RuleValue::many(std::move(near));
}
RuleValue loose_tactics(Evaluation& run, const RuleValue& of) {
  if (run.plan.damaged(id_of(of))) run.plan.set_missed(true);  // A strategy may have lost its brace.
  std::vector<RuleValue> list;
  for (const EntityId child : run.plan[id_of(of)].children) {
    if (run.plan[child].kind == Kind::tactic) list.push_back(RuleValue(child, run.plan[child].head));
  }
  return RuleValue::many(std::move(list));
}

/// `tables`: those that assumptions turn into it, too; null: only what formulas read.
void add_with_inputs(const Plan& plan, PlanTables* tables, EntityId metric, std::vector<EntityId>& found) {
  if (metric == kNoEntity || std::ranges::find(found, metric) != found.end() || found.size() > 200) return;
  if (plan.unread_formula()) plan.set_missed(true);
  found.push_back(metric);
  if (const Formula* formula = plan.formula(metric)) {
    for (const FormulaNode& node : formula->nodes) add_with_inputs(plan, tables, node.metric, found);
  }
  if (tables == nullptr) return;
  for (const EntityId from : tables->turned_into(metric)) add_with_inputs(plan, tables, from, found);
}
RuleValue metrics_used(Evaluation& run, const RuleValue& of) {
  std::vector<EntityId> found;
  add_with_inputs(run.plan, &run.tables, metric_of(run.plan, id_of(of)), found);
  constexpr std::array kProperties{prop("kpi"), prop("guardrail")};
  for (const Property property : kProperties) {
    for (const PropertyValue& value : run.plan.values(id_of(of), property)) {
      if (const auto* condition = std::get_if<Condition>(&value.value)) add_with_inputs(run.plan, &run.tables, condition->metric, found);
    }
  }
  return list_of(run, found);
}

RuleValue amounts_disputed(Evaluation& run, const RuleValue& of) { return RuleValue::many(disputed_amounts(run, id_of(of))); }
RuleValue changes_disputed(Evaluation& run, const RuleValue& of) { return RuleValue::many(disputed_changes(run, id_of(of))); }
RuleValue multiples_disputed(Evaluation& run, const RuleValue& of) { return RuleValue::many(disputed_multiples(run, id_of(of))); }
RuleValue dates_disputed(Evaluation& run, const RuleValue& of) { return RuleValue::many(disputed_dates(run, id_of(of))); }

/// The lowest and the highest value with which a target is met; no number where it has no such end.
struct Ends {
  std::optional<Amount> low, high;
};
Ends ends_of(const Plan& plan, EntityId goal) {
  const PropertyValue* stated = plan.find(goal, prop("target"));
  const auto* target = stated == nullptr ? nullptr : std::get_if<Target>(&stated->value);
  const auto wanted = plan.resolved_target(goal);
  if (target == nullptr || !wanted) return {};
  switch (target->form) {
    case Target::Form::at_least: return {*wanted, std::nullopt};
    case Target::Form::at_most: return {std::nullopt, *wanted};
    case Target::Form::range: return {target->amount, target->upper};
    default: break;
  }
  const int direction = better_direction(plan, goal);
  if (direction == 0) return {*wanted, *wanted};
  return direction > 0 ? Ends{*wanted, std::nullopt} : Ends{std::nullopt, *wanted};
}
RuleValue least(Evaluation& run, const RuleValue& of) { return amount_of(ends_of(run.plan, id_of(of)).low); }
RuleValue most(Evaluation& run, const RuleValue& of) { return amount_of(ends_of(run.plan, id_of(of)).high); }

bool overlap(std::span<const PropertyValue> a, std::span<const PropertyValue> b) {
  if (a.empty() || b.empty()) return true;  // Everybody, everywhere.
  return std::ranges::any_of(a, [&](const PropertyValue& one) {
    return std::ranges::any_of(b, [&](const PropertyValue& other) { return one.value == other.value; });
  });
}
bool lies_in(const Plan& plan, EntityId inner, EntityId outer) {
  for (EntityId at = inner; at != kNoEntity; at = plan[at].parent) {
    if (at == outer) return true;
  }
  return false;
}
/// With so many before it a goal is compared; more of one metric and one day nobody tells apart, and it would be all with all.
constexpr std::size_t kMostRivals = 50;

RuleValue rivals(Evaluation& run, const RuleValue& of) {
  const Plan& plan = run.plan;
  const EntityId goal = id_of(of);
  const EntityId campaign = plan.enclosing(goal, Kind::campaign);
  std::vector<RuleValue> list;
  std::size_t looked_at = 0;
  for (const EntityId other : run.tables.judged_together(goal)) {
    if (other == goal || ++looked_at > kMostRivals) break;  // Each pair once.
    if (plan.enclosing(other, Kind::campaign) != campaign || lies_in(plan, goal, other) || lies_in(plan, other, goal)) continue;
    if (!overlap(plan.values(goal, prop("audience")), plan.values(other, prop("audience")))) continue;
    if (!overlap(plan.values(goal, prop("market")), plan.values(other, prop("market")))) continue;
    list.push_back(run.entity(other));
  }
  return RuleValue::many(std::move(list));
}

const Attainment* attainment(Evaluation& run, const RuleValue& of) { return run.analysis.attainment_of(id_of(of)); }

/// A change without its sign where less is wanted: what is missing is said in words.
RuleValue needed(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return found == nullptr ? RuleValue() : amount_of(found->needed);
}
RuleValue planned_total(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return found == nullptr || !found->total ? RuleValue() : RuleValue(run.keep(*found->total));
}
/// Whether less is wanted: the metric says so, or the target lies below the baseline.
bool goes_down(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return found == nullptr ? better_direction(run.plan, id_of(of)) < 0 : direction_of(run.plan, id_of(of), *found) < 0;
}
RuleValue less_is_wanted(Evaluation& run, const RuleValue& of) { return RuleValue(goes_down(run, of)); }
RuleValue best_case(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return found == nullptr || !found->total ? RuleValue() : RuleValue(goes_down(run, of) ? found->total->low : found->total->high);
}
RuleValue middle_case(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return found == nullptr || !found->total ? RuleValue() : RuleValue(found->total->middle);
}
RuleValue worst_case(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return found == nullptr || !found->total ? RuleValue() : RuleValue(goes_down(run, of) ? found->total->high : found->total->low);
}
RuleValue is_level(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return found == nullptr ? RuleValue() : RuleValue(found->is_level || !found->needed);
}
RuleValue coverage(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return found == nullptr || !found->coverage ? RuleValue() : RuleValue(Amount{*found->coverage, kNoUnit});
}
RuleValue out_of_reach(Evaluation& run, const RuleValue& of) {
  const Attainment* found = attainment(run, of);
  return RuleValue(found != nullptr && found->out_of_reach && found->total && found->target);
}
/// Whether a goal's metric is written and cannot be read.
bool names_unknown_metric(const Plan& plan, EntityId goal) {
  return goal != kNoEntity && metric_of(plan, goal) == kNoEntity && plan.find(goal, prop("metric")) != nullptr;
}
RuleValue contributions(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  if (names_unknown_metric(run.plan, id_of(of))) return RuleValue::unknown();
  if (const Attainment* found = attainment(run, of)) {
    if (found->unknown_parts && found->contributions.empty()) return RuleValue::unknown();
    for (const Contribution& one : found->contributions) list.push_back(RuleValue(&one, one.span));
  }
  return RuleValue::many(std::move(list));
}

// -- money -------------------------------------------------------------------------------------------------------------

const BudgetUse* budget_use(Evaluation& run, const RuleValue& of) { return run.analysis.budget_of(id_of(of)); }

RuleValue budget_amount(Evaluation& run, const RuleValue& of) {
  const EntityId id = id_of(of);
  if (run.plan[id].kind == Kind::placement) {
    const auto cost = placement_cost(run.plan, id);
    const PropertyValue* written = run.plan.find(id, prop("cost"));
    if (written == nullptr) written = run.plan.find(id, prop("price"));
    return cost && written != nullptr ? RuleValue(*cost, written->span) : RuleValue();
  }
  const PropertyValue* stated = stated_budget(run.plan, id);
  if (stated == nullptr) return {};
  RuleValue money = RuleValue::of(*stated);
  const auto in_all = stated_money(run.plan, id);
  if (!in_all) return RuleValue::unknown();
  if (in_all->number != std::get<Amount>(stated->value).number) money.data = *in_all;
  return money;
}
RuleValue allocated(Evaluation& run, const RuleValue& of) {
  const BudgetUse* use = budget_use(run, of);
  return use == nullptr ? RuleValue() : RuleValue(use->allocated);
}
RuleValue budget_left(Evaluation& run, const RuleValue& of) {
  const BudgetUse* use = budget_use(run, of);
  return use == nullptr ? RuleValue() : amount_of(use->left);
}
RuleValue budget_parts(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  if (const BudgetUse* use = budget_use(run, of)) {
    for (const EntityId part : use->parts) {
      RuleValue money = budget_amount(run, RuleValue(part));
      list.push_back(RuleValue(part, money.place));
    }
  }
  return RuleValue::many(std::move(list));
}
RuleValue currency_here(Evaluation& run, const RuleValue& of) {
  const UnitId unit = run.plan.currency_at(id_of(of));
  return unit == kMoney ? RuleValue() : RuleValue(run.keep(run.plan.units().name(unit)));
}
RuleValue currency_statement(Evaluation& run, const RuleValue& of) {
  for (EntityId at = id_of(of); at != kNoEntity; at = run.plan[at].parent) {
    const Kind kind = run.plan[at].kind;
    if (kind != Kind::campaign && kind != Kind::portfolio) continue;
    if (const PropertyValue* stated = run.plan.find(at, prop("currency"))) return RuleValue::of(*stated);
  }
  return {};
}

// -- tactics -----------------------------------------------------------------------------------------------------------

RuleValue channels_used(Evaluation& run, const RuleValue& of) {
  for (EntityId at = id_of(of); at != kNoEntity && run.plan[at].kind == Kind::tactic; at = run.plan[at].parent) {
    if (const auto channels = run.plan.values(at, prop("channel")); !channels.empty()) return RuleValue::all_of(channels);
  }
  return RuleValue::many({});
}
RuleValue paid_channel(Evaluation& run, const RuleValue& of) {
  for (const PropertyValue& channel : run.plan.values(id_of(of), prop("channel"))) {
    const auto* reference = std::get_if<Reference>(&channel.value);
    if (reference == nullptr || reference->entity == kNoEntity) continue;
    if (run.plan.word(reference->entity, prop("kind")) == "paid") return RuleValue::of(channel);
  }
  return {};
}
RuleValue cancelled(Evaluation& run, const RuleValue& of) {
  for (EntityId at = id_of(of); at != kNoEntity && run.plan[at].kind == Kind::tactic; at = run.plan[at].parent) {
    if (is_cancelled(run.plan, at)) return RuleValue(true);
  }
  return RuleValue(false);
}
RuleValue alike(Evaluation& run, const RuleValue& of) {
  const EntityId other = run.tables.alike(id_of(of));
  return other == kNoEntity ? RuleValue() : run.entity(other);
}
RuleValue prepares(Evaluation& run, const RuleValue& of) {
  for (EntityId at = id_of(of); at != kNoEntity && run.plan[at].kind == Kind::tactic; at = run.plan[at].parent) {
    if (run.plan.find(at, prop("before")) != nullptr || run.tables.is_awaited(at)) return RuleValue(true);
  }
  return RuleValue(false);
}
bool states_money(const Plan& plan, EntityId id) {
  if (plan[id].kind != Kind::placement) return plan.find(id, prop("budget")) != nullptr;
  return plan.find(id, prop("cost")) != nullptr || plan.find(id, prop("price")) != nullptr;
}
bool money_below(const Plan& plan, EntityId id) {
  return std::ranges::any_of(plan[id].children, [&](EntityId child) {
    const Kind kind = plan[child].kind;
    return (kind == Kind::tactic || kind == Kind::placement) && (states_money(plan, child) || money_below(plan, child));
  });
}
bool money_above(const Plan& plan, EntityId id) {
  for (EntityId at = plan[id].parent; at != kNoEntity; at = plan[at].parent) {
    if (plan[at].kind != Kind::tactic && plan[at].kind != Kind::strategy) return false;
    if (states_money(plan, at)) return true;
  }
  return false;
}
RuleValue has_money(Evaluation& run, const RuleValue& of) {
  const EntityId id = id_of(of);
  return RuleValue(states_money(run.plan, id) || money_below(run.plan, id) || money_above(run.plan, id));
}
/// Whom it is for: its own audiences, or those of the nearest declaration around it that names any.
RuleValue audiences_here(Evaluation& run, const RuleValue& of) {
  for (EntityId at = id_of(of); at != kNoEntity; at = run.plan[at].parent) {
    if (const auto values = run.plan.values(at, prop("audience")); !values.empty()) return RuleValue::all_of(values);
  }
  return RuleValue::many({});
}
RuleValue audiences_around(Evaluation& run, const RuleValue& of) {
  const EntityId around = run.plan[id_of(of)].parent;
  return around == kNoEntity ? RuleValue::many({}) : audiences_here(run, RuleValue(around));
}
constexpr std::array kJudged{prop("kpi"), prop("expect"), prop("stop"), prop("actual")};
bool names_metric(const Plan& plan, EntityId tactic) {
  return std::ranges::any_of(kJudged, [&](Property property) { return plan.find(tactic, property) != nullptr; });
}
bool metric_below(const Plan& plan, EntityId id) {
  return std::ranges::any_of(plan[id].children, [&](EntityId child) {
    return plan[child].kind == Kind::tactic && (names_metric(plan, child) || metric_below(plan, child));
  });
}
RuleValue judged(Evaluation& run, const RuleValue& of) {
  for (EntityId at = id_of(of); at != kNoEntity && run.plan[at].kind == Kind::tactic; at = run.plan[at].parent) {
    if (names_metric(run.plan, at)) return RuleValue(true);
    const EntityId around = run.plan[at].parent;
    if (around != kNoEntity && run.plan.damaged(around)) run.plan.set_missed(true);  // The head of a tactic in between may be lost.
  }
  return RuleValue(metric_below(run.plan, id_of(of)));
}
RuleValue contributes(Evaluation& run, const RuleValue& of) {
  for (EntityId at = id_of(of); at != kNoEntity && run.plan[at].kind == Kind::tactic; at = run.plan[at].parent) {
    if (run.tables.contributes(at)) return RuleValue(true);
    if (expects_unknown(run.plan, at)) return RuleValue::unknown();
  }
  return names_unknown_metric(run.plan, run.plan.enclosing(id_of(of), Kind::goal)) ? RuleValue::unknown() : RuleValue(false);
}
RuleValue audience_wholes(Evaluation& run, const RuleValue& of) {
  std::vector<EntityId> found;
  for (EntityId at = id_of(of); at != kNoEntity && std::ranges::find(found, at) == found.end();) {
    found.push_back(at);
    const auto* within = run.plan.get<Reference>(at, prop("within"));
    at = within == nullptr ? kNoEntity : within->entity;
  }
  return list_of(run, found);
}
/// Dates of its own, or the earliest to the latest of what is in it.
std::optional<DaySpan> dates_of(const Plan& plan, EntityId id) {
  std::optional<DaySpan> whole;
  constexpr std::array kProperties{prop("flight"), prop("period"), prop("on")};
  for (const Property property : kProperties) {
    for (const PropertyValue& value : plan.values(id, property)) {
      if (const auto* days = std::get_if<DaySpan>(&value.value)) widen(whole, *days);
    }
  }
  if (whole) return whole;
  for (const EntityId child : plan[id].children) {
    if (plan[child].kind != Kind::tactic && plan[child].kind != Kind::placement && plan[child].kind != Kind::strategy) continue;
    if (const auto days = dates_of(plan, child)) widen(whole, *days);
  }
  return whole;
}
RuleValue runs(Evaluation& run, const RuleValue& of) {
  const auto days = dates_of(run.plan, id_of(of));
  if (!days) return {};
  constexpr std::array kProperties{prop("flight"), prop("period"), prop("on")};
  for (const Property property : kProperties) {
    if (const PropertyValue* written = run.plan.find(id_of(of), property)) return RuleValue(*days, written->span);
  }
  return RuleValue(*days, run.plan[id_of(of)].title_span);
}
RuleValue dates_around(Evaluation& run, const RuleValue& of) {
  const Plan& plan = run.plan;
  for (EntityId at = plan[id_of(of)].parent; at != kNoEntity && (plan[at].kind == Kind::tactic || plan[at].kind == Kind::strategy); at = plan[at].parent) {
    const auto values = plan.values(at, plan[at].kind == Kind::strategy ? prop("period") : prop("flight"));
    std::optional<DaySpan> whole;
    for (const PropertyValue& value : values) {
      const auto* days = std::get_if<DaySpan>(&value.value);
      if (days == nullptr) return {};
      widen(whole, *days);
    }
    if (whole) return RuleValue(*whole, values.front().span);
  }
  return {};
}
RuleValue own_dates(Evaluation& run, const RuleValue& of) {
  const Kind kind = run.plan[id_of(of)].kind;
  const auto values = run.plan.values(id_of(of), kind == Kind::strategy ? prop("period") : kind == Kind::milestone ? prop("on") : prop("flight"));
  std::vector<RuleValue> list;
  for (const PropertyValue& value : values) {
    if (std::holds_alternative<DaySpan>(value.value)) list.push_back(RuleValue::of(value));
  }
  return RuleValue::many(std::move(list));
}

// -- metrics -----------------------------------------------------------------------------------------------------------

RuleValue is_read(Evaluation& run, const RuleValue& of) {
  const auto read = run.tables.is_read(id_of(of));
  return read ? RuleValue(*read) : RuleValue::unknown();
}
RuleValue has_formula(Evaluation& run, const RuleValue& of) {
  const bool lost = run.plan.formula(id_of(of)) == nullptr && run.plan.damaged(id_of(of));
  return lost || run.plan.unread_formula(id_of(of)) ? RuleValue::unknown() : RuleValue(run.plan.formula(id_of(of)) != nullptr);
}
RuleValue made_of(Evaluation& run, const RuleValue& of) {
  std::vector<EntityId> found;
  add_with_inputs(run.plan, nullptr, id_of(of), found);
  return list_of(run, found);
}
RuleValue from_library(Evaluation& run, const RuleValue& of) { return RuleValue(run.plan[id_of(of)].from_library); }
RuleValue possible(Evaluation& run, const RuleValue& of) {
  const PropertyValue* bounds = possible_values(run.plan, id_of(of));
  return bounds == nullptr ? RuleValue() : RuleValue::of(*bounds);
}
RuleValue is_share(Evaluation& run, const RuleValue& of) {
  const auto unit = run.plan.unit_of(id_of(of));
  return unit ? RuleValue(*unit == kPercent) : RuleValue();
}

// -- parts of values ---------------------------------------------------------------------------------------------------

RuleValue span_start(Evaluation&, const RuleValue& of) {
  const auto* days = of.get<DaySpan>();
  return days == nullptr ? RuleValue::unknown() : one_day(days->first, of.place);
}
RuleValue span_end(Evaluation&, const RuleValue& of) {
  const auto* days = of.get<DaySpan>();
  return days == nullptr ? RuleValue::unknown() : one_day(days->last, of.place);
}
RuleValue span_length(Evaluation&, const RuleValue& of) {
  const auto* days = of.get<DaySpan>();
  if (days == nullptr) return RuleValue::unknown();
  return RuleValue(Duration{Decimal::from_int((days->last - days->first).count() + 1), Duration::Unit::days});
}
RuleValue weekday(Evaluation&, const RuleValue& of) {
  constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const auto* days = of.get<DaySpan>();
  return days == nullptr ? RuleValue::unknown() : RuleValue(kDays[std::chrono::weekday(days->last).iso_encoding() - 1]);
}
RuleValue low(Evaluation&, const RuleValue& of) {
  if (const auto* const* estimate = of.get<const Estimate*>()) return RuleValue((*estimate)->low, of.place);
  const auto* bounds = stated_as<Bounds>(of);
  return bounds == nullptr ? RuleValue::unknown() : amount_of(bounds->low, of.place);
}
RuleValue high(Evaluation&, const RuleValue& of) {
  if (const auto* const* estimate = of.get<const Estimate*>()) return RuleValue((*estimate)->high, of.place);
  const auto* bounds = stated_as<Bounds>(of);
  return bounds == nullptr ? RuleValue::unknown() : amount_of(bounds->high, of.place);
}
RuleValue middle(Evaluation&, const RuleValue& of) {
  const auto* const* estimate = of.get<const Estimate*>();
  return estimate == nullptr ? RuleValue::unknown() : RuleValue((*estimate)->middle, of.place);
}
RuleValue explained(Evaluation& run, const RuleValue& of) {
  const auto* text = of.get<std::string_view>();
  return text == nullptr ? RuleValue::unknown() : RuleValue(run.tables.explains(*text));
}
RuleValue condition_metric(Evaluation&, const RuleValue& of) {
  const auto* condition = stated_as<Condition>(of);
  return condition == nullptr || condition->metric == kNoEntity ? RuleValue::unknown() : RuleValue(condition->metric, of.place);
}
RuleValue condition_amount(Evaluation&, const RuleValue& of) {
  const auto* condition = stated_as<Condition>(of);
  if (condition == nullptr) return RuleValue::unknown();
  return condition->compared ? RuleValue(condition->amount, of.place) : RuleValue();
}
RuleValue condition_sign(Evaluation&, const RuleValue& of) {
  const auto* condition = stated_as<Condition>(of);
  if (condition == nullptr) return RuleValue::unknown();
  if (!condition->compared) return {};
  constexpr std::array<std::string_view, 6> kSigns = {"at_least", "at_most", "above", "below", "equal", "not_equal"};
  return RuleValue(kSigns[static_cast<std::size_t>(condition->comparison)]);
}
RuleValue expectation_metric(Evaluation&, const RuleValue& of) {
  const auto* expectation = stated_as<Expectation>(of);
  return expectation == nullptr || expectation->metric == kNoEntity ? RuleValue::unknown()
                                                                    : RuleValue(expectation->metric, expectation->metric_span);
}
RuleValue expectation_estimate(Evaluation&, const RuleValue& of) {
  const auto* expectation = stated_as<Expectation>(of);
  return expectation == nullptr ? RuleValue::unknown() : RuleValue(&expectation->estimate, of.place);
}
const Contribution* contribution(const RuleValue& of) {
  const auto* const* found = of.get<const Contribution*>();
  return found == nullptr ? nullptr : *found;
}
RuleValue contribution_estimate(Evaluation&, const RuleValue& of) {
  const Contribution* found = contribution(of);
  return found == nullptr ? RuleValue::unknown() : RuleValue(&found->estimate, of.place);
}
RuleValue contribution_derivation(Evaluation&, const RuleValue& of) {
  const Contribution* found = contribution(of);
  return found == nullptr ? RuleValue::unknown() : text_of(found->derivation);
}
RuleValue contribution_tactic(Evaluation& run, const RuleValue& of) {
  const Contribution* found = contribution(of);
  return found == nullptr ? RuleValue::unknown() : run.entity(found->tactic);
}

// -- several statements of one thing -----------------------------------------------------------------------------------

/// A value that was measured: of what, when, and by which statement.
struct Measured {
  const PropertyValue* value;
  EntityId metric;
  Amount amount;
  std::optional<DaySpan> period;
  std::string_view scope{};  // Two pots are two things.

  /// What two values have in common when they speak of the same thing.
  [[nodiscard]] auto subject() const {
    const DaySpan days = period.value_or(DaySpan{});
    return std::tuple(value->property, metric, scope, period.has_value(), days.first, days.last);
  }
  [[nodiscard]] RuleValue shown() const {
    RuleValue result(amount, value->span);
    result.stated = value;
    return result;
  }
};

std::optional<Measured> measured(const Plan& plan, const PropertyValue& value) {
  const Clauses& clauses = plan.clauses(value);
  const auto& period = clauses.during ? clauses.during : clauses.as_of;
  if (const auto* amount = std::get_if<Amount>(&value.value)) return Measured{&value, kNoEntity, *amount, period, clauses.scope};
  const auto* condition = std::get_if<Condition>(&value.value);
  if (condition == nullptr || !condition->compared || condition->comparison != Comparison::equal) return std::nullopt;
  return Measured{&value, condition->metric, condition->amount, period};
}

/// Whether one of two amounts may be the other, rounded.
bool may_be_same(const Units& units, const Amount& a, const Amount& b) {
  const auto within = [&](const Amount& written, const Amount& other) {
    const auto same = in_unit(units, other, written.unit);
    return !same || (same->number >= lowest_meant(written).number && same->number <= highest_meant(written).number);
  };
  return within(a, b) || within(b, a);
}

/// Of each thing that is stated several times the first statement and the first that says something else.
std::vector<std::pair<Measured, Measured>> disagreements(const Plan& plan, EntityId id) {
  constexpr std::array kProperties{prop("size"), prop("baseline"), prop("actual"), prop("budget")};
  std::vector<Measured> all;
  for (const Property property : kProperties) {
    const auto values = plan.values(id, property);
    if (values.size() < 2) continue;
    for (const PropertyValue& value : values) {
      if (const auto one = measured(plan, value)) all.push_back(*one);
    }
  }
  std::ranges::stable_sort(all, {}, &Measured::subject);
  std::vector<std::pair<Measured, Measured>> found;
  for (std::size_t first = 0, behind = 0; first < all.size(); first = behind) {
    bool differs = false;
    for (behind = first + 1; behind < all.size() && all[behind].subject() == all[first].subject(); ++behind) {
      if (differs || may_be_same(plan.units(), all[first].amount, all[behind].amount)) continue;
      found.emplace_back(all[first], all[behind]);
      differs = true;
    }
  }
  return found;
}
RuleValue disagreeing(Evaluation& run, const RuleValue& of) {
  constexpr std::size_t kMost = 50;  // What to say of each is worked out from all.
  std::vector<RuleValue> list;
  for (const auto& [first, other] : disagreements(run.plan, id_of(of))) {
    if (list.size() < kMost) list.push_back(other.shown());
  }
  return RuleValue::many(std::move(list));
}
RuleValue contradicts(Evaluation& run, const RuleValue& of) {
  const auto* self = run.slot(kSelfSlot).get<EntityId>();
  if (self == nullptr) return {};
  for (const auto& [first, other] : disagreements(run.plan, *self)) {
    if (other.value == of.stated) return first.shown();
  }
  return {};
}

// -- what stands behind a value ----------------------------------------------------------------------------------------

const Clauses* clauses_of(Evaluation& run, const RuleValue& of) { return of.stated == nullptr ? nullptr : &run.plan.clauses(*of.stated); }
RuleValue source(Evaluation& run, const RuleValue& of) {
  const Clauses* clauses = clauses_of(run, of);
  return clauses == nullptr ? RuleValue() : text_of(clauses->source);
}
RuleValue because(Evaluation& run, const RuleValue& of) {
  const Clauses* clauses = clauses_of(run, of);
  return clauses == nullptr ? RuleValue() : text_of(clauses->because);
}
RuleValue stated_on(Evaluation& run, const RuleValue& of) {
  const Clauses* clauses = clauses_of(run, of);
  return clauses == nullptr ? RuleValue() : day_of(clauses->as_of);
}
RuleValue stated_for(Evaluation& run, const RuleValue& of) {
  const Clauses* clauses = clauses_of(run, of);
  return clauses == nullptr ? RuleValue() : day_of(clauses->during);
}
RuleValue due(Evaluation& run, const RuleValue& of) {
  const Clauses* clauses = clauses_of(run, of);
  return clauses == nullptr ? RuleValue() : day_of(clauses->by);
}
RuleValue assumed(Evaluation& run, const RuleValue& of) {
  const Clauses* clauses = clauses_of(run, of);
  return RuleValue(clauses != nullptr && clauses->assumed);
}
RuleValue withheld(Evaluation&, const RuleValue& of) { return RuleValue(of.stated != nullptr && std::holds_alternative<Withheld>(of.stated->value)); }
RuleValue property_name(Evaluation& run, const RuleValue& of) {
  return of.stated == nullptr ? RuleValue() : RuleValue(run.plan.name_of(of.stated->property));
}

constexpr KindSet kGoal(Kind::goal), kTactic(Kind::tactic), kKpi(Kind::kpi), kAny;
constexpr KindSet kSpender(Kind::portfolio, Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement);
constexpr KindSet kAimed(Kind::strategy, Kind::tactic);
constexpr KindSet kDated(Kind::campaign, Kind::strategy, Kind::tactic, Kind::placement, Kind::experiment, Kind::milestone);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kAny, "name", kText, name, "Its name, or its title where it has no name."},
    {Base::entity, kAny, "alike", {Base::entity, false, kAny, {}}, alike, "The declaration of its kind beside and before it whose name differs from its own by capital letters or by signs that look the same only."},
    {Base::entity, kAny, "named", kYesNo, named, "Whether a name is written."},
    {Base::entity, kAny, "title", kText, title, "Its title, where one is written."},
    {Base::entity, kAny, "label", kText, label, "Its title, or its name where it has no title."},
    {Base::entity, kAny, "head", {Base::entity, false, kAny, {}}, head, "Itself, with its whole first line as its place."},
    {Base::entity, kAny, "keyword", kText, keyword, "What it is: `goal`, `tactic`."},
    {Base::entity, kAny, "noun", kText, noun, "The same as a text says it in its language: `tactic`, `Maßnahme`."},
    {Base::entity, kAny, "path", kText, path, "The names from the outermost declaration on, with dots."},
    {Base::entity, kAny, "parent", {Base::entity, false, kAny, {}}, parent, "The declaration that it stands in."},
    {Base::entity, kAny, "children", {Base::entity, true, kAny, {}}, children, "The declarations that stand in it, of any kind."},
    {Base::entity, kAny, "depth", kAmount, depth, "How many of its own kind are around it, itself counted."},
    {Base::entity, kAny, "comment", kText, comment, "The text of its `///` lines."},
    {Base::entity, kAny, "unfinished", {Base::text, true, {}, {}}, unfinished, "The properties whose value is `todo`."},
    {Base::entity, kAny, "texts", {Base::text, true, {}, {}}, texts, "Its title and all its texts."},
    {Base::entity, kAny, "disagreeing", {Base::amount, true, {}, {}}, disagreeing, "Of each thing that is stated several times the first statement that says something else."},
    {Base::entity, kAny, "from_library", kYesNo, from_library, "Whether the standard library declares it."},

    {Base::entity, KindSet(Kind::goal, Kind::business_goal), "deadline", kDate, deadline, "The day on which it is judged: its `by`, or the one behind its target."},
    {Base::entity, KindSet(Kind::goal, Kind::business_goal), "wanted", kAmount, wanted, "The target as a value of the metric: +25% of 2M USD is 2.5M USD."},
    {Base::entity, KindSet(Kind::goal, Kind::business_goal), "start_value", kAmount, baseline_amount, "The baseline as an amount."},
    {Base::entity, kGoal, "more_is_better", kYesNo, more_is_better, "Whether the metric is better when it is higher."},
    {Base::entity, kGoal, "less_is_wanted", kYesNo, less_is_wanted, "Whether the target lies below the baseline."},
    {Base::entity, kGoal, "lacks_start", kYesNo, has_fault<TargetFault::relative_without_baseline>, "Whether the target is a change and no baseline is written."},
    {Base::entity, kGoal, "goes_wrong_way", kYesNo, has_fault<TargetFault::wrong_direction>, "Whether the target is worse than the baseline."},
    {Base::entity, kGoal, "shares_nothing", kYesNo, has_fault<TargetFault::share_of_nothing>, "Whether the target is a share of a baseline of 0."},
    {Base::entity, kGoal, "changes_nothing", kYesNo, has_fault<TargetFault::equals_baseline>, "Whether the target equals the baseline without saying `keep`."},
    {Base::entity, kGoal, "audiences", entities_of(Kind::audience), goal_audiences, "Whom it is about: its own audiences, or those of what is in it."},
    {Base::entity, kGoal, "outgrown_audience", kAmount, outgrown, "The size of its audiences, where the target is larger."},
    {Base::entity, kGoal, "business_goal", {Base::entity, false, KindSet(Kind::business_goal, Kind::goal), {}}, business_link, "What it serves, itself or through what is around it."},
    {Base::entity, kGoal, "business_goals_near", entities_of(Kind::business_goal), business_goals_near, "Business goals of its file that it could serve."},
    {Base::entity, kGoal, "loose_tactics", entities_of(Kind::tactic), loose_tactics, "The tactics right in it, without a strategy."},
    {Base::entity, kGoal, "metrics_used", entities_of(Kind::kpi), metrics_used, "Its metric, its KPIs and guardrails, all that their formulas read, and what assumptions turn into these."},
    {Base::entity, kGoal, "disputed_amounts", {Base::amount, true, {}, {}}, amounts_disputed, "The amounts in its title that speak of its metric and that none of its values says."},
    {Base::entity, kGoal, "disputed_changes", {Base::text, true, {}, {}}, changes_disputed, "The words in its title that say by how much its metric changes, such as `by 25%`, when its target is not that far from its baseline."},
    {Base::entity, kGoal, "disputed_multiples", {Base::text, true, {}, {}}, multiples_disputed, "The words in its title that multiply its metric, such as `double`, when its target is another multiple of its baseline."},
    {Base::entity, kGoal, "disputed_dates", {Base::date, true, {}, {}}, dates_disputed, "The dates in its title behind `by` that are neither its deadline nor a checkpoint's."},
    {Base::entity, kGoal, "least", kAmount, least, "The lowest value with which the target is met."},
    {Base::entity, kGoal, "most", kAmount, most, "The highest value with which the target is met."},
    {Base::entity, kGoal, "rivals", entities_of(Kind::goal), rivals, "Goals before it in its campaign, not around it, that the same metric judges on the same day, of people and markets that overlap."},
    {Base::entity, kGoal, "needed", kAmount, needed, "What the tactics have to add: target − baseline − trend."},
    {Base::entity, kGoal, "planned", kEstimate, planned_total, "What the tactics add together, by the metric's way of adding up."},
    {Base::entity, kGoal, "best_case", kAmount, best_case, "What the tactics add if all goes well."},
    {Base::entity, kGoal, "middle_case", kAmount, middle_case, "What the tactics add in the middle."},
    {Base::entity, kGoal, "worst_case", kAmount, worst_case, "What the tactics add if it goes badly."},
    {Base::entity, kGoal, "plans_level", kYesNo, is_level, "Whether the cases are levels of the metric (rates) and not additions."},
    {Base::entity, kGoal, "coverage", kAmount, coverage, "The middle case as a share of what is needed."},
    {Base::entity, kGoal, "out_of_reach", kYesNo, out_of_reach, "Whether even the best case misses the target."},
    {Base::entity, kGoal, "contributions", {Base::contribution, true, {}, {}}, contributions, "What each tactic adds to the goal's metric."},

    {Base::entity, kSpender, "money", kAmount, budget_amount, "Its budget, or what a placement costs."},
    {Base::entity, kSpender, "allocated", kAmount, allocated, "What the parts below use of its budget."},
    {Base::entity, kSpender, "left", kAmount, budget_left, "Its budget less what the parts use."},
    {Base::entity, kSpender, "budget_parts", {Base::entity, true, kSpender, {}}, budget_parts, "The parts whose money was added up."},
    {Base::entity, kSpender, "currency_here", kText, currency_here, "The currency of the campaign around it."},
    {Base::entity, kSpender, "currency_statement", entity_of(Kind::currency), currency_statement, "Where the campaign states its currency."},
    {Base::entity, kSpender, "has_money", kYesNo, has_money, "Whether a budget is stated for it, in it or around it up to its strategy."},

    {Base::entity, kTactic, "channels", entities_of(Kind::channel), channels_used, "Its channels, or those of the tactic around it."},
    {Base::entity, kTactic, "paid_channel", entity_of(Kind::channel), paid_channel, "Its first channel that has to be paid for."},
    {Base::entity, kTactic, "cancelled", kYesNo, cancelled, "Whether it, or a tactic around it, was called off."},
    {Base::entity, kTactic, "prepares", kYesNo, prepares, "Whether it, or a tactic around it, has to be finished before another, by its own `before` or by the other's `after`."},
    {Base::entity, kAimed, "audiences", entities_of(Kind::audience), audiences_here, "Whom it is for: its own audiences, or those of what is around it."},
    {Base::entity, kAimed, "audiences_around", entities_of(Kind::audience), audiences_around, "Whom the nearest declaration around it is for that says so."},
    {Base::entity, kTactic, "judged", kYesNo, judged, "Whether a metric is named for it, in it or around it: by `kpi`, `expect`, `stop` or `actual`."},
    {Base::entity, kTactic, "contributes", kYesNo, contributes, "Whether it, or a tactic around it, adds to the metric of a goal."},
    {Base::entity, KindSet(Kind::audience), "wholes", entities_of(Kind::audience), audience_wholes, "Itself and the audiences that it lies within."},
    {Base::entity, kDated, "runs", kSpan, runs, "From its first day to its last, by its own dates or those of its parts."},
    {Base::entity, kDated, "dates_around", kSpan, dates_around, "The first to the last day of the nearest strategy or tactic around it that has dates of its own."},
    {Base::entity, kDated, "own_dates", {Base::span, true, {}, {}}, own_dates, "The dates that are written in it."},

    {Base::entity, kKpi, "is_read", kYesNo, is_read, "Whether anything in the plan uses it."},
    {Base::entity, kKpi, "made_of", entities_of(Kind::kpi), made_of, "Itself and all metrics that its formula reads."},
    {Base::entity, kKpi, "has_formula", kYesNo, has_formula, "Whether it is worked out from other metrics."},
    {Base::entity, kKpi, "possible", {Base::bounds, false, {}, {}}, possible, "Its `range` or `scale`."},
    {Base::entity, kKpi, "is_share", kYesNo, is_share, "Whether it is counted in percent."},

    {Base::text, {}, "explained", kYesNo, explained, "Of an acronym: whether a metric or another declaration of the plan is called so, or a text of the plan says what it means."},

    {Base::span, {}, "start", kDate, span_start, "Its first day."},
    {Base::span, {}, "end", kDate, span_end, "Its last day."},
    {Base::span, {}, "length", kDuration, span_length, "How many days it has, both ends counted."},
    {Base::date, {}, "weekday", {Base::word, false, {}, "monday tuesday wednesday thursday friday saturday sunday"}, weekday, "The day of the week."},
    {Base::estimate, {}, "low", kAmount, low, "The lower end."},
    {Base::estimate, {}, "middle", kAmount, middle, "The middle."},
    {Base::estimate, {}, "high", kAmount, high, "The upper end."},
    {Base::bounds, {}, "low", kAmount, low, "The lower bound."},
    {Base::bounds, {}, "high", kAmount, high, "The upper bound."},
    {Base::target, {}, "form", {Base::word, false, {}, "value at_least at_most range relative points growth keep"}, form_of_target, "How it is written."},
    {Base::condition, {}, "metric", entity_of(Kind::kpi), condition_metric, "The metric."},
    {Base::condition, {}, "amount", kAmount, condition_amount, "The value that it is compared with."},
    {Base::condition, {}, "comparison", {Base::word, false, {}, "at_least at_most above below equal not_equal"}, condition_sign, "How it is compared."},
    {Base::expectation, {}, "metric", entity_of(Kind::kpi), expectation_metric, "The metric."},
    {Base::expectation, {}, "estimate", kEstimate, expectation_estimate, "What is expected."},
    {Base::contribution, {}, "tactic", entity_of(Kind::tactic), contribution_tactic, "The tactic that adds it."},
    {Base::contribution, {}, "estimate", kEstimate, contribution_estimate, "What it adds."},
    {Base::contribution, {}, "derivation", kText, contribution_derivation, "How it was worked out: orders × average order value."},

    // Of every value that stands in the plan, whatever its type.
    {Base::amount, {}, "contradicts", kAmount, contradicts, "The first statement of the same thing, which says something else."},
    {Base::none, {}, "source", kText, source, "Where the value comes from."},
    {Base::none, {}, "because", kText, because, "Why it is so."},
    {Base::none, {}, "as_of", kDate, stated_on, "The day for which it was stated."},
    {Base::none, {}, "during", kSpan, stated_for, "The days for which it holds."},
    {Base::none, {}, "by", kDate, due, "The day until which it is wanted."},
    {Base::none, {}, "is_assumed", kYesNo, assumed, "Whether it is taken as true without proof."},
    {Base::none, {}, "withheld", kYesNo, withheld, "Whether `unknown`, `undisclosed` or `todo` stands in place of the value."},
    {Base::none, {}, "property", kText, property_name, "The name of its property."},
});

}  // namespace

std::span<const MemberRow> all_members() {
  static const std::vector<MemberRow> kAll = [] {
    std::vector<MemberRow> all(kMembers.begin(), kMembers.end());
    for (const auto group : {money_members(), evidence_members(), figure_members(), measured_members(), sample_members(), value_members(), result_members(), day_members(), schedule_members(), send_members(), exchange_members(), market_members(), wanted_members(), odds_members()}) all.insert(all.end(), group.begin(), group.end());
    return all;
  }();
  return kAll;
}

const MemberRow* find_member(const Type& type, std::string_view name) {
  for (const MemberRow& row : all_members()) {
    if (row.name != name) continue;
    if (row.of == Base::none && type.base != Base::entity) return &row;
    if (row.of == type.base && (row.kinds.empty() || type.kinds.empty() || row.kinds.meets(type.kinds))) return &row;
  }
  return nullptr;
}

}  // namespace campaign
