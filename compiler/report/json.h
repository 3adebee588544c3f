#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace campaign {

/// Findings as JSON for programs, all of them. The shape, of `version` 1:
///
///     { "format": "campaign-findings", "version": 1,
///       "summary": { "errors", "warnings", "hints", "fixable", "files" },
///       "findings": [ { "name", "severity", "message", "note"?, "file", "range", "labels"?, "help"?, "fixes"? } ] }
///
/// A `range` is `{ "start": place, "end": place }` with the end behind the last character; a place is
/// `{ "line", "column", "utf16_column", "byte" }`, lines and columns from 1, bytes from 0. A label is
/// `{ "file", "range", "message" }`, a fix `{ "title", "edits": [ { "file", "range", "text" } ] }`. Members marked `?`
/// are absent where they would be empty. A finding has the same form as in a plan's JSON (emit/json/findings.h).
/// `files` counts the files checked. Same findings, same bytes. Ends with a line feed.
[[nodiscard]] std::string json_report(const Sources& sources, std::span<const Diagnostic> diagnostics,
                                      std::size_t files);

}  // namespace campaign
