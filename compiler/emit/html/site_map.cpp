#include "emit/html/site_map.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "emit/html/file_name.h"

namespace campaign::html {

namespace {

constexpr std::uint32_t kNowhere = 0xFFFFFFFF;
constexpr std::size_t kTacticsOnOnePage = 300;  // About 600 KB of HTML; beyond that a page a goal reads better.

std::size_t at(EntityId id) { return static_cast<std::size_t>(id); }
std::size_t at(Kind kind) { return static_cast<std::size_t>(kind); }

/// What a value refers to, or kNoEntity.
EntityId target_of(const Value& value) {
  if (const auto* reference = std::get_if<Reference>(&value)) return reference->entity;
  if (const auto* condition = std::get_if<Condition>(&value)) return condition->metric;
  if (const auto* expectation = std::get_if<Expectation>(&value)) return expectation->metric;
  return kNoEntity;
}

/// A path id as an element's `id`: no blanks and no control characters.
std::string anchor_of(std::string path) {
  for (char& c : path) c = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '"' || c == '\'' ? '_' : c;
  return path.empty() ? "_" : path;
}

/// Goals, strategies, tactics and campaigns get their plain path before metrics and people of the same name do.
bool comes_first(Kind kind) {
  return kind == Kind::campaign || kind == Kind::goal || kind == Kind::strategy || kind == Kind::tactic;
}

}  // namespace

SiteMap::SiteMap(const PlanView& view) : view_(view) {
  make_pages();
  settle();
  collect_uses();
  for (std::uint32_t page = 0; page < pages_.size(); ++page) borrow(page);
  make_anchors();
  place_findings();
  collect_contributions();
}

EntityId SiteMap::around(EntityId id, Kind kind) const {
  return view_.plan[id].kind == kind ? id : view_.plan.enclosing(id, kind);
}

const Page& SiteMap::page_of_campaign(EntityId campaign) const {
  const std::uint32_t page = campaign == kNoEntity ? 0 : home_[at(campaign)];
  return pages_[page];
}

// -- pages ----------------------------------------------------------------------------------------------------------

void SiteMap::make_pages() {
  pages_.push_back({.role = Page::Role::index, .file = "index.html"});
  FileNames names;
  std::vector<std::size_t> tactics(view_.plan.size());
  for (const EntityId tactic : view_.plan.all(Kind::tactic)) {
    const EntityId campaign = view_.plan.enclosing(tactic, Kind::campaign);
    if (campaign != kNoEntity) ++tactics[at(campaign)];
  }
  for (const EntityId campaign : view_.plan.all(Kind::campaign)) {
    const std::string name = names.next("", view_.plan[campaign].name);
    const auto page = static_cast<std::uint32_t>(pages_.size());
    pages_.push_back({.role = Page::Role::campaign, .file = name + ".html", .root = campaign});
    if (tactics[at(campaign)] <= kTacticsOnOnePage) continue;
    for (const EntityId child : view_.plan[campaign].children) {
      if (view_.plan[child].kind != Kind::goal) continue;
      pages_[page].goal_pages.push_back(static_cast<std::uint32_t>(pages_.size()));
      const std::string file = names.next(name + ".", view_.plan[child].name) + ".html";
      pages_.push_back({.role = Page::Role::goal, .file = file, .root = child, .parent = page});
    }
  }
}

void SiteMap::settle() {
  const Plan& plan = view_.plan;
  home_.assign(plan.size(), kNowhere);
  std::vector<std::uint32_t> page_of(plan.size(), kNowhere);
  std::size_t campaigns = 0;
  std::uint32_t shared = 0;  // Where declarations outside every campaign live.
  for (std::uint32_t page = 0; page < pages_.size(); ++page) {
    if (pages_[page].root != kNoEntity) page_of[at(pages_[page].root)] = page;
    if (pages_[page].role == Page::Role::campaign && ++campaigns == 1) shared = page;
  }
  if (campaigns != 1) shared = 0;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {  // A parent comes before its children.
    const Entity& entity = plan[EntityId{i}];
    if (entity.from_library) continue;
    const bool inside = entity.parent != kNoEntity && plan[entity.parent].kind != Kind::portfolio;
    home_[i] = page_of[i] != kNowhere ? page_of[i] : inside ? home_[at(entity.parent)] : shared;
    if (entity.kind == Kind::portfolio) home_[i] = 0;
    if (home_[i] != kNowhere) pages_[home_[i]].shown[at(entity.kind)].push_back(EntityId{i});
  }
}

/// Takes onto a page what its declarations refer to and is at home nowhere or on the index. Goal pages borrow nothing:
/// they link to their campaign's page.
void SiteMap::borrow(std::uint32_t page_index) {
  Page& page = pages_[page_index];
  if (page.role == Page::Role::goal) return;
  const Plan& plan = view_.plan;
  std::vector<EntityId> todo;
  const auto take = [&](EntityId id) {
    if (id == kNoEntity || plan[id].kind == Kind::unit || plan[id].kind == Kind::currency) return;
    const std::uint32_t home = home_[at(id)];
    if (home != kNowhere && (home != 0 || page_index == 0)) return;
    if (page.borrowed.insert(static_cast<std::uint32_t>(id)).second) todo.push_back(id);
  };
  const auto follow = [&](EntityId id) {
    // A channel of the standard library can measure far more than a plan reads.
    if (!plan[id].from_library || plan[id].kind != Kind::channel) {
      for (const PropertyValue& value : plan.values(id)) take(target_of(value.value));
    }
    if (const Formula* formula = plan.formula(id)) {
      for (const FormulaNode& node : formula->nodes) take(node.metric);
    }
  };
  const auto follow_all = [&](const Page& from) {
    for (const auto& kind : from.shown) std::for_each(kind.begin(), kind.end(), follow);
  };
  follow_all(page);
  for (const std::uint32_t goal_page : page.goal_pages) follow_all(pages_[goal_page]);
  for (std::size_t i = 0; i < todo.size(); ++i) follow(EntityId{todo[i]});
  std::sort(todo.begin(), todo.end());
  for (const EntityId id : todo) page.shown[at(plan[id].kind)].push_back(id);
}

void SiteMap::collect_uses() {
  const Plan& plan = view_.plan;
  uses_.resize(plan.size());
  const auto add = [this](EntityId to, Use use) {
    if (to == kNoEntity) return;
    auto& uses = uses_[at(to)];
    if (uses.empty() || uses.back().user != use.user || uses.back().property != use.property) uses.push_back(use);
  };
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    // Of the standard library only formulas count: a channel's list of all it could measure says nothing of this plan.
    const bool own = !plan[EntityId{i}].from_library;
    for (const PropertyValue& value : own ? plan.values(EntityId{i}) : std::span<const PropertyValue>())
      add(target_of(value.value), {EntityId{i}, value.property});
    if (const Formula* formula = plan.formula(EntityId{i})) {
      for (const FormulaNode& node : formula->nodes) add(node.metric, {EntityId{i}, prop("metric")});
    }
  }
}

// -- anchors --------------------------------------------------------------------------------------------------------

void SiteMap::make_anchors() {
  const Plan& plan = view_.plan;
  anchors_.resize(plan.size());
  // `main` and what begins with `section-` or `finding-` are the pages' own: a path cannot have a dash, but be sure.
  std::unordered_set<std::string> taken{"main"};
  const auto give = [&](std::uint32_t i) {
    const Entity& entity = plan[EntityId{i}];
    const std::string plain = anchor_of(plan.path(EntityId{i}));
    std::string anchor = plain;
    if (anchor.starts_with("section-") || anchor.starts_with("finding-")) anchor = fmt::format("_{}", anchor);
    if (!taken.insert(anchor).second) {
      anchor = fmt::format("{}.{}", row_of(entity.kind).id, plain);
      for (int number = 2; !taken.insert(anchor).second; ++number)
        anchor = fmt::format("{}.{}.{}", row_of(entity.kind).id, plain, number);
    }
    anchors_[i] = std::move(anchor);
  };
  const auto needs = [&](std::uint32_t i) {
    return home_[i] != kNowhere || !uses_[i].empty() || plan[EntityId{i}].kind == Kind::kpi;
  };
  for (const bool first : {true, false}) {
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      if (comes_first(plan[EntityId{i}].kind) == first && needs(i)) give(i);
    }
  }
  for (const Page& page : pages_) {
    for (const std::uint32_t i : page.borrowed) {
      assert(!anchors_[i].empty() || plan[EntityId{i}].from_library);
      if (anchors_[i].empty()) give(i);
    }
  }
}

bool SiteMap::shows(const Page& page, EntityId id) const {
  const std::uint32_t home = home_[at(id)];
  return (home != kNowhere && &pages_[home] == &page) || page.borrowed.contains(static_cast<std::uint32_t>(id));
}

std::optional<Url> SiteMap::way(const Page& from, EntityId to) const {
  if (to == kNoEntity) return std::nullopt;
  if (shows(from, to)) return Url::place("", anchor(to));
  const Page& above = pages_[from.parent];
  if (from.role == Page::Role::goal && shows(above, to)) return Url::place(above.file, anchor(to));
  const std::uint32_t home = home_[at(to)];
  if (home == kNowhere) return std::nullopt;
  const Page& page = pages_[home];
  return Url::place(page.file, page.root == to ? std::string_view() : anchor(to));
}

// -- findings -------------------------------------------------------------------------------------------------------

EntityId SiteMap::innermost(Span span) const {
  const auto file = static_cast<std::size_t>(span.file);
  if (file >= by_begin_.size()) return kNoEntity;
  const auto& order = by_begin_[file];
  const auto after = std::upper_bound(order.begin(), order.end(), span.begin, [this](std::uint32_t begin, EntityId id) {
    return begin < view_.plan[id].span.begin;
  });
  if (after == order.begin()) return kNoEntity;
  EntityId id = *(after - 1);
  while (id != kNoEntity && view_.plan[id].span.end <= span.begin) id = view_.plan[id].parent;
  return id;
}

void SiteMap::place_findings() {
  const Plan& plan = view_.plan;
  by_begin_.resize(view_.sources.size());
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const auto file = static_cast<std::size_t>(plan[EntityId{i}].span.file);
    if (!plan[EntityId{i}].from_library && file < by_begin_.size()) by_begin_[file].push_back(EntityId{i});
  }
  for (auto& order : by_begin_) {
    std::sort(order.begin(), order.end(), [&](EntityId a, EntityId b) {
      return std::pair(plan[a].span.begin, at(a)) < std::pair(plan[b].span.begin, at(b));
    });
  }
  const auto campaigns =
      std::count_if(pages_.begin(), pages_.end(), [](const Page& page) { return page.role == Page::Role::campaign; });
  for (std::uint32_t i = 0; i < view_.diagnostics.size(); ++i) {
    const EntityId place = innermost(view_.diagnostics[i].span);
    finding_places_.push_back(place);
    if (place != kNoEntity) findings_by_place_.emplace_back(place, i);
    const EntityId campaign = place == kNoEntity ? kNoEntity : around(place, Kind::campaign);
    std::uint32_t home = place == kNoEntity ? 0 : home_[at(place)];
    if (home == kNowhere) home = 0;
    if (campaign != kNoEntity) {
      pages_[home_[at(campaign)]].findings.push_back(i);
      if (home != home_[at(campaign)]) pages_[home].findings.push_back(i);
    } else {
      pages_[campaigns == 1 ? 1 : 0].findings.push_back(i);
    }
  }
  std::sort(findings_by_place_.begin(), findings_by_place_.end());
}

void SiteMap::collect_contributions() {
  for (const auto& [goal, attainment] : view_.analysis.attainment) {
    for (const Contribution& each : attainment.contributions)
      contributions_.push_back({each.tactic, EntityId{goal}, &each});
  }
  // Two contributions of a tactic to one goal keep the order in which they were worked out: they lie in one array.
  std::sort(contributions_.begin(), contributions_.end(), [](const GoalContribution& a, const GoalContribution& b) {
    return std::tuple(a.tactic, a.goal, a.contribution) < std::tuple(b.tactic, b.goal, b.contribution);
  });
}

std::span<const GoalContribution> SiteMap::contributions_of(EntityId tactic) const {
  const auto less = [](const GoalContribution& a, const GoalContribution& b) { return a.tactic < b.tactic; };
  const auto [first, last] = std::equal_range(contributions_.begin(), contributions_.end(),
                                              GoalContribution{tactic, kNoEntity, nullptr}, less);
  return {first, last};
}

std::vector<std::uint32_t> SiteMap::findings_at(EntityId id) const {
  std::vector<std::uint32_t> found;
  for (auto place =
           std::lower_bound(findings_by_place_.begin(), findings_by_place_.end(), std::pair(id, std::uint32_t{0}));
       place != findings_by_place_.end() && place->first == id; ++place) {
    found.push_back(place->second);
  }
  return found;
}

}  // namespace campaign::html
