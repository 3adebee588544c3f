#pragma once

#include <span>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"

namespace campaign {

/// Marks the declarations of whose own text the findings say that a part could not be read, so that nothing is concluded
/// from what is not in them. O(findings × declarations on the way to each).
void mark_damage(Plan& plan, std::span<const Diagnostic> findings);

/// Whether a finding says that the text could not be read where it stands.
[[nodiscard]] bool is_syntax_error(const Diagnostic& finding);

}  // namespace campaign
