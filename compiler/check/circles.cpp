#include "check/circles.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

namespace campaign {

namespace {

constexpr std::size_t kMostShown = 8;  // Links of one circle.

/// What one node of a graph needs: another node, and where the plan says so. What follows from blocks has no place.
struct Need {
  std::uint32_t node = 0;
  bool written = false;
  EntityId from = kNoEntity, to = kNoEntity;
  Span span{};
  std::string_view by{};
};

/// Goals and what they serve, audiences and what they lie within, metrics and what a campaign's assumptions turn them into, or
/// tactics and what they wait for. A goal or audience is
/// a node; a tactic is two, its start (even) and its end (odd), for a tactic ends when its parts have ended and they start
/// when it has started.
class Graph {
 public:
  /// Of the declarations of a kind.
  Graph(const Plan& plan, Kind kind) : plan_(plan), kind_(kind) {
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      if (plan[EntityId{i}].kind != kind) continue;
      if (kind == Kind::goal) add_links(EntityId{i}, prop("serves"), "serves");
      if (kind == Kind::audience) add_links(EntityId{i}, prop("within"), "within");
      if (kind == Kind::tactic) add_tactic(EntityId{i});
    }
  }
  /// Of what some assumptions turn into what.
  Graph(const Plan& plan, const std::vector<EntityId>& assumptions) : plan_(plan), kind_(Kind::assumption) {
    for (const EntityId id : assumptions) add_conversion(id);
  }

  [[nodiscard]] const std::vector<std::uint32_t>& sources() const { return sources_; }

  [[nodiscard]] std::vector<Need> needs(std::uint32_t node) const {
    const auto found = written_.find(node);
    std::vector<Need> needs = found == written_.end() ? std::vector<Need>() : found->second;
    const EntityId id{node / 2};
    const EntityId parent = plan_[id].parent;
    const bool is_end = node % 2 == 1;
    if (!is_end && parent != kNoEntity && plan_[parent].kind == kind_) needs.push_back({start_of(parent)});
    if (is_end) {
      needs.push_back({start_of(id)});
      for (const EntityId child : plan_[id].children) {
        if (plan_[child].kind == kind_) needs.push_back({end_of(child)});
      }
    }
    return needs;
  }

 private:
  static std::uint32_t start_of(EntityId id) { return 2 * static_cast<std::uint32_t>(id); }
  static std::uint32_t end_of(EntityId id) { return start_of(id) + 1; }

  void add_links(EntityId id, Property property, std::string_view by) {
    for_each(id, property, [&](EntityId other, Span span) { add(start_of(id), {start_of(other), true, id, other, span, by}); });
  }

  void add_conversion(EntityId id) {
    const auto* from = plan_.get<Reference>(id, prop("from"));
    const auto* to = plan_.get<Reference>(id, prop("to"));
    if (from == nullptr || to == nullptr) return;
    add(start_of(from->entity), {start_of(to->entity), true, from->entity, to->entity, plan_.find(id, prop("to"))->span, "to"});
  }

  void add_tactic(EntityId id) {
    for_each(id, prop("after"), [&](EntityId other, Span span) { add(start_of(id), {end_of(other), true, id, other, span, "after"}); });
    for_each(id, prop("before"), [&](EntityId other, Span span) { add(start_of(other), {end_of(id), true, other, id, span, "before"}); });
  }

  template <typename Function>
  void for_each(EntityId id, Property property, Function function) {
    for (const PropertyValue& value : plan_.values(id, property)) {
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference != nullptr && plan_[reference->entity].kind == kind_) function(reference->entity, value.span);
    }
  }

  void add(std::uint32_t node, const Need& need) {
    auto& needs = written_[node];
    if (needs.empty()) sources_.push_back(node);
    needs.push_back(need);
  }

  const Plan& plan_;
  Kind kind_;
  std::unordered_map<std::uint32_t, std::vector<Need>> written_;
  std::vector<std::uint32_t> sources_;
};

/// Walks a graph in depth without recursion: chains may be as long as a plan.
class CircleFinder {
 public:
  CircleFinder(const Plan& plan, const Graph& graph, Diagnostics& diagnostics) : plan_(plan), graph_(graph), diagnostics_(diagnostics) {}

  void run() {
    for (const std::uint32_t node : graph_.sources()) {
      if (states_[node] == State::untouched) walk(node);
    }
  }

 private:
  enum class State : std::uint8_t { untouched, open, done };
  struct Step {
    std::uint32_t node;
    std::vector<Need> needs;
    std::size_t next = 0;
  };

  void walk(std::uint32_t start) {
    open(start);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next == step.needs.size()) {
        states_[step.node] = State::done;
        path_.pop_back();
        continue;
      }
      const std::uint32_t node = step.needs[step.next++].node;
      const State state = states_[node];
      if (state == State::untouched) open(node);
      if (state == State::open) circle(node);
    }
  }

  void open(std::uint32_t node) {
    states_[node] = State::open;
    path_.push_back({node, graph_.needs(node)});
  }

  void circle(std::uint32_t node) {
    std::vector<CircleLink> links;
    bool known = false;
    for (auto step = std::ranges::find(path_, node, &Step::node); step != path_.end(); ++step) {
      const Need& need = step->needs[step->next - 1];
      if (!need.written) continue;
      known = !reported_.insert(static_cast<std::uint32_t>(need.from)).second || known;
      links.push_back({plan_[need.from].name, plan_[need.to].name, need.span, need.by});
    }
    if (!known) report_circle(diagnostics_, links);
  }

  const Plan& plan_;
  const Graph& graph_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::uint32_t, State> states_;
  std::vector<Step> path_;
  std::unordered_set<std::uint32_t> reported_;  // Declarations in circles that have been reported.
};

}  // namespace

void report_circle(Diagnostics& diagnostics, std::span<const CircleLink> circle) {
  const auto first = static_cast<std::size_t>(std::ranges::min_element(circle, {}, &CircleLink::span) - circle.begin());
  const auto link = [&](std::size_t i) -> const CircleLink& { return circle[(first + i) % circle.size()]; };
  std::string names;
  const std::size_t shown = std::min(circle.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    names += fmt::format("`{}` → ", link(i).from);
    if (link(i).to != link(i + 1).from) names += fmt::format("`{}` → ", link(i).to);
  }
  if (shown < circle.size()) names += fmt::format("{} more → ", circle.size() - shown);
  Diagnostic& diagnostic = diagnostics.report<Finding::circle>(link(0).span, link(0).by, names + fmt::format("`{}`", link(0).from));
  for (std::size_t i = 1; i < shown; ++i) diagnostic.label(link(i).span, say("`{}` → `{}`", link(i).from, link(i).to));
  diagnostic.helped("delete one of the links");
}

void check_circles(const Plan& plan, Diagnostics& diagnostics) {
  for (const Kind kind : {Kind::goal, Kind::audience, Kind::tactic}) CircleFinder(plan, Graph(plan, kind), diagnostics).run();
  std::map<EntityId, std::vector<EntityId>> assumptions;  // By campaign.
  for (const EntityId id : plan.all(Kind::assumption)) {
    const EntityId campaign = plan.enclosing(id, Kind::campaign);
    if (campaign != kNoEntity) assumptions[campaign].push_back(id);
  }
  for (const auto& [campaign, own] : assumptions) CircleFinder(plan, Graph(plan, own), diagnostics).run();
}

}  // namespace campaign
