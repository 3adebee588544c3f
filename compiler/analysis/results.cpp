#include "analysis/results.h"

#include <algorithm>

#include "analysis/attainment.h"
#include "analysis/budget.h"
#include "analysis/exchange.h"
#include "analysis/goal.h"
#include "analysis/schedule.h"
#include "model/hull.h"
#include "model/rounding.h"

namespace campaign {

std::vector<EntityId> campaigns_of(const Plan& plan, EntityId entity) {
  if (const EntityId campaign = plan.enclosing(entity, Kind::campaign); campaign != kNoEntity) return {campaign};
  std::vector<EntityId> found;
  if (plan[entity].kind != Kind::business_goal) return found;
  for (const Kind kind : {Kind::campaign, Kind::goal}) {
    for (const EntityId one : plan.all(kind)) {
      const bool serves = std::ranges::any_of(plan.values(one, prop("serves")), [&](const PropertyValue& value) {
        const auto* reference = std::get_if<Reference>(&value.value);
        return reference != nullptr && reference->entity == entity;
      });
      const EntityId campaign = kind == Kind::campaign ? one : plan.enclosing(one, Kind::campaign);
      if (serves && campaign != kNoEntity && std::ranges::find(found, campaign) == found.end()) found.push_back(campaign);
    }
  }
  return found;
}

namespace {

std::int64_t length_of(const DaySpan& days) { return (days.last - days.first).count() + 1; }

/// Whether two stretches of days are about equally long: months are, and so are years.
bool as_long_as(const DaySpan& a, const DaySpan& b) {
  const std::int64_t one = length_of(a), other = length_of(b);
  return 10 * std::max(one, other) <= 12 * std::min(one, other);
}

enum class Gaps : std::uint8_t { none, allowed };

/// Periods that follow one another, added up; nullopt where they overlap, or leave days out and that is not allowed.
std::optional<Result> added_up(const Units& units, const std::vector<Result>& results, Gaps gaps = Gaps::none) {
  std::optional<Result> sum;
  for (const Result& one : results) {
    if (!one.days || !one.is_period) continue;
    if (!sum) {
      sum = one;
      continue;
    }
    const auto more = in_unit(units, one.amount, sum->amount.unit);
    const auto total = more ? Decimal::add(sum->amount.number, more->number) : std::nullopt;
    if (!total || one.days->first <= sum->days->last || (gaps == Gaps::none && one.days->first != sum->days->last + std::chrono::days(1))) return std::nullopt;
    sum = Result{one.stated, {*total, sum->amount.unit}, DaySpan{sum->days->first, one.days->last}, true};
  }
  return sum;
}

/// The days of a goal's first baseline that says any.
const DaySpan* baseline_days(const Plan& plan, EntityId goal) {
  for (const PropertyValue& value : plan.values(goal, prop("baseline"))) {
    const Clauses& clauses = plan.clauses(value);
    if (clauses.during) return &*clauses.during;
  }
  return nullptr;
}

/// The days in which a goal or tactic is pursued.
std::optional<DaySpan> period_around(const Plan& plan, EntityId entity) {
  std::vector<DaySpan> periods;
  for (const EntityId campaign : campaigns_of(plan, entity)) {
    if (const auto* period = plan.get<DaySpan>(campaign, prop("period"))) periods.push_back(*period);
  }
  if (!periods.empty()) return hull_of(periods);
  if (plan[entity].kind != Kind::business_goal) return std::nullopt;
  const EntityId portfolio = plan.enclosing(entity, Kind::portfolio);
  if (const auto* period = portfolio == kNoEntity ? nullptr : plan.get<DaySpan>(portfolio, prop("period"))) return *period;
  const DaySpan* before = baseline_days(plan, entity);
  return before == nullptr ? std::nullopt : std::optional(DaySpan{before->last + std::chrono::days(1), Day::max()});
}

/// The days of a tactic that its `kpi` speaks of.
std::optional<DaySpan> window_of(const Plan& plan, EntityId tactic, const Clauses& when) {
  if (when.during) return when.during;
  std::vector<DaySpan> flights;
  for (const PropertyValue& value : plan.values(tactic, prop("flight"))) {
    if (const auto* days = std::get_if<DaySpan>(&value.value)) flights.push_back(*days);
  }
  const auto period = period_around(plan, tactic);
  if (flights.empty() && period && when.by) flights.push_back({period->first, when.by->last});
  if (flights.empty()) return std::nullopt;
  DaySpan window = hull_of(flights);
  if (when.by) window.last = std::max(window.first, when.by->last);
  return window;
}

/// Of cumulative values the one of all the days from the first of a window to its last or later.
std::optional<Result> whole_of(const Plan& plan, EntityId metric, const std::vector<Result>& results, const DaySpan& window) {
  const auto covers = [&](const Result& one) { return one.days && one.days->last >= window.last && (!one.is_period || one.days->first <= window.first); };
  const auto one = std::ranges::find_if(results, covers);
  if (one != results.end()) return *one;
  if (plan.word(metric, prop("over_time")) == "unique") return std::nullopt;  // People of two months are not the sum of both.
  const auto sum = added_up(plan.units(), results);
  return sum && covers(*sum) ? sum : std::nullopt;
}

bool is_closed(const Plan& plan, EntityId entity) {
  const auto campaigns = campaigns_of(plan, entity);
  return !campaigns.empty() && std::ranges::all_of(campaigns, [&](EntityId campaign) { return plan.word(campaign, prop("stage")) == "closed"; });
}

/// The result of a window of days: what is cumulative has to be of the whole of it.
std::optional<Result> result_in(const Plan& plan, EntityId metric, std::vector<Result> results, const DaySpan& window, bool closed) {
  std::erase_if(results, [&](const Result& one) { return one.days && one.days->last < window.first; });
  if (is_cumulative(plan, metric)) {
    if (auto whole = whole_of(plan, metric, results, window)) return whole;
    // Only the plan's end is known of a value without days.
    return closed && results.size() == 1 && !results.front().days ? std::optional(results.front()) : std::nullopt;
  }
  const auto due = std::ranges::find_if(results, [&](const Result& one) { return one.days && one.days->last >= window.last; });
  if (due != results.end()) return *due;
  return closed && !results.empty() ? std::optional(results.back()) : std::nullopt;
}

}  // namespace

std::optional<Result> so_far(const Plan& plan, EntityId metric, const std::vector<Result>& results) {
  if (results.empty()) return std::nullopt;
  const bool of_periods = std::ranges::all_of(results, &Result::is_period);
  if (!of_periods || plan.word(metric, prop("over_time")) != "sum") return results.back();
  return added_up(plan.units(), results, Gaps::allowed).value_or(results.back());
}

std::optional<DaySpan> pursued(const Plan& plan, EntityId entity) {
  constexpr KindSet kRuns(Kind::tactic, Kind::experiment, Kind::arm);
  for (EntityId at = entity; at != kNoEntity && (kRuns.contains(plan[at].kind) || plan[at].kind == Kind::strategy); at = plan[at].parent) {
    if (const auto* cited = plan.get<YesNo>(at, prop("cited")); cited != nullptr && cited->value) return std::nullopt;
    std::optional<DaySpan> days;
    for (const Property property : {prop("flight"), prop("period")}) {
      for (const PropertyValue& value : plan.values(at, property)) {
        if (const auto* flight = std::get_if<DaySpan>(&value.value)) widen(days, *flight);
      }
    }
    if (days) return days;
    if (plan[at].kind == Kind::tactic && (plan.find(at, prop("duration")) != nullptr || plan.find(at, prop("effort")) != nullptr)) return std::nullopt;
  }
  return period_around(plan, entity);
}

std::vector<Result> results_of(const Plan& plan, EntityId entity, EntityId metric) {
  std::vector<Result> found;
  for (const PropertyValue& value : plan.values(entity, prop("actual"))) {
    const Clauses& clauses = plan.clauses(value);
    const auto* condition = std::get_if<Condition>(&value.value);
    const auto* amount = std::get_if<Amount>(&value.value);
    if (condition != nullptr && condition->compared && condition->comparison == Comparison::equal && condition->metric == metric) amount = &condition->amount;
    if (amount == nullptr || (condition == nullptr && metric_of(plan, entity) != metric)) continue;
    found.push_back({&value, *amount, clauses.during ? clauses.during : clauses.as_of, clauses.during.has_value()});
  }
  std::ranges::stable_sort(found, {}, [](const Result& one) { return one.days ? one.days->last : Day::min(); });
  return found;
}

std::vector<const PropertyValue*> measured_too_early(const Plan& plan, EntityId entity) {
  std::vector<const PropertyValue*> found;
  const auto values = plan.values(entity, prop("actual"));
  const auto days = values.empty() ? std::nullopt : pursued(plan, entity);
  if (!days) return found;
  const bool judged = KindSet(Kind::goal, Kind::business_goal).contains(plan[entity].kind);
  const DaySpan* before = judged ? baseline_days(plan, entity) : nullptr;
  for (const PropertyValue& value : values) {
    const Clauses& clauses = plan.clauses(value);
    const auto& when = clauses.during ? clauses.during : clauses.as_of;
    const auto* condition = std::get_if<Condition>(&value.value);
    const EntityId metric = condition == nullptr ? metric_of(plan, entity) : condition->metric;
    if (!when || metric == kNoEntity || when->first >= days->first) continue;
    if (!judged && plan.word(metric, prop("stage")) == "input") continue;
    const bool begins_before = judged && clauses.during && is_cumulative(plan, metric) && (before == nullptr || !as_long_as(*when, *before));
    if (when->last < days->first || begins_before) found.push_back(&value);
  }
  return found;
}

int wanted_direction(const Plan& plan, EntityId goal) {
  const auto* target = plan.get<Target>(goal, prop("target"));
  if (target != nullptr && target->form == Target::Form::at_least) return 1;
  if (target != nullptr && target->form == Target::Form::at_most) return -1;
  if (const int direction = better_direction(plan, goal); direction != 0 || target == nullptr) return direction;
  const auto wanted = plan.resolved_target(goal), baseline = baseline_of(plan, goal);
  const auto start = wanted && baseline ? in_unit(plan.units(), *baseline, wanted->unit) : std::nullopt;
  return !start || target->form == Target::Form::range ? 0 : wanted->number > start->number ? 1 : wanted->number < start->number ? -1 : 0;
}

std::optional<Amount> best_wanted(const Plan& plan, EntityId goal) {
  const auto* target = plan.get<Target>(goal, prop("target"));
  if (target == nullptr || target->form != Target::Form::range) return plan.resolved_target(goal);
  return wanted_direction(plan, goal) < 0 ? target->amount : target->upper;
}

bool is_cumulative(const Plan& plan, EntityId metric) {
  if (metric == kNoEntity) return false;
  const std::string_view word = plan.word(metric, prop("over_time"));
  if (!word.empty()) return word == "sum" || word == "unique";
  const auto unit = plan.unit_of(metric);
  return unit && aggregation_of(plan, metric, *unit) == Aggregation::sum;
}

std::optional<Result> result_of_goal(const Plan& plan, EntityId goal) {
  const EntityId metric = metric_of(plan, goal);
  const auto deadline = deadline_of(plan, goal);
  auto results = metric == kNoEntity ? std::vector<Result>() : results_of(plan, goal, metric);
  if (results.empty() || !deadline) return std::nullopt;
  const auto period = period_around(plan, goal);
  if (!period || deadline->day < period->first) return std::nullopt;
  const DaySpan window{period->first, deadline->day};
  const DaySpan* before = baseline_days(plan, goal);
  if (is_cumulative(plan, metric) && before != nullptr) {
    // Of as many days as the baseline; of the campaign's from its start only where these are not far more.
    const auto same = std::ranges::find_if(results, [&](const Result& one) {
      return one.days && one.is_period && one.days->last >= window.last && one.days->first <= window.last && as_long_as(*one.days, *before);
    });
    if (same != results.end()) return *same;
    if (2 * length_of(*before) < length_of(window)) return std::nullopt;
  }
  return result_in(plan, metric, std::move(results), window, is_closed(plan, goal));
}

std::optional<Outcome> outcome_of(const Plan& plan, EntityId goal) {
  const auto result = result_of_goal(plan, goal);
  const auto* target = plan.get<Target>(goal, prop("target"));
  if (!result || target == nullptr) return std::nullopt;
  const int direction = wanted_direction(plan, goal);
  const auto held_against = [&](const Amount& wanted, int better) { return Outcome{*result, wanted, !is_worse(plan.units(), result->amount, wanted, better)}; };
  if (target->form == Target::Form::range) {
    // A range is met by any value in it, and by what is better still.
    const Outcome low = held_against(target->amount, 1), high = held_against(target->upper, -1);
    if (direction != 0) return direction > 0 ? low : high;
    return low.met ? high : low;
  }
  const auto wanted = plan.resolved_target(goal);
  return wanted && direction != 0 && in_unit(plan.units(), result->amount, wanted->unit) ? std::optional(held_against(*wanted, direction)) : std::nullopt;
}

std::optional<Result> result_of_checkpoint(const Plan& plan, EntityId goal, const PropertyValue& checkpoint) {
  const EntityId metric = metric_of(plan, goal);
  const Clauses& when = plan.clauses(checkpoint);
  const auto results = metric == kNoEntity ? std::vector<Result>() : results_of(plan, goal, metric);
  if (results.empty()) return std::nullopt;
  if (when.during) {
    const auto same = std::ranges::find_if(results, [&](const Result& one) { return one.is_period && one.days == when.during; });
    return same == results.end() ? std::nullopt : std::optional(*same);
  }
  const auto period = when.by ? period_around(plan, goal) : std::nullopt;
  if (!period || when.by->last < period->first) return std::nullopt;
  return result_in(plan, metric, results, {period->first, when.by->last}, false);
}

std::optional<Result> result_of_kpi(const Plan& plan, EntityId tactic, const PropertyValue& kpi) {
  const auto* condition = std::get_if<Condition>(&kpi.value);
  if (condition == nullptr || !condition->compared || condition->metric == kNoEntity) return std::nullopt;
  const auto results = results_of(plan, tactic, condition->metric);
  const Clauses& when = plan.clauses(kpi);
  if (when.during) {
    const auto same = std::ranges::find_if(results, [&](const Result& one) { return one.is_period && one.days == when.during; });
    return same == results.end() ? std::nullopt : std::optional(*same);
  }
  const auto window = window_of(plan, tactic, when);
  if (!window) return std::nullopt;
  return result_in(plan, condition->metric, results, *window, is_closed(plan, tactic) || plan.word(tactic, prop("status")) == "done");
}

std::optional<Day> last_day_of_kpi(const Plan& plan, EntityId tactic, const PropertyValue& kpi) {
  const auto window = window_of(plan, tactic, plan.clauses(kpi));
  return window ? std::optional(window->last) : std::nullopt;
}

std::optional<Result> early_result(const Plan& plan, EntityId goal) {
  const EntityId metric = metric_of(plan, goal);
  const auto deadline = deadline_of(plan, goal);
  const auto wanted = best_wanted(plan, goal);
  const int direction = wanted_direction(plan, goal);
  // A total that has to stay small is told only by its end.
  if (metric == kNoEntity || !deadline || !wanted || direction == 0 || (direction < 0 && is_cumulative(plan, metric))) return std::nullopt;
  const auto results = results_of(plan, goal, metric);
  const auto period = results.empty() ? std::nullopt : period_around(plan, goal);
  if (!period) return std::nullopt;
  for (const Result& one : results) {
    if (!one.days || one.days->first < period->first || one.days->last >= deadline->day) continue;
    const auto amount = in_unit(plan.units(), one.amount, wanted->unit);
    if (amount && (direction > 0 ? amount->number >= wanted->number : amount->number <= wanted->number)) return one;
  }
  return std::nullopt;
}

namespace {

/// What was measured on a tactic itself.
std::optional<Amount> own_spend(const Units& units, const std::vector<Result>& results) {
  std::optional<Amount> most;
  if (const auto sum = added_up(units, results)) most = sum->amount;
  for (const Result& one : results) {
    const auto amount = most ? in_unit(units, one.amount, most->unit) : std::optional(one.amount);
    if (amount && (!most || amount->number > most->number)) most = amount;
  }
  return most;
}

std::optional<Amount> added(const std::optional<Amount>& sum, const Amount& more) {
  if (!sum) return more;
  const auto number = Decimal::add(sum->number, more.number);
  return number ? std::optional(Amount{*number, sum->unit}) : std::nullopt;
}

}  // namespace

Spent spent_on(const Plan& plan, EntityId entity, EntityId spend) {
  Spent found;
  if (plan[entity].kind == Kind::tactic) {
    const auto results = results_of(plan, entity, spend);
    found.all = found.within = own_spend(plan.units(), results);
    for (const Result& one : results) found.stated.push_back(one.stated);
    if (found.all) return found;
  }
  bool known = true;
  for (const EntityId child : plan[entity].children) {
    const Spent part = spent_on(plan, child, spend);
    if (part.stated.empty()) continue;
    found.stated.insert(found.stated.end(), part.stated.begin(), part.stated.end());
    const UnitId currency = found.all ? found.all->unit : plan.currency_at(entity);
    const auto in_currency = [&](const std::optional<Amount>& money) { return money ? exchanged(plan, child, *money, currency == kMoney ? money->unit : currency) : std::nullopt; };
    const auto all = in_currency(part.all);
    auto within = in_currency(part.within);
    const auto own = in_currency(stated_money(plan, child));
    if (within && own && own->number < within->number) within = own;
    known = known && all && within;
    if (!known) continue;
    found.all = added(found.all, *all);
    found.within = added(found.within, *within);
  }
  if (!known) found.all = found.within = std::nullopt;
  return found;
}

bool is_worse(const Units& units, const Amount& amount, const Amount& than, int direction) {
  const auto best = in_unit(units, direction > 0 ? highest_meant(amount) : lowest_meant(amount), than.unit);
  if (!best || direction == 0) return false;
  return direction > 0 ? best->number < than.number : best->number > than.number;
}

bool breaks(const Units& units, const Amount& amount, const Condition& condition) {
  switch (condition.comparison) {
    case Comparison::at_least:
    case Comparison::above: return is_worse(units, amount, condition.amount, 1);
    case Comparison::at_most:
    case Comparison::below: return is_worse(units, amount, condition.amount, -1);
    default: return false;
  }
}

bool fulfils(const Units& units, const Amount& amount, const Condition& condition) {
  const auto number = in_unit(units, amount, condition.amount.unit);
  return number && satisfies(condition.comparison, number->number <=> condition.amount.number);
}

}  // namespace campaign
