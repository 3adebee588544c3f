#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "syntax/token.h"

namespace campaign {

/// A quote that ends a text which none begins: `source: general ledger"`.
struct HalfQuoted {
  std::size_t first = 0;     ///< The token that the text begins with, or that follows where there is no text.
  std::uint32_t begin = 0, end = 0;
  bool takes_text = false;   ///< Else the quote is one too many.
};

/// What a text that is open to the end of its line shows of the quotes before it. `tokens` are those in front of it. O(tokens of the line).
[[nodiscard]] std::optional<HalfQuoted> half_quoted(std::string_view text, std::span<const Token> tokens, const Token& open);

/// Where a text ends that has no closing quote: at the end of its line, but for the braces around it. O(its length)
[[nodiscard]] std::uint32_t end_of_open_text(std::string_view text, const Token& open);

/// Whether a text lacks one of its quotes, which was reported. O(1)
[[nodiscard]] bool is_half_quoted(std::string_view token);

}  // namespace campaign
