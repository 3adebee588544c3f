#include "analysis/smart.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "analysis/sample.h"
#include "model/format.h"
#include "model/rounding.h"

namespace campaign {

namespace {

using Letter = Smart::Letter;

constexpr std::size_t kMostLines = 8;  // Contributions listed one by one; a page is no place for more.

void holds(Letter& letter, Span span, std::string text) {
  letter.evidence.push_back({span, std::move(text), true});
}
void fails(Letter& letter, Span span, std::string text) {
  letter.evidence.push_back({span, std::move(text), false});
}

/// Whether a value says something: it is neither broken nor withheld.
bool says_something(const PropertyValue& value) {
  return !std::holds_alternative<std::monostate>(value.value) && !std::holds_alternative<Withheld>(value.value);
}

/// A line that holds when what is written says something.
void proves(Letter& letter, const PropertyValue& value, std::string text) {
  letter.evidence.push_back({value.span, std::move(text), says_something(value)});
}

/// `2026`, `2026-Q1`, `2026-03` for what is exactly that; else the two days.
std::string period_text(const DaySpan& span) {
  using namespace std::chrono;
  const year_month_day first(span.first), next(span.last + days(1));
  const bool starts = first.day() == day(1) && next.day() == day(1);
  const auto length = (next.year() / next.month()) - (first.year() / first.month());
  const auto month = static_cast<unsigned>(first.month());
  const auto year = static_cast<int>(first.year());
  if (starts && length == months(12) && month == 1) return fmt::format("{:04}", year);
  if (starts && length == months(3) && month % 3 == 1) return fmt::format("{:04}-Q{}", year, month / 3 + 1);
  if (starts && length == months(1)) return fmt::format("{:04}-{:02}", year, month);
  return format_span(span);
}

/// `during 2026, source "finance ledger", assumed`
std::string clauses_text(const Clauses& clauses) {
  std::string text;
  if (clauses.during) text += " during " + period_text(*clauses.during);
  if (clauses.as_of) text += " as of " + format_date(clauses.as_of->last);
  if (!clauses.source.empty()) text += fmt::format(" (source: {})", clauses.source);
  if (clauses.assumed) text += ", assumed";
  return text;
}

/// The values of a property in words: "Maria Lopez, Li Wei". A broken or withheld one reads as it is meant.
std::string listed(const Plan& plan, std::span<const PropertyValue> values) {
  std::string text;
  for (const PropertyValue& value : values) {
    const std::string one = format_value(plan, value.value);
    if (one.empty()) continue;
    text += (text.empty() ? "" : ", ") + one;
  }
  return text.empty() ? "written, but not understood" : text;
}

Letter specific(const Plan& plan, EntityId goal) {
  Letter letter;
  const Entity& entity = plan[goal];
  if (!entity.title.empty()) holds(letter, entity.title_span, fmt::format("“{}”", entity.title));
  const auto metric = plan.values(goal, prop("metric"));
  if (metric.empty()) {
    fails(letter, {}, "no metric says what is meant");
  } else {
    proves(letter, metric.front(), "about " + listed(plan, metric));
  }
  if (const auto audiences = audiences_of(plan, goal); !audiences.empty()) {
    std::string names;
    for (const EntityId audience : audiences) names += (names.empty() ? "" : ", ") + std::string(plan.label(audience));
    const PropertyValue* own = plan.find(goal, prop("audience"));
    holds(letter, own != nullptr ? own->span : plan[audiences.front()].name_span, "for " + names);
  }
  const auto owner = plan.values(goal, prop("owner"));
  if (owner.empty()) {
    fails(letter, {}, "nobody answers for it");
  } else {
    proves(letter, owner.front(), "owner " + listed(plan, owner));
  }
  return letter;
}

std::string baseline_text(const Plan& plan, EntityId goal, const PropertyValue& value) {
  std::string text = "baseline " + listed(plan, {&value, 1}) + clauses_text(plan.clauses(value));
  if (const auto margin = margin_of(plan, goal, value)) {
    text += fmt::format(", ± {} in a sample of {}", format_size(plan.units(), *margin), format_amount(plan.units(), *plan.clauses(value).sample));
  }
  return text;
}

void measured_target(const Plan& plan, EntityId goal, Letter& letter) {
  const PropertyValue* written = plan.find(goal, prop("target"));
  if (written == nullptr) return fails(letter, {}, "no target");
  std::string text = "target " + listed(plan, {written, 1});
  const auto* target = std::get_if<Target>(&written->value);
  const auto resolved = plan.resolved_target(goal);
  const bool is_change = target != nullptr && target->needs_baseline();
  if (is_change && resolved) text += ", that is " + format_amount(plan.units(), *resolved);
  const EntityId metric = metric_of(plan, goal);
  switch (target_fault(plan, goal)) {
    case TargetFault::relative_without_baseline:
      return fails(letter, written->span, text + " of an unknown baseline");
    case TargetFault::wrong_direction:
      return fails(letter, written->span, text + ", which is worse than the baseline");
    case TargetFault::equals_baseline:
      return fails(letter, written->span, text + ", which is the baseline");
    case TargetFault::share_of_nothing:
      return fails(letter, written->span, text + ": a share of nothing is nothing");
    case TargetFault::none:
      break;
  }
  if (metric != kNoEntity && resolved && is_impossible(plan, metric, *resolved)) {
    return fails(letter, written->span, text + ", which is not possible");
  }
  proves(letter, *written, std::move(text));
}

Letter measurable(const Plan& plan, EntityId goal) {
  Letter letter;
  const PropertyValue* metric = plan.find(goal, prop("metric"));
  if (metric == nullptr) {
    fails(letter, {}, "no metric");
  } else {
    const EntityId kpi = metric_of(plan, goal);
    const auto unit = kpi == kNoEntity ? std::nullopt : plan.unit_of(kpi, goal);
    const std::string name = unit ? plan.units().name(*unit) : std::string();
    proves(letter, *metric, name.empty() ? "measured by its metric" : "measured in " + name);
  }
  const PropertyValue* baseline = plan.find(goal, prop("baseline"));
  const auto amount = baseline_of(plan, goal);
  const EntityId kpi = metric_of(plan, goal);
  if (baseline == nullptr) {
    fails(letter, {}, "no baseline");
  } else if (kpi != kNoEntity && amount && is_impossible(plan, kpi, *amount)) {
    fails(letter, baseline->span, baseline_text(plan, goal, *baseline) + ", which is not possible");
  } else {
    proves(letter, *baseline, baseline_text(plan, goal, *baseline));
  }
  measured_target(plan, goal, letter);
  return letter;
}

std::string percent_text(const Units& units, const Decimal& share) {
  const auto percent = share.scaled_by_power_of_ten(2);
  return percent ? format_amount(units, {percent->round(percent->abs() < Decimal::from_int(10) ? 1 : 0), kPercent})
                 : "";
}

void add_contributions(const Plan& plan, const Attainment& attainment, Letter& letter) {
  const auto& all = attainment.contributions;
  for (std::size_t i = 0; i < std::min(all.size(), kMostLines); ++i) {
    std::string text = fmt::format("{}: {}", plan.label(all[i].tactic), format_estimate(plan.units(), all[i].estimate));
    if (!all[i].derivation.empty()) text += " = " + all[i].derivation;
    holds(letter, all[i].span, std::move(text));
  }
  std::vector<EntityId> assumptions;
  for (const Contribution& one : all) {
    for (const EntityId assumption : one.assumptions) {
      if (std::ranges::find(assumptions, assumption) == assumptions.end()) assumptions.push_back(assumption);
    }
  }
  for (const EntityId assumption : assumptions) {
    holds(letter, plan[assumption].name_span, fmt::format("rests on the assumption “{}”", plan.label(assumption)));
  }
  if (all.size() > kMostLines) holds(letter, {}, fmt::format("and {} more", all.size() - kMostLines));
}

void reach(const Plan& plan, EntityId goal, const Attainment& attainment, Letter& letter) {
  const PropertyValue* target = plan.find(goal, prop("target"));
  const Span span = target == nullptr ? Span{} : target->span;
  if (target == nullptr) return fails(letter, {}, "no target to reach");
  if (!says_something(*target)) return fails(letter, span, "the target is " + listed(plan, {target, 1}));
  if (const auto* wanted = std::get_if<Target>(&target->value);
      wanted != nullptr && wanted->form == Target::Form::keep) {
    return holds(letter, span, "nothing has to be gained");
  }
  if (attainment.unknown_parts && attainment.contributions.empty()) return fails(letter, span, "what the tactics add is not known: a part of it is withheld or cannot be read");
  if (attainment.contributions.empty()) return fails(letter, {}, "no tactic says what it adds");
  if (!attainment.total) return holds(letter, span, "what the tactics add cannot be added up");
  std::string text = fmt::format("{} {}", attainment.is_level ? "the tactics lead to" : "the tactics add",
                                 format_estimate(plan.units(), *attainment.total));
  if (attainment.needed && attainment.coverage && !attainment.is_level) {
    text += fmt::format(", {} of the {} needed", percent_text(plan.units(), *attainment.coverage),
                        format_amount(plan.units(), *attainment.needed));
  }
  if (attainment.out_of_reach) return fails(letter, span, text + ", and at best not enough");
  holds(letter, span, std::move(text));
}

Letter attainable(const Plan& plan, EntityId goal, const Attainment& attainment) {
  Letter letter;
  reach(plan, goal, attainment, letter);
  add_contributions(plan, attainment, letter);
  if (const auto people = outgrown_audience(plan, goal)) {
    fails(letter, plan.find(goal, prop("target"))->span,
          fmt::format("the target is larger than its audience of {}", format_amount(plan.units(), *people)));
  }
  return letter;
}

Letter relevant(const Plan& plan, EntityId goal) {
  Letter letter;
  const PropertyValue* link = business_goal_link(plan, goal);
  if (link == nullptr) {
    fails(letter, {}, "serves no business goal");
  } else {
    proves(letter, *link, "serves " + listed(plan, {link, 1}));
  }
  if (const PropertyValue* why = plan.find(goal, prop("why"))) holds(letter, why->span, listed(plan, {why, 1}));
  return letter;
}

Letter time_bound(const Plan& plan, EntityId goal) {
  Letter letter;
  const auto deadline = deadline_of(plan, goal);
  if (!deadline) {
    const PropertyValue* written = plan.find(goal, prop("by"));
    if (written == nullptr) {
      fails(letter, {}, "no deadline");
    } else {
      proves(letter, *written, "by " + listed(plan, {written, 1}));
    }
    return letter;
  }
  const EntityId campaign = plan.enclosing(goal, Kind::campaign);
  const auto* period = campaign == kNoEntity ? nullptr : plan.get<DaySpan>(campaign, prop("period"));
  const std::string text = "by " + format_date(deadline->day);
  if (period == nullptr) {
    holds(letter, deadline->span, text);
  } else if (deadline->day < period->first || deadline->day > period->last) {
    fails(letter, deadline->span, text + ", outside the campaign's " + period_text(*period));
  } else {
    holds(letter, deadline->span, text + ", within the campaign's " + period_text(*period));
  }
  return letter;
}

/// What is not written may have been lost to a syntax error: it is not called missing.
void leave_open(Letter& letter) {
  const auto removed = std::erase_if(letter.evidence, [](const Evidence& line) { return !line.holds && line.span == Span{}; });
  if (removed > 0) fails(letter, {}, "not known: a part of the text around it cannot be read");
}

}  // namespace

std::optional<Amount> outgrown_audience(const Plan& plan, EntityId goal) {
  const EntityId metric = metric_of(plan, goal);
  const auto unit = metric == kNoEntity ? std::nullopt : plan.unit_of(metric, goal);
  const auto target = plan.resolved_target(goal);
  const auto people = unit && target ? size_of(plan, audiences_of(plan, goal)) : std::nullopt;
  if (!people || plan.units().is_pure(*unit) || !plan.units().compatible(*unit, people->unit)) return std::nullopt;
  const auto wanted = in_unit(plan.units(), lowest_meant(*target), people->unit);
  return wanted && wanted->number > highest_meant(*people).number ? people : std::nullopt;
}

Smart smart_of(const Plan& plan, EntityId goal, const Attainment& attainment) {
  Smart smart;
  const auto letter_of = [&](auto make) {
    plan.set_missed(false);
    Letter letter = make();
    if (plan.missed()) leave_open(letter);
    return letter;
  };
  smart.letters = {letter_of([&] { return specific(plan, goal); }), letter_of([&] { return measurable(plan, goal); }),
                   letter_of([&] { return attainable(plan, goal, attainment); }), letter_of([&] { return relevant(plan, goal); }),
                   letter_of([&] { return time_bound(plan, goal); })};
  for (Letter& letter : smart.letters) letter.holds = std::ranges::all_of(letter.evidence, &Evidence::holds);
  return smart;
}

}  // namespace campaign
