#include "analysis/contributions.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "analysis/attainment.h"
#include "analysis/caps.h"
#include "analysis/exchange.h"
#include "analysis/goal.h"
#include "analysis/tape.h"
#include "model/said_values.h"

namespace campaign {

namespace {

/// Goals in one another whose tactics still count for the outermost; keeps the whole linear.
constexpr int kDeepestGoals = 8;

/// An estimate in another unit; points stay points: they are a change of a share, not a share.
std::optional<Estimate> estimate_in(const Units& units, const Estimate& estimate, UnitId unit) {
  if (estimate.low.unit == kPoints && units.is_pure(unit)) return estimate;
  const auto low = in_unit(units, estimate.low, unit);
  const auto middle = in_unit(units, estimate.middle, unit);
  const auto high = in_unit(units, estimate.high, unit);
  if (!low || !middle || !high) return std::nullopt;
  return Estimate{*low, *middle, *high};
}

bool is_one(const Decimal& factor) {
  return factor == Decimal::from_int(1);
}

std::optional<Range> times(const Range& range, const Decimal& factor) {
  return is_one(factor) ? std::optional(range) : product_of(range, certain_range(factor));
}

std::optional<Range> divided(const Range& range, const Decimal& factor) {
  return is_one(factor) ? std::optional(range) : quotient_of(range, certain_range(factor));
}

}  // namespace

bool expects_unknown(const Plan& plan, EntityId tactic) {
  const auto expected = plan.values(tactic, prop("expect"));
  return std::ranges::any_of(expected, [&](const PropertyValue& value) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    return expectation == nullptr || !expected_at(plan, tactic, *expectation);
  });
}

std::vector<TacticShare> Contributions::of(EntityId goal, EntityId metric, UnitId unit, bool with_parts) {
  Question question{metric, unit, factor_of(unit), identities_.place_of(metric), {}};
  if (with_parts && question.place >= 0) question.formula = whole_formula(plan_, metric);
  std::vector<TacticShare> shares;
  unknown_parts_ = false;
  if (plan_.unread_formula()) plan_.set_missed(true);
  collect(goal, question, 0, shares);
  return shares;
}

void Contributions::collect(EntityId from, const Question& question, int goals_deep, std::vector<TacticShare>& shares) {
  if (plan_.damaged(from)) plan_.set_missed(true);  // A tactic of it may be lost.
  for (const EntityId child : plan_[from].children) {
    switch (plan_[child].kind) {
      case Kind::strategy:
        collect(child, question, goals_deep, shares);
        break;
      case Kind::tactic:
        visit(child, question, shares);
        break;
      case Kind::goal:
        if (goals_deep < kDeepestGoals) collect(child, question, goals_deep + 1, shares);
        break;
      default:
        break;
    }
  }
}

void Contributions::visit(EntityId tactic, const Question& question, std::vector<TacticShare>& shares) {
  if (is_cancelled(plan_, tactic)) return;
  TacticShare share;
  if (add_stated(tactic, question, share) || add_worked_out(tactic, question, share) || add_converted(tactic, question, share)) {
    if (!question.formula.nodes.empty()) add_parts(tactic, question, share);
    shares.push_back(std::move(share));
    return;
  }
  unknown_parts_ = unknown_parts_ || expects_unknown(plan_, tactic);
  if (plan_.damaged(tactic)) plan_.set_missed(true);
  for (const EntityId child : plan_[tactic].children) {
    if (plan_[child].kind == Kind::tactic) visit(child, question, shares);
  }
}

/// The goal's metric as the tactic states it.
bool Contributions::add_stated(EntityId tactic, const Question& question, TacticShare& share) {
  for (const PropertyValue& value : plan_.values(tactic, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation == nullptr || expectation->metric != question.metric) continue;
    const auto counted = expected_at(plan_, tactic, *expectation);
    const auto estimate = counted ? estimate_in(plan_.units(), *counted, question.unit) : std::nullopt;
    if (!estimate) return false;
    share.contribution = {tactic, *estimate, value.span, {}, {}};
    share.step = noted_input({tactic, question.metric, &value, &expectation->estimate}, share.value()).step;
    const auto before = before_at(tactic, value, counted->middle.unit);
    share.change = before && !share.in_points() && set_change(*before, question, share);
    return true;
  }
  return false;
}

/// The value before an expected change, in a unit in which it counts there.
std::optional<Amount> Contributions::before_at(EntityId tactic, const PropertyValue& expected, UnitId unit) const {
  const auto& before = plan_.clauses(expected).from;
  return before ? exchanged_unit(plan_, tactic, *before, unit) : std::nullopt;
}

/// What a stated change adds: the difference where values add up, points where they are shares; else the value that it leads to. Whether
/// it was a difference.
bool Contributions::set_change(const Amount& before, const Question& question, TacticShare& share) const {
  const Units& units = plan_.units();
  const bool of_one = question.unit != kNoUnit && units.compatible(question.unit, kPercent);
  if (!of_one && !adds_up(question)) return false;
  const UnitId unit = of_one ? kPercent : question.unit;
  const auto start = in_unit(units, before, unit);
  const auto after = times(share.value(), units.factor(share.contribution.estimate.middle.unit, unit));
  const auto change = start && after ? difference_of(*after, certain_range(start->number)) : std::nullopt;
  if (change) share.set(*change, of_one ? kPoints : unit);
  return change.has_value();
}

bool Contributions::adds_up(const Question& question) const {
  const Aggregation aggregation = aggregation_of(plan_, question.metric, question.unit);
  return aggregation == Aggregation::sum || aggregation == Aggregation::unique;
}

/// The goal's metric worked out from other metrics that the tactic states.
bool Contributions::add_worked_out(EntityId tactic, const Question& question, TacticShare& share) {
  conversions_.clear();
  read_told(tactic, question);
  return add_found(tactic, question, question.place, share);
}

/// The goal's metric by assumptions that turn other metrics into it. What a tactic adds to the revenue that is attributed to it is
/// revenue where it states what there was before.
bool Contributions::add_converted(EntityId tactic, const Question& question, TacticShare& share) {
  read_conversions(tactic);
  if (!conversions_.empty() && add_found(tactic, question, question.place, share)) return true;
  const bool changes = std::ranges::any_of(told_, [](const Told& told) { return told.before.has_value(); });
  return changes && plan_[question.metric].name == "revenue" && add_found(tactic, question, identities_.place_named(plan_, "attributed_revenue"), share);
}

bool Contributions::add_found(EntityId tactic, const Question& question, std::int32_t place, TacticShare& share) {
  if (question.factor.is_zero() || place < 0 || told_.empty() || !counts_in(tactic, question.metric)) return false;
  auto found = solve(place, inputs(false));
  if (!found) return false;
  std::vector<std::size_t> conversions;
  const std::vector<std::int32_t> used = all_used(place, conversions);
  const auto is_used = [&](const Told& told) { return std::ranges::find(used, told.place) != used.end(); };
  const bool changes = adds_up(question) && std::ranges::any_of(told_, [&](const Told& told) { return told.before && is_used(told); });
  if (place != question.place && !changes) return false;
  std::string text = derivation(place, used, conversions, changes);
  if (changes) found = change_at(place);
  const auto value = found ? divided(*found, question.factor) : std::nullopt;
  if (!value) return false;
  const auto first = std::ranges::find_if(told_, is_used);
  share.contribution = {tactic, {}, first == told_.end() ? Span{} : first->stated->span, std::move(text), {}};
  share.set(*value, question.unit);
  for (const std::size_t one : conversions) share.contribution.assumptions.push_back(conversions_[one].assumption);
  share.change = changes;
  return true;
}

/// Whether a metric's formula can be worked out there: a cap in pounds says nothing of dollars.
bool Contributions::counts_in(EntityId tactic, EntityId metric) const {
  const auto unit = plan_.formula(metric) == nullptr ? std::nullopt : plan_.unit_of(metric);
  const auto currency = unit ? plan_.units().currency_in(*unit) : std::nullopt;
  return !currency || *currency == kMoney || *currency == plan_.currency_at(tactic);
}

/// What is known: the expectations, then the rates of the conversions.
std::vector<Range> Contributions::inputs(bool before) const {
  std::vector<Range> all;
  for (const Told& told : told_) all.push_back(before && told.before ? certain_range(*told.before) : told.value);
  for (const Conversion& one : conversions_) all.push_back(one.rate);
  return all;
}

/// A metric from what is known, by formulas and then by conversions of what these give. Each metric is given once, so a circle of
/// conversions ends.
std::optional<Range> Contributions::solve(std::int32_t place, const std::vector<Range>& inputs) {
  solver_.forget();
  made_by_.assign(identities_.metric_count(), -1);
  for (std::size_t i = 0; i < told_.size(); ++i) solver_.know(told_[i].place, inputs[i]);
  for (bool more = true; more;) {
    if (const Range* found = solver_.find(place)) return *found;
    more = false;
    for (std::size_t i = 0; i < conversions_.size(); ++i) {
      const Conversion& one = conversions_[i];
      if (solver_.find(one.to) != nullptr) continue;
      const Range* from = solver_.find(one.from);
      const auto value = from == nullptr ? std::nullopt : product_of(*from, inputs[told_.size() + i]);
      if (!value) continue;
      solver_.know(one.to, *value);
      made_by_[static_cast<std::size_t>(one.to)] = static_cast<std::int32_t>(i);
      more = true;
    }
  }
  return std::nullopt;
}

/// What changes: the value with everything as it becomes, less the one with everything as it was. What is uncertain is the same
/// before and after, so the difference is taken choice by choice.
std::optional<Range> Contributions::change_at(std::int32_t place) {
  constexpr std::size_t kMostChoices = 6;  // Sixty-four of them; beyond, the difference of the whole is wider and never narrower.
  const std::vector<Range> after = inputs(false), before = inputs(true);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (!after[i].certain()) open.push_back(i);
  }
  const auto difference = [&](std::vector<Range> now, std::vector<Range> then) {
    const auto end = solve(place, now), start = solve(place, then);
    return end && start ? difference_of(*end, *start) : std::nullopt;
  };
  if (open.size() > kMostChoices) return difference(after, before);
  const auto chosen = [&](const auto& choose) {
    std::vector<Range> now = after, then = before;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const std::size_t at = open[i];
      now[at] = choose(after[at], i);
      if (!before[at].certain()) then[at] = now[at];
    }
    return difference(std::move(now), std::move(then));
  };
  auto result = chosen([](const Range& range, std::size_t) { return Range{range.middle, range.middle, range.middle, range.step}; });
  const Recording paused(nullptr);  // What is drawn goes the way of the middle.
  for (std::size_t choice = 0; result && choice < std::size_t{1} << open.size(); ++choice) {
    const auto one = chosen([&](const Range& range, std::size_t i) { return certain_range((choice >> i & 1) != 0 ? range.high : range.low); });
    if (!one) return std::nullopt;
    result->low = std::min(result->low, one->low);
    result->high = std::max(result->high, one->high);
  }
  return result;
}

/// The expectations that a metric rests on, and the conversions in between, the last one first.
std::vector<std::int32_t> Contributions::all_used(std::int32_t place, std::vector<std::size_t>& conversions) {
  std::vector<std::int32_t> open{place}, seen;
  while (!open.empty()) {
    const std::int32_t at = open.back();
    open.pop_back();
    for (const std::int32_t one : solver_.rests_on(at)) {
      if (std::ranges::find(seen, one) != seen.end()) continue;
      seen.push_back(one);
      const std::int32_t by = made_by_[static_cast<std::size_t>(one)];
      if (by < 0) continue;
      conversions.push_back(static_cast<std::size_t>(by));
      open.push_back(conversions_[static_cast<std::size_t>(by)].from);
    }
  }
  return seen;
}

/// "calls × 5% to 10%": a converted metric as it came about.
std::string Contributions::expression(std::int32_t place, int depth) {
  constexpr int kDeepest = 4;
  const std::int32_t by = made_by_[static_cast<std::size_t>(place)];
  if (by >= 0 && depth < kDeepest) {
    const Conversion& one = conversions_[static_cast<std::size_t>(by)];
    return fmt::format("{} × {}", expression(one.from, depth + 1), say_estimate(plan_, *one.stated));
  }
  const std::string worked_out = solver_.derivation(place);
  return worked_out.empty() ? spoken_label(plan_, identities_.metric_at(place)) : worked_out;
}

std::string Contributions::derivation(std::int32_t place, const std::vector<std::int32_t>& used, const std::vector<std::size_t>& conversions, bool changes) {
  const Tongue& tongue = plan_.tongue();
  std::string text = expression(place, 0);
  for (const Told& told : told_) {
    if (!changes || !told.before || std::ranges::find(used, told.place) == used.end()) continue;
    text += tongue(say(", as {} goes from {} to {}", spoken_label(plan_, identities_.metric_at(told.place)), say_amount(plan_, *plan_.clauses(*told.stated).from),
                       say_estimate(plan_, std::get<Expectation>(told.stated->value).estimate)));
  }
  std::vector<std::string> names;
  for (const std::size_t i : conversions) names.push_back(fmt::format("`{}`", plan_[conversions_[i].assumption].name));
  if (names.size() == 1) text += tongue(say(", by the assumption {}", names.front()));
  if (names.size() > 1) text += tongue(say(", by the assumptions {}", tongue.list(names)));
  return text;
}

/// The parts of the goal's formula, by node; none where one of them does not follow from what the tactic states.
void Contributions::add_parts(EntityId tactic, const Question& question, TacticShare& share) {
  conversions_.clear();
  read_told(tactic, question);
  if (told_.empty() || question.place < 0) return;
  (void)solve(question.place, inputs(false));
  std::vector<Range> parts(question.formula.nodes.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const FormulaNode& node = question.formula.nodes[i];
    if (node.op != FormulaNode::Op::metric) continue;
    const Range* part = solver_.find(identities_.place_of(node.metric));
    if (part == nullptr) return;
    parts[i] = *part;
  }
  share.parts = std::move(parts);
}

/// Reads what a tactic states, as far as formulas and conversions connect it to the goal's metric.
void Contributions::read_told(EntityId tactic, const Question& question) {
  told_.clear();
  const bool revenue = plan_[question.metric].name == "revenue";
  const std::int32_t attributed = revenue ? identities_.place_named(plan_, "attributed_revenue") : -1;
  for (const PropertyValue& value : plan_.values(tactic, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation == nullptr || expectation->estimate.low.unit == kPoints) continue;
    const std::int32_t place = identities_.place_of(expectation->metric);
    if (!identities_.connected(place, question.place) && !identities_.connected(place, attributed)) continue;
    const auto counted = expected_at(plan_, tactic, *expectation);
    if (!counted) continue;
    const Estimate& estimate = *counted;
    const bool one_unit = estimate.low.unit == estimate.middle.unit && estimate.low.unit == estimate.high.unit;
    const auto base = one_unit ? times(noted_input({tactic, expectation->metric, &value, &expectation->estimate}, range_of(estimate)), factor_of(estimate.low.unit)) : std::nullopt;
    if (!base) continue;
    const auto from = before_at(tactic, value, estimate.middle.unit);
    told_.push_back({place, *base, from ? Decimal::multiply(from->number, factor_of(from->unit)) : std::nullopt, &value});
  }
}

/// The conversions of all assumptions that are declared in the tactic or around it, the nearest first.
void Contributions::read_conversions(EntityId tactic) {
  conversions_.clear();
  for (EntityId at = tactic; at != kNoEntity; at = plan_[at].parent) {
    for (const EntityId child : plan_[at].children) {
      if (plan_[child].kind != Kind::assumption) continue;
      const auto* from = plan_.get<Reference>(child, prop("from"));
      const auto* to = plan_.get<Reference>(child, prop("to"));
      const auto* rate = plan_.get<Estimate>(child, prop("rate"));
      if (from == nullptr || to == nullptr || rate == nullptr) continue;
      const std::int32_t start = identities_.place_of(from->entity), end = identities_.place_of(to->entity);
      if (start < 0 || end < 0 || rate->low.unit != rate->middle.unit || rate->low.unit != rate->high.unit) continue;
      const auto base = times(noted_input({child, kNoEntity, plan_.find(child, prop("rate")), rate}, range_of(*rate)), factor_of(rate->low.unit));
      if (base) conversions_.push_back({child, start, end, *base, rate});
    }
  }
}

const Decimal& Contributions::factor_of(UnitId unit) {
  const auto index = static_cast<std::size_t>(unit);
  if (index >= factors_.size()) factors_.resize(index + 1);
  if (!factors_[index]) factors_[index] = base_factor(plan_.units(), unit);
  return *factors_[index];
}

}  // namespace campaign
