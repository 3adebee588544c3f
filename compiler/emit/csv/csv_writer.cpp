#include "emit/csv/csv_writer.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "emit/clean_text.h"

namespace campaign {

namespace {

bool looks_like_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 10> kSigns = {"=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(kSigns, [&](std::string_view sign) { return cell.starts_with(sign); });
}

}  // namespace

CsvWriter::CsvWriter(std::span<const std::string_view> names) : columns_(names.size()) {
  for (const std::string_view name : names) raw(name);
}

CsvWriter& CsvWriter::text(std::string_view text) {
  std::string cell = clean_text(text);
  if (looks_like_formula(cell)) cell.insert(0, 1, '\'');
  if (cell.find_first_of(",\"\n") == std::string::npos) return raw(cell);
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return raw(quoted + '"');
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
  if (++column_ == columns_) {
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
