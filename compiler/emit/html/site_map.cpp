#include "emit/html/site_map.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "base/work.h"
#include "emit/file_name.h"
#include "emit/html/look.h"

namespace campaign::html {

namespace {

constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

// What fits on a page and is still quick to load and to read: 250 to 600 KB of HTML.
constexpr std::size_t kTacticsOnOnePage = 150;
constexpr std::size_t kFindingsOnOnePage = 200;
constexpr std::size_t kLinesOnOnePage = 2'000;

std::size_t at(EntityId id) { return static_cast<std::size_t>(id); }
std::size_t at(Kind kind) { return static_cast<std::size_t>(kind); }
std::size_t at(Role role) { return static_cast<std::size_t>(role); }

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

/// The role of the page that lists all declarations of a kind; nullopt for those that stand where the plan nests them.
std::optional<Role> role_of(Kind kind) {
  switch (kind) {
    case Kind::kpi: return Role::kpis;
    case Kind::audience:
    case Kind::market: return Role::audiences;
    case Kind::channel: return Role::channels;
    case Kind::person:
    case Kind::booking:
    case Kind::team: return Role::people;
    case Kind::experiment: return Role::experiments;
    case Kind::assumption:
    case Kind::risk: return Role::risks;
    case Kind::milestone:
    case Kind::calendar:
    case Kind::holiday:
    case Kind::blackout:
    case Kind::season: return Role::timeline;
    case Kind::unit:
    case Kind::currency: return Role::glossary;
    case Kind::site:
    case Kind::view: return Role::sources;
    case Kind::portfolio:
    case Kind::business_goal: return Role::overview;
    default: return std::nullopt;
  }
}

bool is_referred_to(Kind kind) {
  return kind == Kind::person || kind == Kind::team || kind == Kind::channel || kind == Kind::audience || kind == Kind::market || kind == Kind::kpi;
}

}  // namespace

SiteMap::SiteMap(const PlanView& view, EntityId reader_view, std::vector<std::string> beside)
    : view_(view), readers_(view.plan, reader_view), beside_(std::move(beside)) {
  make_scopes();
  settle();
  collect_uses();
  for (Scope& scope : scopes_) borrow(scope);
  place_findings();
  const std::vector<EntityId> sites = view_.plan.all(Kind::site);
  for (const Scope& scope : scopes_) looks_.push_back(look_of(view_, sites, scope));
  make_pages();
  make_homes();
  make_anchors();
  collect_contributions();
}

const std::vector<EntityId>& SiteMap::children(EntityId id, Kind kind) const {
  // A strategy of many tactics has many pages, each of which asks.
  const auto [known, is_new] = children_.try_emplace({id, kind});
  std::vector<EntityId>& found = known->second;
  if (!is_new) return found;
  for (const EntityId child : view_.plan[id].children) {
    if (view_.plan[child].kind == kind && readers_.shows(child)) found.push_back(child);
  }
  return found;
}

EntityId SiteMap::around(EntityId id, Kind kind) const {
  return view_.plan[id].kind == kind ? id : view_.plan.enclosing(id, kind);
}

// -- scopes ---------------------------------------------------------------------------------------------------------

void SiteMap::make_scopes() {
  const std::vector<EntityId> campaigns = view_.plan.all(Kind::campaign);
  if (campaigns.size() != 1) scopes_.emplace_back();
  for (const EntityId campaign : campaigns) scopes_.push_back({.campaign = campaign});
}

const Scope& SiteMap::scope_of_campaign(EntityId campaign) const {
  return scopes_[campaign == kNoEntity ? 0 : scope_of_[at(campaign)]];
}

/// Gives each of the plan's declarations its scope: the campaign around it, else the first.
void SiteMap::settle() {
  const Plan& plan = view_.plan;
  scope_of_.assign(plan.size(), kNowhere);
  std::vector<std::uint32_t> of_campaign(plan.size(), kNowhere);
  for (std::uint32_t scope = 0; scope < scopes_.size(); ++scope) {
    if (scopes_[scope].campaign != kNoEntity) of_campaign[at(scopes_[scope].campaign)] = scope;
  }
  for (std::uint32_t i = 0; i < plan.size(); ++i) {  // A parent comes before its children.
    const Entity& entity = plan[EntityId{i}];
    if (entity.from_library || !readers_.shows(EntityId{i})) continue;
    // Readers who get to see a part of the plan meet those people, channels and metrics that it refers to.
    if (readers_.picks() && is_referred_to(entity.kind)) continue;
    const bool inside = entity.parent != kNoEntity && plan[entity.parent].kind != Kind::portfolio;
    scope_of_[i] = of_campaign[i] != kNowhere ? of_campaign[i] : inside ? scope_of_[at(entity.parent)] : 0;
    if (scope_of_[i] != kNowhere) scopes_[scope_of_[i]].shown[at(entity.kind)].push_back(EntityId{i});
  }
}

/// Takes into a scope what its declarations refer to and is at home nowhere or in the whole.
void SiteMap::borrow(Scope& scope) {
  const Plan& plan = view_.plan;
  const bool whole = &scope == &scopes_.front();
  std::vector<EntityId> todo;
  const auto take = [&](EntityId id) {
    if (id == kNoEntity || plan[id].kind == Kind::unit || plan[id].kind == Kind::currency) return;
    const std::uint32_t home = scope_of_[at(id)];
    if (home != kNowhere && (home != 0 || whole)) return;
    if (!readers_.shows(id)) return;
    if (scope.borrowed.insert(static_cast<std::uint32_t>(id)).second) todo.push_back(id);
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
  for (const auto& kind : scope.shown) std::for_each(kind.begin(), kind.end(), follow);
  for (std::size_t i = 0; i < todo.size(); ++i) follow(EntityId{todo[i]});
  std::sort(todo.begin(), todo.end());
  for (const EntityId id : todo) scope.shown[at(plan[id].kind)].push_back(id);
}

// -- pages ----------------------------------------------------------------------------------------------------------

bool SiteMap::needs(const Scope& scope, Role role) const {
  const auto has = [&](auto... kinds) { return (... || !scope.of(kinds).empty()); };
  switch (role) {
    case Role::map: return has(Kind::goal, Kind::business_goal);
    case Role::timeline: return scope.campaign != kNoEntity || scopes_.size() > 1 || has(Kind::milestone);
    case Role::calendar: return scope.campaign != kNoEntity;
    case Role::budget: {
      const auto has_money = [&](EntityId id) { return view_.analysis.budget_of(id) != nullptr; };
      return scope.campaign != kNoEntity ? has_money(scope.campaign) : std::ranges::any_of(scope.of(Kind::portfolio), has_money);
    }
    case Role::kpis: return has(Kind::kpi);
    case Role::audiences: return has(Kind::audience, Kind::market);
    case Role::channels: return has(Kind::channel);
    case Role::people: return has(Kind::person, Kind::team);
    case Role::experiments: return has(Kind::experiment);
    case Role::risks: return scope.campaign != kNoEntity || has(Kind::risk, Kind::assumption);
    case Role::findings: return scope.campaign != kNoEntity || !scope.findings.empty();
    case Role::sources: return scope.campaign != kNoEntity || has(Kind::site, Kind::view);
    case Role::glossary: return has(Kind::kpi, Kind::unit, Kind::currency);
    default: return false;  // The others are a page each of something.
  }
}

void SiteMap::make_list_pages(std::uint32_t scope, Role role, std::string_view wish, EntityId root, FileId text, std::size_t length,
                              std::size_t most) {
  const auto parts = static_cast<std::uint32_t>(std::max<std::size_t>(1, (length + most - 1) / most));
  for (std::uint32_t part = 0; part < parts; ++part) {
    scopes_[scope].pages[at(role)].push_back(static_cast<std::uint32_t>(pages_.size()));
    pages_.push_back({.role = role,
                      .file = part == 0 ? fmt::format("{}.html", wish) : fmt::format("{}.{}.html", wish, part + 1),
                      .scope = scope,
                      .root = root,
                      .text = text,
                      .part = part,
                      .parts = parts,
                      .first = static_cast<std::uint32_t>(part * most),
                      .last = static_cast<std::uint32_t>(std::min(length, (part + 1) * most))});
  }
}

void SiteMap::make_pages() {
  const Plan& plan = view_.plan;
  FileNames names;
  std::vector<std::vector<std::string>> slugs(scopes_.size(), std::vector<std::string>(kRoleCount));
  // The names of pages come before those that the plan chooses, so that a goal `budget` never changes where the budget is.
  for (std::uint32_t index = 0; index < scopes_.size(); ++index) {
    Scope& scope = scopes_[index];
    if (scope.campaign != kNoEntity) scope.name = names.next("", plan[scope.campaign].name);
    const std::string prefix = scope.name.empty() ? "" : scope.name + ".";
    for (const RoleRow& row : all_roles()) slugs[index][at(row.role)] = row.slug.empty() ? "" : names.next(prefix, row.slug);
  }
  for (std::uint32_t index = 0; index < scopes_.size(); ++index) {
    Scope& scope = scopes_[index];
    for (const RoleRow& row : all_roles()) {
      if (!readers_.has(row.role)) continue;
      const std::string& slug = slugs[index][at(row.role)];
      const auto list = [&](EntityId root, std::string_view wish, std::size_t length, std::size_t most) {
        make_list_pages(index, row.role, wish, root, {}, length, most);
      };
      if (row.role == Role::overview) {
        list(scope.campaign, index == 0 ? "index" : scope.name, 0, 1);
      } else if (row.role == Role::goal || row.role == Role::strategy) {
        for (const EntityId id : scope.of(row.role == Role::goal ? Kind::goal : Kind::strategy)) {
          const EntityId parent = plan[id].parent;
          const Page* above = parent == kNoEntity || row.role == Role::goal ? nullptr : home(parent);
          const std::string prefix = above != nullptr && above->role == Role::goal
                                         ? above->file.substr(0, above->file.size() - std::string_view(".html").size()) + "."
                                         : (scope.name.empty() ? "" : scope.name + ".");
          const std::size_t tactics = children(id, Kind::tactic).size();
          const auto first = static_cast<std::uint32_t>(pages_.size());
          list(id, names.next(prefix, plan[id].name), tactics, kTacticsOnOnePage);
          home_.resize(plan.size(), kNowhere);
          home_[at(id)] = first;
        }
      } else if (row.role == Role::text) {
        if (index != 0) continue;
        for (const FileId file : view_.plan_files) {
          const std::string wish = view_.plan_files.size() == 1 ? slug : names.next(slug + ".", view_.sources[file].name());
          text_pages_.resize(view_.sources.size(), kNowhere);
          text_pages_[static_cast<std::size_t>(file)] = static_cast<std::uint32_t>(pages_.size());
          make_list_pages(index, row.role, wish, kNoEntity, file, view_.sources[file].line_count(), kLinesOnOnePage);
        }
      } else if (needs(scope, row.role)) {
        const bool findings = row.role == Role::findings;
        list(kNoEntity, slug, findings ? scope.findings.size() : 0, findings ? kFindingsOnOnePage : 1);
      }
    }
  }
}

std::uint32_t SiteMap::list_page(const Scope& scope, Kind kind) const {
  const auto role = role_of(kind);
  if (!role) return kNowhere;
  const auto& pages = scope.pages_of(*role);
  return pages.empty() ? kNowhere : pages.front();
}

void SiteMap::make_homes() {
  const Plan& plan = view_.plan;
  home_.resize(plan.size(), kNowhere);
  for (const Scope& scope : scopes_) {
    for (const Role role : {Role::goal, Role::strategy}) {
      for (const std::uint32_t index : scope.pages_of(role)) {
        // The tactics right below stand on the parts of the page; all below them follows their parent.
        const Page& page = pages_[index];
        for (const EntityId child : std::span(children(page.root, Kind::tactic)).subspan(page.first, page.last - page.first)) home_[at(child)] = index;
      }
    }
  }
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    if (scope_of_[i] == kNowhere || home_[i] != kNowhere) continue;
    const Scope& scope = scopes_[scope_of_[i]];
    const Entity& entity = plan[EntityId{i}];
    home_[i] = list_page(scope, entity.kind);
    // What would have a page of its own or a place on one, and has none for these readers, is nowhere; so is what stands in it.
    if (home_[i] != kNowhere || role_of(entity.kind) || entity.kind == Kind::goal || entity.kind == Kind::strategy) continue;
    const bool inside = entity.parent != kNoEntity && entity.kind != Kind::campaign && plan[entity.parent].kind != Kind::portfolio;
    home_[i] = inside ? home_[at(entity.parent)] : scope.pages_of(Role::overview).front();
  }
}

const Page* SiteMap::home(EntityId id) const {
  const std::uint32_t page = at(id) < home_.size() ? home_[at(id)] : kNowhere;
  return page == kNowhere ? nullptr : &pages_[page];
}

const Page* SiteMap::page_in(const Scope& scope, EntityId id) const {
  if (!scope.borrowed.contains(static_cast<std::uint32_t>(id))) return home(id);
  const std::uint32_t page = list_page(scope, view_.plan[id].kind);
  return page == kNowhere ? nullptr : &pages_[page];
}

std::vector<EntityId> SiteMap::strays(const Scope& scope) const {
  const Plan& plan = view_.plan;
  std::vector<EntityId> found;
  for (const Kind kind : {Kind::tactic, Kind::placement, Kind::arm}) {
    for (const EntityId id : scope.of(kind)) {
      const EntityId parent = plan[id].parent;
      const Kind above = parent == kNoEntity ? Kind::campaign : plan[parent].kind;
      const bool reached = kind == Kind::tactic      ? above == Kind::goal || above == Kind::strategy || above == Kind::tactic
                           : kind == Kind::placement ? above == Kind::tactic
                                                     : above == Kind::experiment;
      if (!reached) found.push_back(id);
    }
  }
  return found;
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

std::vector<Use> SiteMap::uses_in(const Scope& scope, EntityId id) const {
  std::vector<Use> found;
  std::ranges::copy_if(uses(id), std::back_inserter(found), [&](const Use& use) {
    const EntityId campaign = around(use.user, Kind::campaign);
    return scope.campaign == kNoEntity || campaign == kNoEntity || campaign == scope.campaign;
  });
  return found;
}

// -- anchors --------------------------------------------------------------------------------------------------------

void SiteMap::make_anchors() {
  const Plan& plan = view_.plan;
  anchors_.resize(plan.size());
  // `main`, lines (`L12`) and what begins with `section-` or `finding-` are the pages' own: a path cannot have a dash, but be sure.
  std::unordered_set<std::string> taken{"main"};
  std::unordered_map<std::string, int> numbers;  // The last one that was given to a name.
  const auto give = [&](std::uint32_t i) {
    const Entity& entity = plan[EntityId{i}];
    const std::string plain = anchor_of(plan.path(EntityId{i}));
    std::string anchor = plain;
    const bool like_a_line = anchor.size() > 1 && anchor[0] == 'L' && anchor.find_first_not_of("0123456789", 1) == std::string::npos;
    if (like_a_line || anchor.starts_with("section-") || anchor.starts_with("finding-")) anchor = fmt::format("_{}", anchor);
    if (!taken.insert(anchor).second) {
      anchor = fmt::format("{}.{}", row_of(entity.kind).id, plain);
      if (!taken.insert(anchor).second) {
        const std::string wish = std::move(anchor);
        int& number = numbers.try_emplace(wish, 1).first->second;
        do {
          count_work();
          anchor = fmt::format("{}.{}", wish, ++number);
        } while (!taken.insert(anchor).second);
      }
    }
    anchors_[i] = std::move(anchor);
  };
  const auto needed = [&](std::uint32_t i) {
    return home_[i] != kNowhere || !uses_[i].empty() || plan[EntityId{i}].kind == Kind::kpi;
  };
  for (const bool first : {true, false}) {
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      if (comes_first(plan[EntityId{i}].kind) == first && needed(i)) give(i);
    }
  }
  for (const Scope& scope : scopes_) {
    for (const auto& kind : scope.shown) {
      for (const EntityId id : kind) {
        if (anchors_[at(id)].empty()) give(static_cast<std::uint32_t>(id));
      }
    }
  }
}

std::optional<Url> SiteMap::way(const Page& from, EntityId to) const {
  if (to == kNoEntity) return std::nullopt;
  const Page* page = page_in(scopes_[from.scope], to);
  if (page == nullptr) return std::nullopt;
  return Url::place(page == &from ? "" : page->file, page->root == to && page != &from ? std::string_view() : anchor(to));
}

std::optional<Url> SiteMap::way(const Page& from, Role to) const {
  for (const Scope* scope : {&scopes_[from.scope], &scopes_.front()}) {
    const auto& pages = scope->pages_of(to);
    if (!pages.empty()) return Url::place(pages_[pages.front()].file, "");
  }
  return std::nullopt;
}

const Page* SiteMap::page_of_finding(std::uint32_t finding) const {
  const auto [scope, rank] = finding_ranks_[finding];
  const auto& pages = scopes_[scope].pages_of(Role::findings);
  return pages.empty() || rank == kNowhere ? nullptr : &pages_[pages[rank / kFindingsOnOnePage]];
}

std::optional<Url> SiteMap::way_to_finding(const Page& from, std::uint32_t finding) const {
  const Page* page = page_of_finding(finding);
  if (page == nullptr) return std::nullopt;
  return Url::place(page == &from ? "" : page->file, fmt::format("finding-{}", finding + 1));
}

std::optional<Url> SiteMap::way_to_text(const Page& from, Span span) const {
  const auto file = static_cast<std::size_t>(span.file);
  if (file >= text_pages_.size() || text_pages_[file] == kNowhere) return std::nullopt;
  const std::uint32_t line = view_.sources[span.file].line(span.begin);
  const Page& page = pages_[text_pages_[file] + (line - 1) / kLinesOnOnePage];
  return Url::place(&page == &from ? "" : page.file, fmt::format("L{}", line));
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
  finding_ranks_.resize(view_.diagnostics.size(), {0, kNowhere});
  for (std::uint32_t i = 0; i < view_.diagnostics.size(); ++i) {
    const EntityId place = innermost(view_.diagnostics[i].span);
    finding_places_.push_back(place);
    if (place != kNoEntity && !readers_.shows(place)) continue;
    if (place != kNoEntity) findings_by_place_.emplace_back(place, i);
    const std::uint32_t scope = place == kNoEntity || scope_of_[at(place)] == kNowhere ? 0 : scope_of_[at(place)];
    finding_ranks_[i].first = scope;
    scopes_[scope].findings.push_back(i);
  }
  for (Scope& scope : scopes_) {
    std::stable_sort(scope.findings.begin(), scope.findings.end(), [this](std::uint32_t a, std::uint32_t b) {
      return view_.diagnostics[a].severity < view_.diagnostics[b].severity;
    });
    for (std::uint32_t rank = 0; rank < scope.findings.size(); ++rank) finding_ranks_[scope.findings[rank]].second = rank;
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
