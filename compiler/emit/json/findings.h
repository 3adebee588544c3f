#pragma once

#include "base/json_writer.h"
#include "diagnostics/diagnostic.h"
#include "emit/json/places.h"

namespace campaign {

/// Writes one finding as an object:
///
///     { "name", "severity", "message", "note"?, "file", "range", "labels"?, "help"?, "fixes"? }
///
/// `file` and `range` are those of `Places::write`. A label is `{ "file", "range", "message" }`, a fix
/// `{ "title", "edits": [ { "file", "range", "text" } ] }`. Members marked `?` are absent where they would be empty.
void write_finding(JsonWriter& json, const Places& places, const Diagnostic& diagnostic);

}  // namespace campaign
