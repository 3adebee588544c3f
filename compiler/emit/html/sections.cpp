#include "emit/html/sections.h"

#include <algorithm>
#include <array>

#include "emit/html/properties.h"

namespace campaign::html {

namespace {

bool always(const Canvas&) { return true; }
bool is_campaign(const Canvas& canvas) { return canvas.scope().campaign != kNoEntity; }
bool is_whole(const Canvas& canvas) { return !is_campaign(canvas); }

template <Kind... kinds>
bool has(const Canvas& canvas) { return (... || !canvas.scope().of(kinds).empty()); }

bool has_child(const Canvas& canvas, Kind kind) {
  return !canvas.map.children(canvas.page.root, kind).empty();
}
template <Kind kind>
bool root_has(const Canvas& canvas) { return has_child(canvas, kind); }

/// Whether something may be drawn on an axis of time: of the scope, or of the page's goal or strategy.
bool has_schedule(const Canvas& canvas) { return is_campaign(canvas) || !tops_of_schedule(canvas).empty() || has<Kind::milestone>(canvas); }
/// The first page of those that a goal or strategy has draws it.
bool is_scheduled(const Canvas& canvas) {
  if (canvas.page.first > 0) return false;
  return has_child(canvas, Kind::goal) || has_child(canvas, Kind::strategy) || has_child(canvas, Kind::tactic);
}

bool has_strays(const Canvas& canvas) { return !canvas.map.strays(canvas.scope()).empty(); }
bool has_findings(const Canvas& canvas) { return is_campaign(canvas) || !canvas.scope().findings.empty(); }
bool has_letters(const Canvas& canvas) { return canvas.analysis().smart_of(canvas.page.root) != nullptr; }
bool reaches(const Canvas& canvas) { return has_coverage(canvas, canvas.page.root); }
bool has_budget(const Canvas& canvas) { return canvas.analysis().budget_of(canvas.page.root) != nullptr; }

/// All declarations of some kinds, each as a card with everything it states.
template <Kind... kinds>
void write_cards(const Canvas& canvas) {
  const auto grid = canvas.html.in("div", {cls("cards")});
  for (const Kind kind : {kinds...}) {
    for (const EntityId id : canvas.scope().of(kind)) write_card(canvas, id, 3);
  }
}

void write_root_smart(const Canvas& canvas) { write_smart(canvas, canvas.page.root); }
bool has_way(const Canvas& canvas) { return has_trajectory(canvas, canvas.page.root); }
bool has_goal_metrics(const Canvas& canvas) {
  return std::ranges::any_of(canvas.scope().of(Kind::goal), [&](EntityId goal) { return canvas.plan().get<Reference>(goal, prop("metric")) != nullptr; });
}
void write_root_trajectory(const Canvas& canvas) { write_trajectory(canvas, canvas.page.root, true); }
void write_root_coverage(const Canvas& canvas) { write_coverage(canvas, canvas.page.root, true); }
void write_root_budget(const Canvas& canvas) { write_budget_summary(canvas, canvas.page.root); }

using enum Role;

constexpr auto kSections = std::to_array<Section>({
    {overview, "figures", "At a glance", is_campaign, write_key_figures},
    {overview, "campaigns", "Campaigns", is_whole, write_campaign_cards},
    {overview, "when", "When", has_schedule, write_overview_when},
    {overview, "goals", "Goals", has<Kind::goal>, write_goal_cards},
    {overview, "matters", "What needs attention", has_findings, write_findings_that_matter},
    {overview, "business-goals", "Business goals", has<Kind::business_goal>, write_cards<Kind::business_goal>},
    {overview, "downloads", "To take with you", has_downloads, write_downloads},
    {overview, "strays", "Outside the order", has_strays, write_strays},
    {map, "map", "", always, write_map},
    {timeline, "time", "", has_schedule, write_timeline},
    {timeline, "delays", "What a delay of a week moves", has_delays, write_delays},
    {timeline, "hours", "In the week", has_dayparts, write_dayparts},
    {timeline, "holidays", "Holidays", has_holidays, write_holidays},
    {timeline, "milestones", "Milestones", has<Kind::milestone>, write_cards<Kind::milestone>},
    {timeline, "calendars", "Working time, blackouts and seasons", has<Kind::calendar, Kind::holiday, Kind::blackout, Kind::season>,
     write_cards<Kind::calendar, Kind::holiday, Kind::blackout, Kind::season>},
    {calendar, "calendar", "", always, write_calendar},
    {budget, "budget", "", always, write_budget},
    {budget, "by-part", "By goal, strategy and tactic", is_campaign, write_budget_by_part},
    {budget, "by-channel", "By channel", always, write_budget_by_channel},
    {budget, "by-market", "By market", has_money_by_market, write_budget_by_market},
    {budget, "by-month", "By month", always, write_budget_by_month},
    {kpis, "goal-metrics", "What the goals are judged by", has_goal_metrics, write_goal_metrics},
    {kpis, "kpis", "All metrics", always, write_kpis},
    {goal, "facts", "", always, write_goal_facts},
    {goal, "smart", "Is it SMART?", has_letters, write_root_smart},
    {goal, "way", "The way to the target", has_way, write_root_trajectory},
    {goal, "coverage", "Do the tactics reach the target?", reaches, write_root_coverage},
    {goal, "money", "Money", has_budget, write_root_budget},
    {goal, "when", "When", is_scheduled, write_when},
    {goal, "strategies", "Strategies", root_has<Kind::strategy>, write_strategies},
    {goal, "tactics", "Tactics without a strategy", root_has<Kind::tactic>, write_tactics},
    {goal, "neighbours", "Around it", always, write_goal_neighbours},
    {strategy, "facts", "", always, write_strategy_facts},
    {strategy, "money", "Money", has_budget, write_root_budget},
    {strategy, "when", "When", is_scheduled, write_when},
    {strategy, "tactics", "Tactics", root_has<Kind::tactic>, write_tactics},
    {strategy, "neighbours", "Around it", always, write_goal_neighbours},
    {audiences, "audiences", "Audiences", has<Kind::audience>, write_audiences},
    {audiences, "markets", "Markets", has<Kind::market>, write_markets},
    {channels, "channels", "", always, write_channels},
    {people, "people", "", always, write_people},
    {people, "approvals", "What has to be approved", has_approvals, write_approvals},
    {people, "load", "Hours of work by week", has_load, write_load},
    {people, "bookings", "Taken by something else", has<Kind::booking>, write_cards<Kind::booking>},
    {experiments, "experiments", "", always, write_experiments},
    {risks, "assumed", "What is assumed", is_campaign, write_assumed_share},
    {risks, "assumptions", "Assumptions", has<Kind::assumption>, write_cards<Kind::assumption>},
    {risks, "risks", "Risks", has<Kind::risk>, write_cards<Kind::risk>},
    {findings, "findings", "", always, write_findings},
    {sources, "sources", "", always, write_sources},
    {sources, "site", "Site and views", has<Kind::site, Kind::view>, write_cards<Kind::site, Kind::view>},
    {sources, "files", "Files", always, write_files},
    {glossary, "terms", "", always, write_glossary},
    {glossary, "units", "Units and currencies", has<Kind::unit, Kind::currency>, write_cards<Kind::unit, Kind::currency>},
    {text, "text", "", always, write_text},
});

}  // namespace

std::span<const Section> all_sections() { return kSections; }

}  // namespace campaign::html
