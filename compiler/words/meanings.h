#pragma once

#include <string>

#include "language/constructs.h"
#include "words/tongue.h"

namespace campaign {

/// What a property means, in a tongue: the sentence of the constructs table; of a field that a plan adds, what the plan says. O(1).
[[nodiscard]] std::string meaning_of(const PropertyRow& row, const Tongue& tongue);
/// What a kind is, in a sentence. O(1).
[[nodiscard]] std::string meaning_of(Kind kind, const Tongue& tongue);

}  // namespace campaign
