#pragma once

#include "emit/bundle.h"
#include "emit/plan_view.h"

namespace campaign {

/// The site of a plan: `index.html`, the pages of each campaign (see `html::Role`) and `assets/`. Pages work from `file://`
/// without scripts and load nothing from elsewhere. The same plan gives the same bytes. O(declarations + values + findings +
/// length of the files).
[[nodiscard]] Bundle plan_site(const PlanView& view);

}  // namespace campaign
