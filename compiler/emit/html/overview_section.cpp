#include <algorithm>
#include <array>
#include <string>

#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

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
      canvas.html.text(" " + display(canvas, *target));
      if (const PropertyValue* by = canvas.plan().find(goal, prop("by"))) {
        canvas.html.text(" ");
        write_around(canvas, canvas.words.around("by {0}"), [&] { write_value(canvas, find_property(Kind::goal, "by"), *by); });
      }
    }
  }
  write_smart_strip(canvas, goal);
}

void write_fact(const Canvas& canvas, EntityId campaign, Property property) {
  const auto values = canvas.plan().values(campaign, property);
  if (values.empty()) return;
  const auto fact = canvas.html.in("div");
  canvas.html.element("dt", display_name(canvas, property));
  const auto definition = canvas.html.in("dd");
  write_values(canvas, find_property(Kind::campaign, name_of(property)), values);
}

void write_finding_counts(const Canvas& canvas, const Scope& scope) {
  constexpr std::array<std::string_view, 3> kClasses = {"no", "warning", "hint"};
  const auto line = canvas.html.in("p", {cls("counts")});
  if (scope.findings.empty()) return write_tag(canvas, "yes", canvas.words("nothing to mend"));
  for (const auto& [severity, text] : display_counts(canvas, scope.findings)) {
    write_tag(canvas, kClasses[static_cast<std::size_t>(severity)], text);
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
    write_fact(canvas, campaign, prop("period"));
    write_fact(canvas, campaign, prop("owner"));
    write_fact(canvas, campaign, prop("budget"));
    write_fact(canvas, campaign, prop("stage"));
  }
  std::size_t goals = 0;
  {
    std::vector<EntityId> shown;
    for (const EntityId child : canvas.map.children(campaign, Kind::goal)) {
      if (++goals <= kMostGoals) shown.push_back(child);
    }
    if (!shown.empty()) {
      const auto list = html.in("ul", {cls("goal-lines")});
      for (const EntityId goal : shown) write_goal_line(canvas, goal);
    }
  }
  if (goals > kMostGoals) html.element("p", {cls("quiet")}, canvas.words("and {0} more goals", goals - kMostGoals));
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
std::string progress_text(const Words& words, const DaySpan& span, Day today) {
  const auto days = [](Day from, Day to) { return static_cast<std::size_t>((to - from).count()); };
  if (today < span.first) return words("begins in {0} {0:day|days}", days(today, span.first));
  if (today > span.last) return words("ended {0} {0:day|days} ago", days(span.last, today));
  return words("day {0} of {1}", days(span.first, today) + 1, days(span.first, span.last) + 1);
}

void write_period_tile(const Canvas& canvas, EntityId campaign) {
  const DaySpan* period = canvas.plan().get<DaySpan>(campaign, prop("period"));
  if (period == nullptr) return;
  write_tile(canvas, canvas.words("Period"), canvas.locale().span(period->first, period->last),
             progress_text(canvas.words, *period, Day(canvas.view().as_of)), Role::timeline);
}

void write_money_tile(const Canvas& canvas, EntityId campaign) {
  const BudgetUse* use = canvas.analysis().budget_of(campaign);
  if (use == nullptr) return;
  const Words& words = canvas.words;
  std::string note;
  if (use->stated && use->left && !use->parts.empty()) {
    note = use->left->number.is_negative() ? words("{0} too much given out", display(canvas, Amount{use->left->number.abs(), use->left->unit}))
                                           : words("{0} not given out yet", display(canvas, *use->left));
  } else if (!use->stated) {
    note = words("the sum of its parts; no budget is stated");
  }
  write_tile(canvas, words("Budget"), display(canvas, use->stated ? *use->stated : use->allocated), note, Role::budget);
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
    const auto smart = static_cast<std::size_t>(std::ranges::count_if(goals, [&](EntityId goal) { return is_smart(canvas, goal); }));
    const Words& words = canvas.words;
    write_tile(canvas, words("Goals"), canvas.locale().number(goals.size()), goals.empty() ? "" : words("{0} of them SMART", smart), Role::map);
    write_tile(canvas, words("Tactics"), canvas.locale().number(scope.of(Kind::tactic).size()),
               words("in {0} {0:strategy|strategies}", scope.of(Kind::strategy).size()), Role::timeline);
  }
  constexpr std::array<Property, 2> kAbove = {prop("about"), prop("period")};
  write_properties(canvas, scope.campaign, kAbove);
}

void write_campaign_cards(const Canvas& canvas) {
  const auto campaigns = canvas.plan().all(Kind::campaign);
  if (campaigns.empty()) return canvas.html.element("p", {cls("quiet")}, canvas.words("The files declare no campaign."));
  const auto grid = canvas.html.in("div", {cls("cards wide-cards")});
  for (const EntityId campaign : campaigns) write_campaign_card(canvas, campaign);
}

}  // namespace campaign::html
