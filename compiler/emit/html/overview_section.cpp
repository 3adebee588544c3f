#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"
#include "model/format.h"

namespace campaign::html {

namespace {

void write_goal_line(const Canvas& canvas, EntityId goal) {
  const auto item = canvas.html.in("li");
  {
    const auto name = canvas.html.in("p");
    write_link(canvas, goal);
    const auto target = canvas.plan().resolved_target(goal);
    if (target) {
      const auto note = canvas.html.in("small", {cls("clauses")});
      canvas.html.text(" " + format_amount(canvas.plan().units(), *target));
      if (const PropertyValue* by = canvas.plan().find(goal, prop("by"))) {
        canvas.html.text(" by ");
        write_value(canvas, find_property(Kind::goal, "by"), *by);
      }
    }
  }
  write_smart_strip(canvas, goal);
}

void write_fact(const Canvas& canvas, EntityId campaign, std::string_view name, Property property) {
  const auto values = canvas.plan().values(campaign, property);
  if (values.empty()) return;
  const auto fact = canvas.html.in("div");
  canvas.html.element("dt", name);
  const auto definition = canvas.html.in("dd");
  write_values(canvas, find_property(Kind::campaign, name_of(property)), values);
}

void write_finding_counts(const Canvas& canvas, const Scope& scope) {
  std::array<std::size_t, 3> counts{};
  for (const std::uint32_t finding : scope.findings)
    ++counts[static_cast<std::size_t>(canvas.view().diagnostics[finding].severity)];
  const auto line = canvas.html.in("p", {cls("counts")});
  if (scope.findings.empty()) return write_tag(canvas, "yes", "nothing to mend");
  constexpr std::array<std::array<std::string_view, 3>, 3> kWords = {
      {{"no", "error", "errors"}, {"warning", "warning", "warnings"}, {"hint", "hint", "hints"}}};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    write_tag(canvas, kWords[i][0], counted(counts[i], kWords[i][1], kWords[i][2]));
    canvas.html.text(" ");
  }
}

void write_campaign_card(const Canvas& canvas, EntityId campaign) {
  constexpr std::size_t kMostGoals = 12;
  Html& html = canvas.html;
  const Scope& scope = canvas.map.scope_of_campaign(campaign);
  const auto card = html.in("article", {cls("card campaign-card")});
  {
    const auto title = html.in("h3", {attribute("dir", "auto")});
    write_link(canvas, campaign);
  }
  {
    const auto facts = html.in("dl", {cls("facts")});
    write_fact(canvas, campaign, "Period", prop("period"));
    write_fact(canvas, campaign, "Owner", prop("owner"));
    write_fact(canvas, campaign, "Budget", prop("budget"));
    write_fact(canvas, campaign, "Stage", prop("stage"));
  }
  std::size_t goals = 0;
  {
    std::vector<EntityId> shown;
    for (const EntityId child : canvas.plan()[campaign].children) {
      if (canvas.plan()[child].kind == Kind::goal && ++goals <= kMostGoals) shown.push_back(child);
    }
    if (!shown.empty()) {
      const auto list = html.in("ul", {cls("goal-lines")});
      for (const EntityId goal : shown) write_goal_line(canvas, goal);
    }
  }
  if (goals > kMostGoals) html.element("p", {cls("quiet")}, fmt::format("and {} more goals", goals - kMostGoals));
  write_finding_counts(canvas, scope);
}

// -- a campaign at a glance -------------------------------------------------------------------------------------------

/// A figure with what it means below it, and the way to the page that says more.
void write_tile(const Canvas& canvas, std::string_view name, const std::string& figure, const std::string& note, Role more) {
  Html& html = canvas.html;
  const auto tile = html.in("div", {cls("tile")});
  html.element("dt", name);
  {
    const auto definition = html.in("dd", {cls("figure")});
    const auto url = canvas.map.way(canvas.page, more);
    url ? html.element("a", {href(*url)}, figure) : html.text(figure);
  }
  if (!note.empty()) html.element("dd", {cls("clauses")}, note);
}

/// `day 12 of 90`, `begins in 20 days`, `ended 3 days ago`: where today stands in a stretch of days.
std::string progress_text(const DaySpan& span, Day today) {
  if (today < span.first) return fmt::format("begins in {}", counted(static_cast<std::size_t>((span.first - today).count()), "day", "days"));
  if (today > span.last) return fmt::format("ended {} ago", counted(static_cast<std::size_t>((today - span.last).count()), "day", "days"));
  return fmt::format("day {} of {}", (today - span.first).count() + 1, (span.last - span.first).count() + 1);
}

void write_period_tile(const Canvas& canvas, EntityId campaign) {
  const DaySpan* period = canvas.plan().get<DaySpan>(campaign, prop("period"));
  if (period == nullptr) return;
  write_tile(canvas, "Period", canvas.locale().span(period->first, period->last), progress_text(*period, Day(canvas.view().as_of)), Role::timeline);
}

void write_money_tile(const Canvas& canvas, EntityId campaign) {
  const BudgetUse* use = canvas.analysis().budget_of(campaign);
  if (use == nullptr) return;
  const Units& units = canvas.plan().units();
  std::string note;
  if (use->stated && use->left && !use->parts.empty()) {
    note = use->left->number.is_negative() ? fmt::format("{} too much given out", format_amount(units, {use->left->number.abs(), use->left->unit}))
                                           : fmt::format("{} not given out yet", format_amount(units, *use->left));
  } else if (!use->stated) {
    note = "the sum of its parts; no budget is stated";
  }
  write_tile(canvas, "Budget", format_amount(units, use->stated ? *use->stated : use->allocated), note, Role::budget);
}

bool is_smart(const Canvas& canvas, EntityId goal) {
  const Smart* smart = canvas.analysis().smart_of(goal);
  return smart != nullptr && std::ranges::all_of(smart->letters, &Smart::Letter::holds);
}

}  // namespace

void write_key_figures(const Canvas& canvas) {
  const Scope& scope = canvas.scope();
  {
    const auto tiles = canvas.html.in("dl", {cls("tiles")});
    write_period_tile(canvas, scope.campaign);
    write_money_tile(canvas, scope.campaign);
    const auto& goals = scope.of(Kind::goal);
    const auto smart = std::ranges::count_if(goals, [&](EntityId goal) { return is_smart(canvas, goal); });
    write_tile(canvas, "Goals", std::to_string(goals.size()), goals.empty() ? "" : fmt::format("{} of them SMART", smart), Role::map);
    write_tile(canvas, "Tactics", std::to_string(scope.of(Kind::tactic).size()),
               "in " + counted(scope.of(Kind::strategy).size(), "strategy", "strategies"), Role::timeline);
  }
  constexpr std::array<Property, 2> kAbove = {prop("about"), prop("period")};
  write_properties(canvas, scope.campaign, kAbove);
}

void write_campaign_cards(const Canvas& canvas) {
  const auto campaigns = canvas.plan().all(Kind::campaign);
  if (campaigns.empty()) return canvas.html.element("p", {cls("quiet")}, "The files declare no campaign.");
  const auto grid = canvas.html.in("div", {cls("cards wide-cards")});
  for (const EntityId campaign : campaigns) write_campaign_card(canvas, campaign);
}

}  // namespace campaign::html
