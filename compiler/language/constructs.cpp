#include "language/constructs.h"

#include <algorithm>

namespace campaign {

namespace {

using table::kKinds;
using table::kProperties;

consteval bool kinds_are_in_order() {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i].kind != static_cast<Kind>(i)) return false;
  }
  return true;
}
static_assert(kinds_are_in_order(), "the kinds table lists the kinds in the order of `Kind`");

/// For every kind the rows [first, last) of its properties; they stand together in the table.
struct RowRange {
  std::size_t first = 0;
  std::size_t last = 0;
};
consteval auto rows_by_kind() {
  std::array<RowRange, kKindCount> ranges{};
  for (std::size_t i = 0; i < kProperties.size(); ++i) {
    RowRange& range = ranges[static_cast<std::size_t>(kProperties[i].kind)];
    if (range.last == 0) range = {i, i};
    if (range.last != i) throw "the properties of a kind stand together";
    range.last = i + 1;
  }
  return ranges;
}
constexpr auto kRowsByKind = rows_by_kind();

consteval auto first_rows_by_name() {
  std::array<Property, kProperties.size()> first{};
  for (std::size_t i = 0; i < kProperties.size(); ++i) {
    std::size_t j = 0;
    while (kProperties[j].name != kProperties[i].name) ++j;
    first[i] = Property{static_cast<std::uint16_t>(j)};
  }
  return first;
}
constexpr auto kFirstByName = first_rows_by_name();

}  // namespace

std::span<const KindRow> all_kinds() { return kKinds; }

const KindRow& row_of(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_named(std::string_view keyword) {
  const auto* const found = std::ranges::find(kKinds, keyword, &KindRow::keyword);
  if (found == kKinds.end()) return std::nullopt;
  return found->kind;
}

std::span<const PropertyRow> properties_of(Kind kind) {
  const RowRange range = kRowsByKind[static_cast<std::size_t>(kind)];
  return std::span(kProperties).subspan(range.first, range.last - range.first);
}

const PropertyRow* find_property(Kind kind, std::string_view name) {
  for (const PropertyRow& row : properties_of(kind)) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

Property property_of(const PropertyRow& row) { return kFirstByName[static_cast<std::size_t>(&row - kProperties.data())]; }

std::string_view name_of(Property property) {
  const auto index = static_cast<std::size_t>(property);
  return index < kProperties.size() ? kProperties[index].name : "field";
}

}  // namespace campaign
