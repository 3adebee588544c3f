#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "emit/html/pages.h"
#include "emit/html/reader_view.h"
#include "emit/html/url.h"
#include "emit/plan_view.h"

namespace campaign::html {

/// How a plan's own `site` has the pages of a scope look. Views into the plan.
struct Look {
  EntityId site = kNoEntity;
  std::string_view brand;    ///< Empty: the plan's own name.
  std::string_view address;  ///< Where the pages are published, with a `/` at its end or not; empty: not said, or no web address.
  const Asset* logo = nullptr;
  std::string logo_file;     ///< Where it stands in the site; empty without one.
  std::string style_file;    ///< The accent's colours and the plan's own style sheet; empty without either.
};

/// A campaign with all that it uses; or, in a site of none or several campaigns, what they share.
struct Scope {
  EntityId campaign = kNoEntity;  ///< kNoEntity: the whole.
  std::string name{};             ///< The first part of its files' names; empty for the whole.
  /// What it shows, by kind, in the order of the text: what is its own, then what that refers to and is declared elsewhere
  /// (shared people, metrics of the standard library).
  std::array<std::vector<EntityId>, kKindCount> shown{};
  std::unordered_set<std::uint32_t> borrowed{};  ///< Those of them that are not its own.
  std::vector<std::uint32_t> findings{};         ///< Indices of `PlanView::diagnostics`, the gravest first.
  std::array<std::vector<std::uint32_t>, kRoleCount> pages{};  ///< Indices of `SiteMap::pages`, by role.

  [[nodiscard]] const std::vector<EntityId>& of(Kind kind) const { return shown[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] const std::vector<std::uint32_t>& pages_of(Role role) const { return pages[static_cast<std::size_t>(role)]; }
};

/// One page of the site.
struct Page {
  Role role = Role::overview;
  std::string file;            ///< Relative to the site's folder; safe on every file system.
  std::uint32_t scope = 0;
  EntityId root = kNoEntity;   ///< The campaign, goal or strategy that the page is about.
  FileId text{};               ///< Of the role `text`: the file.
  std::uint32_t part = 0;      ///< Which of several pages about the same.
  std::uint32_t parts = 1;
  /// The part of a list that stands on this page: lines of a text, findings of the scope, or tactics right below the root.
  std::uint32_t first = 0, last = 0;
};

/// A place of the plan that refers to a declaration.
struct Use {
  EntityId user = kNoEntity;
  Property property{};
};

/// A tactic's contribution and the goal it goes to.
struct GoalContribution {
  EntityId tactic = kNoEntity;
  EntityId goal = kNoEntity;
  const Contribution* contribution = nullptr;
};

/// Which pages the site has, where each declaration stands, and how to link to it. Built once; pages are then made
/// from it independently.
class SiteMap {
 public:
  /// `reader_view`: the `view` whose readers the site is for, or kNoEntity for all. O(declarations + values + findings · log declarations).
  explicit SiteMap(const PlanView& view, EntityId reader_view = kNoEntity, std::vector<std::string> beside = {});

  [[nodiscard]] const PlanView& view() const { return view_; }
  /// The children of a declaration that the site's readers get to see, of one kind.
  [[nodiscard]] const std::vector<EntityId>& children(EntityId id, Kind kind) const;
  /// Whether they get to see a declaration.
  [[nodiscard]] bool is_shown(EntityId id) const { return readers_.shows(id); }
  /// The files beside the site, by their names in its folder.
  [[nodiscard]] const std::vector<std::string>& beside() const { return beside_; }
  [[nodiscard]] const std::vector<Scope>& scopes() const { return scopes_; }
  [[nodiscard]] const std::vector<Page>& pages() const { return pages_; }
  [[nodiscard]] const Look& look(std::uint32_t scope) const { return looks_[scope]; }
  /// The `id` of a declaration's element: its path, made unique in the whole site. O(1).
  [[nodiscard]] std::string_view anchor(EntityId id) const { return anchors_[static_cast<std::size_t>(id)]; }
  /// The way from a page to a declaration; nullopt when no page shows it.
  [[nodiscard]] std::optional<Url> way(const Page& from, EntityId to) const;
  /// The way from a page to the first page of a role in its scope; nullopt when there is none.
  [[nodiscard]] std::optional<Url> way(const Page& from, Role to) const;
  /// The way to a finding in the list of the page's scope, or of the scope that has it.
  [[nodiscard]] std::optional<Url> way_to_finding(const Page& from, std::uint32_t finding) const;
  /// The page that lists a finding with all that is said of it; null when none does.
  [[nodiscard]] const Page* page_of_finding(std::uint32_t finding) const;
  /// The way to a line of the plan's own text; nullopt for files that the site does not show.
  [[nodiscard]] std::optional<Url> way_to_text(const Page& from, Span span) const;
  /// The scope of a campaign; the first scope for kNoEntity.
  [[nodiscard]] const Scope& scope_of_campaign(EntityId campaign) const;
  /// The page where a declaration stands; null when none does.
  [[nodiscard]] const Page* home(EntityId id) const;
  /// The page of a scope that shows a declaration, its own or a borrowed one; null when none does. O(1).
  [[nodiscard]] const Page* page_in(const Scope& scope, EntityId id) const;
  /// The declarations that an order goal → strategy → tactic → placement has no place for, by scope.
  [[nodiscard]] std::vector<EntityId> strays(const Scope& scope) const;

  /// Who refers to a declaration, in the order of the text: the plan's own declarations, and formulas of any.
  [[nodiscard]] const std::vector<Use>& uses(EntityId id) const { return uses_[static_cast<std::size_t>(id)]; }
  /// Those of them that the readers of a scope's pages meet: by declarations of its campaign, or of none.
  [[nodiscard]] std::vector<Use> uses_in(const Scope& scope, EntityId id) const;
  /// The innermost declaration around a finding, or kNoEntity.
  [[nodiscard]] EntityId place_of(std::uint32_t finding) const { return finding_places_[finding]; }
  /// The findings at a declaration itself, not at those inside it.
  [[nodiscard]] std::vector<std::uint32_t> findings_at(EntityId id) const;

  /// What a tactic was worked out to add, goal by goal. O(log contributions).
  [[nodiscard]] std::span<const GoalContribution> contributions_of(EntityId tactic) const;

  /// The declaration of a kind around this one, or itself if it is of that kind; kNoEntity when there is none.
  [[nodiscard]] EntityId around(EntityId id, Kind kind) const;

 private:
  void make_scopes();
  void settle();
  void borrow(Scope& scope);
  void place_findings();
  void make_pages();
  void make_list_pages(std::uint32_t scope, Role role, std::string_view wish, EntityId root, FileId text, std::size_t length, std::size_t most);
  void make_homes();
  void collect_uses();
  void make_anchors();
  void collect_contributions();
  [[nodiscard]] EntityId innermost(Span span) const;
  [[nodiscard]] bool needs(const Scope& scope, Role role) const;
  [[nodiscard]] std::uint32_t list_page(const Scope& scope, Kind kind) const;

  const PlanView& view_;
  ReaderView readers_;
  std::vector<std::string> beside_;
  std::vector<Scope> scopes_;
  std::vector<Look> looks_;  // By scope.
  std::vector<Page> pages_;
  std::vector<std::uint32_t> scope_of_;  // By declaration: an index of scopes_, or kNowhere.
  mutable std::map<std::pair<EntityId, Kind>, std::vector<EntityId>> children_;  // As they were asked for; pages are made on one thread.
  std::vector<std::uint32_t> home_;      // By declaration: an index of pages_, or kNowhere.
  std::vector<std::uint32_t> text_pages_;  // By file: the first page of its text, or kNowhere.
  std::vector<std::string> anchors_;
  std::vector<std::vector<Use>> uses_;
  std::vector<EntityId> finding_places_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> finding_ranks_;  // By finding: its scope and its place in the scope's list.
  std::vector<std::pair<EntityId, std::uint32_t>> findings_by_place_;  // Sorted.
  std::vector<GoalContribution> contributions_;  // Sorted by tactic, then goal.
  std::vector<std::vector<EntityId>> by_begin_;  // By file: the plan's declarations in the order of their first byte.
};

}  // namespace campaign::html
