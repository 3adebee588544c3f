#include "analysis/smart.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "analysis/sample.h"
#include "model/format.h"
#include "model/rounding.h"
#include "model/said_values.h"

namespace campaign {

namespace {

using Letter = Smart::Letter;

constexpr std::size_t kMostLines = 8;  // Contributions listed one by one; a page is no place for more.

/// Whether a value says something: it is neither broken nor withheld.
bool says_something(const PropertyValue& value) {
  return !std::holds_alternative<std::monostate>(value.value) && !std::holds_alternative<Withheld>(value.value);
}

/// A letter that is being written in the plan's tongue.
struct Lines {
  explicit Lines(const Plan& of) : plan(of) {}
  void holds(Span span, const Said& text) { letter.evidence.push_back({span, plan.tongue()(text), true}); }
  void fails(Span span, const Said& text) { letter.evidence.push_back({span, plan.tongue()(text), false}); }
  /// A line that holds when what is written says something.
  void proves(const PropertyValue& value, const Said& text) { letter.evidence.push_back({value.span, plan.tongue()(text), says_something(value)}); }

  const Plan& plan;
  Letter letter;
};

/// `2026`, `2026-Q1`, `2026-03` for what is exactly that; else the two days.
std::string period_text(const Plan& plan, const DaySpan& span) {
  if (plan.tongue().words() != nullptr) return say_span(plan, span);
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

/// ` during 2026 (source: finance ledger), assumed`
std::string clauses_text(const Plan& plan, const Clauses& clauses) {
  const Tongue& tongue = plan.tongue();
  std::string text;
  if (clauses.during) text += " " + tongue(say("during {}", period_text(plan, *clauses.during)));
  if (clauses.as_of) text += " " + tongue(say("as of {}", say_day(plan, clauses.as_of->last)));
  if (!clauses.source.empty()) text += " " + tongue(say("(source: {})", clauses.source));
  if (clauses.assumed) text += tongue(", assumed");
  return text;
}

/// The values of a property in words: "Maria Lopez, Li Wei". A broken or withheld one reads as it is meant.
std::string listed(const Plan& plan, std::span<const PropertyValue> values) {
  std::string text;
  for (const PropertyValue& value : values) {
    const std::string one = say_value(plan, value.value);
    if (one.empty()) continue;
    text += (text.empty() ? "" : ", ") + one;
  }
  return text.empty() ? plan.tongue()("written, but not understood") : text;
}

Letter specific(const Plan& plan, EntityId goal) {
  Lines lines(plan);
  const Entity& entity = plan[goal];
  if (!entity.title.empty()) lines.holds(entity.title_span, say("“{}”", entity.title));
  const auto metric = plan.values(goal, prop("metric"));
  if (metric.empty()) {
    lines.fails({}, "no metric says what is meant");
  } else {
    lines.proves(metric.front(), say("about {}", listed(plan, metric)));
  }
  if (const auto audiences = audiences_of(plan, goal); !audiences.empty()) {
    std::string names;
    for (const EntityId audience : audiences) names += (names.empty() ? "" : ", ") + std::string(say_label(plan, audience));
    const PropertyValue* own = plan.find(goal, prop("audience"));
    lines.holds(own != nullptr ? own->span : plan[audiences.front()].name_span, say("for {}", names));
  }
  const auto owner = plan.values(goal, prop("owner"));
  if (owner.empty()) {
    lines.fails({}, "nobody answers for it");
  } else {
    lines.proves(owner.front(), say("owner {}", listed(plan, owner)));
  }
  return lines.letter;
}

Said baseline_text(const Plan& plan, EntityId goal, const PropertyValue& value) {
  const std::string text = listed(plan, {&value, 1}) + clauses_text(plan, plan.clauses(value));
  if (const auto margin = margin_of(plan, goal, value)) {
    return say("baseline {}, ± {} in a sample of {}", text, say_size(plan, *margin), say_amount(plan, *plan.clauses(value).sample));
  }
  return say("baseline {}", text);
}

void measured_target(const Plan& plan, EntityId goal, Lines& lines) {
  const PropertyValue* written = plan.find(goal, prop("target"));
  if (written == nullptr) return lines.fails({}, "no target");
  Said text = say("target {}", listed(plan, {written, 1}));
  const auto* target = std::get_if<Target>(&written->value);
  const auto resolved = plan.resolved_target(goal);
  const bool is_change = target != nullptr && target->needs_baseline();
  if (is_change && resolved) text = say("{}, that is {}", text, say_amount(plan, *resolved));
  const EntityId metric = metric_of(plan, goal);
  switch (target_fault(plan, goal)) {
    case TargetFault::relative_without_baseline:
      return lines.fails(written->span, say("{} of an unknown baseline", text));
    case TargetFault::wrong_direction:
      return lines.fails(written->span, say("{}, which is worse than the baseline", text));
    case TargetFault::equals_baseline:
      return lines.fails(written->span, say("{}, which is the baseline", text));
    case TargetFault::share_of_nothing:
      return lines.fails(written->span, say("{}: a share of nothing is nothing", text));
    case TargetFault::none:
      break;
  }
  if (metric != kNoEntity && resolved && is_impossible(plan, metric, *resolved)) {
    return lines.fails(written->span, say("{}, which is not possible", text));
  }
  lines.proves(*written, text);
}

Letter measurable(const Plan& plan, EntityId goal) {
  Lines lines(plan);
  const PropertyValue* metric = plan.find(goal, prop("metric"));
  if (metric == nullptr) {
    lines.fails({}, "no metric");
  } else {
    const EntityId kpi = metric_of(plan, goal);
    const auto unit = kpi == kNoEntity ? std::nullopt : plan.unit_of(kpi, goal);
    const std::string name = unit ? say_unit(plan, *unit) : std::string();
    lines.proves(*metric, name.empty() ? Said("measured by its metric") : say("measured in {}", name));
  }
  const PropertyValue* baseline = plan.find(goal, prop("baseline"));
  const auto amount = baseline_of(plan, goal);
  const EntityId kpi = metric_of(plan, goal);
  if (baseline == nullptr) {
    lines.fails({}, "no baseline");
  } else if (kpi != kNoEntity && amount && is_impossible(plan, kpi, *amount)) {
    lines.fails(baseline->span, say("{}, which is not possible", baseline_text(plan, goal, *baseline)));
  } else {
    lines.proves(*baseline, baseline_text(plan, goal, *baseline));
  }
  measured_target(plan, goal, lines);
  return lines.letter;
}

std::string percent_text(const Plan& plan, const Decimal& share) {
  const auto percent = share.scaled_by_power_of_ten(2);
  return percent ? say_amount(plan, {percent->round(percent->abs() < Decimal::from_int(10) ? 1 : 0), kPercent})
                 : "";
}

void add_contributions(const Plan& plan, const Attainment& attainment, Lines& lines) {
  const auto& all = attainment.contributions;
  for (std::size_t i = 0; i < std::min(all.size(), kMostLines); ++i) {
    std::string text = fmt::format("{}: {}", plan.label(all[i].tactic), say_estimate(plan, all[i].estimate));
    if (!all[i].derivation.empty()) text += " = " + all[i].derivation;
    lines.holds(all[i].span, std::move(text));
  }
  std::vector<EntityId> assumptions;
  for (const Contribution& one : all) {
    for (const EntityId assumption : one.assumptions) {
      if (std::ranges::find(assumptions, assumption) == assumptions.end()) assumptions.push_back(assumption);
    }
  }
  for (const EntityId assumption : assumptions) {
    lines.holds(plan[assumption].name_span, say("rests on the assumption “{}”", plan.label(assumption)));
  }
  if (all.size() > kMostLines) lines.holds({}, say("and {} more", all.size() - kMostLines));
}

void reach(const Plan& plan, EntityId goal, const Attainment& attainment, Lines& lines) {
  const PropertyValue* target = plan.find(goal, prop("target"));
  const Span span = target == nullptr ? Span{} : target->span;
  if (target == nullptr) return lines.fails({}, "no target to reach");
  if (!says_something(*target)) return lines.fails(span, say("the target is {}", listed(plan, {target, 1})));
  if (const auto* wanted = std::get_if<Target>(&target->value);
      wanted != nullptr && wanted->form == Target::Form::keep) {
    return lines.holds(span, "nothing has to be gained");
  }
  if (attainment.unknown_parts && attainment.contributions.empty()) {
    return lines.fails(span, "what the tactics add is not known: a part of it is withheld or cannot be read");
  }
  if (attainment.contributions.empty()) return lines.fails({}, "no tactic says what it adds");
  if (!attainment.total) return lines.holds(span, "what the tactics add cannot be added up");
  const std::string total = say_estimate(plan, *attainment.total);
  Said text = attainment.is_level ? say("the tactics lead to {}", total) : say("the tactics add {}", total);
  if (attainment.needed && attainment.coverage && !attainment.is_level) {
    text = say("the tactics add {}, {} of the {} needed", total, percent_text(plan, *attainment.coverage), say_amount(plan, *attainment.needed));
  }
  if (attainment.out_of_reach) return lines.fails(span, say("{}, and at best not enough", text));
  lines.holds(span, text);
}

Letter attainable(const Plan& plan, EntityId goal, const Attainment& attainment) {
  Lines lines(plan);
  reach(plan, goal, attainment, lines);
  add_contributions(plan, attainment, lines);
  if (const auto people = outgrown_audience(plan, goal)) {
    lines.fails(plan.find(goal, prop("target"))->span,
          say("the target is larger than its audience of {}", say_amount(plan, *people)));
  }
  return lines.letter;
}

Letter relevant(const Plan& plan, EntityId goal) {
  Lines lines(plan);
  const PropertyValue* link = business_goal_link(plan, goal);
  if (link == nullptr) {
    lines.fails({}, "serves no business goal");
  } else {
    lines.proves(*link, say("serves {}", listed(plan, {link, 1})));
  }
  if (const PropertyValue* why = plan.find(goal, prop("why"))) lines.holds(why->span, listed(plan, {why, 1}));
  return lines.letter;
}

Letter time_bound(const Plan& plan, EntityId goal) {
  Lines lines(plan);
  const auto deadline = deadline_of(plan, goal);
  if (!deadline) {
    const PropertyValue* written = plan.find(goal, prop("by"));
    if (written == nullptr) {
      lines.fails({}, "no deadline");
    } else {
      lines.proves(*written, say("by {}", listed(plan, {written, 1})));
    }
    return lines.letter;
  }
  const EntityId campaign = plan.enclosing(goal, Kind::campaign);
  const auto* period = campaign == kNoEntity ? nullptr : plan.get<DaySpan>(campaign, prop("period"));
  const std::string day = say_day(plan, deadline->day);
  if (period == nullptr) {
    lines.holds(deadline->span, say("by {}", day));
  } else if (deadline->day < period->first || deadline->day > period->last) {
    lines.fails(deadline->span, say("by {}, outside the campaign's {}", day, period_text(plan, *period)));
  } else {
    lines.holds(deadline->span, say("by {}, within the campaign's {}", day, period_text(plan, *period)));
  }
  return lines.letter;
}

/// What is not written may have been lost to a syntax error: it is not called missing.
void leave_open(const Plan& plan, Letter& letter) {
  const auto removed = std::erase_if(letter.evidence, [](const Evidence& line) { return !line.holds && line.span == Span{}; });
  if (removed > 0) letter.evidence.push_back({{}, plan.tongue()("not known: a part of the text around it cannot be read"), false});
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
    if (plan.missed()) leave_open(plan, letter);
    return letter;
  };
  smart.letters = {letter_of([&] { return specific(plan, goal); }), letter_of([&] { return measurable(plan, goal); }),
                   letter_of([&] { return attainable(plan, goal, attainment); }), letter_of([&] { return relevant(plan, goal); }),
                   letter_of([&] { return time_bound(plan, goal); })};
  for (Letter& letter : smart.letters) letter.holds = std::ranges::all_of(letter.evidence, &Evidence::holds);
  return smart;
}

}  // namespace campaign
