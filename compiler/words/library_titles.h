#pragma once

#include <string_view>

#include "words/languages.h"

namespace campaign {

/// The title of a metric, channel, unit or template of the standard library in a language, by its English one; the English one
/// itself where the table has none. O(1).
[[nodiscard]] std::string_view library_title(std::string_view english, Language language);

}  // namespace campaign
