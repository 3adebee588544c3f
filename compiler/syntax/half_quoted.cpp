#include "syntax/half_quoted.h"

#include <algorithm>

#include "base/text.h"
#include "language/words.h"
#include "syntax/slips.h"

namespace campaign {

namespace {

using enum TokenKind;

bool ends_word(TokenKind kind) {
  return is_name(kind) || kind == date || kind == TokenKind::time || kind == number || kind == percent || kind == person || kind == dot || kind == rparen || kind == stray;
}

bool is_text(TokenKind kind) { return kind == TokenKind::text || kind == long_text; }

/// Whether the quote that a text begins with is one that ends another.
bool closes(std::string_view text, std::span<const Token> before, const Token& quote) {
  if (before.empty() || !ends_word(before.back().kind)) return false;
  const std::uint32_t next = quote.begin + 1;
  const bool word_behind = next < text.size() && std::string_view(" \t\r\n{};,)]").find(text[next]) == std::string_view::npos;
  if (before.back().end == quote.begin) return !word_behind;
  const std::string_view rest = trim(text.substr(next, quote.end - next));
  return quote.kind == open_text && (rest.empty() || rest.front() == '{' || rest.front() == '}');
}

class Line {
 public:
  Line(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {}

  /// The token that the text begins with whose end stands at `end`, which is also the answer where no text belongs there; nullopt where
  /// nothing can be said.
  [[nodiscard]] std::optional<std::size_t> begin_of_text(std::size_t begin, std::size_t end) const {
    for (std::size_t i = end; i-- > begin;) {
      if (tokens_[i].kind == key) return in_value(i, end);
      if (tokens_[i].kind == lbrace || tokens_[i].kind == rbrace || tokens_[i].kind == semi) return in_head(i + 1, end);
    }
    return in_head(begin, end);
  }

 private:
  [[nodiscard]] std::string_view text_of(std::size_t token) const { return text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin); }

  [[nodiscard]] std::size_t in_value(std::size_t key, std::size_t end) const {
    std::string_view name = text_of(key);
    name = trim(name.substr(0, name.find(':')));
    const bool of_text = takes_text(name);
    std::size_t first = of_text ? key + 1 : end;
    for (std::size_t i = key + 2; i < end; ++i) {
      const TokenKind kind = tokens_[i].kind;
      const bool clause = kind == source || kind == because || kind == method;
      const bool behind = is_text(tokens_[i - 1].kind) && (clause || kind == comma);
      if (behind || (clause && first == end)) first = i + 1;
      else if (is_text(kind) && !of_text) first = end;
    }
    return first;
  }

  [[nodiscard]] std::optional<std::size_t> in_head(std::size_t begin, std::size_t end) const {
    std::size_t first = begin;
    while (first < end && is_name(tokens_[first].kind) && is_keyword(text_of(first))) ++first;
    if (first == begin) return std::nullopt;
    const auto is_small = [](char c) { return c < 'A' || c > 'Z'; };
    if (first + 1 < end && is_name(tokens_[first].kind) && is_small(text_of(first).front())) ++first;
    return first < end ? std::optional(first) : std::nullopt;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
};

}  // namespace

std::optional<HalfQuoted> half_quoted(std::string_view text, std::span<const Token> tokens, const Token& open) {
  std::size_t line = tokens.size();
  while (line > 0 && tokens[line - 1].kind != nl) --line;
  for (std::size_t i = line; i <= tokens.size(); ++i) {
    const Token& quote = i == tokens.size() ? open : tokens[i];
    if ((quote.kind != TokenKind::text && quote.kind != open_text) || !closes(text, tokens.subspan(line, i - line), quote)) continue;
    const auto first = Line(text, tokens).begin_of_text(line, i);
    if (!first || std::ranges::any_of(tokens.subspan(*first, i - *first), is_text, &Token::kind)) return std::nullopt;
    const std::uint32_t end = quote.begin + 1;
    if (*first == i) return HalfQuoted{i, quote.begin, end, false};
    return HalfQuoted{*first, tokens[*first].begin, end, true};
  }
  return std::nullopt;
}

std::uint32_t end_of_open_text(std::string_view text, const Token& open) {
  std::string_view inside = text.substr(open.begin, open.end - open.begin);
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  const std::size_t opening = inside.find('{');
  bool braces = false;
  while (inside.size() > 1 && (is_blank(inside.back()) || inside.ends_with(" }") || (!braces && inside.ends_with(" {")))) {
    if (inside.back() == '}' && opening != std::string_view::npos) break;  // `"{goal.name }`
    if (inside.back() == '{' && opening + 1 != inside.size()) break;
    braces = braces || !is_blank(inside.back());
    inside.remove_suffix(1);
  }
  return braces ? open.begin + static_cast<std::uint32_t>(inside.size()) : open.end;
}

bool is_half_quoted(std::string_view token) {
  return !token.starts_with("\"\"\"") && (token.starts_with('"') != token.ends_with('"') || token == "\"") && (token.starts_with('"') || token.ends_with('"'));
}

}  // namespace campaign
