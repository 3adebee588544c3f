#pragma once

#include <map>
#include <string>
#include <string_view>

#include "emit/plan_view.h"

namespace campaign {

/// The markup of an `aside` for the end of a page's body: the findings as a panel at the window's edge: how many there are, and when it is opened each with its place, which
/// leads to where the site shows it. It is open from the start when there are errors. `problem` is a sentence about why
/// the plan could not be read again, or empty. One for each language in which findings are told, by its tag, and by `` that of all other pages.
/// O(languages × (findings + declarations)).
[[nodiscard]] std::map<std::string, std::string, std::less<>> findings_panels(const PlanView& view, std::string_view problem);

}  // namespace campaign
