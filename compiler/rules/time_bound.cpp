#include <optional>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "model/format.h"
#include "rules/checks.h"
#include "rules/edits.h"

namespace campaign {

namespace {

/// Where a date lies that is not within a period: "3 days after it ends".
std::string distance_text(Day day, const DaySpan& period) {
  const bool before = day < period.first;
  const auto days = static_cast<std::size_t>((before ? period.first - day : day - period.last).count());
  return fmt::format("{} {}", counted(days, "day", "days"), before ? "before it starts" : "after it ends");
}

bool within(const DaySpan& days, const DaySpan& period) {
  return days.first >= period.first && days.last <= period.last;
}

/// The campaign's end, if the goal's deadline can be put there.
std::optional<std::string> deadline_text(const RuleRun& run, EntityId goal) {
  const PropertyValue* period = run.campaign_period(goal);
  if (period == nullptr) return std::nullopt;
  return "by: " + format_date(std::get<DaySpan>(period->value).last);
}

Property dates_of(Kind kind) {
  switch (kind) {
    case Kind::strategy:
      return prop("period");
    case Kind::milestone:
      return prop("on");
    default:
      return prop("flight");
  }
}

}  // namespace

void check_deadline(RuleRun& run, EntityId goal) {
  if (states_deadline(run.plan, goal)) return;
  Diagnostic& diagnostic = run.report<Finding::missing_deadline>(goal, run.plan[goal].title_span, run.called(goal));
  const auto text = deadline_text(run, goal);
  diagnostic.helped(fmt::format("say by when it is judged: `{}`", text.value_or("by: 2027-12-31")));
  if (text) {
    diagnostic.fixes.push_back(
        {fmt::format("write `{}`, the campaign's end", *text), {insert_property(run.plan, run.sources, goal, *text)}});
  }
}

void check_deadline_in_campaign(RuleRun& run, EntityId goal) {
  const auto deadline = deadline_of(run.plan, goal);
  const PropertyValue* period = run.campaign_period(goal);
  if (!deadline || period == nullptr) return;
  const DaySpan& days = std::get<DaySpan>(period->value);
  if (within({deadline->day, deadline->day}, days)) return;
  run.report<Finding::deadline_outside_campaign>(goal, deadline->span, run.called(goal), format_date(deadline->day),
                                                 format_span(days))
      .noted(distance_text(deadline->day, days))
      .label(period->span, "the campaign's period")
      .helped("move one of the two; where the result is judged later on purpose, say so with `allow: … because \"…\"`");
}

void check_checkpoints(RuleRun& run, EntityId goal) {
  const auto deadline = deadline_of(run.plan, goal);
  if (!deadline) return;
  for (const PropertyValue& value : run.plan.values(goal, prop("checkpoint"))) {
    const Clauses& clauses = run.plan.clauses(value);
    const auto& when = clauses.by ? clauses.by : clauses.during;
    if (!when || when->last <= deadline->day) continue;
    run.report<Finding::checkpoint_after_deadline>(goal, value.span, run.called(goal), format_date(when->last),
                                                   format_date(deadline->day))
        .label(deadline->span, "the deadline")
        .helped("a checkpoint lies on the way to the deadline: move one of the two");
  }
}

void check_dates_in_campaign(RuleRun& run, EntityId dated) {
  const PropertyValue* period = run.campaign_period(dated);
  if (period == nullptr) return;
  const DaySpan& days = std::get<DaySpan>(period->value);
  const Property property = dates_of(run.plan[dated].kind);
  for (const PropertyValue& value : run.plan.values(dated, property)) {
    const auto* own = std::get_if<DaySpan>(&value.value);
    if (own == nullptr || within(*own, days)) continue;
    const Day outside = own->last > days.last ? own->last : own->first;
    run.report<Finding::outside_campaign>(dated, value.span, run.kind_and_name(dated), name_of(property),
                                          format_span(*own), format_span(days))
        .noted(distance_text(outside, days))
        .label(period->span, "the campaign's period")
        .helped("move the dates, or let the campaign last as long");
  }
}

}  // namespace campaign
