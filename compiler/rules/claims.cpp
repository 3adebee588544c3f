#include "rules/claims.h"

#include <algorithm>
#include <array>

#include "analysis/goal.h"
#include "analysis/results.h"
#include "base/text.h"
#include "model/rounding.h"
#include "rules/evaluation.h"
#include "rules/prose.h"
#include "words/library_titles.h"
#include "words/words.h"

namespace campaign {

namespace {

/// Whether a word of a title is a name that the plan has, be it one of several: `Order`, `orders`.
bool is_word(std::string_view word, std::string_view name) {
  const std::string lower = lower_case(word), known = lower_case(name);
  return !known.empty() && (lower == known || lower == known + "s");
}

/// Whether a word of a title names what an amount is counted in: the unit, the metric, or its money; in any language of the library.
bool names_unit(const Plan& plan, std::string_view word, UnitId unit, EntityId metric) {
  const auto is = [&](std::string_view name) { return is_word(word, name); };
  const auto one_of = [&](std::string_view title) {
    return std::ranges::any_of(words_of(title), [&](std::string_view part) { return part.size() > 2 && is(part); });
  };
  if (plan.units().is_currency(unit)) {
    const std::string code = plan.units().name(unit);
    if (is(code)) return true;
    return std::ranges::any_of(plan.all(Kind::currency), [&](EntityId id) { return plan[id].name == code && one_of(plan[id].title); });
  }
  for (const bool several : {false, true}) {
    const std::string name = plan.units().name(unit, several);
    if (is(name) || is(unit_term(name, Language::german))) return true;
  }
  return metric != kNoEntity && !plan.units().is_pure(unit) && (is(plan[metric].name) || is(plan[metric].title) || is(library_title(plan[metric].title, Language::german)));
}

/// Whether a word of a title names the metric: its name, its unit, or the word of its title that says what is meant, `value` of
/// "Average order value", `revenue` of "Revenue per customer".
bool names_metric(const Plan& plan, std::string_view word, UnitId unit, EntityId metric) {
  if (metric == kNoEntity) return false;
  if (!plan.units().is_pure(unit) && names_unit(plan, word, unit, metric)) return true;
  constexpr std::array<std::string_view, 11> kBehindHead{"per", "of", "to", "from", "at", "for", "in", "je", "pro", "der", "von"};
  const auto is_head = [&](std::string_view title) {
    std::string_view head;
    for (const std::string_view part : words_of(title)) {
      if (!head.empty() && std::ranges::find(kBehindHead, part) != kBehindHead.end()) break;
      head = part;
    }
    return is_word(word, head);
  };
  return is_word(word, plan[metric].name) || is_head(plan[metric].title) || is_head(library_title(plan[metric].title, Language::german));
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

/// Which values a word in front of an amount leaves open: "at least 25%", "up to 300 orders".
enum class Bound : std::uint8_t { none, least, most };
struct BoundWords {
  Bound bound = Bound::none;
  std::size_t first = 0;  ///< The first of these words, or the amount's own.
};
BoundWords bound_before(const Evaluation& run, std::string_view title, const std::vector<std::string_view>& words, std::size_t at) {
  std::string_view before = title.substr(0, static_cast<std::size_t>(words[at].data() - title.data()));
  before = trim(before);
  for (const auto& [vocabulary, bound] : {std::pair("floor_words", Bound::least), std::pair("ceiling_words", Bound::most)}) {
    const std::string_view found = ending(before, run.vocabularies.list(vocabulary, run.languages));
    if (!found.empty()) return {bound, words_of(before.substr(0, before.size() - found.size())).size()};
  }
  return {Bound::none, at};
}

/// A title, and the amounts that it names.
struct Title {
  std::string text;
  std::vector<std::string_view> words;
  std::vector<ProseAmount> amounts;
};

/// What a goal asks for, as far as its title may speak of it.
struct Wanted {
  const Target* target = nullptr;
  Amount amount;
  EntityId metric = kNoEntity;
  std::optional<Decimal> start;  ///< The baseline, in the unit of the amount.
};
std::optional<Wanted> wanted_of(const Plan& plan, EntityId goal) {
  const auto* target = plan.get<Target>(goal, prop("target"));
  const auto amount = target == nullptr ? std::nullopt : plan.resolved_target(goal);
  if (!amount) return std::nullopt;
  const auto baseline = baseline_of(plan, goal);
  const auto start = baseline ? in_unit(plan.units(), *baseline, amount->unit) : std::nullopt;
  return Wanted{target, *amount, metric_of(plan, goal), start ? std::optional(start->number) : std::nullopt};
}

bool is_plain_change(const Target& target) { return target.is_change() && target.form != Target::Form::growth; }

/// The words that say an amount as a change, "by 25%", "300 more", "300 orders more"; nullopt: it is a value.
std::optional<std::string_view> change_said(const Evaluation& run, const Title& title, const ProseAmount& one, const Wanted& wanted) {
  const auto& words = title.words;
  const auto is = [&](std::string_view vocabulary, std::size_t i) { return i < words.size() && place_in(run, vocabulary, words[i]) != 0; };
  const auto more = [&](std::size_t i) { return is("more_words", i) || is("less_words", i) || is("further_words", i); };
  const std::size_t bound = bound_before(run, title.text, words, one.at).first;
  const bool by = bound > 0 && is("change_words", bound - 1);
  const bool named_next = one.behind < words.size() && names_unit(run.plan, words[one.behind], wanted.amount.unit, wanted.metric);
  std::size_t last = one.behind - 1;
  if (more(one.behind)) {
    last = one.behind;
  } else if (named_next && more(one.behind + 1)) {
    last = one.behind + 1;
  } else if (!words[one.at].starts_with('+')) {
    // "Known by 5,000 members" adds none.
    const bool grows = one.amount.unit == kPercent || !mentions(title.text, run.vocabularies.list("outcome_verbs", run.languages)).empty();
    if (!by || !grows) return std::nullopt;
  }
  return from_to(words, by ? bound - 1 : one.at, last);
}

/// Whether the words around an amount, in its part of the sentence, name the metric.
bool speaks_of_metric(const Evaluation& run, const Title& title, const ProseAmount& one, const Wanted& wanted) {
  const auto& words = title.words;
  const auto named = [&](std::size_t i) { return names_metric(run.plan, words[i], wanted.amount.unit, wanted.metric); };
  constexpr std::size_t kFarthest = 3;  // "25% more repeat orders"
  for (std::size_t i = one.behind; i < words.size() && i < one.behind + kFarthest; ++i) {
    if (named(i)) return true;
  }
  for (std::size_t i = one.at; i-- > 0;) {
    const char behind = *(words[i].data() + words[i].size());
    if (behind == ',' || behind == ';' || place_in(run, "joiners", words[i]) != 0) return false;
    if (!named(i)) continue;
    // The cost per order, the share of repeat orders.
    constexpr std::array<std::string_view, 9> kPartOf{"of", "per", "for", "from", "je", "pro", "der", "von", "für"};
    for (std::size_t back = 1; back <= 2 && back <= i; ++back) {
      if (std::ranges::find(kPartOf, lower_case(words[i - back])) != kPartOf.end()) return false;
    }
    return true;
  }
  return false;
}

/// Whether a share is one of every month or year: "by 5% a month".
bool is_per_time(const Evaluation& run, const std::vector<std::string_view>& words, std::size_t behind) {
  if (behind >= words.size() || place_in(run, "rhythm_words", words[behind]) == 0) return false;
  return behind + 1 >= words.size() || place_in(run, "length_units", words[behind + 1]) != 0;
}

/// The values that a goal states besides its target.
std::vector<Amount> stated_beside(const Plan& plan, EntityId goal, std::span<const Property> properties) {
  std::vector<Amount> found;
  for (const Property property : properties) {
    for (const PropertyValue& value : plan.values(goal, property)) {
      if (const auto* amount = std::get_if<Amount>(&value.value)) found.push_back(*amount);
      if (const auto* condition = std::get_if<Condition>(&value.value); condition != nullptr && condition->compared) found.push_back(condition->amount);
    }
  }
  return found;
}

Title title_of(const Evaluation& run, std::string_view text) {
  Title title{with_joined_thousands(text), {}, {}};
  title.words = words_of(title.text);
  title.amounts = amounts_in(run, title.words);
  return title;
}

/// Whether one of several amounts is the one that is said, or, where the title leaves one side open, lies there.
bool is_known(const Units& units, const Amount& claim, Bound bound, const std::vector<Amount>& known) {
  return std::ranges::any_of(known, [&](const Amount& amount) {
    const auto same = in_unit(units, amount, claim.unit);
    if (!same) return false;
    const Decimal size = same->number.abs();
    return about_equal(claim, size) || (bound == Bound::least && size > claim.number) || (bound == Bound::most && size < claim.number);
  });
}

/// The other end of "25% to 30%", where an amount is one of its ends.
const ProseAmount* other_end(const Title& title, std::size_t i) {
  const auto joined = [&](std::size_t low) {
    const std::size_t joint = title.amounts[low + 1].at - 1;
    constexpr std::array<std::string_view, 5> kJoints{"to", "bis", "-", "–", "and"};
    return title.amounts[low + 1].at == title.amounts[low].at + 2 && std::ranges::find(kJoints, title.words[joint]) != kJoints.end();
  };
  if (i + 1 < title.amounts.size() && joined(i)) return &title.amounts[i + 1];
  return i > 0 && joined(i - 1) ? &title.amounts[i - 1] : nullptr;
}

/// Whether the baseline and the target of a goal are of about the same length of time, or of none: otherwise no title can say by how much.
bool is_comparable(const Plan& plan, EntityId goal, const Wanted& wanted) {
  if (is_plain_change(*wanted.target) || !is_cumulative(plan, wanted.metric)) return true;
  const auto days = [](const DaySpan& span) { return static_cast<double>((span.last - span.first).count() + 1); };
  const EntityId campaign = plan.enclosing(goal, Kind::campaign);
  const DaySpan* of_target = campaign == kNoEntity ? nullptr : plan.get<DaySpan>(campaign, prop("period"));
  if (const PropertyValue* stated = plan.find(goal, prop("target")); stated != nullptr && plan.clauses(*stated).during) of_target = &*plan.clauses(*stated).during;
  for (const PropertyValue& value : plan.values(goal, prop("baseline"))) {
    const Clauses& clauses = plan.clauses(value);
    if (!clauses.during || of_target == nullptr) continue;
    constexpr double kAlike = 2;  // A month and a year, not a long and a short autumn.
    const double before = days(*clauses.during), after = days(*of_target);
    if (before > kAlike * after || after > kAlike * before) return false;
  }
  return true;
}

}  // namespace

std::vector<RuleValue> disputed_amounts(Evaluation& run, EntityId goal) {
  Plan& plan = run.plan;
  const auto wanted = wanted_of(plan, goal);
  if (!wanted) return {};
  const Title title = title_of(run, plan[goal].title);
  if (title.amounts.empty()) return {};

  // What the title may rightly say.
  constexpr std::array kProperties{prop("baseline"), prop("checkpoint"), prop("actual"), prop("trend"), prop("kpi"), prop("guardrail")};
  std::vector<Amount> known = stated_beside(plan, goal, kProperties);
  known.insert(known.end(), {wanted->amount, wanted->target->amount, wanted->target->upper});
  if (const auto change = wanted->start ? Decimal::subtract(wanted->amount.number, *wanted->start) : std::nullopt) {
    known.push_back({*change, wanted->amount.unit});
    // "25% more", and "125% of last year".
    for (const Decimal& part : {*change, wanted->amount.number}) {
      const auto share = wanted->start->is_zero() ? std::nullopt : Decimal::divide(part, *wanted->start);
      if (const auto percent = share ? share->scaled_by_power_of_ten(2) : std::nullopt) known.push_back({*percent, kPercent});
    }
  }

  std::vector<RuleValue> found;
  for (const ProseAmount& one : title.amounts) {
    if (wanted->start && !wanted->start->is_zero() && change_said(run, title, one, *wanted)) continue;  // See `disputed_changes`.
    Amount claim = one.amount;
    // "One in four visitors" is a part of them.
    if (one.at >= 2 && place_in(run, "one_words", title.words[one.at - 2]) != 0 && place_in(run, "term_words", title.words[one.at - 1]) != 0) continue;
    if (claim.unit == kPercent) {
      if (is_of_something_else(plan, title.words, one.behind, wanted->amount.unit, wanted->metric)) continue;
      if (!is_plain_change(*wanted->target) && !plan.units().is_pure(wanted->amount.unit)) continue;
    } else {
      bool named = one.money && plan.units().is_money(wanted->amount.unit);
      for (std::size_t at = one.behind; at < title.words.size() && at < one.behind + 2; ++at) named = named || names_unit(plan, title.words[at], wanted->amount.unit, wanted->metric);
      if (!named) continue;
      claim.unit = wanted->amount.unit;
    }
    const Bound bound = bound_before(run, title.text, title.words, one.at).bound;
    if (!is_known(plan.units(), claim, bound, bound == Bound::none ? known : std::vector{wanted->amount})) found.push_back(RuleValue(claim, plan[goal].title_span));
  }
  return found;
}

std::vector<RuleValue> disputed_changes(Evaluation& run, EntityId goal) {
  Plan& plan = run.plan;
  const auto wanted = wanted_of(plan, goal);
  if (!wanted || !wanted->start || wanted->start->is_zero() || !is_comparable(plan, goal, *wanted)) return {};
  const Title title = title_of(run, plan[goal].title);
  if (title.amounts.empty()) return {};
  const bool share = plan.units().is_pure(wanted->amount.unit);

  constexpr std::array kValues{prop("checkpoint"), prop("actual")};
  constexpr std::array kBeside{prop("kpi"), prop("guardrail"), prop("trend")};
  std::vector<Amount> known = stated_beside(plan, goal, kBeside);
  if (is_plain_change(*wanted->target)) known.push_back(wanted->target->amount);
  std::vector<Amount> values = stated_beside(plan, goal, kValues);
  values.push_back(wanted->amount);
  for (const Amount& value : values) {
    const auto same = in_unit(plan.units(), value, wanted->amount.unit);
    const auto change = same ? Decimal::subtract(same->number, *wanted->start) : std::nullopt;
    const auto part = change ? Decimal::divide(*change, *wanted->start) : std::nullopt;
    const auto percent = part ? part->scaled_by_power_of_ten(2) : std::nullopt;
    if (change) known.push_back({*change, wanted->amount.unit});
    if (percent) known.push_back({*percent, kPercent});
    if (!share) known.push_back(value);  // "1,500 more orders" may be all of them.
  }

  // Where one of several is right, the others may be steps on the way.
  const bool steps = title.amounts.size() > 1 && std::ranges::any_of(title.amounts, [&](const ProseAmount& one) {
    return one.amount.unit == kPercent && is_known(plan.units(), one.amount, Bound::none, known);
  });
  if (steps) return {};

  std::vector<RuleValue> found;
  for (std::size_t i = 0; i < title.amounts.size(); ++i) {
    const ProseAmount& one = title.amounts[i];
    const auto said = change_said(run, title, one, *wanted);
    const bool in_percent = one.amount.unit == kPercent;
    if (!said || is_per_time(run, title.words, one.behind) || other_end(title, i) != nullptr) continue;
    if (in_percent && is_of_something_else(plan, title.words, one.behind, wanted->amount.unit, wanted->metric)) continue;
    const bool sure = in_percent && (share || is_plain_change(*wanted->target));
    if (!sure && !speaks_of_metric(run, title, one, *wanted)) continue;
    if (!in_percent && share) continue;
    const Amount claim{one.amount.number, in_percent ? kPercent : wanted->amount.unit, one.amount.last_digit};
    if (is_known(plan.units(), claim, bound_before(run, title.text, title.words, one.at).bound, known)) return {};
    found.push_back(RuleValue(run.keep(std::string(*said)), plan[goal].title_span));
  }
  return found;
}

std::vector<RuleValue> disputed_multiples(Evaluation& run, EntityId goal) {
  const Entity& entity = run.plan[goal];
  const auto wanted = wanted_of(run.plan, goal);
  const auto ratio = wanted && wanted->start && !wanted->start->is_zero() ? Decimal::divide(wanted->amount.number, *wanted->start) : std::nullopt;
  if (!ratio || !mentions(entity.title, run.vocabularies.list("outcome_look_alikes", run.languages)).empty()) return {};
  // Where the title names the target itself, its multiple is one of something else: "halve the empty days by booking 400 services".
  const auto words = words_of(entity.title);
  const bool names_target = std::ranges::any_of(amounts_in(run, words), [&](const ProseAmount& one) { return one.amount.unit != kPercent && about_equal(one.amount, wanted->amount.number); });
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

}  // namespace campaign
