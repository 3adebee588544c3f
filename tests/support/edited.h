#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace campaign {

/// A text with edits made; those at one place in their order.
[[nodiscard]] inline std::string edited(std::string_view text, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, &Edit::span);
  std::string out;
  std::uint32_t at = 0;
  for (const Edit& edit : edits) {
    out += text.substr(at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out += text.substr(at);
}

}  // namespace campaign
