#pragma once

#include <span>
#include <vector>

#include "emit/html/canvas.h"

namespace campaign::html {

/// A part of a page below a heading of its own. Pages list those that have something to say.
struct Section {
  Role role;
  std::string_view id;
  Sentence<> title;  ///< Empty: the page's own heading is its heading.
  bool (*present)(const Canvas&);
  void (*write)(const Canvas&);  ///< The content below the section's `h2`.
};

/// All sections of all pages in the order in which a page shows them.
[[nodiscard]] std::span<const Section> all_sections();

// One or two each in a file of its name. Levels are those of the headings that they begin with.

void write_campaign_cards(const Canvas& canvas);
/// What a reader has to know first: dates, money, how many goals, tactics and findings.
void write_key_figures(const Canvas& canvas);
/// The gravest findings of the scope, with the way to all.
void write_findings_that_matter(const Canvas& canvas);
void write_goal_cards(const Canvas& canvas);
/// The numbers of a goal: baseline → target by when, of which metric.
void write_journey(const Canvas& canvas, EntityId goal);
void write_goal_facts(const Canvas& canvas);
void write_goal_neighbours(const Canvas& canvas);
/// The strategies of the page's goal, each with a line a tactic.
void write_strategies(const Canvas& canvas);
/// The tactics right below the page's root that stand on this part of it, with all that is said of them.
void write_tactics(const Canvas& canvas);
void write_strategy_facts(const Canvas& canvas);
/// The files beside the site that are about the scope.
[[nodiscard]] bool has_downloads(const Canvas& canvas);
void write_downloads(const Canvas& canvas);
void write_strays(const Canvas& canvas);
void write_map(const Canvas& canvas);
void write_smart(const Canvas& canvas, EntityId goal);
/// The five letters with their marks only, for lists.
void write_smart_strip(const Canvas& canvas, EntityId goal);
/// Whether two stated values of a goal's metric have days.
[[nodiscard]] bool has_trajectory(const Canvas& canvas, EntityId goal);
/// The way of a goal's metric over time: baseline, checkpoints and target as a line, what was measured as another; with the same as a
/// table where `table` is set. O(values of the goal).
void write_trajectory(const Canvas& canvas, EntityId goal, bool table);
[[nodiscard]] bool has_coverage(const Canvas& canvas, EntityId goal);
/// How much of the needed change the tactics bring; `whole` adds what each of them brings.
void write_coverage(const Canvas& canvas, EntityId goal, bool whole);
/// The declarations that a scope's schedule begins with: its campaigns, or what stands outermost in its campaign.
[[nodiscard]] std::vector<EntityId> tops_of_schedule(const Canvas& canvas);
/// Everything of the scope on one axis of time; of a large plan its goals and strategies only.
void write_timeline(const Canvas& canvas);
/// The same of the page's goal or strategy.
void write_when(const Canvas& canvas);
/// Goals and strategies of the scope, a line each.
void write_overview_when(const Canvas& canvas);
[[nodiscard]] bool has_dayparts(const Canvas& canvas);
/// The free days of the campaign's calendar within its period.
[[nodiscard]] bool has_holidays(const Canvas& canvas);
void write_holidays(const Canvas& canvas);
/// The hours of the week at which tactics run, those with the same hours together.
void write_dayparts(const Canvas& canvas);
/// Months with what begins, ends and is due on their days.
void write_calendar(const Canvas& canvas);
void write_budget(const Canvas& canvas);
/// Planned, allocated and left of one declaration, with a bar.
void write_budget_summary(const Canvas& canvas, EntityId id);
void write_budget_by_part(const Canvas& canvas);
void write_budget_by_channel(const Canvas& canvas);
[[nodiscard]] bool has_money_by_market(const Canvas& canvas);
void write_budget_by_market(const Canvas& canvas);
void write_budget_by_month(const Canvas& canvas);
/// The metrics that goals are judged by: what they are, what they consist of, and their way.
void write_goal_metrics(const Canvas& canvas);
void write_kpis(const Canvas& canvas);
void write_audiences(const Canvas& canvas);
void write_markets(const Canvas& canvas);
void write_channels(const Canvas& canvas);
void write_people(const Canvas& canvas);
[[nodiscard]] bool has_load(const Canvas& canvas);
/// What there is to do for people by week, beside what they can; and of what is too much, what it is. O(pieces of work · weeks).
void write_load(const Canvas& canvas);
[[nodiscard]] bool has_approvals(const Canvas& canvas);
/// Who has to approve what until when, by day. O(sends · log sends).
void write_approvals(const Canvas& canvas);
[[nodiscard]] bool has_delays(const Canvas& canvas);
/// The tactics whose delay by a week moves the end of the campaign or misses a deadline, with what they move.
void write_delays(const Canvas& canvas);
void write_experiments(const Canvas& canvas);
void write_findings(const Canvas& canvas);
void write_sources(const Canvas& canvas);
void write_assumed_share(const Canvas& canvas);
void write_files(const Canvas& canvas);
void write_glossary(const Canvas& canvas);
void write_text(const Canvas& canvas);

}  // namespace campaign::html
