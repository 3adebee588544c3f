#include "emit/html/pages.h"

#include <array>
#include <cassert>

namespace campaign::html {

namespace {

using enum Role;
using enum PageGroup;

constexpr std::array<RoleRow, kRoleCount> kRoles{{
    {overview, "", "Overview", plan, ""},
    {map, "map", "Map", plan, "How everything hangs together: from the result that is wanted down to the metrics that show it."},
    {timeline, "timeline", "Time line", plan, "What runs when, what waits for what, and the days by which results are judged."},
    {calendar, "calendar", "Calendar", plan, "What begins and ends on which day."},
    {budget, "budget", "Budget", figures, "Where the money is planned to go, and how much of it is not yet given to anything."},
    {kpis, "kpis", "KPIs", figures, "What is measured, how it is worked out, and who reads it."},
    {goal, "goal", "Goal", plan, ""},
    {strategy, "strategy", "Strategy", plan, ""},
    {audiences, "audiences", "Audiences", who, "Whom the plan is for, and what it does for each of them."},
    {channels, "channels", "Channels", who, "The routes to the audiences, what runs on them and what it costs."},
    {people, "people", "People", who, "Who answers for what, and when."},
    {experiments, "experiments", "Experiments", trust, "What is tried out before it is believed."},
    {risks, "risks", "Risks and assumptions", trust, "What may go wrong, what is taken as true without proof, and how much of the plan rests on it."},
    {findings, "findings", "Findings", trust, "What the compiler found in the plan, the gravest first."},
    {sources, "sources", "Sources", trust, "Where the figures come from."},
    {glossary, "glossary", "Glossary", trust, "The metrics, units and terms of this plan in plain words."},
    {text, "text", "Source text", trust, "The plan as it was written."},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    if (static_cast<std::size_t>(kRoles[i].role) != i) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::span<const RoleRow> all_roles() { return kRoles; }

const RoleRow& row_of(Role role) { return kRoles[static_cast<std::size_t>(role)]; }

}  // namespace campaign::html
