#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "emit/html/charts.h"
#include "emit/html/facets.h"
#include "emit/html/sections.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostTactics = 300;       // More of them are counted, and listed on their strategy's page.
constexpr std::size_t kMostTacticsOfOne = 20;

/// The tree from the business goals down, as nested lists that the style sheet lays out in columns.
class MapWriter {
 public:
  explicit MapWriter(const Canvas& canvas) : canvas_(canvas), plan_(canvas.plan()), html_(canvas.html) {
    tactics_ = canvas.scope().of(Kind::tactic).size() <= kMostTactics;
  }

  void write() {
    const auto list = html_.in("ul", {cls("map")});
    const auto& goals = canvas_.scope().of(Kind::goal);
    for (const EntityId aim : canvas_.scope().of(Kind::business_goal)) {
      const auto served = served_by(aim);
      const auto item = html_.in("li");
      write_node(aim);
      if (served.empty()) continue;
      const auto below = html_.in("ul", {cls("below")});
      for (const EntityId goal : served) write_goal(goal);
    }
    for (const EntityId goal : goals) {
      if (!placed_.contains(static_cast<std::uint32_t>(goal)) && is_outermost(goal)) write_goal(goal);
    }
  }

 private:
  [[nodiscard]] bool is_outermost(EntityId goal) const {
    const EntityId parent = plan_[goal].parent;
    return parent == kNoEntity || plan_[parent].kind != Kind::goal;
  }

  /// The goals that say they serve an aim, or whose campaign does; each stands below its first aim only.
  std::vector<EntityId> served_by(EntityId aim) {
    std::vector<EntityId> served;
    for (const EntityId goal : canvas_.scope().of(Kind::goal)) {
      if (!is_outermost(goal) || !serves(goal, aim) || !placed_.insert(static_cast<std::uint32_t>(goal)).second) continue;
      served.push_back(goal);
    }
    return served;
  }
  [[nodiscard]] bool serves(EntityId goal, EntityId aim) const {
    auto values = plan_.values(goal, prop("serves"));
    const EntityId campaign = plan_.enclosing(goal, Kind::campaign);
    if (values.empty() && campaign != kNoEntity) values = plan_.values(campaign, prop("serves"));
    return std::ranges::any_of(values, [&](const PropertyValue& value) {
      const auto* reference = std::get_if<Reference>(&value.value);
      return reference != nullptr && reference->entity == aim;
    });
  }

  void write_node(EntityId id) {
    const auto node = html_.in("div", {cls(fmt::format("node {}", row_of(plan_[id].kind).id))});
    html_.element("span", {cls("kind")}, display_kind(canvas_, id));
    html_.text(" ");
    write_link(canvas_, id);
    write_details(id);
  }

  void write_details(EntityId id) {
    if (plan_[id].kind == Kind::goal) {
      const auto target = plan_.resolved_target(id);
      if (target) html_.element("span", {cls("clauses")}, canvas_.words("to {0}", display(canvas_, *target)));
      write_smart_strip(canvas_, id);
      const Attainment* attainment = canvas_.analysis().attainment_of(id);
      if (attainment != nullptr && attainment->coverage) {
        const auto percent = attainment->coverage->scaled_by_power_of_ten(2);
        if (percent) html_.element("span", {cls("clauses")}, canvas_.words("{0} covered by tactics", canvas_.locale().percent(*percent, {})));
      }
    }
    if (const BudgetUse* use = canvas_.analysis().budget_of(id); use != nullptr && plan_[id].kind != Kind::goal)
      html_.element("span", {cls("clauses")}, display(canvas_, use->stated ? *use->stated : use->allocated));
  }

  /// The metrics that show whether a tactic or goal works.
  void write_metrics(EntityId id) {
    std::vector<EntityId> metrics;
    const auto add = [&](EntityId metric) {
      if (metric != kNoEntity && std::ranges::find(metrics, metric) == metrics.end()) metrics.push_back(metric);
    };
    for (const PropertyValue& value : plan_.values(id)) {
      if (const auto* expectation = std::get_if<Expectation>(&value.value)) add(expectation->metric);
      if (const auto* condition = std::get_if<Condition>(&value.value); condition != nullptr && value.property == prop("kpi")) add(condition->metric);
    }
    if (metrics.empty()) return;
    const auto list = html_.in("ul", {cls("metrics")});
    for (const EntityId metric : metrics) {
      const auto item = html_.in("li");
      const auto node = html_.in("div", {cls("node kpis")});
      html_.element("span", {cls("kind")}, display_kind(canvas_, metric));
      html_.text(" ");
      write_link(canvas_, metric);
    }
  }

  void write_tactics(const std::vector<EntityId>& tactics, EntityId parent) {
    const std::size_t shown = std::min(tactics.size(), kMostTacticsOfOne);
    for (std::size_t i = 0; i < shown; ++i) {
      const auto item = html_.in("li", {cls("leaf"), attribute("data-facets", facets_of(canvas_, tactics[i]))});
      write_node(tactics[i]);
      write_metrics(tactics[i]);
    }
    if (tactics.size() > shown) write_rest(parent, canvas_.words("{0} more {0:tactic|tactics}", tactics.size() - shown));
  }
  void write_rest(EntityId parent, const std::string& words) {
    const auto item = html_.in("li", {cls("leaf")});
    const auto node = html_.in("div", {cls("node rest")});
    const auto url = canvas_.map.way(canvas_.page, parent);
    url ? html_.element("a", {href(*url)}, words) : html_.text(words);
  }

  [[nodiscard]] std::vector<EntityId> children(EntityId id, Kind kind) const { return canvas_.map.children(id, kind); }

  void write_tactics_of(EntityId id) {
    const auto tactics = children(id, Kind::tactic);
    if (tactics.empty()) return;
    if (tactics_) return write_tactics(tactics, id);
    write_rest(id, canvas_.words("{0} {0:tactic|tactics}", tactics.size()));
  }

  void write_goal(EntityId goal) {
    const auto item = html_.in("li");
    write_node(goal);
    const auto goals = children(goal, Kind::goal), strategies = children(goal, Kind::strategy);
    if (goals.empty() && strategies.empty() && children(goal, Kind::tactic).empty()) return;
    const auto below = html_.in("ul", {cls("below")});
    for (const EntityId part : goals) write_goal(part);
    for (const EntityId strategy : strategies) {
      const auto each = html_.in("li");
      write_node(strategy);
      if (children(strategy, Kind::tactic).empty()) continue;
      const auto tactics = html_.in("ul", {cls("below")});
      write_tactics_of(strategy);
    }
    write_tactics_of(goal);
  }

  const Canvas& canvas_;
  const Plan& plan_;
  Html& html_;
  std::unordered_set<std::uint32_t> placed_;
  bool tactics_ = true;
};

}  // namespace

void write_map(const Canvas& canvas) { MapWriter(canvas).write(); }

}  // namespace campaign::html
