#pragma once

#include <cstdint>
#include <string_view>

namespace campaign {

/// The kinds of token, numbered as in `grammar/CampaignLexer.g4` (the parser's fence asserts it).
enum class TokenKind : std::uint8_t {
  end_of_file,
  nl, blank, doc, line_comment, block_comment, open_comment,
  key,
  kw_and, kw_or, kw_not, kw_in, kw_matches, kw_to, kw_per, kw_for, kw_where, kw_like, kw_assumed, kw_from,
  by, during, source, as_of, because, until, on, into, method, sample, deviation, scope, matching,
  date, time, number, percent, person, name, long_text, open_long, text, open_text,
  lbrace, rbrace, lparen, rparen, lbrack, rbrack, comma, semi, range, dot,
  eq, ne, le, ge, lt, gt, assign, plus, minus, star, slash,
  stray,
};

/// A token: its kind and its bytes [begin, end).
struct Token {
  TokenKind kind = TokenKind::end_of_file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Token&) const = default;
};

/// Blanks and comments, which the parser does not see.
[[nodiscard]] constexpr bool is_trivia(TokenKind kind) { return kind >= TokenKind::blank && kind <= TokenKind::open_comment; }
/// A word that introduces a clause behind a value, and is a name elsewhere.
[[nodiscard]] constexpr bool is_clause_word(TokenKind kind) { return kind >= TokenKind::by && kind <= TokenKind::matching; }
/// A word that the grammar takes as a name.
[[nodiscard]] constexpr bool is_name(TokenKind kind) { return kind == TokenKind::name || is_clause_word(kind); }
/// Where a line of members ends: nothing of it can stand behind.
[[nodiscard]] constexpr bool ends_line(TokenKind kind) {
  return kind == TokenKind::nl || kind == TokenKind::semi || kind == TokenKind::rbrace || kind == TokenKind::end_of_file;
}
/// A word that the language keeps for itself.
[[nodiscard]] constexpr bool is_reserved(TokenKind kind) { return kind >= TokenKind::kw_and && kind <= TokenKind::kw_from; }
/// A reserved word that stands in front of a value and says how it is meant.
[[nodiscard]] constexpr bool marks_value(TokenKind kind) { return kind == TokenKind::kw_assumed || kind == TokenKind::kw_from; }

}  // namespace campaign
