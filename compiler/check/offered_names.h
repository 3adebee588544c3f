#pragma once

#include <vector>

#include "check/program.h"
#include "diagnostics/diagnostic.h"
#include "model/plan.h"

namespace campaign {

/// The innermost declaration around a place; kNoEntity: none. O(depth × declarations side by side).
[[nodiscard]] EntityId declaration_around(const Plan& plan, Span place);

/// Whoever writes `owner: Maria Lopez`, `audience: "Young parents"` or `channel: Paid search` means what is declared by this title: says
/// its name beside what was found there, and offers to write it. People are known by their role, their address and a part of their name,
/// too. Goes over the findings about names, texts and several words where one name belongs. O(findings × declarations).
void offer_names(const Plan& plan, const std::vector<ParsedFile>& files, Diagnostics& diagnostics);

}  // namespace campaign
