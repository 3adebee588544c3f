#include "syntax/missing_braces.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/work.h"
#include "language/constructs.h"
#include "language/words.h"
#include "syntax/line_breaks.h"

namespace campaign {

namespace {

using enum TokenKind;

constexpr std::size_t kMostLooks = 40;  // Each may go on to the end of the text.

/// The end of a declaration's head that no `{` follows.
struct Head {
  std::size_t first = 0;   ///< Its first token.
  std::size_t behind = 0;  ///< The token behind it: a line break, or what stands on its line.
  std::uint32_t indent = 0;
};

class Search {
 public:
  Search(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {}

  std::vector<std::size_t> run() {
    find_closers();
    if (closers_.empty()) return {};
    find_heads();
    std::size_t passed = 0, open = 0;  // Closers before a head, and blocks that were found and not closed by one of these.
    std::size_t looks = 0;
    const Head* last = nullptr;  // The head before a closer, in a text whose lines all stand alike.
    const auto close = [&](std::size_t before) {
      for (; passed < closers_.size() && closers_[passed] < before; ++passed) {
        if (open > 0) --open;
        else if (last != nullptr && last->indent == indent_of_line(closers_[passed])) found_.push_back(last->behind);
        last = nullptr;
      }
    };
    for (const Head& head : heads_) {
      close(head.behind);
      if (closers_.size() - passed <= open || looks >= kMostLooks) continue;
      if (begins_block(head, looks)) {
        found_.push_back(head.behind);
        ++open;
      } else if (has_next_property(head)) {
        last = &head;
      }
    }
    close(tokens_.size());
    std::ranges::sort(found_);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view text_of(std::size_t token) const { return text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin); }

  /// Each `}` that closes nothing.
  void find_closers() {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == lbrace) ++depth;
      if (tokens_[i].kind != rbrace) continue;
      if (depth == 0) closers_.push_back(i);
      else --depth;
    }
  }

  void find_heads() {
    std::size_t first = 0;
    std::uint32_t indent = indent_at(text_, 0);
    bool in_value = false;
    for (std::size_t i = 0; i < closers_.back(); ++i) {
      const TokenKind kind = tokens_[i].kind;
      const bool titled = i > first && (tokens_[i - 1].kind == TokenKind::text || tokens_[i - 1].kind == long_text);
      const bool begins = in_value ? begins_declaration(tokens_[i - 1].kind, kind, text_of(i), tokens_[i + 1].kind) || (tokens_[i + 1].kind == key && text_of(i) == "expect")
                                   : titled && is_name(kind) && is_keyword(text_of(i));
      const bool ends = kind == nl || kind == key || begins;
      if (ends && !in_value && i > first && is_name(tokens_[first].kind) && is_keyword(text_of(first)) && next_on_lines(i) != lbrace) heads_.push_back({first, i, indent});
      if (kind == nl) indent = indent_at(text_, tokens_[i].end);
      if (ends_line(kind) || kind == lbrace) first = i + 1;
      if (begins) first = i;
      in_value = kind == key || (in_value && !begins && !ends_line(kind) && kind != lbrace);
    }
  }

  [[nodiscard]] std::size_t behind_breaks(std::size_t token) const {
    while (tokens_[token].kind == nl) ++token, count_work();
    return token;
  }
  [[nodiscard]] std::uint32_t indent_of_line(std::size_t token) const {
    const std::size_t line = text_.rfind('\n', tokens_[token].begin);
    return indent_at(text_, line == std::string_view::npos ? 0 : static_cast<std::uint32_t>(line + 1));
  }
  [[nodiscard]] TokenKind next_on_lines(std::size_t token) const { return tokens_[behind_breaks(token)].kind; }

  /// Whether what stands behind a head is a block: on its line, or deeper up to a `}` that it has no partner for.
  [[nodiscard]] bool begins_block(const Head& head, std::size_t& looks) const {
    if (tokens_[head.behind].kind != nl) return true;
    std::size_t depth = 0;
    for (std::size_t i = head.behind; i < tokens_.size(); ++i) {
      count_work();
      if (tokens_[i].kind == nl) {
        if (tokens_[i + 1].kind == nl || tokens_[i + 1].kind == end_of_file) continue;
        const std::uint32_t indent = indent_at(text_, tokens_[i].end);
        const bool closes = depth == 0 && tokens_[i + 1].kind == rbrace;
        if (indent <= head.indent || (closes && i == head.behind)) return closes && indent == head.indent && i != head.behind;
        if (i == head.behind) ++looks;
        continue;
      }
      if (tokens_[i].kind == lbrace) ++depth;
      if (tokens_[i].kind != rbrace) continue;
      if (depth == 0) return tokens_[i - 1].kind != nl;  // A line that begins with it has the head's own indent.
      --depth;
    }
    return false;
  }

  /// Whether the next line is a property that such a declaration has.
  [[nodiscard]] bool has_next_property(const Head& head) const {
    const std::size_t next = behind_breaks(head.behind);
    if (tokens_[next].kind != key) return false;
    std::string_view name = text_of(next);
    name = name.substr(0, name.find_first_of(" \t:"));
    const auto kind = text_of(head.first) == "business" ? std::optional(Kind::business_goal) : kind_named(text_of(head.first));
    return kind && find_property(*kind, name) != nullptr;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::vector<std::size_t> closers_;
  std::vector<Head> heads_;
  std::vector<std::size_t> found_;
};

}  // namespace

std::vector<std::size_t> missing_braces(std::string_view text, std::span<const Token> tokens) { return Search(text, tokens).run(); }

std::uint32_t indent_at(std::string_view text, std::uint32_t line_begin) {
  std::uint32_t column = 0;
  for (std::uint32_t i = line_begin; i < text.size() && (text[i] == ' ' || text[i] == '\t'); ++i) column += text[i] == '\t' ? 4 : 1;
  return column;
}

}  // namespace campaign
