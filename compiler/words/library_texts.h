#pragma once

#include <string_view>

#include "words/languages.h"

namespace campaign {

/// A text of the standard library in a language, by its English one, which it is itself where the tables have none: what a metric, channel or
/// unit is, what a template says, a title. O(1).
[[nodiscard]] std::string_view library_text(std::string_view english, Language language);

}  // namespace campaign
