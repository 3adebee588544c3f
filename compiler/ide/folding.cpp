#include "ide/folding.h"

#include <algorithm>

#include "syntax/lexer.h"

namespace campaign {

namespace {

/// Lines that follow each other and are of one sort: comments, or `use`.
class Run {
 public:
  Run(FoldingRange::Kind kind, std::vector<FoldingRange>& ranges) : kind_(kind), ranges_(ranges) {}
  void add(std::uint32_t first, std::uint32_t last) {
    if (first_ == 0 || first > last_ + 1) {
      end();
      first_ = first;
    }
    last_ = last;
  }
  void end() {
    if (first_ != 0 && last_ > first_) ranges_.push_back({first_, last_, kind_});
    first_ = last_ = 0;
  }

 private:
  FoldingRange::Kind kind_;
  std::vector<FoldingRange>& ranges_;
  std::uint32_t first_ = 0, last_ = 0;
};

}  // namespace

std::vector<FoldingRange> folding_ranges(std::string_view text) {
  std::vector<FoldingRange> ranges;
  std::vector<std::uint32_t> open;  // The lines of brackets that are not closed yet.
  Run comments(FoldingRange::Kind::comment, ranges), uses(FoldingRange::Kind::imports, ranges);
  std::uint32_t line = 1;
  bool starts_line = true;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const std::uint32_t first = line;
    line += static_cast<std::uint32_t>(std::ranges::count(word, '\n'));
    switch (token.kind) {
      case TokenKind::lbrace:
      case TokenKind::lbrack:
      case TokenKind::lparen: open.push_back(first); break;
      case TokenKind::rbrace:
      case TokenKind::rbrack:
      case TokenKind::rparen:
        if (open.empty()) break;
        // The line of the closing bracket stays to be seen.
        if (first > open.back() + 1) ranges.push_back({open.back(), first - 1, FoldingRange::Kind::block});
        open.pop_back();
        break;
      case TokenKind::long_text:
        if (line > first) ranges.push_back({first, line, FoldingRange::Kind::block});
        break;
      case TokenKind::doc:
      case TokenKind::line_comment:
      case TokenKind::block_comment:
        if (starts_line) comments.add(first, word.ends_with('\n') ? line - 1 : line);
        break;
      case TokenKind::name:
        if (starts_line && word == "use") uses.add(first, first);
        break;
      default: break;
    }
    const bool breaks = word.ends_with('\n');
    if (token.kind != TokenKind::blank || breaks) starts_line = breaks;
  }
  comments.end();
  uses.end();
  std::ranges::stable_sort(ranges, {}, &FoldingRange::first);
  return ranges;
}

}  // namespace campaign
