#include "syntax/line_breaks.h"

#include <algorithm>
#include <string>

#include "base/work.h"
#include "language/words.h"
#include "syntax/half_quoted.h"
#include "syntax/lexer.h"
#include "syntax/missing_braces.h"

namespace campaign {

namespace {

using enum TokenKind;

// A line that starts with one of these goes on with the line before.
bool continues_value(TokenKind kind) {
  return (kind >= eq && kind <= slash) || kind == comma || kind == range || kind == rparen || kind == rbrack || kind == dot ||
         kind == lbrace || (is_reserved(kind) && !marks_value(kind) && kind != kw_not);
}

class Arranger {
 public:
  Arranger(FileId file, std::string_view text, std::uint32_t max_depth, ErrorLimit& limit, Diagnostics& diagnostics, std::uint32_t begin)
      : file_(file), text_(text), begin_(begin), max_depth_(max_depth), limit_(limit), diagnostics_(diagnostics) {}

  std::vector<Token> run() {
    read_tokens();
    missing_ = missing_braces(text_, tokens_);
    const bool open_at_end = braces_left_open();
    arrange(open_at_end);
    return std::move(out_);
  }

 private:
  struct Open {
    TokenKind kind;
    Token token;
    std::uint32_t indent;  // Of the line the bracket stands on.
  };

  // All tokens but trivia. What never closes is reported and taken as closed.
  void read_tokens() {
    Lexer lexer(text_, begin_);
    tokens_.reserve((text_.size() - begin_) / 5 + 16);
    for (;;) {
      Token token = lexer.next();
      if (token.kind == open_comment) report_open_comment(token);
      if (is_trivia(token.kind)) continue;
      if (token.kind == open_text) {
        if (const auto half = half_quoted(text_, tokens_, token)) {
          report_half_quoted(*half);
          tokens_.resize(half->first);
          token = {TokenKind::text, half->begin, half->end};
        } else {
          token.end = end_of_open_text(text_, token);
          report_open_text(token);
          token.kind = TokenKind::text;
        }
        lexer = Lexer(text_, token.end);
      } else if (token.kind == open_long) {
        report_open_text(token);
        token.kind = long_text;
      }
      if (limit_.exhausted()) token = end();
      tokens_.push_back(token);
      if (token.kind == end_of_file) return;
    }
  }

  [[nodiscard]] Token end() const { return {end_of_file, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text_.size())}; }

  void report_open_comment(const Token& token) {
    if (!limit_.admits(span_of(token))) return;
    diagnostics_.report<Finding::unclosed_comment>(Span{file_, token.begin, token.begin + 2})
        .helped("write `*/` where the comment ends");
  }

  void report_half_quoted(const HalfQuoted& half) {
    const Span span{file_, half.begin, half.end}, quote{file_, half.end - 1, half.end};
    if (!limit_.admits(span)) return;
    if (!half.takes_text) {
      diagnostics_.report<Finding::unclosed_text>(quote, "this `\"` opens no text").fix("delete the `\"`", quote, "");
      return;
    }
    const std::string_view inside = text_.substr(half.begin, half.end - 1 - half.begin);
    diagnostics_.report<Finding::unquoted_text>(span, inside).helped("write the quote in front of it, too").fix(say("write `\"{}\"`", inside), Span{file_, half.begin, half.begin}, "\"");
  }

  void report_open_text(const Token& token) {
    if (!limit_.admits(span_of(token))) return;
    const std::uint32_t quotes = token.kind == open_text ? 1 : 3;
    Diagnostic& diagnostic = diagnostics_.report<Finding::unclosed_text>(
        Span{file_, token.begin, quotes == 1 ? token.end : token.begin + quotes},
        quotes == 1 ? "this text has no closing `\"` on its line" : "this long text has no closing `\"\"\"`");
    if (quotes == 1) {
      diagnostic.fix("close the text at the end of its line", Span{file_, token.end, token.end}, "\"");
      diagnostic.helped("end the text with `\"`; a text of several lines stands between `\"\"\"` and `\"\"\"`");
    } else {
      diagnostic.helped("write `\"\"\"` where the text ends");
    }
  }

  // Whether some `{` has no `}`.
  [[nodiscard]] bool braces_left_open() const {
    std::ptrdiff_t depth = 0;
    for (const Token& token : tokens_) {
      if (token.kind == lbrace) ++depth;
      if (token.kind == rbrace && depth > 0) --depth;
    }
    return depth > 0;
  }

  void arrange(bool repair_by_indent) {
    out_.reserve(tokens_.size());
    std::uint32_t line_indent = indent_at(text_, 0);
    bool first_on_line = true;
    for (index_ = 0; index_ < tokens_.size(); ++index_) {
      if (limit_.exhausted()) tokens_[index_] = end(), tokens_.resize(index_ + 1);
      const Token& token = tokens_[index_];
      if (next_missing_ < missing_.size() && missing_[next_missing_] == index_) open_missing_block(line_indent);
      if (token.kind == nl) {
        line_indent = index_ + 1 < tokens_.size() ? indent_at(text_, token.end) : 0;
        first_on_line = true;
        if (keeps_line_break()) end_member(token);
        continue;
      }
      if (member_ends_before(index_)) end_member({nl, token.begin, token.begin});
      switch (token.kind) {
        case lbrace:
        case lparen:
        case lbrack:
          if (open_.size() >= max_depth_) return give_up(token);
          open_.push_back({token.kind, token, line_indent});
          out_.push_back(token);
          break;
        case rbrace:
          close_brace(token, repair_by_indent && first_on_line, line_indent);
          break;
        case rparen:
        case rbrack:
          if (!open_.empty() && open_.back().kind == (token.kind == rparen ? lparen : lbrack)) open_.pop_back();
          out_.push_back(token);
          break;
        case end_of_file:
          close_all(token);
          out_.push_back(token);
          break;
        default:
          out_.push_back(token);
      }
      in_property_ = token.kind == key || (in_property_ && token.kind != lbrace && token.kind != rbrace && token.kind != semi);
      first_on_line = false;
    }
  }

  // Behind the head of a declaration, whose `{` is missing.
  void open_missing_block(std::uint32_t indent) {
    ++next_missing_;
    const Token brace{lbrace, out_.back().end, out_.back().end};
    if (open_.size() >= max_depth_) return;
    const Token& next = tokens_[index_];
    if (limit_.admits(span_of(out_.back()))) {
      diagnostics_.report<Finding::unexpected>(span_of(out_.back()), "`{`", next.kind == nl ? Said("the end of the line") : say("`{}`", text_.substr(next.begin, next.end - next.begin)))
          .helped("what belongs to a declaration stands between braces")
          .fix("write the opening brace", Span{file_, brace.begin, brace.end}, " {");
    }
    open_.push_back({lbrace, brace, indent});
    out_.push_back(brace);
  }

  void end_member(const Token& line_break) {
    out_.push_back(line_break);
    in_property_ = false;
  }

  // Whether a member begins on the line of the one before, which a block or a value has ended.
  [[nodiscard]] bool member_ends_before(std::size_t index) const {
    const Token& token = tokens_[index];
    if (token.kind == end_of_file || out_.empty() || (!open_.empty() && open_.back().kind != lbrace)) return false;
    // Nothing goes on behind a block.
    if (out_.back().kind == rbrace) return token.kind == key || is_name(token.kind);
    if (token.kind == key) return false;
    const bool brace_missing = next_missing_ < missing_.size() && missing_[next_missing_] == index + 1;
    const TokenKind next = brace_missing ? lbrace : tokens_[index + 1].kind;
    return in_property_ && begins_declaration(out_.back().kind, token.kind, text_.substr(token.begin, token.end - token.begin), next);
  }

  // The line break at index_: does it end a member? Drops brackets that the next line proves unclosed.
  bool keeps_line_break() {
    // Of a run of line breaks the end is looked for once.
    if (behind_breaks_ <= index_) behind_breaks_ = index_ + 1;
    for (; tokens_[behind_breaks_].kind == nl; ++behind_breaks_) count_work();
    const std::size_t next_index = behind_breaks_;
    const TokenKind next = tokens_[next_index].kind;
    if (out_.empty() || out_.back().kind == nl || out_.back().kind == lbrace) return false;
    if (next == key || next == rbrace || next == end_of_file) {
      drop_open_brackets();
      return true;
    }
    if (!open_.empty() && open_.back().kind != lbrace) {
      if (!starts_declaration(next_index)) return false;
      drop_open_brackets();
      return true;
    }
    if (continues_value(next)) return false;
    return !leaves_value_open(out_.back().kind);
  }

  // Names stand side by side in a declaration's head, never in a value.
  [[nodiscard]] bool starts_declaration(std::size_t index) const {
    if (!is_name(tokens_[index].kind)) return false;
    const TokenKind next = tokens_[index + 1].kind;
    return is_name(next) || next == TokenKind::text || next == lbrace;
  }

  void drop_open_brackets() {
    while (!open_.empty() && open_.back().kind != lbrace) open_.pop_back();
  }

  // Whether a `}` follows another that is indented as far, or stands on its line: it is the one too many. After a deeper one it closes
  // what it should, and the one too many is somewhere above.
  [[nodiscard]] bool stands_again(std::uint32_t indent) const {
    for (std::size_t i = index_; i-- > 0;) {
      if (tokens_[i].kind == nl) continue;
      if (tokens_[i].kind != rbrace) return false;
      const std::size_t line = text_.rfind('\n', tokens_[i].begin);
      return indent_at(text_, line == std::string_view::npos ? 0 : static_cast<std::uint32_t>(line + 1)) <= indent;
    }
    return false;
  }

  void close_brace(const Token& token, bool may_repair, std::uint32_t indent) {
    drop_open_brackets();
    if (open_.empty()) {
      if (!limit_.admits(span_of(token))) return;
      Diagnostic& diagnostic = diagnostics_.report<Finding::unopened_block>(span_of(token));
      if (stands_again(indent)) diagnostic.fix("delete the `}`", span_of(token), "");
      return;
    }
    if (may_repair && indent < open_.back().indent) {
      // An enclosing block of this very indentation: the blocks in between were never closed.
      const auto partner = std::find_if(open_.rbegin(), open_.rend(),
                                        [&](const Open& open) { return open.kind == lbrace && open.indent == indent; });
      while (partner != open_.rend() && open_.back().indent != indent) {
        report_open_block(open_.back());
        out_.push_back({rbrace, token.begin, token.begin});
        open_.pop_back();
      }
    }
    open_.pop_back();
    out_.push_back(token);
  }

  void close_all(const Token& end) {
    for (; !open_.empty(); open_.pop_back()) {
      if (open_.back().kind != lbrace) continue;
      report_open_block(open_.back());
      out_.push_back({rbrace, end.begin, end.begin});
    }
  }

  void report_open_block(const Open& open) {
    if (++open_blocks_reported_ > kMostOpenBlocks || !limit_.admits(span_of(open.token))) return;
    diagnostics_.report<Finding::unclosed_block>(span_of(open.token))
        .helped("write `}` where the block ends; every block that is opened with `{` needs one");
  }

  // A file that is nested so deeply is no plan that anybody wrote: nothing of it is read.
  void give_up(const Token& opener) {
    diagnostics_.report<Finding::too_deep>(span_of(opener), max_depth_)
        .helped("plans need a handful of levels; `--max-depth` sets another limit");
    out_ = {tokens_.back()};
    open_.clear();
  }

  [[nodiscard]] Span span_of(const Token& token) const { return {file_, token.begin, token.end}; }

  static constexpr std::size_t kMostOpenBlocks = 20;  // One slip should not fill the screen.

  FileId file_;
  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t max_depth_;
  ErrorLimit& limit_;
  Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::vector<Token> out_;
  std::vector<Open> open_;
  std::vector<std::size_t> missing_;  // Tokens before which a `{` is missing.
  std::size_t next_missing_ = 0;
  std::size_t index_ = 0;
  std::size_t behind_breaks_ = 0;  // The first token behind the line breaks at index_.
  bool in_property_ = false;  // A key stands before, in the same member.
  std::size_t open_blocks_reported_ = 0;
};

}  // namespace

bool leaves_value_open(TokenKind kind) {
  return (kind >= eq && kind <= slash) || kind == comma || kind == range || kind == lparen || kind == lbrack || kind == dot ||
         (is_reserved(kind) && !marks_value(kind));
}

bool begins_declaration(TokenKind before, TokenKind kind, std::string_view word, TokenKind next) {
  const bool ends_value = (before >= date && before <= TokenKind::text && before != open_long) || is_clause_word(before) || before == rparen || before == rbrack;
  const bool heads = next == TokenKind::name || next == TokenKind::text || next == long_text || next == lbrace;
  return ends_value && heads && kind == TokenKind::name && is_keyword(word);
}

std::vector<Token> significant_tokens(FileId file, std::string_view text, std::uint32_t max_depth, ErrorLimit& limit, Diagnostics& diagnostics,
                                      std::uint32_t begin) {
  return Arranger(file, text, max_depth, limit, diagnostics, begin).run();
}

}  // namespace campaign
