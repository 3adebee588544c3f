// What rules can read about metrics and their values: those that a metric cannot have, parts that are larger than their wholes, and
// what a formula must not add up.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "analysis/spending.h"
#include "model/rhythm.h"
#include "model/rounding.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

/// A value of a metric where it stands. It may stand for a change of the metric where it is expected of a tactic.
struct Figure {
  const PropertyValue* stated = nullptr;
  EntityId metric = kNoEntity;
  Amount low, high;
  bool may_be_change = false;
  Comparison comparison = Comparison::equal;  ///< Whether what is asked for lies above or below the amount.
};

bool is_own_value(Property property) {
  constexpr std::array kOwn{prop("baseline"), prop("checkpoint"), prop("actual")};
  return std::ranges::find(kOwn, property) != kOwn.end();
}

/// The lowest and the highest value of an estimate: of a named shape its own ends, which 90% lie within.
std::pair<Amount, Amount> ends_of(const Plan& plan, const Estimate& estimate) {
  const Spread& spread = plan.spread(estimate.spread);
  if (spread.form != Spread::Form::uniform && spread.form != Spread::Form::triangle && spread.form != Spread::Form::pert) return {estimate.low, estimate.high};
  const auto end = [&](double number) { return Decimal::parse(fmt::format("{:.6f}", number)); };
  const auto low = end(spread.a), high = end(spread.c);
  return low && high ? std::pair(Amount{*low, estimate.low.unit}, Amount{*high, estimate.high.unit}) : std::pair(estimate.low, estimate.high);
}

/// What a metric comes to with its trend; the trend alone where the baseline is not known.
std::optional<Figure> with_trend(const Plan& plan, EntityId goal, const PropertyValue& value) {
  const auto* trend = std::get_if<Amount>(&value.value);
  if (trend == nullptr) return std::nullopt;
  const auto baseline = baseline_of(plan, goal);
  const auto more = !baseline ? std::nullopt : in_unit(plan.units(), trend->unit == kPoints ? Amount{trend->number, kPercent} : *trend, baseline->unit);
  const auto sum = more ? Decimal::add(baseline->number, more->number) : std::nullopt;
  if (!sum) return Figure{&value, metric_of(plan, goal), *trend, *trend, true};
  const Amount end{*sum, baseline->unit};
  return Figure{&value, metric_of(plan, goal), end, end};
}

/// Whether a tactic may take away what a metric counts, as a price takes away orders and a better page those who leave it. What it brings about
/// itself, such as clicks and their price, it has or has not.
bool may_be_taken_away(const Plan& plan, EntityId metric) {
  const std::string_view stage = plan.word(metric, prop("stage"));
  const auto unit = plan.unit_of(metric);
  const bool unwanted_share = unit && plan.units().compatible(*unit, kPercent) && plan.word(metric, prop("better")) == "down";
  return unwanted_share || (stage != "input" && stage != "output" && stage != "outtake");
}

std::optional<Figure> figure_of(const Plan& plan, EntityId id, const PropertyValue& value) {
  if (const auto* condition = std::get_if<Condition>(&value.value)) {
    if (!condition->compared) return std::nullopt;
    return Figure{&value, condition->metric, condition->amount, condition->amount, false, condition->comparison};
  }
  if (const auto* expectation = std::get_if<Expectation>(&value.value)) {
    const bool level = plan.clauses(value).from.has_value();
    const auto [low, high] = ends_of(plan, expectation->estimate);
    return Figure{&value, expectation->metric, low, high, !level};
  }
  if (value.property == prop("trend")) return with_trend(plan, id, value);
  if (const auto* amount = std::get_if<Amount>(&value.value); amount != nullptr && is_own_value(value.property)) {
    return Figure{&value, metric_of(plan, id), *amount, *amount};
  }
  if (const auto* target = std::get_if<Target>(&value.value); target != nullptr && value.property == prop("target")) {
    const auto resolved = plan.resolved_target(id);
    if (!resolved) return std::nullopt;
    const bool range = target->form == Target::Form::range;
    return Figure{&value, metric_of(plan, id), range ? target->amount : *resolved, range ? target->upper : *resolved};
  }
  return std::nullopt;
}

/// The metric of a value, whatever it is a value of.
EntityId metric_of_value(const Plan& plan, const PropertyValue& value) {
  const auto figure = figure_of(plan, plan.owner_of(value), value);
  return figure ? figure->metric : kNoEntity;
}

// -- possible values ---------------------------------------------------------------------------------------------------

/// Whether a metric can change by an amount at all: by no more than its possible values lie apart.
bool is_possible_change(const Units& units, const Bounds& bounds, const Amount& change) {
  if (!bounds.low || !bounds.high) return true;
  const auto low = in_unit(units, *bounds.low, bounds.high->unit), by = in_unit(units, change, bounds.high->unit);
  const auto width = low ? Decimal::subtract(bounds.high->number, low->number) : std::nullopt;
  return !width || !by || by->number.abs() <= *width;
}

/// The end of a figure that its metric cannot have. What may be a change is impossible only if no value and no change is meant:
/// a tactic may take away, but not more than there can be.
std::optional<Amount> impossible_end(const Plan& plan, const Figure& figure) {
  const PropertyValue* possible = figure.metric == kNoEntity ? nullptr : possible_values(plan, figure.metric);
  if (possible == nullptr) return std::nullopt;
  const Bounds& bounds = std::get<Bounds>(possible->value);
  // Nothing lies above the highest or below the lowest.
  const auto is_at = [&](const std::optional<Amount>& bound) { return bound && in_unit(plan.units(), figure.low, bound->unit) == *bound; };
  if (figure.comparison == Comparison::above && is_at(bounds.high)) return figure.high;
  if (figure.comparison == Comparison::below && is_at(bounds.low)) return figure.low;
  for (const Amount& end : {figure.low, figure.high}) {
    const bool change = end.unit == kPoints && figure.may_be_change;
    if (change ? !is_possible_change(plan.units(), bounds, end) : is_impossible(plan, figure.metric, end)) {
      // From below nothing to above it is neither a value nor a change of one.
      const bool both_ways = figure.low.number < Decimal() && figure.high.number > Decimal();
      const bool taken_away = figure.may_be_change && may_be_taken_away(plan, figure.metric) && !change && !both_ways && bounds.low && end.number < Decimal() && is_possible_change(plan.units(), bounds, end);
      if (!taken_away) return end;
    }
  }
  return std::nullopt;
}

RuleValue impossible_values(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const PropertyValue& value : run.plan.values(id_of(of))) {
    const auto figure = figure_of(run.plan, id_of(of), value);
    const auto end = figure ? impossible_end(run.plan, *figure) : std::nullopt;
    if (!end) continue;
    list.push_back(RuleValue(*end, value.span));
    list.back().stated = &value;
  }
  return RuleValue::many(std::move(list));
}
RuleValue metric_behind(Evaluation& run, const RuleValue& of) {
  const EntityId metric = of.stated == nullptr ? kNoEntity : metric_of_value(run.plan, *of.stated);
  return metric == kNoEntity ? RuleValue() : run.entity(metric);
}

// -- parts and wholes --------------------------------------------------------------------------------------------------

/// Whether two figures are of the same days, and both expected or both measured.
bool are_comparable(const Plan& plan, const Figure& a, const Figure& b) {
  if (a.stated->property != b.stated->property) return false;
  const Clauses& one = plan.clauses(*a.stated);
  const Clauses& other = plan.clauses(*b.stated);
  return one.during == other.during && one.as_of == other.as_of;
}

/// A number of things in units of one thing; nullopt for points.
std::optional<Decimal> how_many(const Units& units, const Amount& amount) {
  return amount.unit == kPoints ? std::nullopt : Decimal::multiply(amount.number, units.factor(amount.unit, kNoUnit));
}

/// The figures of a declaration that a whole can be compared with: what is expected of it together, or was measured in it.
std::vector<Figure> figures_together(const Plan& plan, EntityId id) {
  constexpr std::array kProperties{prop("expect"), prop("actual")};
  std::vector<Figure> all;
  for (const Property property : kProperties) {
    for (const PropertyValue& value : plan.values(id, property)) {
      const auto* condition = std::get_if<Condition>(&value.value);
      if (condition != nullptr && condition->comparison != Comparison::equal) continue;
      const auto figure = figure_of(plan, id, value);
      if (figure && figure->metric != kNoEntity && (figure->may_be_change || condition != nullptr)) all.push_back(*figure);
    }
  }
  return all;
}

/// The figure of a whole that a part exceeds, be each of them a rounded one.
const Figure* exceeded_by(Evaluation& run, const std::vector<Figure>& all, const Figure& part) {
  const Units& units = run.units();
  const auto least = how_many(units, lowest_meant(part.low));
  if (!least) return nullptr;
  for (const EntityId metric : run.wholes().of(part.metric)) {
    for (const Figure& whole : all) {
      if (whole.metric != metric || !are_comparable(run.plan, part, whole)) continue;
      if (units.has_money(whole.high.unit) != units.has_money(part.low.unit)) continue;
      if (units.has_money(part.low.unit) && !units.compatible(part.low.unit, whole.high.unit)) continue;
      const auto most = how_many(units, highest_meant(whole.high));
      if (most && *most < *least) return &whole;
    }
  }
  return nullptr;
}

RuleValue outgrown_parts(Evaluation& run, const RuleValue& of) {
  const auto all = figures_together(run.plan, id_of(of));
  std::vector<RuleValue> list;
  for (const Figure& part : all) {
    if (all.size() < 2 || exceeded_by(run, all, part) == nullptr) continue;
    list.push_back(RuleValue(part.low, part.stated->span));
    list.back().stated = part.stated;
  }
  return RuleValue::many(std::move(list));
}
RuleValue whole(Evaluation& run, const RuleValue& of) {
  if (of.stated == nullptr) return {};
  const EntityId owner = run.plan.owner_of(*of.stated);
  const auto part = figure_of(run.plan, owner, *of.stated);
  const auto all = figures_together(run.plan, owner);
  const Figure* found = part ? exceeded_by(run, all, *part) : nullptr;
  if (found == nullptr) return {};
  RuleValue value(found->high, found->stated->span);
  value.stated = found->stated;
  return value;
}

/// A goal of the same campaign and day for a metric that this one's is a part of, which wants less of the whole than this one of the part.
RuleValue outgrown_goal(Evaluation& run, const RuleValue& of) {
  const Plan& plan = run.plan;
  const EntityId goal = id_of(of), metric = metric_of(plan, goal), campaign = plan.enclosing(goal, Kind::campaign);
  const auto deadline = deadline_of(plan, goal);
  const auto wanted = plan.resolved_target(goal);
  const auto least = wanted ? how_many(run.units(), lowest_meant(*wanted)) : std::nullopt;
  if (metric == kNoEntity || !deadline || !least) return {};
  for (const EntityId whole : run.wholes().of(metric)) {
    for (const EntityId other : run.tables.goals_of(whole)) {
      const auto day = deadline_of(plan, other);
      const auto all = plan.resolved_target(other);
      if (plan.enclosing(other, Kind::campaign) != campaign || !day || day->day != deadline->day || !all) continue;
      if (run.units().has_money(all->unit) != run.units().has_money(wanted->unit)) continue;
      if (run.units().has_money(all->unit) && !run.units().compatible(all->unit, wanted->unit)) continue;
      const auto most = how_many(run.units(), highest_meant(*all));
      if (most && *most < *least) return run.entity(other);
    }
  }
  return {};
}

// -- more people than there are -----------------------------------------------------------------------------------------

/// The audiences that a declaration's values are of: its own or those of the nearest around it, else those of what is in it.
std::vector<EntityId> audiences_in_scope(const Plan& plan, EntityId id) {
  for (EntityId at = id; at != kNoEntity; at = plan[at].parent) {
    const auto values = plan.values(at, prop("audience"));
    std::vector<EntityId> found;
    for (const PropertyValue& value : values) {
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference == nullptr || reference->entity == kNoEntity) return {};  // Nobody knows.
      found.push_back(reference->entity);
    }
    if (!found.empty()) return found;
  }
  return audiences_of(plan, id);
}

/// Values of metrics that count people once and that are more than there are, by the number of these; what is only not to be exceeded is not
/// asked for.
RuleValue people_beyond(Evaluation& run, EntityId id, const std::optional<Amount>& there, bool with_target) {
  std::vector<RuleValue> list;
  const Units& units = run.units();
  for (const PropertyValue& value : run.plan.values(id)) {
    const auto figure = there && (with_target || value.property != prop("target")) ? figure_of(run.plan, id, value) : std::nullopt;
    if (!figure || figure->metric == kNoEntity || run.plan.word(figure->metric, prop("over_time")) != "unique") continue;
    if (figure->comparison == Comparison::at_most || figure->comparison == Comparison::below || figure->comparison == Comparison::not_equal) continue;
    if (!units.compatible(figure->low.unit, there->unit) || units.is_pure(figure->low.unit)) continue;
    const auto least = in_unit(units, lowest_meant(figure->low), there->unit);
    if (!least || least->number <= highest_meant(*there).number) continue;
    list.push_back(RuleValue(figure->low, value.span));
    list.back().stated = &value;
  }
  return RuleValue::many(std::move(list));
}
std::optional<Amount> people_in_scope(Evaluation& run, EntityId id) { return size_of(run.plan, audiences_in_scope(run.plan, id)); }
std::optional<Amount> people_living_there(Evaluation& run, EntityId id) { return size_of(run.plan, markets_of(run.plan, id)); }

RuleValue outgrown_people(Evaluation& run, const RuleValue& of) { return people_beyond(run, id_of(of), people_in_scope(run, id_of(of)), false); }
RuleValue outgrown_inhabitants(Evaluation& run, const RuleValue& of) { return people_beyond(run, id_of(of), people_living_there(run, id_of(of)), true); }
RuleValue audiences_meant(Evaluation& run, const RuleValue& of) { return list_of(run, audiences_in_scope(run.plan, id_of(of))); }
RuleValue people_meant(Evaluation& run, const RuleValue& of) { return amount_of(people_in_scope(run, id_of(of))); }

// -- more copies than people ---------------------------------------------------------------------------------------------

/// Whether a metric counts copies that are sent to people: letters, mails, messages, or some of these.
bool counts_copies(const Plan& plan, EntityId metric) {
  const auto sent = [&](EntityId id) {
    const std::string_view trace = plan.word(id, prop("trace"));
    return trace == "email" || trace == "message" || trace == "letter";
  };
  if (plan.word(metric, prop("over_time")) != "sum") return false;
  const Formula* formula = plan.formula(metric);
  if (formula == nullptr) return sent(metric);
  return std::ranges::all_of(formula->nodes, [&](const FormulaNode& node) {
    return node.op == FormulaNode::Op::metric ? node.metric != kNoEntity && sent(node.metric) : node.op == FormulaNode::Op::add || node.op == FormulaNode::Op::subtract;
  });
}

/// How often a tactic is sent: on the days on which its dayparts fall, or once where it has one day. nullopt where that is not said.
std::optional<std::int64_t> sends_of(const Plan& plan, EntityId tactic) {
  const auto flights = plan.values(tactic, prop("flight"));
  const auto dayparts = plan.values(tactic, prop("daypart"));
  const bool in_parts = std::ranges::any_of(plan[tactic].children, [&](EntityId child) { return plan[child].kind == Kind::tactic || plan[child].kind == Kind::placement; });
  if (flights.empty() || in_parts) return std::nullopt;
  std::int64_t sends = 0;
  for (const PropertyValue& flight : flights) {
    const auto* days = std::get_if<DaySpan>(&flight.value);
    if (days == nullptr || (dayparts.empty() && days->first != days->last)) return std::nullopt;
    if (dayparts.empty()) ++sends;
    for (const PropertyValue& daypart : dayparts) {
      const auto* rhythm = std::get_if<Daypart>(&daypart.value);
      if (rhythm == nullptr) return std::nullopt;
      sends += static_cast<std::int64_t>(days_of(*rhythm, *days));
    }
  }
  return sends == 0 ? std::nullopt : std::optional(sends);
}
RuleValue sends(Evaluation& run, const RuleValue& of) {
  const auto sends = sends_of(run.plan, id_of(of));
  return sends ? count_of(static_cast<std::size_t>(*sends)) : RuleValue();
}

/// What a tactic says of copies, where that is more than each of its people gets when it is sent so often.
RuleValue copies_beyond(Evaluation& run, const RuleValue& of) {
  const Plan& plan = run.plan;
  std::vector<RuleValue> list;
  std::optional<Decimal> most;
  for (const PropertyValue& value : plan.values(id_of(of))) {
    const auto figure = figure_of(plan, id_of(of), value);
    if (!figure || figure->metric == kNoEntity || value.property == prop("stop") || !counts_copies(plan, figure->metric)) continue;
    if (figure->comparison == Comparison::at_most || figure->comparison == Comparison::below || figure->comparison == Comparison::not_equal) continue;
    if (!most) {
      const auto people = people_in_scope(run, id_of(of));
      const auto times = sends_of(plan, id_of(of));
      if (!people || !times) break;
      most = Decimal::multiply(highest_meant(*people).number, Decimal::from_int(*times));
      if (!most) break;
    }
    if (lowest_meant(figure->low).number <= *most) continue;
    list.push_back(RuleValue(figure->low, value.span));
    list.back().stated = &value;
  }
  return RuleValue::many(std::move(list));
}

// -- sums in formulas --------------------------------------------------------------------------------------------------

/// The metrics that a step of a formula adds up or takes off, itself and in the steps below it.
void add_terms(const Formula& formula, std::int32_t at, std::vector<EntityId>& terms) {
  if (at < 0) return;
  const FormulaNode& node = formula.nodes[static_cast<std::size_t>(at)];
  if (node.op == FormulaNode::Op::metric && node.metric != kNoEntity) terms.push_back(node.metric);
  if (node.op != FormulaNode::Op::add && node.op != FormulaNode::Op::subtract) return;
  add_terms(formula, node.left, terms);
  add_terms(formula, node.right, terms);
}

/// A term of a formula's sums with one way of adding up over time, where another term of the same sum has the other.
EntityId term_beside(const Plan& plan, EntityId kpi, std::string_view way, std::string_view other) {
  const Formula* formula = plan.formula(kpi);
  if (formula == nullptr) return kNoEntity;
  for (std::size_t i = 0; i < formula->nodes.size(); ++i) {
    if (formula->nodes[i].op != FormulaNode::Op::add) continue;
    std::vector<EntityId> terms;
    add_terms(*formula, static_cast<std::int32_t>(i), terms);
    const auto with = [&](std::string_view word) { return std::ranges::find_if(terms, [&](EntityId term) { return plan.word(term, prop("over_time")) == word; }); };
    const auto found = with(way);
    if (found != terms.end() && with(other) != terms.end()) return *found;
  }
  return kNoEntity;
}
RuleValue stock_and_flow(Evaluation& run, const RuleValue& of) {
  const EntityId stock = term_beside(run.plan, id_of(of), "last", "sum");
  return stock == kNoEntity ? RuleValue() : run.entity(stock);
}
RuleValue flow_in_it(Evaluation& run, const RuleValue& of) {
  const EntityId flow = term_beside(run.plan, id_of(of), "sum", "last");
  return flow == kNoEntity ? RuleValue() : run.entity(flow);
}

constexpr KindSet kValued(Kind::goal, Kind::business_goal, Kind::strategy, Kind::tactic, Kind::experiment, Kind::arm);
constexpr KindSet kOfPeople(Kind::goal, Kind::strategy, Kind::tactic, Kind::experiment, Kind::arm);
constexpr KindSet kCounting(Kind::tactic, Kind::experiment, Kind::arm);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kValued, "impossible_values", {Base::amount, true, {}, {}}, impossible_values, "Its values that their metrics cannot have, wherever a metric stands in it."},
    {Base::entity, kCounting, "outgrown_parts", {Base::amount, true, {}, {}}, outgrown_parts, "What it expects together, or measured of the same days, of a metric that is a part of another, and that is more than the whole."},
    {Base::entity, kOfPeople, "outgrown_people", {Base::amount, true, {}, {}}, outgrown_people, "Its values of metrics that count people once, but for the target, that are more than its audiences, or those around it, have."},
    {Base::entity, kOfPeople, "audiences_meant", entities_of(Kind::audience), audiences_meant, "Those audiences: its own, those of the nearest around it, or else those of what is in it."},
    {Base::entity, kOfPeople, "people_meant", kAmount, people_meant, "How many people they have together."},
    {Base::entity, KindSet(Kind::goal, Kind::strategy, Kind::tactic), "outgrown_inhabitants", {Base::amount, true, {}, {}}, outgrown_inhabitants, "Its values of metrics that count people once that are more than live in its markets."},
    {Base::entity, KindSet(Kind::tactic), "sends", kAmount, sends, "How often it is sent: on so many days its dayparts fall, or once where it has one day; nothing where that is not said."},
    {Base::entity, KindSet(Kind::tactic), "copies_beyond", {Base::amount, true, {}, {}}, copies_beyond, "Its values of metrics that count letters, mails or messages that are more than its audience gets when it is sent so often."},
    {Base::entity, KindSet(Kind::kpi), "stock_and_flow", entity_of(Kind::kpi), stock_and_flow, "What its formula adds to a metric that is a sum over time, though it is itself what is there on a day."},
    {Base::entity, KindSet(Kind::kpi), "flow_in_it", entity_of(Kind::kpi), flow_in_it, "That other metric."},
    {Base::entity, KindSet(Kind::goal), "outgrown_goal", entity_of(Kind::goal), outgrown_goal, "A goal of its campaign and day that wants less of a whole than it wants of a part of that."},
    {Base::amount, {}, "metric", entity_of(Kind::kpi), metric_behind, "The metric that it is a value of."},
    {Base::amount, {}, "whole", kAmount, whole, "Of such a part: the value of the whole that it exceeds."},
});

}  // namespace

std::span<const MemberRow> value_members() { return kMembers; }

}  // namespace campaign
