#include "rules/claims.h"

#include <algorithm>
#include <array>

#include "analysis/goal.h"
#include "base/text.h"
#include "model/dates.h"
#include "model/rounding.h"
#include "rules/feasts.h"
#include "rules/evaluation.h"
#include "rules/number_words.h"
#include "rules/prose.h"

namespace campaign {

namespace {

/// Whether a word of a title names what an amount is counted in: the unit, the metric, or its money.
bool names_unit(const Plan& plan, std::string_view word, UnitId unit, EntityId metric) {
  const std::string lower = lower_case(word);
  const auto is = [&](std::string_view name) {
    const std::string known = lower_case(name);
    return !known.empty() && (lower == known || lower == known + "s");
  };
  const auto one_of = [&](std::string_view title) {
    return std::ranges::any_of(words_of(title), [&](std::string_view part) { return part.size() > 2 && is(part); });
  };
  if (plan.units().is_currency(unit)) {
    const std::string code = plan.units().name(unit);
    if (is(code)) return true;
    return std::ranges::any_of(plan.all(Kind::currency), [&](EntityId id) { return plan[id].name == code && one_of(plan[id].title); });
  }
  if (is(plan.units().name(unit, false)) || is(plan.units().name(unit, true))) return true;
  return metric != kNoEntity && !plan.units().is_pure(unit) && (is(plan[metric].name) || is(plan[metric].title));
}

/// Whether two numbers are at most some percent of the second apart.
bool within_percent(const Decimal& a, const Decimal& b, int percent) {
  const auto difference = Decimal::subtract(a, b);
  const auto allowed = Decimal::multiply(b.abs(), Decimal::from_int(percent).scaled_by_power_of_ten(-2).value_or(Decimal{}));
  return difference && allowed && difference->abs() <= *allowed;
}

/// The same, or the same once rounded: a title may say 1.2 million where the plan says 1,204,000.
bool about_equal(const Amount& said, const Decimal& known) {
  const auto difference = Decimal::subtract(said.number.abs(), known.abs());
  return difference && (difference->abs() <= rounding_of(said) || within_percent(said.number.abs(), known.abs(), 1));
}

}  // namespace

namespace {

/// `2 000 orders` as `2000 orders`.
std::string with_joined_thousands(std::string_view title) {
  const auto is_digit_at = [&](std::size_t at) { return at < title.size() && title[at] >= '0' && title[at] <= '9'; };
  std::string out;
  for (std::size_t at = 0; at < title.size(); ++at) {
    const bool joins = title[at] == ' ' && at > 0 && is_digit_at(at - 1) && is_digit_at(at + 1) && is_digit_at(at + 2) && is_digit_at(at + 3) && !is_digit_at(at + 4);
    if (!joins) out += title[at];
  }
  return out;
}

/// Whether a percentage in front of these words is a part of other things, "10% of customers", or more of another one, "100% more fun".
bool is_of_something_else(const Plan& plan, const std::vector<std::string_view>& words, std::size_t behind, UnitId unit, EntityId metric) {
  if (behind >= words.size()) return false;
  const std::string next = lower_case(words[behind]);
  constexpr std::array<std::string_view, 8> kOf{"of", "der", "des", "von", "aller", "de", "des", "del"};
  if (std::ranges::find(kOf, next) != kOf.end()) return true;
  const bool more = next == "more" || next == "mehr" || next == "less" || next == "fewer" || next == "weniger";
  return more && behind + 1 < words.size() && !names_unit(plan, words[behind + 1], unit, metric);
}

}  // namespace

std::vector<RuleValue> disputed_amounts(Evaluation& run, EntityId goal) {
  Plan& plan = run.plan;
  const Entity& entity = plan[goal];
  const PropertyValue* stated = plan.find(goal, prop("target"));
  const auto wanted = plan.resolved_target(goal);
  if (stated == nullptr || !wanted) return {};
  const auto* target = std::get_if<Target>(&stated->value);
  if (target == nullptr) return {};
  const EntityId metric = metric_of(plan, goal);

  // What the title may rightly say.
  std::vector<Amount> known{*wanted, target->amount, target->upper};
  constexpr std::array kProperties{prop("baseline"), prop("checkpoint"), prop("actual"), prop("trend"), prop("kpi"), prop("guardrail")};
  for (const Property property : kProperties) {
    for (const PropertyValue& value : plan.values(goal, property)) {
      if (const auto* amount = std::get_if<Amount>(&value.value)) known.push_back(*amount);
      if (const auto* condition = std::get_if<Condition>(&value.value); condition != nullptr && condition->compared) known.push_back(condition->amount);
    }
  }
  if (const auto baseline = baseline_of(plan, goal)) {
    if (const auto start = in_unit(plan.units(), *baseline, wanted->unit)) {
      if (const auto change = Decimal::subtract(wanted->number, start->number)) {
        known.push_back({*change, wanted->unit});
        // "25% more", and "125% of last year".
        for (const Decimal& part : {*change, wanted->number}) {
          const auto share = start->number.is_zero() ? std::nullopt : Decimal::divide(part, start->number);
          if (const auto percent = share ? share->scaled_by_power_of_ten(2) : std::nullopt) known.push_back({*percent, kPercent});
        }
      }
    }
  }

  std::vector<RuleValue> found;
  const std::string title = with_joined_thousands(entity.title);
  const auto words = words_of(title);
  for (const ProseAmount& one : amounts_in(run, words)) {
    Amount claim = one.amount;
    if (claim.unit == kPercent) {
      if (is_of_something_else(plan, words, one.behind, wanted->unit, metric)) continue;
      const bool is_change = target->is_change() && target->form != Target::Form::growth;
      if (!is_change && !plan.units().is_pure(wanted->unit)) continue;
    } else {
      const bool money = one.money && plan.units().is_money(wanted->unit);
      bool named = money;
      for (std::size_t at = one.behind; at < words.size() && at < one.behind + 2; ++at) named = named || names_unit(plan, words[at], wanted->unit, metric);
      if (!named) continue;
      claim.unit = wanted->unit;
    }
    const bool said = std::ranges::any_of(known, [&](const Amount& amount) {
      const auto same = in_unit(plan.units(), amount, claim.unit);
      return same && about_equal(claim, same->number);
    });
    if (!said) found.push_back(RuleValue(claim, entity.title_span));
  }
  return found;
}

namespace {

/// The period of a goal's campaign; null where there is none.
const DaySpan* period_of(const Plan& plan, EntityId goal) {
  const EntityId campaign = plan.enclosing(goal, Kind::campaign);
  return campaign == kNoEntity ? nullptr : plan.get<DaySpan>(campaign, prop("period"));
}

/// The days of "next month", which says when at the latest: from the day of the check, or the campaign's start where that is later.
std::optional<DaySpan> coming_period(Evaluation& run, EntityId goal, std::string_view text, Day deadline) {
  namespace chrono = std::chrono;
  const int which = phrase_at(run, "coming_periods", text);
  if (which == 0) return std::nullopt;
  Day from = run.today;
  if (const auto* period = period_of(run.plan, goal)) from = std::max(from, period->first);
  const chrono::year_month_day day(from);
  Day last{};
  switch (which) {  // In the order of the vocabulary.
    case 1: last = from + chrono::days(13); break;                                                     // next week: its Sunday at the latest
    case 2: last = chrono::sys_days((day.year() / day.month() + chrono::months(1)) / chrono::last); break;
    case 3: last = chrono::sys_days((day.year() / chrono::month(((unsigned(day.month()) - 1) / 3) * 3 + 3) + chrono::months(3)) / chrono::last); break;
    default: last = chrono::sys_days((day.year() + chrono::years(1)) / chrono::December / 31); break;
  }
  return DaySpan{std::min(deadline, last), last};  // Earlier is no contradiction.
}

/// A length of time in which something is to be reached: `within 90 days`, `in six weeks`, `in den nächsten drei Monaten`.
struct Term {
  Duration length;
  bool at_most = false;  ///< Earlier keeps it too.
};
std::optional<Term> term_behind(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at, bool at_most, bool needs_filler) {
  std::size_t first = at;
  while (first < words.size() && place_in(run, "term_fillers", words[first]) != 0) ++first;
  if (needs_filler && first == at) return std::nullopt;
  const auto found = length_in_words(run, words, first);
  if (!found) return std::nullopt;
  // `within 30 days of the first order` counts from something else.
  if (found->behind < words.size() && place_in(run, "term_origins", words[found->behind]) != 0) return std::nullopt;
  constexpr std::int64_t kShortest = 14;  // What takes less is how fast something is to go, and no deadline of a goal.
  const auto days = in_days(found->length, WorkWeek());
  return days && *days >= Decimal::from_int(kShortest) ? std::optional(Term{found->length, at_most}) : std::nullopt;
}

/// The days from which a goal's term may be counted: its campaign's first, today where that is within it, the first day of what is
/// done for it, and milestones.
std::vector<Day> starts_of(Evaluation& run, EntityId goal) {
  std::vector<Day> starts;
  const auto* period = period_of(run.plan, goal);
  if (period != nullptr) starts.push_back(period->first);
  if (period == nullptr || (run.today > period->first && run.today <= period->last)) starts.push_back(run.today);
  const RuleValue tactics = run.below(goal, Kind::tactic);
  std::optional<Day> begins;
  for (const RuleValue& tactic : **tactics.get<RuleValue::Many>()) {
    const auto* flight = run.plan.get<DaySpan>(*tactic.get<EntityId>(), prop("flight"));
    if (flight != nullptr && (!begins || flight->first < *begins)) begins = flight->first;
  }
  if (begins) starts.push_back(*begins);
  for (EntityId at = goal; at != kNoEntity; at = run.plan[at].parent) {
    for (const EntityId child : run.plan[at].children) {
      const auto* on = run.plan[child].kind == Kind::milestone ? run.plan.get<DaySpan>(child, prop("on")) : nullptr;
      if (on != nullptr) starts.push_back(on->last);
    }
  }
  return starts;
}

/// The terms in a title that its deadline does not keep, whatever they are counted from; each as the day on which it ends.
void add_disputed_terms(Evaluation& run, EntityId goal, Day deadline, std::vector<RuleValue>& found) {
  const Entity& entity = run.plan[goal];
  const auto wanted = run.plan.resolved_target(goal);
  // Of a metric that is a time itself, and of those that come back, answer or are served so soon, the term is a part of the metric.
  constexpr std::array<std::string_view, 6> kTimes{"day", "week", "month", "year", "hour", "minute"};
  if (wanted && std::ranges::find(kTimes, run.units().name(wanted->unit)) != kTimes.end()) return;
  std::vector<Day> starts;
  const auto words = words_of(entity.title);
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const bool at_most = place_in(run, "term_limits", words[at]) != 0;
    const bool plain = place_in(run, "term_words", words[at]) != 0;
    const bool filled = place_in(run, "term_words_with_next", words[at]) != 0;
    if (!at_most && !plain && !filled) continue;
    const auto term = term_behind(run, words, at + 1, at_most, !at_most && !plain);
    if (!term || !mentions(entity.title, run.vocabularies.list("term_look_alikes", run.languages)).empty()) continue;
    if (starts.empty()) starts = starts_of(run, goal);
    const auto days = in_days(term->length, WorkWeek());
    const auto slack = std::chrono::days(std::max<std::int64_t>(3, days ? static_cast<std::int64_t>(days->to_double()) / 10 : 0));
    const auto ends = [&](Day start) { return shifted(start, term->length, 1, WorkWeek()); };
    const bool kept = std::ranges::any_of(starts, [&](Day start) {
      const auto end = ends(start);
      return !end || (deadline <= *end + slack && (term->at_most || deadline + slack >= *end));
    });
    const auto end = starts.empty() ? std::nullopt : ends(starts.front());
    if (!kept && end) found.push_back(RuleValue(DaySpan{*end, *end}, entity.title_span));
  }
}

}  // namespace

std::vector<RuleValue> disputed_multiples(Evaluation& run, EntityId goal) {
  const Entity& entity = run.plan[goal];
  const auto wanted = run.plan.resolved_target(goal);
  const auto baseline = baseline_of(run.plan, goal);
  const auto start = wanted && baseline ? in_unit(run.plan.units(), *baseline, wanted->unit) : std::nullopt;
  const auto ratio = start && !start->number.is_zero() ? Decimal::divide(wanted->number, start->number) : std::nullopt;
  if (!ratio || !mentions(entity.title, run.vocabularies.list("outcome_look_alikes", run.languages)).empty()) return {};
  // Where the title names the target itself, its multiple is one of something else: "halve the empty days by booking 400 services".
  const auto words = words_of(entity.title);
  const bool names_target = std::ranges::any_of(amounts_in(run, words), [&](const ProseAmount& one) { return one.amount.unit != kPercent && about_equal(one.amount, wanted->number); });
  if (names_target) return {};
  std::vector<RuleValue> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto claim = multiple_at(run, words, at);
    if (claim && std::ranges::none_of(claim->factors, [&](const Decimal& factor) { return within_percent(*ratio, factor, 5); })) {
      found.push_back(RuleValue(claim->words, entity.title_span));
    }
  }
  return found;
}

std::vector<RuleValue> disputed_dates(Evaluation& run, EntityId goal) {
  const Entity& entity = run.plan[goal];
  const auto deadline = deadline_of(run.plan, goal);
  if (!deadline) return {};
  std::vector<RuleValue> found;
  const int year = static_cast<int>(std::chrono::year_month_day(deadline->day).year());
  for (const std::string_view by : mentions(entity.title, run.vocabularies.list("deadline_words", run.languages))) {
    const auto behind = static_cast<std::size_t>(by.data() + by.size() - entity.title.data());
    const auto words = words_of(entity.title.substr(behind));
    std::size_t at = 0;
    while (at < words.size() && !mentions(words[at], run.vocabularies.list("deadline_fillers", run.languages)).empty()) ++at;
    auto claim = date_at(run, words, at, year);
    if (!claim && at < words.size()) {
      const auto place = static_cast<std::size_t>(words[at].data() - entity.title.data());
      constexpr std::chrono::days kBefore(14);  // Who says by Easter hardly counts the days.
      const auto* period = period_of(run.plan, goal);
      claim = feast_at(run, entity.title.substr(place), deadline->day, period == nullptr ? std::nullopt : std::optional(*period));
      if (claim) claim->first -= kBefore;
      if (!claim) claim = coming_period(run, goal, entity.title.substr(place), deadline->day);
    }
    if (!claim) continue;
    // "By 1 June" may mean that it is done on the day before.
    const auto fits = [&](Day day) { return day >= claim->first - std::chrono::days(1) && day <= claim->last; };
    bool said = fits(deadline->day);
    for (const PropertyValue& value : run.plan.values(goal, prop("checkpoint"))) {
      const Clauses& clauses = run.plan.clauses(value);
      said = said || (clauses.by && fits(clauses.by->last)) || (clauses.during && fits(clauses.during->last));
    }
    if (!said) found.push_back(RuleValue(DaySpan{claim->last, claim->last}, entity.title_span));
  }
  add_disputed_terms(run, goal, deadline->day, found);
  return found;
}

}  // namespace campaign
