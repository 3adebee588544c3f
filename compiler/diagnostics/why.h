#pragma once

#include <string_view>

#include "diagnostics/diagnostic.h"

namespace campaign {

/// Why a finding of the compiler's own matters and what to do, in a language: Markdown, a few sentences. O(findings).
[[nodiscard]] std::string_view why_of(Finding id, Language language);

}  // namespace campaign
