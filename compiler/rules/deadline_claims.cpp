#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "analysis/goal.h"
#include "model/dates.h"
#include "rules/claims.h"
#include "rules/evaluation.h"
#include "rules/feasts.h"
#include "rules/number_words.h"
#include "rules/prose.h"

namespace campaign {

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

/// The days on which a deadline may lie by the words of a title, and the last one that is said to the reader.
struct Claim {
  DaySpan allowed;
  Day said;
};
Claim just(const DaySpan& days) { return {days, days.last}; }

Day on(int year, unsigned month, unsigned day) { return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)); }
int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

/// A year of four digits at a word; nullopt: none.
std::optional<int> year_at(const std::vector<std::string_view>& words, std::size_t at) {
  if (at >= words.size() || words[at].size() != 4 || !words[at].starts_with("20")) return std::nullopt;
  const auto number = Decimal::parse(words[at]);
  return number ? std::optional(static_cast<int>(number->to_double())) : std::nullopt;
}

/// "the third quarter", "ersten Halbjahr 2027", "first half of the year"; `at` then lies behind it.
struct YearPart {
  DaySpan days;
  int number = 0, of = 0;  ///< The second of four.
  bool dated = false;      ///< It names its year.
};
std::optional<YearPart> part_of_year(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t& at, int year) {
  const int number = at + 1 < words.size() ? place_in(run, "ordinals", words[at]) : 0;
  const int sort = number == 0 ? 0 : place_in(run, "year_parts", words[at + 1]);
  const int of = sort == 1 ? 4 : 2;
  if (sort == 0 || number > of) return std::nullopt;
  std::size_t behind = at + 2;
  while (behind < words.size() && place_in(run, "of_words", words[behind]) != 0) ++behind;
  const auto named = year_at(words, behind);
  const bool of_year = behind < words.size() && place_in(run, "length_units", words[behind]) == 5;
  if (behind > at + 2 && !named && !of_year) return std::nullopt;  // Of something else.
  at = named || of_year ? behind + 1 : behind;
  const int months = 12 / of;
  const Day first = on(named.value_or(year), static_cast<unsigned>((number - 1) * months + 1), 1);
  const auto last = std::chrono::year_month_day(first).year() / std::chrono::month(static_cast<unsigned>(number * months)) / std::chrono::last;
  return YearPart{{first, std::chrono::sys_days(last)}, number, of, named.has_value()};
}

/// "by year-end": the last weeks of a year. A campaign may end with a year of its own.
std::optional<Claim> year_end(const Evaluation& run, std::string_view text, Day deadline, const DaySpan* period) {
  if (phrase_at(run, "year_ends", text) == 0) return std::nullopt;
  const auto found = mentions(text, run.vocabularies.list("year_ends", run.languages));
  const auto behind = found.empty() ? std::vector<std::string_view>() : words_of(text.substr(static_cast<std::size_t>(found.front().data() + found.front().size() - text.data())));
  const auto named = year_at(behind, 0);
  const bool new_year = deadline < on(year_of(deadline), 1, 11);
  if (!named && (new_year || (period != nullptr && deadline == period->last))) return std::nullopt;
  const int year = named.value_or(year_of(deadline));
  return just({on(year, 12, 15), on(year, 12, 31)});
}

/// Whether a goal's campaign is one of the southern half of the earth, where it is summer in January.
bool is_southern(const Plan& plan, EntityId goal) {
  constexpr std::array<std::string_view, 8> kRegions{"AU", "NZ", "ZA", "AR", "CL", "BR", "UY", "PY"};
  constexpr std::array<std::string_view, 6> kCurrencies{"AUD", "NZD", "ZAR", "ARS", "CLP", "BRL"};
  const EntityId campaign = plan.enclosing(goal, Kind::campaign);
  const auto* locale = campaign == kNoEntity ? nullptr : plan.get<Text>(campaign, prop("locale"));
  if (locale != nullptr && std::ranges::any_of(kRegions, [&](std::string_view region) { return locale->value.ends_with(region); })) return true;
  const std::string currency = plan.units().name(plan.currency_at(goal));
  return std::ranges::find(kCurrencies, currency) != kCurrencies.end();
}

/// "by summer": from some weeks before its first day to some days after its last. "Before summer": up to its first days.
std::optional<Claim> season(const Evaluation& run, EntityId goal, const std::vector<std::string_view>& words, std::size_t at, int year, bool before) {
  const int which = at < words.size() ? place_in(run, "seasons", words[at]) : 0;
  if (which == 0 || is_southern(run.plan, goal)) return std::nullopt;
  const bool of_year = at + 1 < words.size() && place_in(run, "of_words", words[at + 1]) != 0;
  const auto named = year_at(words, at + (of_year ? 2 : 1));
  const char behind = *(words[at].data() + words[at].size());
  if (!named && at + 1 < words.size() && behind == ' ') return std::nullopt;  // The summer sale.
  const int of = named.value_or(year);
  const auto until = [](Day first) { return Claim{{Day{}, first + std::chrono::days(9)}, first - std::chrono::days(1)}; };
  if (before && which <= 3) return until(on(of, static_cast<unsigned>(3 * which), which == 1 ? 20 : which == 2 ? 21 : 23));
  switch (which) {  // In the order of the vocabulary.
    case 1: return Claim{{on(of, 2, 15), on(of, 6, 30)}, on(of, 6, 20)};
    case 2: return Claim{{on(of, 5, 15), on(of, 9, 30)}, on(of, 9, 22)};
    case 3: return Claim{{on(of, 8, 15), on(of, 12, 31)}, on(of, 12, 20)};
    default: return std::nullopt;  // Winters belong to two years.
  }
}

/// The beginning or the middle of a month or a year, with some days for who does not count them.
Claim narrowed(const DaySpan& span, bool early, bool middle) {
  using std::chrono::days;
  const auto length = (span.last - span.first).count() + 1;
  const bool month = length >= 28 && length <= 31, year = length >= 365;
  if ((!early && !middle) || (!month && !year)) return just(span);
  const Day said = span.first + (month ? days(early ? 9 : 14) : days(early ? 89 : 180));
  return {{span.first, said + (month ? days(6) : days(61))}, said};
}

/// What the words behind `by` or `before` allow for a deadline.
std::optional<Claim> claim_behind(Evaluation& run, EntityId goal, std::string_view text, Day deadline, bool before) {
  const auto* period = period_of(run.plan, goal);
  auto words = words_of(text);
  const auto is = [&](std::string_view vocabulary, std::string_view word) { return place_in(run, vocabulary, word) != 0; };
  const auto from = [&](std::size_t at) { return text.substr(static_cast<std::size_t>(words[at].data() - text.data())); };
  bool early = false, middle = false;
  std::size_t at = 0;
  const auto fill = [&](std::string_view word) {
    early = early || is("early_words", word);
    middle = middle || is("middle_words", word);
    return !mentions(word, run.vocabularies.list("deadline_fillers", run.languages)).empty();
  };
  for (; at < words.size(); ++at) {
    if (const auto claim = year_end(run, from(at), deadline, period)) return claim;
    const std::size_t dash = words[at].find('-');  // mid-May
    if (dash != std::string_view::npos && fill(words[at].substr(0, dash))) {
      words[at].remove_prefix(dash + 1);
      break;
    }
    if (!fill(words[at])) break;
  }
  if (at >= words.size()) return std::nullopt;
  const std::size_t first = at;
  if (const auto days = date_at(run, words, at, year_of(deadline))) return narrowed(*days, early, middle);
  at = first;
  if (const auto part = part_of_year(run, words, at, year_of(deadline))) return just(part->days);
  if (const auto claim = season(run, goal, words, first, year_of(deadline), before)) return claim;
  if (const auto feast = feast_at(run, from(first), deadline, period == nullptr ? std::nullopt : std::optional(*period))) {
    constexpr std::chrono::days kBefore(14);  // Who says by Easter hardly counts the days.
    return just({feast->first - kBefore, feast->last});
  }
  const auto coming = coming_period(run, goal, from(first), deadline);
  return coming ? std::optional(just(*coming)) : std::nullopt;
}

/// Whether a goal states a day or a time in some days: its deadline, a checkpoint, or what its target is of.
bool states_day_in(const Plan& plan, EntityId goal, Day deadline, const DaySpan& days) {
  // "By 1 June" may mean that it is done on the day before.
  const auto fits = [&](Day day) { return day >= days.first - std::chrono::days(1) && day <= days.last; };
  if (fits(deadline)) return true;
  constexpr std::array kDated{prop("checkpoint"), prop("target")};
  for (const Property property : kDated) {
    for (const PropertyValue& value : plan.values(goal, property)) {
      const Clauses& clauses = plan.clauses(value);
      if ((clauses.by && fits(clauses.by->last)) || (clauses.during && fits(clauses.during->last))) return true;
    }
  }
  return false;
}

/// "1,500 orders in Q2": quarters and halves in which a goal has nothing to show, where the title ends with them.
void add_disputed_parts(Evaluation& run, EntityId goal, Day deadline, std::vector<RuleValue>& found) {
  const Entity& entity = run.plan[goal];
  const auto words = words_of(entity.title);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (place_in(run, "during_words", words[i]) == 0 || (i > 0 && place_in(run, "than_words", words[i - 1]) != 0)) continue;
    std::size_t at = i + 1;
    while (at < words.size() && place_in(run, "of_words", words[at]) != 0) ++at;
    const bool short_form = at < words.size() && words[at].size() == 2 && (words[at][0] == 'Q' || words[at][0] == 'H');
    std::optional<YearPart> part;
    if (short_form) {
      const std::string_view word = words[at];
      const std::size_t first = at;
      const auto days = date_at(run, words, at, year_of(deadline));
      if (days) part = YearPart{*days, word[1] - '0', word[0] == 'Q' ? 4 : 2, at > first + 1};
    } else {
      part = part_of_year(run, words, at, year_of(deadline));
    }
    if (!part || at < words.size() || states_day_in(run.plan, goal, deadline, part->days)) continue;
    const bool of_baseline = std::ranges::any_of(run.plan.values(goal, prop("baseline")), [&](const PropertyValue& value) {
      const auto& during = run.plan.clauses(value).during;
      return during && during->first <= part->days.last && during->last >= part->days.first;
    });
    // The first half may be that of the campaign.
    const auto* period = period_of(run.plan, goal);
    const bool of_campaign = !part->dated && period != nullptr && part->of > 0 && [&] {
      const auto length = (period->last - period->first).count() + 1;
      const Day first = period->first + std::chrono::days(length * (part->number - 1) / part->of), last = period->first + std::chrono::days(length * part->number / part->of);
      return deadline >= first - std::chrono::days(7) && deadline <= last + std::chrono::days(7);
    }();
    if (!of_baseline && !of_campaign) found.push_back(RuleValue(DaySpan{part->days.last, part->days.last}, entity.title_span));
  }
}

}  // namespace

std::vector<RuleValue> disputed_dates(Evaluation& run, EntityId goal) {
  const Entity& entity = run.plan[goal];
  const auto deadline = deadline_of(run.plan, goal);
  if (!deadline) return {};
  std::vector<RuleValue> found;
  for (const std::string_view by : mentions(entity.title, run.vocabularies.list("deadline_words", run.languages))) {
    const bool before = place_in(run, "before_words", by) != 0;
    auto claim = claim_behind(run, goal, entity.title.substr(static_cast<std::size_t>(by.data() + by.size() - entity.title.data())), deadline->day, before);
    if (!claim) continue;
    if (before) {
      const bool approximate = claim->said != claim->allowed.last || claim->allowed.last - claim->allowed.first < std::chrono::days(25);
      if (!approximate) *claim = just({claim->allowed.first, claim->allowed.first - std::chrono::days(1)});
      claim->allowed.first = Day{};  // Earlier is before it, too.
    }
    if (!states_day_in(run.plan, goal, deadline->day, claim->allowed)) found.push_back(RuleValue(DaySpan{claim->said, claim->said}, entity.title_span));
  }
  add_disputed_parts(run, goal, deadline->day, found);
  add_disputed_terms(run, goal, deadline->day, found);
  return found;
}

}  // namespace campaign
