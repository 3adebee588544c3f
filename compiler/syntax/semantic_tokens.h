#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace campaign {

/// What a token is, by the names of the protocol (LSP 3.17, SemanticTokenTypes), in the order of `kTokenTypes`.
enum class TokenType : std::uint8_t { keyword, property, string, number, comment, variable };
inline constexpr std::array<std::string_view, 6> kTokenTypes = {"keyword", "property", "string", "number", "comment", "variable"};

/// A token within one line.
struct SemanticToken {
  std::uint32_t begin = 0, end = 0;
  TokenType type{};
};

/// The tokens of a text that overlap [begin, end), in order; one of several lines is as many tokens. Names are none, but for
/// people's and for those that are keywords where they stand. Works on any text, since the lexer takes everything. Linear in the text.
[[nodiscard]] std::vector<SemanticToken> semantic_tokens(std::string_view text, std::uint32_t begin, std::uint32_t end);

}  // namespace campaign
