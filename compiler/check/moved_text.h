#pragma once

#include <string_view>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "syntax/reparse.h"

namespace campaign {

/// A file's text before and after a change. What points into the text as it was, and not into what was changed, is moved to where it is now.
struct MovedText {
  FileId file{};
  std::string_view before, now;
  TextChange change;

  /// Where a byte is now: those behind the change are moved by its length. Sums are modulo 2^32.
  [[nodiscard]] std::uint32_t place(std::uint32_t offset) const { return offset < change.old_end ? offset : offset + (change.new_end - change.old_end); }
  void move(Span& span) const {
    if (span.file != file) return;
    span.begin = place(span.begin);
    span.end = place(span.end);
  }
  /// Views of other texts stay as they are.
  void move(std::string_view& view) const;
  void move(Diagnostic& finding) const;
  /// All places and views of a plan. O(declarations + values).
  void move(Plan& plan) const;
};

}  // namespace campaign
