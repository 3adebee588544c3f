#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "rules/checks.h"
#include "rules/edits.h"

namespace campaign {

namespace {

constexpr std::size_t kMostOffers = 3;  // Fixes to choose from; more are no help.

/// The first few business goals that a goal can name without a `use`: those of its own file, each name once.
std::vector<EntityId> business_goals_near(const RuleRun& run, EntityId goal) {
  std::vector<EntityId> near;
  for (const EntityId id : run.business_goals()) {
    const Entity& entity = run.plan[id];
    if (!entity.named || entity.span.file != run.plan[goal].span.file) continue;
    if (std::ranges::any_of(near, [&](EntityId other) { return run.plan[other].name == entity.name; })) continue;
    near.push_back(id);
    if (near.size() == kMostOffers) break;
  }
  return near;
}

/// Offers to write a reference to each of some declarations.
void offer_each(RuleRun& run, Diagnostic& diagnostic, EntityId goal, const std::vector<EntityId>& all,
                std::string_view key, std::string_view sign) {
  for (const EntityId id : all) {
    if (!run.plan[id].named) continue;
    const std::string text = fmt::format("{}: {}{}", key, sign, run.plan[id].name);
    diagnostic.fixes.push_back({fmt::format("write `{}`", text), {insert_property(run.plan, run.sources, goal, text)}});
  }
}

}  // namespace

void check_owner(RuleRun& run, EntityId goal) {
  if (run.plan.find(goal, prop("owner")) != nullptr) return;
  Diagnostic& diagnostic = run.report<Finding::missing_owner>(goal, run.plan[goal].title_span, run.called(goal));
  diagnostic.helped("name one person: `owner: @name`");
  // The campaign's owner is the likeliest answer, where it has one.
  const EntityId campaign = run.plan.enclosing(goal, Kind::campaign);
  const auto* owner = campaign == kNoEntity ? nullptr : run.plan.get<Reference>(campaign, prop("owner"));
  if (owner != nullptr && owner->entity != kNoEntity) offer_each(run, diagnostic, goal, {owner->entity}, "owner", "@");
}

void check_business_goal(RuleRun& run, EntityId goal) {
  if (business_goal_link(run.plan, goal) != nullptr) return;
  Diagnostic& diagnostic =
      run.report<Finding::missing_business_goal>(goal, run.plan[goal].title_span, run.called(goal));
  const auto all = business_goals_near(run, goal);
  if (all.empty()) {
    diagnostic.helped("declare what the business hopes for, `business goal growth \"…\"`, and write `serves: growth`");
  } else {
    diagnostic.helped(fmt::format("write `serves: {}` here, or once in the campaign", run.plan[all.front()].name));
  }
  if (run.plan.find(goal, prop("serves")) == nullptr) offer_each(run, diagnostic, goal, all, "serves", "");
}

}  // namespace campaign
