#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "emit/html/url.h"
#include "emit/plan_view.h"

namespace campaign::html {

/// One page of the site and what it shows.
struct Page {
  enum class Role : std::uint8_t { index, campaign, goal };
  Role role = Role::index;
  std::string file;             ///< Relative to the site's folder; safe on every file system.
  EntityId root = kNoEntity;    ///< The campaign or goal the page is about.
  std::uint32_t parent = 0;     ///< The page above: a goal's campaign page, a campaign's index.
  /// What the page shows, by kind, in the order of the text: what is declared below its root, then what that refers to
  /// and is declared elsewhere (shared people, metrics of the standard library).
  std::array<std::vector<EntityId>, kKindCount> shown{};
  std::unordered_set<std::uint32_t> borrowed{};  ///< Those of them that have no home here.
  std::vector<std::uint32_t> findings{};         ///< Indices of `PlanView::diagnostics`.
  std::vector<std::uint32_t> goal_pages{};       ///< Of a campaign that is split: a page a goal.

  [[nodiscard]] const std::vector<EntityId>& of(Kind kind) const { return shown[static_cast<std::size_t>(kind)]; }
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
  /// O(declarations + values + findings · log declarations).
  explicit SiteMap(const PlanView& view);

  [[nodiscard]] const PlanView& view() const { return view_; }
  [[nodiscard]] const std::vector<Page>& pages() const { return pages_; }
  /// The `id` of a declaration's element: its path, made unique in the whole site. O(1).
  [[nodiscard]] std::string_view anchor(EntityId id) const { return anchors_[static_cast<std::size_t>(id)]; }
  /// The way from a page to a declaration; nullopt when no page shows it.
  [[nodiscard]] std::optional<Url> way(const Page& from, EntityId to) const;
  /// Whether the declaration's own element stands on this page.
  [[nodiscard]] bool shows(const Page& page, EntityId id) const;
  /// The page of a campaign, or the index.
  [[nodiscard]] const Page& page_of_campaign(EntityId campaign) const;
  [[nodiscard]] const Page& home(EntityId id) const { return pages_[home_[static_cast<std::size_t>(id)]]; }

  /// Who refers to a declaration, in the order of the text: the plan's own declarations, and formulas of any.
  [[nodiscard]] const std::vector<Use>& uses(EntityId id) const { return uses_[static_cast<std::size_t>(id)]; }
  /// The innermost declaration around a finding, or kNoEntity.
  [[nodiscard]] EntityId place_of(std::uint32_t finding) const { return finding_places_[finding]; }
  /// The findings at a declaration itself, not at those inside it.
  [[nodiscard]] std::vector<std::uint32_t> findings_at(EntityId id) const;

  /// What a tactic was worked out to add, goal by goal. O(log contributions).
  [[nodiscard]] std::span<const GoalContribution> contributions_of(EntityId tactic) const;

  /// The declaration of a kind around this one, or itself if it is of that kind; kNoEntity when there is none.
  [[nodiscard]] EntityId around(EntityId id, Kind kind) const;

 private:
  void make_pages();
  void make_goal_pages(std::uint32_t campaign_page);
  void settle();
  void borrow(std::uint32_t page);
  void collect_uses();
  void make_anchors();
  void place_findings();
  void collect_contributions();
  [[nodiscard]] EntityId innermost(Span span) const;

  const PlanView& view_;
  std::vector<Page> pages_;
  std::vector<std::uint32_t> home_;  // By declaration: an index of pages_, or kNowhere.
  std::vector<std::string> anchors_;
  std::vector<std::vector<Use>> uses_;
  std::vector<EntityId> finding_places_;
  std::vector<std::pair<EntityId, std::uint32_t>> findings_by_place_;  // Sorted.
  std::vector<GoalContribution> contributions_;  // Sorted by tactic, then goal.
  std::vector<std::vector<EntityId>> by_begin_;  // By file: the plan's declarations in the order of their first byte.
};

}  // namespace campaign::html
