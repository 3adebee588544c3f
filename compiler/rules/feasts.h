#pragma once

#include <optional>
#include <string_view>

#include "model/value.h"

namespace campaign {

class Evaluation;

/// The days of a feast with which a text begins (`Easter`, `Christmas`, `Ostern`): of those within a period the one that is
/// nearest to a day, or of all where none lies within. nullopt: none. O(words of the vocabulary).
[[nodiscard]] std::optional<DaySpan> feast_at(const Evaluation& run, std::string_view text, Day near, const std::optional<DaySpan>& period);

}  // namespace campaign
