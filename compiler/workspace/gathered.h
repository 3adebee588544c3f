#pragma once

#include <vector>

#include "check/program.h"
#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "source/source_file.h"

namespace campaign {

/// The findings of a compilation as people get to see them, in the order of their places:
/// - findings of one cause in one file are one, with the other places as labels and a fix for all of them;
/// - of one kind in one file there are 1,000 at most; the last one says how many more there would be;
/// - what only follows from a syntax error (the name that a half-read value seems to give) is left out;
/// - no fix edits a line that has a syntax error, unless it mends that very error, nor the text of a template that is
///   taken.
/// O(findings × log) but for files with syntax errors, whose tokens are looked at.
[[nodiscard]] std::vector<Diagnostic> gathered(std::vector<Diagnostic> findings, const Plan& plan, const Sources& sources,
                                               const std::vector<ParsedFile>& files);

}  // namespace campaign
