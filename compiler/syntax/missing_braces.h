#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace campaign {

/// The indices of the tokens before which a `{` is missing, in their order: some `}` closes nothing, and there a block begins behind the head of
/// a declaration: a property follows on its line, or lines that stand deeper than it. `tokens` are without trivia. Linear in the tokens.
[[nodiscard]] std::vector<std::size_t> missing_braces(std::string_view text, std::span<const Token> tokens);

/// The column in which the first word of a line stands.
[[nodiscard]] std::uint32_t indent_at(std::string_view text, std::uint32_t line_begin);

}  // namespace campaign
