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
  const auto joined = [](std::string_view text) {  // `GoogleAds` is `google_ads`.
    std::string lower = lower_case(text);
    std::erase(lower, '_');
    return lower;
  };
  const std::string lower = joined(word);
  const auto* const found = std::ranges::find_if(table::kChannelSynonyms, [&](const table::ChannelSynonym& row) { return joined(row.theirs) == lower; });
  return found == table::kChannelSynonyms.end() ? std::string_view() : found->ours;
}

ChannelStem channel_stem(std::string_view word) {
  for (const table::ChannelEnding& row : table::kChannelEndings) {
    if (word.size() > row.ending.size() + 1 && word.ends_with(row.ending) && word[word.size() - row.ending.size() - 1] == '_') return {word.substr(0, word.size() - row.ending.size() - 1), row.paid};
  }
  return {};
}

}  // namespace campaign
