#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace campaign {

/// Cuts a text into tokens, exactly as `grammar/CampaignLexer.g4` says: longest match, no gaps, every byte in one
/// token. The text must be valid UTF-8 of less than 4 GiB. Linear in the text.
class Lexer {
 public:
  /// `begin`: the offset of the first token.
  explicit Lexer(std::string_view text, std::uint32_t begin = 0) : text_(text), offset_(begin) {}

  /// The next token, trivia and line breaks too; `end_of_file` (of no bytes) at the end and ever after.
  Token next();

 private:
  [[nodiscard]] unsigned char at(std::uint32_t i) const {
    return i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0;
  }
  [[nodiscard]] std::uint32_t word_end(std::uint32_t begin) const;
  [[nodiscard]] std::uint32_t after_gap(std::uint32_t begin) const;
  [[nodiscard]] std::uint32_t end_of_worded_date(std::string_view word, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t address_end() const;
  Token word();
  [[nodiscard]] Token number() const;
  [[nodiscard]] Token quoted() const;
  [[nodiscard]] Token comment() const;
  [[nodiscard]] Token sign() const;
  [[nodiscard]] Token token(TokenKind kind, std::uint32_t end) const { return {kind, offset_, end}; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

  std::string_view text_;
  std::uint32_t offset_;
  std::uint32_t no_key_until_ = 0;  // Words that start before this offset were looked at: no `:` ends their path.
};

/// The words that the language keeps for itself, and those that introduce a clause, in the grammar's order.
[[nodiscard]] std::vector<std::string_view> reserved_words();
[[nodiscard]] std::vector<std::string_view> clause_words();

}  // namespace campaign
