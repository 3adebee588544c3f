#pragma once

#include <span>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "source/source_file.h"

namespace campaign {

/// Marks the declarations of whose own text the findings say that a part could not be read, so that nothing is concluded
/// from what is not in them, and makes holes of values that were read half. O(findings × declarations on the way to each).
void mark_damage(Plan& plan, const Sources& sources, std::span<const Diagnostic> findings);

/// Puts back what `mark_damage` has taken out of the plan: the values that go on in an error, as they were read.
void restore_half_read(Plan& plan);

/// Whether a finding says that the text could not be read where it stands.
[[nodiscard]] bool is_syntax_error(const Diagnostic& finding);

}  // namespace campaign
