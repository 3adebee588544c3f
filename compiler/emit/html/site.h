#pragma once

#include "emit/bundle.h"
#include "emit/plan_view.h"

namespace campaign {

/// The site of a plan: `index.html` with all campaigns, a page a campaign (with more than 300 tactics also a page a
/// goal) and `assets/site.css`. Pages work from `file://` without scripts and load nothing else. The same plan gives
/// the same bytes. O(declarations + values + findings).
[[nodiscard]] Bundle plan_site(const PlanView& view);

}  // namespace campaign
