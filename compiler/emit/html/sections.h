#pragma once

#include <span>

#include "emit/html/canvas.h"

namespace campaign::html {

/// A part of a page below a heading of its own. Pages list those that have something to say.
struct Section {
  std::string_view id;
  std::string_view title;
  bool (*present)(const Canvas&);
  void (*write)(const Canvas&);  ///< The content below the section's `h2`.
};

/// All sections in the order in which a page shows them.
[[nodiscard]] std::span<const Section> all_sections();

// One or two each in a file of its name. Levels are those of the headings that they begin with.

void write_campaign_cards(const Canvas& canvas);
void write_business_goals(const Canvas& canvas);
void write_goals(const Canvas& canvas);
/// A goal with its numbers, SMART letters and coverage; `whole` adds all its properties and the tree below it.
void write_goal(const Canvas& canvas, EntityId goal, int level, bool whole);
/// What stands below a goal, strategy or tactic: strategies, tactics and placements, nested as the plan nests them.
void write_tree(const Canvas& canvas, EntityId parent, int level);
/// The declarations of the tree that stand where the order goal → strategy → tactic has no place for them.
[[nodiscard]] std::vector<EntityId> strays(const Canvas& canvas);
void write_strays(const Canvas& canvas);
void write_smart(const Canvas& canvas, EntityId goal);
/// The five letters with their marks only, for lists.
void write_smart_strip(const Canvas& canvas, EntityId goal);
/// How much of the needed change the tactics bring; `whole` adds what each of them brings.
void write_coverage(const Canvas& canvas, EntityId goal, int level, bool whole);
[[nodiscard]] bool has_budget(const Canvas& canvas);
void write_budget(const Canvas& canvas);
/// Planned, allocated and left of one declaration, with a bar.
void write_budget_summary(const Canvas& canvas, EntityId id);
void write_kpis(const Canvas& canvas);
void write_people(const Canvas& canvas);
void write_experiments(const Canvas& canvas);
void write_findings(const Canvas& canvas);
void write_sources(const Canvas& canvas);

}  // namespace campaign::html
