#include "syntax/semantic_tokens.h"

#include <algorithm>
#include <optional>

#include "language/words.h"
#include "syntax/lexer.h"
#include "syntax/line_breaks.h"

namespace campaign {

namespace {

/// Of a name that says nothing of itself an editor's own grammar knows more, by its place, than a token could say.
std::optional<TokenType> type_of_name(TokenKind kind, bool starts_member, bool in_path, std::string_view text) {
  const bool keyword = !in_path && (is_clause_word(kind) || (starts_member && is_keyword(text)));
  return keyword ? std::optional(TokenType::keyword) : std::nullopt;
}

std::optional<TokenType> type_of(TokenKind kind) {
  if (kind == TokenKind::blank) return std::nullopt;
  if (is_trivia(kind)) return TokenType::comment;
  if (is_reserved(kind)) return TokenType::keyword;
  switch (kind) {
    case TokenKind::key: return TokenType::property;
    case TokenKind::text:
    case TokenKind::long_text:
    case TokenKind::open_text:
    case TokenKind::open_long: return TokenType::string;
    case TokenKind::number:
    case TokenKind::percent:
    case TokenKind::date:
    case TokenKind::time: return TokenType::number;
    case TokenKind::person: return TokenType::variable;
    default: return std::nullopt;
  }
}

/// What comes next, but for blanks and comments.
TokenKind behind(Lexer lexer) {
  for (;;) {
    if (const Token token = lexer.next(); !is_trivia(token.kind)) return token.kind;
  }
}

}  // namespace

std::vector<SemanticToken> semantic_tokens(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<SemanticToken> tokens;
  Lexer lexer(text);
  bool starts_member = true, in_property = false;
  TokenKind before = TokenKind::end_of_file;
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file && token.begin < end; token = lexer.next()) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const bool in_path = (token.begin > 0 && text[token.begin - 1] == '.') || (token.end < text.size() && text[token.end] == '.');
    if (in_property && token.kind == TokenKind::name && begins_declaration(before, token.kind, word, behind(lexer))) starts_member = true, in_property = false;
    // `last monday` is a date to the grammar, and words to who reads it.
    const bool in_words = token.kind == TokenKind::date && word.front() >= 'a' && word.front() <= 'z';
    const auto type = in_words ? std::nullopt : is_name(token.kind) ? type_of_name(token.kind, starts_member, in_path, word) : type_of(token.kind);
    if (token.kind == TokenKind::nl || token.kind == TokenKind::lbrace || token.kind == TokenKind::rbrace || token.kind == TokenKind::semi) {
      starts_member = true;
    } else if (!is_trivia(token.kind)) {
      // `business goal` is two words; so is the kind behind `template` and `extend`.
      starts_member = starts_member && (word == "business" || word == "template" || word == "extend");
    }
    if (!is_trivia(token.kind)) before = token.kind;
    const bool ends_member = token.kind == TokenKind::nl || token.kind == TokenKind::semi || token.kind == TokenKind::lbrace || token.kind == TokenKind::rbrace;
    in_property = token.kind == TokenKind::key || (in_property && !ends_member);
    if (!type || token.end <= begin) continue;
    for (std::uint32_t at = token.begin; at < token.end;) {
      const auto line_end = static_cast<std::uint32_t>(std::min<std::size_t>(text.substr(0, token.end).find('\n', at), token.end));
      if (line_end > at) tokens.push_back({at, line_end, *type});
      at = line_end + 1;
    }
  }
  return tokens;
}

}  // namespace campaign
