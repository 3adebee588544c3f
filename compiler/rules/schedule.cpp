#include <span>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "model/format.h"
#include "rules/checks.h"

namespace campaign {

namespace {

/// The channels of a tactic: its own, or those of the nearest tactic around it that names any.
std::span<const PropertyValue> channels_of(const Plan& plan, EntityId tactic) {
  for (EntityId at = tactic; at != kNoEntity && plan[at].kind == Kind::tactic; at = plan[at].parent) {
    if (const auto channels = plan.values(at, prop("channel")); !channels.empty()) return channels;
  }
  return {};
}

/// Whether a channel says that hours cannot be chosen on it; one that says nothing might have them.
bool has_no_dayparts(const Plan& plan, const PropertyValue& channel) {
  const auto* reference = std::get_if<Reference>(&channel.value);
  if (reference == nullptr || reference->entity == kNoEntity) return false;
  const auto* dayparts = plan.get<YesNo>(reference->entity, prop("dayparts"));
  return dayparts != nullptr && !dayparts->value;
}

}  // namespace

void check_daypart(RuleRun& run, EntityId tactic) {
  const PropertyValue* daypart = run.plan.find(tactic, prop("daypart"));
  if (daypart == nullptr) return;
  const auto channels = channels_of(run.plan, tactic);
  if (channels.empty()) return;
  for (const PropertyValue& channel : channels) {
    if (!has_no_dayparts(run.plan, channel)) return;
  }
  const EntityId channel = std::get<Reference>(channels.front().value).entity;
  Diagnostic& diagnostic =
      run.report<Finding::daypart_not_supported>(tactic, daypart->span, run.called(tactic), run.plan.label(channel));
  diagnostic.label(channels.front().span, "the channel is named here");
  if (!run.plan[channel].from_library) {
    diagnostic.label(run.plan.find(channel, prop("dayparts"))->span, "and says that it has none");
  }
  diagnostic.helped(
      "drop the `daypart`, or take a channel that is bought by the hour, such as radio, TV or online ads");
}

void check_starts_before_deadline(RuleRun& run, EntityId tactic) {
  const EntityId goal = run.plan.enclosing(tactic, Kind::goal);
  const auto deadline = goal == kNoEntity ? std::nullopt : deadline_of(run.plan, goal);
  if (!deadline) return;
  const PropertyValue* period = run.campaign_period(tactic);
  for (const PropertyValue& value : run.plan.values(tactic, prop("flight"))) {
    const auto* days = std::get_if<DaySpan>(&value.value);
    if (days == nullptr || days->first <= deadline->day) continue;
    if (period != nullptr && days->last > std::get<DaySpan>(period->value).last)
      continue;  // Outside the campaign: said there.
    run.report<Finding::starts_after_deadline>(tactic, value.span, run.called(tactic), format_date(days->first),
                                               run.called(goal), format_date(deadline->day))
        .label(deadline->span, "the goal's deadline")
        .helped("move it forward, or put it under the goal that it is for");
  }
}

}  // namespace campaign
