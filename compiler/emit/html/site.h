#pragma once

#include <string>
#include <vector>

#include "emit/bundle.h"
#include "emit/plan_view.h"

namespace campaign {

/// Which site is made of a plan.
struct SiteOptions {
  std::vector<std::string> beside{};  ///< The files that stand beside the site, by their names in its folder: pages link to them.
  bool single_file = false;      ///< All of it in one page: `index.html`.
  EntityId readers = kNoEntity;  ///< The `view` that it is for, or kNoEntity for everybody.
};

/// The site of a plan: `index.html`, the pages of each campaign (see `html::Role`) and `assets/`. Pages work from `file://`, are
/// complete without scripts, and load nothing from elsewhere. The same plan gives the same bytes. O(declarations + values + findings +
/// length of the files).
[[nodiscard]] Bundle plan_site(const PlanView& view, const SiteOptions& options = {});

}  // namespace campaign
