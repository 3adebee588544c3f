#include "language/synonyms.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/synonyms_table.h"

namespace campaign {

namespace {

std::string lower_case(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool fits(KindSet kinds, Kind kind) { return kinds.empty() || kinds.contains(kind); }

}  // namespace

std::optional<Kind> kind_for_synonym(std::string_view word) {
  const std::string lower = lower_case(word);
  const auto* const found = std::ranges::find(table::kKindSynonyms, std::string_view(lower), &table::KindSynonym::theirs);
  if (found != table::kKindSynonyms.end()) return found->ours;
  // Several of a kind: `goals`, `business_goals`.
  for (const KindRow& row : all_kinds()) {
    if (row.id == lower || lower_case(row.plural) == lower) return row.kind;
  }
  return std::nullopt;
}

std::optional<PropertySynonym> property_for_synonym(Kind kind, std::string_view word) {
  const std::string lower = lower_case(word);
  for (const table::PropertySynonymRow& row : table::kPropertySynonyms) {
    if (row.theirs == lower && fits(row.kinds, kind) && find_property(kind, row.ours) != nullptr) return PropertySynonym{row.ours, row.part, ""};
  }
  for (const table::AdviceRow& row : table::kAdvice) {
    if (row.theirs == lower && fits(row.kinds, kind)) return PropertySynonym{"", PropertySynonym::Part::whole, row.advice};
  }
  return std::nullopt;
}

std::string_view channels_for_synonym(std::string_view word) {
  const std::string lower = lower_case(word);
  const auto* const found = std::ranges::find(table::kChannelSynonyms, std::string_view(lower), &table::ChannelSynonym::theirs);
  return found == table::kChannelSynonyms.end() ? std::string_view() : found->ours;
}

}  // namespace campaign
