#pragma once

#include <string_view>

#include "words/languages.h"

namespace campaign {

/// A text of the command's help in a language, by its English one. O(1).
[[nodiscard]] std::string_view help_text(std::string_view english, Language language);

}  // namespace campaign
