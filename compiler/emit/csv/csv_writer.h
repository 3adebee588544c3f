#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace campaign {

/// Writes a table as comma-separated values (RFC 4180): UTF-8 without a mark in front, lines end with CRLF, cells are
/// quoted where they have to be, every row has as many cells as the head.
class CsvWriter {
 public:
  /// Begins with the head. `names` must outlive the writer.
  explicit CsvWriter(std::span<const std::string_view> names);

  /// A cell of text. One that a spreadsheet would take for a formula, as it begins with `=`, `+`, `-`, `@`, a tab, a
  /// line break or the full-width form of such a sign, gets a `'` in front (OWASP, "CSV Injection"). Control characters
  /// become blanks.
  CsvWriter& text(std::string_view text);
  /// A plain decimal number: digits, at most one point, perhaps a sign. It is no text, so its sign stays as it is.
  CsvWriter& number(const Decimal& number);
  CsvWriter& number(std::size_t number);
  CsvWriter& empty() { return raw({}); }

  /// Cells that were written, to be written again.
  struct Stretch {
    std::size_t begin = 0, end = 0, cells = 0;
  };
  /// Where the next cell begins, and where what is written ends.
  [[nodiscard]] std::size_t next_cell() const { return out_.size() + (column_ > 0 ? 1 : 0); }
  [[nodiscard]] std::size_t size() const { return out_.size(); }
  /// Writes them again; they must lie in one row, its last cell not among them.
  CsvWriter& again(const Stretch& stretch);

  /// The table so far; its last row has to be complete.
  [[nodiscard]] std::string take();

 private:
  CsvWriter& raw(std::string_view cell);
  CsvWriter& ended(std::size_t cells);

  std::size_t columns_, column_ = 0;
  std::string out_;
};

}  // namespace campaign
