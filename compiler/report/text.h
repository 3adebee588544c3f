#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "words/tongue.h"

namespace campaign {

struct TextOptions {
  bool colors = false;
  std::size_t max_findings = 100;  ///< So that the first ones stay on the screen's history; 0 shows all.
  std::size_t columns = 120;       ///< Longer source lines are cut around the place that matters.
  const Tongue* tongue = &Tongue::english();
};

/// Findings as people read them in a terminal. Each begins with `path:line:column: severity: message [name]`, the form
/// of compilers that editors and CI problem matchers read; below it stand the lines concerned with the places marked,
/// the help, and the lines that a fix would make. Beyond the most findings to show, a last line counts the rest.
/// Empty when there are none. O(findings shown × columns).
[[nodiscard]] std::string text_report(const Sources& sources, std::span<const Diagnostic> diagnostics,
                                      const TextOptions& options = {});

/// "2 errors, 1 warning in 1 of 3 files (1 fixable)", or "no findings in 3 files". `files` counts the files checked.
[[nodiscard]] std::string summary_line(std::span<const Diagnostic> diagnostics, std::size_t files, const Tongue& tongue = Tongue::english());

}  // namespace campaign
