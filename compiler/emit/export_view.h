#pragma once

#include <span>

#include "emit/json/directory.h"
#include "emit/plan_view.h"

namespace campaign {

/// What an export is made from: some campaigns of a plan. Declarations have in it the ids that they have in
/// `plan.json`. References only; the owner outlives the call.
struct ExportView {
  const PlanView& view;
  const Directory& directory;
  std::span<const EntityId> campaigns;
  bool whole = true;  ///< They are all that the plan has.

  [[nodiscard]] const Plan& plan() const { return view.plan; }
};

}  // namespace campaign
