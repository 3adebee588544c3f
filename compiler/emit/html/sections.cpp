#include "emit/html/sections.h"

#include <algorithm>
#include <array>

#include "emit/html/properties.h"

namespace campaign::html {

namespace {

template <Kind kind>
bool has(const Canvas& canvas) { return !canvas.page.of(kind).empty(); }

/// All declarations of a kind, each as a card with everything it states.
template <Kind kind>
void write_cards(const Canvas& canvas) {
  const auto grid = canvas.html.in("div", {cls("cards")});
  for (const EntityId id : canvas.page.of(kind)) write_card(canvas, id, 3);
}

bool is_index_of_many(const Canvas& canvas) { return canvas.page.role == Page::Role::index; }
bool has_goals(const Canvas& canvas) { return has<Kind::goal>(canvas) || !canvas.page.goal_pages.empty(); }
bool has_people(const Canvas& canvas) { return has<Kind::person>(canvas) || has<Kind::team>(canvas); }
bool has_strays(const Canvas& canvas) { return !strays(canvas).empty(); }
bool has_findings(const Canvas& canvas) {
  return canvas.page.role != Page::Role::index || !canvas.page.findings.empty();
}
bool always(const Canvas&) { return true; }

template <Kind... kinds>
bool has_any(const Canvas& canvas) { return (... || has<kinds>(canvas)); }
template <Kind... kinds>
void write_all_cards(const Canvas& canvas) {
  const auto grid = canvas.html.in("div", {cls("cards")});
  for (const Kind kind : {kinds...}) {
    for (const EntityId id : canvas.page.of(kind)) write_card(canvas, id, 3);
  }
}

constexpr auto kSections = std::to_array<Section>({
    {"campaigns", "Campaigns", is_index_of_many, write_campaign_cards},
    {"business-goals", "Business goals", has<Kind::business_goal>, write_business_goals},
    {"goals", "Goals", has_goals, write_goals},
    {"strays", "Outside the order", has_strays, write_strays},
    {"budget", "Budget", has_budget, write_budget},
    {"kpis", "KPIs", has<Kind::kpi>, write_kpis},
    {"audiences", "Audiences", has<Kind::audience>, write_cards<Kind::audience>},
    {"channels", "Channels", has<Kind::channel>, write_cards<Kind::channel>},
    {"markets", "Markets", has<Kind::market>, write_cards<Kind::market>},
    {"people", "People", has_people, write_people},
    {"milestones", "Milestones", has<Kind::milestone>, write_cards<Kind::milestone>},
    {"experiments", "Experiments", has<Kind::experiment>, write_experiments},
    {"assumptions", "Assumptions", has<Kind::assumption>, write_cards<Kind::assumption>},
    {"risks", "Risks", has<Kind::risk>, write_cards<Kind::risk>},
    {"units", "Units and currencies", has_any<Kind::unit, Kind::currency>, write_all_cards<Kind::unit, Kind::currency>},
    {"findings", "Findings", has_findings, write_findings},
    {"sources", "Sources", always, write_sources},
});

}  // namespace

std::span<const Section> all_sections() { return kSections; }

void write_business_goals(const Canvas& canvas) {
  const auto grid = canvas.html.in("div", {cls("cards")});
  for (const EntityId id : canvas.page.of(Kind::business_goal)) write_card(canvas, id, 3);
}

}  // namespace campaign::html
