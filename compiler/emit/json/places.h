#pragma once

#include <cstdint>

#include "base/json_writer.h"
#include "source/source_file.h"

namespace campaign {

/// Says in JSON where things stand in the sources.
class Places {
 public:
  explicit Places(const Sources& sources) : sources_(sources) {}

  /// Writes the members `file` and `range` of the object that is open:
  ///
  ///     "file": "spring.campaign", "range": { "start": place, "end": place }
  ///
  /// where a place is `{ "line", "column", "utf16_column", "byte" }`, lines and columns from 1, bytes from 0, and the
  /// end is behind the last character. O(log lines) plus the length of the lines it starts and ends on.
  void write(JsonWriter& json, Span span) const;

  /// The same in fewer words, for the many declarations: `file`, `line`, `column`, `end_line`, `end_column`.
  void write_short(JsonWriter& json, Span span) const;

  /// The 1-based line on which a span starts. O(1) for places asked for in the order of the text, else O(log lines).
  [[nodiscard]] std::uint32_t line(Span span);

 private:
  const Sources& sources_;
  FileId file_{};  // Where the last question was about, and the bytes of its line.
  std::uint32_t line_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace campaign
