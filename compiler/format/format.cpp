#include "format/format.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "diagnostics/diagnostic.h"
#include "format/columns.h"
#include "source/source_file.h"
#include "syntax/lexer.h"
#include "syntax/line_breaks.h"
#include "syntax/parser.h"

namespace campaign {

namespace {

using enum TokenKind;

constexpr std::size_t kWidth = 120;   // Longer lines are broken where they can be.
constexpr std::size_t kIndent = 2;
constexpr std::size_t kDeepest = 200;  // No plan is nested deeper; what is would be more blanks than text.

/// A text of several lines with the ends of lines that everything else has.
std::string with_plain_ends(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      plain += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      plain += '\n';
    }
  }
  return plain;
}

bool is_comment(TokenKind kind) { return kind == doc || kind == line_comment || kind == block_comment; }
bool opens(TokenKind kind) { return kind == lbrace || kind == lparen || kind == lbrack; }
bool closes(TokenKind kind) { return kind == rbrace || kind == rparen || kind == rbrack; }
bool is_sign(TokenKind kind) { return kind == plus || kind == minus || kind == star || kind == slash || kind == range; }
bool is_comparison(TokenKind kind) { return kind >= eq && kind <= gt; }
/// Behind one of these an operand begins, so that a sign there belongs to it.
bool awaits_operand(TokenKind kind) {
  return kind == key || opens(kind) || kind == comma || is_sign(kind) || is_comparison(kind) || kind == assign || is_reserved(kind);
}

/// The tokens of one line of the source without blanks, and what is left out between them.
struct Line {
  std::vector<Token> tokens;
  std::size_t blank_lines_before = 0;
};

class Formatter {
 public:
  explicit Formatter(std::string_view text) : text_(text) {}

  std::string run() {
    read_lines();
    for (std::size_t i = 0; i < lines_.size(); ++i) write_line(lines_[i], i == 0);
    align_columns(laid_out_, kWidth);
    std::string out;
    for (const LaidOutLine& line : laid_out_) (out += line.text) += '\n';
    return out;
  }

 private:
  void read_lines() {
    Lexer lexer(text_);
    Line line;
    std::size_t breaks = 0;
    for (Token token = lexer.next(); token.kind != end_of_file; token = lexer.next()) {
      if (token.kind == blank) continue;
      if (token.kind == nl) {
        if (!line.tokens.empty()) {
          lines_.push_back(std::move(line));
          line = {};
          breaks = 0;
        }
        ++breaks;
        continue;
      }
      if (line.tokens.empty()) line.blank_lines_before = breaks > 1 ? 1 : 0;
      line.tokens.push_back(token);
    }
    if (!line.tokens.empty()) lines_.push_back(std::move(line));
  }

  [[nodiscard]] std::string_view bytes(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
  [[nodiscard]] bool touched(const Token& before, const Token& after) const { return before.end == after.begin; }

  void write_line(const Line& line, bool is_first) {
    const TokenKind first = line.tokens.front().kind;
    const bool closes_block = first == rbrace;
    // No blank line at the start or the end of a block.
    if (!is_first && line.blank_lines_before > 0 && !closes_block && !after_opening_) laid_out_.emplace_back();
    std::size_t depth = depth_;
    for (const Token& token : line.tokens) {
      if (!closes(token.kind)) break;
      if (depth > 0) --depth;
    }
    const bool goes_on = open_brackets_ > 0 || continues_ || (!is_first && continues_with(line));
    const std::size_t indent = (std::min(depth, kDeepest) + (goes_on && !closes(first) ? 1 : 0)) * kIndent;
    LaidOutLine& made = laid_out_.emplace_back();
    const std::size_t head = goes_on ? 0 : head_of_whole_declaration(line);
    if (head > 0) made.declares = bytes(line.tokens.front());
    made.indent = indent;
    std::string shown(indent, ' ');
    in_property_ = false;
    for (std::size_t i = 0; i < line.tokens.size(); ++i) {
      const Token& token = line.tokens[i];
      if (i > 0) shown += gap(line, i);
      if (i == head && head > 0 && token.kind == TokenKind::text) made.title = shown.size();
      if (head > 0 && token.kind == lbrace && made.block == LaidOutLine::kNone) made.block = shown.size();
      write_token(shown, token, indent);
      note(token);
    }
    made.text = broken(shown, indent);
    const TokenKind last = last_code(line);
    after_opening_ = last == lbrace;
    continues_ = last == comma || last == assign || is_sign(last) || is_comparison(last) || is_reserved(last);
  }

  /// How many tokens stand before the title or block of a declaration that the line holds all of; 0: it does not.
  static std::size_t head_of_whole_declaration(const Line& line) {
    std::size_t head = 0;
    while (head < line.tokens.size() && (is_name(line.tokens[head].kind) || line.tokens[head].kind == dot)) ++head;
    if (head < 2 || head == line.tokens.size()) return 0;
    const TokenKind behind = line.tokens[head].kind;
    if (behind != TokenKind::text && behind != lbrace) return 0;
    std::size_t depth = 0;
    for (const Token& token : line.tokens) {
      if (token.kind == long_text) return 0;
      if (token.kind == lbrace) ++depth;
      if (token.kind == rbrace && depth-- == 0) return 0;
    }
    const TokenKind last = last_code(line);
    return depth == 0 && (last == rbrace || last == TokenKind::text) ? head : 0;
  }

  /// The last token of a line that is no comment.
  static TokenKind last_code(const Line& line) {
    for (auto token = line.tokens.rbegin(); token != line.tokens.rend(); ++token) {
      if (!is_comment(token->kind)) return token->kind;
    }
    return end_of_file;
  }

  /// A line that starts with an operator goes on with the one before.
  [[nodiscard]] static bool continues_with(const Line& line) {
    const TokenKind kind = line.tokens.front().kind;
    return is_sign(kind) || is_comparison(kind) || kind == comma || (is_reserved(kind) && !marks_value(kind) && kind != kw_not) || kind == assign;
  }

  void note(const Token& token) {
    if (token.kind == lbrace) ++depth_;
    if (token.kind == rbrace && depth_ > 0) --depth_;
    if (token.kind == lparen || token.kind == lbrack) ++open_brackets_;
    if ((token.kind == rparen || token.kind == rbrack) && open_brackets_ > 0) --open_brackets_;
    if (token.kind == rbrace) open_brackets_ = 0;
    if (token.kind == key) in_property_ = true;
    if (token.kind == lbrace || token.kind == rbrace || token.kind == semi) in_property_ = false;
  }

  /// What stands between token `i` of a line and the one before.
  [[nodiscard]] std::string gap(const Line& line, std::size_t i) const {
    const Token& before = line.tokens[i - 1];
    const Token& token = line.tokens[i];
    const TokenKind a = before.kind, b = token.kind;
    if (is_comment(b)) return "  ";
    if (is_comment(a)) return " ";
    if (b == comma || b == semi || b == rparen || b == rbrack || b == dot || a == dot || a == lparen || a == lbrack) return "";
    if ((b == key && a != semi && a != lbrace) || (a == rbrace && is_name(b))) return "  ";
    if (i + 1 < line.tokens.size() && begins_declaration(a, b, bytes(token), line.tokens[i + 1].kind) && in_property_) return "  ";
    if (b == lparen && is_name(a)) return "";
    if (a == lbrace && b == rbrace) return " ";
    // A sign in front of its operand.
    const TokenKind earlier = i > 1 ? line.tokens[i - 2].kind : end_of_file;
    if ((a == plus || a == minus) && (i == 1 || awaits_operand(earlier))) return "";
    // `2,024` and `2,5%` were meant as one number, which a finding says; with a blank it would be a list.
    if (a == comma && (b == number || b == percent) && earlier == number && touched(line.tokens[i - 2], before) && touched(before, token)) return "";
    // Signs between operands have blanks on both sides or on none, as they were written: `USD/click`, `clicks / impressions`.
    if (is_sign(b) && !awaits_operand(a)) {
      const bool tight = touched(before, token) && i + 1 < line.tokens.size() && touched(token, line.tokens[i + 1]);
      return tight ? "" : " ";
    }
    if (is_sign(a) && i > 1 && !awaits_operand(earlier)) {
      const bool tight = touched(line.tokens[i - 2], before) && touched(before, token);
      return tight ? "" : " ";
    }
    return " ";
  }

  void write_token(std::string& shown, const Token& token, std::size_t indent) const {
    std::string_view text = bytes(token);
    if (token.kind == line_comment || token.kind == doc) {
      while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    }
    if (token.kind == key) {
      std::string_view name = text;
      name.remove_suffix(1);
      shown += trim(name);
      shown += ':';
      return;
    }
    if (token.kind == block_comment) {
      shown += with_plain_ends(text);
      return;
    }
    if (token.kind == long_text) return write_long_text(shown, text, indent + kIndent);
    shown += text;
  }

  /// A text of several lines keeps its lines, indented with its key.
  static void write_long_text(std::string& shown, std::string_view token, std::size_t indent) {
    std::string_view inside = token.substr(3, token.size() - 6);
    const std::size_t first_end = inside.find('\n');
    const bool opens_alone = first_end != std::string_view::npos && trim(inside.substr(0, first_end)).empty();
    if (!opens_alone) {
      shown += token;
      return;
    }
    const std::string value = dedent(inside);
    shown += "\"\"\"\n";
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find('\n', at), value.size());
      if (end > at) shown.append(indent, ' ').append(value, at, end - at);
      shown += '\n';
      at = end + 1;
    }
    shown.append(indent, ' ') += "\"\"\"";
  }

  /// A line that has no room is broken behind commas that stand outside every bracket or in its outermost one, else in
  /// front of the clauses of its value.
  [[nodiscard]] std::string broken(std::string shown, std::size_t indent) const {
    if (shown.find('\n') != std::string::npos || width(shown) <= kWidth) return shown;
    std::vector<std::size_t> commas;  // Where the blank behind a comma stands.
    Lexer lexer(shown);
    std::size_t depth = 0, braces = 0, keys = 0;
    for (Token token = lexer.next(); token.kind != end_of_file; token = lexer.next()) {
      if (is_comment(token.kind)) return shown;
      if (token.kind == lbrace) ++braces;
      if (token.kind == key) ++keys;
      if (token.kind == lparen || token.kind == lbrack) ++depth;
      if ((token.kind == rparen || token.kind == rbrack) && depth > 0) --depth;
      if (token.kind == comma && depth <= 1 && token.end < shown.size() && shown[token.end] == ' ') commas.push_back(token.end);
    }
    if (braces != 0 || keys > 1 || commas.empty()) return shown;
    std::string out;
    std::size_t begin = 0;
    std::size_t last_fit = 0;
    const std::string pad(indent + kIndent, ' ');
    const auto room = [&](std::size_t end) { return width(std::string_view(shown).substr(begin, end - begin)) + (begin == 0 ? 0 : pad.size()) <= kWidth; };
    commas.push_back(shown.size());
    for (const std::size_t at : commas) {
      if (!room(at) && last_fit > begin) {
        out += (begin == 0 ? "" : pad) + shown.substr(begin, last_fit - begin) + "\n";
        begin = last_fit + 1;  // The blank goes.
      }
      last_fit = at;
    }
    return out + (begin == 0 ? "" : pad) + shown.substr(begin);
  }

  static std::size_t width(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) static_cast<void>(decode_utf8(text, at));
    return count;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<LaidOutLine> laid_out_;
  std::size_t depth_ = 0;
  std::size_t open_brackets_ = 0;
  bool after_opening_ = false;
  bool continues_ = false;
  bool in_property_ = false;  // A key stands before, in the same member and line.
};

/// Whether two tokens say the same; a layout may change the indentation of a long text and the blanks in front of a colon.
bool same_token(TokenKind kind, std::string_view was, std::string_view is) {
  if (kind == long_text) return dedent(was.substr(3, was.size() - 6)) == dedent(is.substr(3, is.size() - 6));
  if (kind == key) return trim(was.substr(0, was.size() - 1)) == trim(is.substr(0, is.size() - 1));
  if (kind == line_comment || kind == doc) return trim(was) == trim(is);
  if (kind == block_comment) return with_plain_ends(was) == with_plain_ends(is);
  return was == is;
}

/// Whether two texts have the same words and comments in the same order.
bool same_words(std::string_view before, std::string_view after) {
  Lexer one(before), two(after);
  const auto next = [](Lexer& lexer) {
    Token token = lexer.next();
    while (token.kind == blank || token.kind == nl) token = lexer.next();
    return token;
  };
  for (;;) {
    const Token was = next(one), is = next(two);
    if (was.kind != is.kind) return false;
    if (was.kind == end_of_file) return true;
    if (!same_token(was.kind, before.substr(was.begin, was.end - was.begin), after.substr(is.begin, is.end - is.begin))) return false;
  }
}

/// A tree's tokens without line breaks, and for each token how many of those stand before it.
struct Sentence {
  std::vector<Token> tokens;
  std::vector<std::uint32_t> place;
  explicit Sentence(const SyntaxTree& tree) {
    for (const Token& token : tree.tokens()) {
      place.push_back(static_cast<std::uint32_t>(tokens.size()));
      if (token.kind != nl) tokens.push_back(token);
    }
    place.push_back(static_cast<std::uint32_t>(tokens.size()));
  }
};

/// Whether two texts say the same: the same words, comments too, and the same trees over them, line breaks aside. Values are read from the words
/// of a tree, and findings are about them, so that plan and findings are the same (tests/laws/layout_test.cpp).
bool same_meaning(std::string_view before, std::string_view after) {
  const SourceFile a("", std::string(before)), b("", std::string(after));
  Diagnostics first, second;
  const SyntaxTree one = parse(FileId{0}, a, {}, first);
  const SyntaxTree two = parse(FileId{0}, b, {}, second);
  const Sentence was(one), is(two);
  if (first.size() != 0 || second.size() != 0 || one.size() != two.size() || !same_words(before, after)) return false;
  if (!std::ranges::equal(was.tokens, is.tokens, {}, &Token::kind, &Token::kind)) return false;
  for (std::uint32_t i = 0; i < one.size(); ++i) {
    const auto& left = one.data(i);
    const auto& right = two.data(i);
    if (left.kind != right.kind || was.place[left.first_token] != is.place[right.first_token] || was.place[left.end_token] != is.place[right.end_token]) return false;
  }
  return true;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at + (end < text.size() ? 1 : 0)));
    at = end + 1;
  }
  return lines;
}

}  // namespace

Formatted format_text(std::string_view text) {
  std::string formatted = Formatter(text).run();
  if (formatted == text) return {std::move(formatted), false};
  if (!same_meaning(text, formatted)) return {std::string(text), true};
  // What was broken anew may be laid out once more; a layout that does not settle is none.
  std::string again = Formatter(formatted).run();
  if (again != formatted) {
    if (Formatter(again).run() != again || !same_meaning(text, again)) return {std::string(text), true};
    formatted = std::move(again);
  }
  return {std::move(formatted), false};
}

std::optional<LineEdit> format_lines(std::string_view text, std::uint32_t first, std::uint32_t last) {
  const Formatted formatted = format_text(text);
  if (formatted.refused || formatted.text == text) return std::nullopt;
  const auto before = lines_of(text), after = lines_of(formatted.text);
  // Lines that are equal at both ends stay; what is left in between is one replacement, cut to the range where the
  // lines correspond.
  std::size_t head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail + head < before.size() && tail + head < after.size() && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  std::size_t begin = head, end = before.size() - tail, new_begin = head, new_end = after.size() - tail;
  if (before.size() == after.size()) {
    begin = new_begin = std::max<std::size_t>(begin, first - 1);
    end = new_end = std::min<std::size_t>(end, last);
  }
  if (begin >= end && new_begin >= new_end) return std::nullopt;
  LineEdit edit{static_cast<std::uint32_t>(begin + 1), static_cast<std::uint32_t>(end), {}};
  for (std::size_t i = new_begin; i < new_end; ++i) edit.text += after[i];
  return edit;
}

}  // namespace campaign
