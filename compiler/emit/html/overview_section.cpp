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

void write_finding_counts(const Canvas& canvas, const Page& page) {
  std::array<std::size_t, 3> counts{};
  for (const std::uint32_t finding : page.findings)
    ++counts[static_cast<std::size_t>(canvas.view().diagnostics[finding].severity)];
  const auto line = canvas.html.in("p", {cls("counts")});
  if (page.findings.empty()) return write_tag(canvas, "yes", "nothing to mend");
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
  const Page& page = canvas.map.page_of_campaign(campaign);
  const auto card = html.in("article", {cls("card campaign-card")});
  {
    const auto title = html.in("h3", {attribute("dir", "auto")});
    html.element("a", {href(Url::place(page.file, ""))}, canvas.plan().label(campaign));
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
  write_finding_counts(canvas, page);
}

}  // namespace

void write_campaign_cards(const Canvas& canvas) {
  const auto campaigns = canvas.plan().all(Kind::campaign);
  if (campaigns.empty()) return canvas.html.element("p", {cls("quiet")}, "The files declare no campaign.");
  const auto grid = canvas.html.in("div", {cls("cards wide-cards")});
  for (const EntityId campaign : campaigns) write_campaign_card(canvas, campaign);
}

}  // namespace campaign::html
