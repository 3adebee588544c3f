#include <algorithm>
#include <bit>
#include <string>

#include "analysis/goal.h"
#include "base/text.h"
#include "rules/claims.h"
#include "rules/evaluation.h"
#include "rules/number_words.h"
#include "rules/prose.h"

namespace campaign {

namespace {

constexpr double kWeeksOfMonth = 365.25 / 12 / 7;

/// The dayparts of a tactic; nullopt where one of them is not known.
std::optional<std::vector<Daypart>> rhythms_of(const Plan& plan, EntityId tactic) {
  std::vector<Daypart> rhythms;
  for (const PropertyValue& value : plan.values(tactic, prop("daypart"))) {
    const auto* rhythm = std::get_if<Daypart>(&value.value);
    if (rhythm == nullptr) return std::nullopt;
    rhythms.push_back(*rhythm);
  }
  return rhythms;
}

/// How often a week a rhythm falls, on average.
double times_a_week(const Daypart& rhythm) {
  const int weekdays = std::popcount(rhythm.weekdays), days = std::popcount(rhythm.month_days);
  switch (rhythm.repeat) {
    case Daypart::Repeat::daily: return 7.0 / rhythm.every;
    case Daypart::Repeat::weekly: return static_cast<double>(std::max(weekdays, 1)) / rhythm.every;
    case Daypart::Repeat::monthly: return std::max(rhythm.nth != 0 ? weekdays : days, 1) / kWeeksOfMonth / rhythm.every;
  }
  return 0;
}

/// "every Saturday", "on Saturdays", "samstags": a day of the week, from 1, on which it comes back.
int weekday_at(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  if (const int adverb = place_in(run, "weekdays_each", words[at]); adverb != 0) return adverb;
  return at > 0 && place_in(run, "every_words", words[at - 1]) != 0 ? place_in(run, "weekdays", words[at]) : 0;
}

/// How often something is to happen by the words of a title.
struct Often {
  std::size_t last = 0;   ///< The last of its words.
  double a_week = 0;
  bool at_least = false;  ///< "Every week" may be on several days of it.
};
std::optional<Often> often_at(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t at) {
  const auto is = [&](std::string_view vocabulary, std::size_t i) { return i < words.size() && place_in(run, vocabulary, words[i]) != 0; };
  const auto weeks_in = [&](std::size_t i) -> double {
    const int unit = i < words.size() ? place_in(run, "length_units", words[i]) : 0;
    return unit == 1 ? 1.0 / 7 : unit == 2 ? 1 : unit == 3 ? kWeeksOfMonth : 0;
  };
  if (is("every_words", at) && weeks_in(at + 1) > 0) return Often{at + 1, 1 / weeks_in(at + 1), true};
  // "twice a week", "three times per month", "zweimal pro Woche"
  std::size_t behind = at + 1;
  double times = place_in(run, "times_a", words[at]);
  if (const auto number = times == 0 ? number_in_words(run, words, at) : std::nullopt; number && is("times_words", number->behind)) {
    times = number->number.to_double();
    behind = number->behind + 1;
  }
  if (times == 0 || !is("rhythm_words", behind)) return std::nullopt;
  ++behind;
  while (is("of_words", behind)) ++behind;
  return weeks_in(behind) > 0 ? std::optional(Often{behind, times / weeks_in(behind), false}) : std::nullopt;
}

}  // namespace

std::vector<RuleValue> disputed_rhythms(Evaluation& run, EntityId tactic) {
  const Entity& entity = run.plan[tactic];
  const auto rhythms = rhythms_of(run.plan, tactic);
  if (!rhythms || rhythms->empty() || entity.title.empty()) return {};
  const auto words = words_of(entity.title);
  std::uint8_t falls = 0;  // The days of the week on which it may fall.
  double a_week = 0;
  for (const Daypart& rhythm : *rhythms) {
    const bool by_weekday = rhythm.weekdays != 0 && rhythm.repeat != Daypart::Repeat::daily;
    falls |= by_weekday ? rhythm.weekdays : 0x7F;
    a_week += times_a_week(rhythm);
  }
  std::vector<RuleValue> found;
  std::uint8_t named = 0;
  std::size_t first_named = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (const int weekday = weekday_at(run, words, at); weekday != 0) {
      if (named == 0) first_named = at;
      named |= static_cast<std::uint8_t>(1U << (weekday - 1));
    }
    const auto often = often_at(run, words, at);
    if (!often) continue;
    constexpr double kFewer = 0.7, kMore = 1.4;  // Months have four weeks and some days.
    const bool few = a_week < kFewer * often->a_week, many = !often->at_least && a_week > kMore * often->a_week;
    if (few || many) found.push_back(RuleValue(from_to(words, at, often->last), entity.title_span));
  }
  // "Monday to Friday" names the ends alone.
  if (named != 0 && (named & falls) == 0) found.push_back(RuleValue(words[first_named], entity.title_span));
  return found;
}

std::optional<Amount> days_it_falls(const Plan& plan, EntityId tactic) {
  const auto flights = plan.values(tactic, prop("flight"));
  if (flights.size() < 2 || !plan.values(tactic, prop("daypart")).empty()) return std::nullopt;
  const bool single = std::ranges::all_of(flights, [](const PropertyValue& value) {
    const auto* flight = std::get_if<DaySpan>(&value.value);
    return flight != nullptr && flight->first == flight->last;
  });
  return single ? std::optional(Amount{Decimal::from_int(static_cast<std::int64_t>(flights.size())), kNoUnit}) : std::nullopt;
}

std::vector<RuleValue> disputed_counts(Evaluation& run, EntityId tactic) {
  const Entity& entity = run.plan[tactic];
  const auto days = days_it_falls(run.plan, tactic);
  if (!days) return {};
  const auto words = words_of(entity.title);
  const auto amounts = amounts_in(run, words);
  if (amounts.size() != 1 || amounts.front().amount.unit != kNoUnit || amounts.front().money) return {};  // Several numbers: which is meant?
  const ProseAmount& one = amounts.front();
  if (one.behind >= words.size() || place_in(run, "dated_things", words[one.behind]) == 0 || one.amount.number == days->number) return {};
  return {RuleValue(from_to(words, one.at, one.behind), entity.title_span)};
}

}  // namespace campaign
