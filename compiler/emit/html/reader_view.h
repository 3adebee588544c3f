#pragma once

#include <bitset>
#include <vector>

#include "emit/html/pages.h"
#include "model/plan.h"

namespace campaign::html {

/// What a `view` of the plan lets its readers see. It leaves out, so that each reader finds what concerns them; it is no
/// protection: names may still stand in what is shown.
class ReaderView {
 public:
  /// `view`: a declaration of that kind, or kNoEntity for everything. O(declarations + values).
  ReaderView(const Plan& plan, EntityId view);

  /// Whether the view has pages of a role. The overview is where every site begins.
  [[nodiscard]] bool has(Role role) const { return roles_[static_cast<std::size_t>(role)]; }
  /// Whether it picks among declarations, by owner, channel or audience.
  [[nodiscard]] bool picks() const { return !kept_.empty(); }
  /// Whether it shows a goal, strategy, tactic or what stands in one: it fits itself, or something above or below it does.
  [[nodiscard]] bool shows(EntityId id) const { return kept_.empty() || kept_[static_cast<std::size_t>(id)]; }

 private:
  std::bitset<kRoleCount> roles_;
  std::vector<bool> kept_;  // By declaration; empty: all.
};

}  // namespace campaign::html
