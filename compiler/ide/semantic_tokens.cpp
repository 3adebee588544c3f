#include "ide/semantic_tokens.h"

#include <algorithm>
#include <optional>

#include "language/constructs.h"
#include "syntax/lexer.h"

namespace campaign {

namespace {

/// Whether a name at the start of a member says what the member is.
bool is_keyword(std::string_view name) {
  constexpr std::array<std::string_view, 9> kOthers = {"use", "expect", "rule", "rules", "template", "extend", "field", "vocabulary", "business"};
  return std::ranges::find(kOthers, name) != kOthers.end() || kind_named(name).has_value();
}

std::optional<TokenType> type_of(TokenKind kind, bool starts_member, std::string_view text) {
  if (kind == TokenKind::blank) return std::nullopt;
  if (is_trivia(kind)) return TokenType::comment;
  if (is_reserved(kind)) return TokenType::keyword;
  if (is_name(kind)) return is_clause_word(kind) || (starts_member && is_keyword(text)) ? TokenType::keyword : TokenType::variable;
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

}  // namespace

std::vector<SemanticToken> semantic_tokens(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<SemanticToken> tokens;
  Lexer lexer(text);
  bool starts_member = true;
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file && token.begin < end; token = lexer.next()) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const auto type = type_of(token.kind, starts_member, word);
    if (token.kind == TokenKind::nl || token.kind == TokenKind::lbrace || token.kind == TokenKind::semi) {
      starts_member = true;
    } else if (!is_trivia(token.kind)) {
      // `business goal` is two words; so is the kind behind `template` and `extend`.
      starts_member = starts_member && (word == "business" || word == "template" || word == "extend");
    }
    if (!type || token.end <= begin) continue;
    for (std::uint32_t at = token.begin; at < token.end;) {
      const auto line_end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', at), token.end));
      if (line_end > at) tokens.push_back({at, line_end, *type});
      at = line_end + 1;
    }
  }
  return tokens;
}

}  // namespace campaign
