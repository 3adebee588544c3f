#include "emit/csv/csv_writer.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/byte_set.h"
#include "emit/clean_text.h"

namespace campaign {

namespace {

constexpr ByteSet kQuoted(",\"\n");

bool looks_like_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 4> kWide = {"＝", "＋", "－", "＠"};
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\n").find(cell.front()) != std::string_view::npos) return true;
  return cell.front() == kWide[0].front() &&
         std::ranges::any_of(kWide, [&](std::string_view sign) { return cell.starts_with(sign); });
}

}  // namespace

CsvWriter::CsvWriter(std::span<const std::string_view> names) : columns_(names.size()) {
  for (const std::string_view name : names) raw(name);
}

CsvWriter& CsvWriter::text(std::string_view text) {
  std::string room;
  const std::string_view cell = clean_text(text, room);
  const bool formula = looks_like_formula(cell);
  if (!formula && kQuoted.first_in(cell) == cell.size()) return raw(cell);
  std::string quoted = formula ? "\"'" : "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return raw(quoted + '"');
}

CsvWriter& CsvWriter::again(const Stretch& stretch) {
  assert(column_ + stretch.cells <= columns_);
  if (column_ > 0) out_ += ',';
  out_.append(out_, stretch.begin, stretch.end - stretch.begin);
  return ended(stretch.cells);
}

CsvWriter& CsvWriter::number(const Decimal& number) {
  return raw(number.to_string());
}

CsvWriter& CsvWriter::number(std::size_t number) {
  return raw(std::to_string(number));
}

CsvWriter& CsvWriter::raw(std::string_view cell) {
  if (column_ > 0) out_ += ',';
  out_ += cell;
  return ended(1);
}

CsvWriter& CsvWriter::ended(std::size_t cells) {
  column_ += cells;
  if (column_ == columns_) {
    out_ += "\r\n";
    column_ = 0;
  }
  return *this;
}

std::string CsvWriter::take() {
  assert(column_ == 0);
  return std::move(out_);
}

}  // namespace campaign
