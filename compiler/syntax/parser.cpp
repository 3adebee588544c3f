#include "syntax/parser.h"

#include <utility>
#include <vector>

#include "syntax/antlr/grammar_parser.h"
// Behind what it is made of.
#include "CampaignParser.h"
#include "syntax/line_breaks.h"
#include "syntax/syntax_errors.h"
#include "syntax/tree_builder.h"

// The fence around ANTLR: nothing outside this file and `antlr/` sees a type of its runtime, and no exception leaves it.

namespace campaign {

namespace {

using Grammar = campaign_grammar::CampaignParser;

static_assert(static_cast<size_t>(TokenKind::nl) == Grammar::NL && static_cast<size_t>(TokenKind::key) == Grammar::KEY &&
                  static_cast<size_t>(TokenKind::kw_from) == Grammar::FROM &&
                  static_cast<size_t>(TokenKind::matching) == Grammar::MATCHING &&
                  static_cast<size_t>(TokenKind::open_text) == Grammar::OPEN_TEXT &&
                  static_cast<size_t>(TokenKind::stray) == Grammar::STRAY,
              "TokenKind numbers the tokens as the grammar does");

bool recovers(size_t rule) { return rule == Grammar::RuleProperty || rule == Grammar::RuleDeclaration; }

}  // namespace

void GrammarParser::run(TreeBuilder& builder, SyntaxTree& tree, SyntaxErrors& errors) {
  builder_ = &builder;
  tree_ = &tree;
  errors_ = &errors;
  first_ = _input.at = tree.tokens().data();
  last_ = &tree.tokens().back();
  static_cast<Grammar*>(this)->file();
}

void GrammarParser::exitRule() {
  const size_t rule = rules_.back();
  rules_.pop_back();
  close(rule);
  // A rule that recovers has ended the failure; one that passes it on leaves a hole.
  if (failing_ && recovers(rule)) failing_ = false;
}

void GrammarParser::consume() {
  if (rules_.back() == Grammar::RulePrefix || rules_.back() == Grammar::RuleInfix) builder_->add_operator(position());
  skip();
}

void GrammarParser::close(size_t rule) {
  using Shape = TreeBuilder::Shape;
  switch (rule) {
    case Grammar::RuleFile: return close(Shape::node, NodeKind::file);
    case Grammar::RuleProperty: return close(Shape::node, NodeKind::property);
    case Grammar::RuleDeclaration: return close(Shape::node, NodeKind::declaration);
    case Grammar::RuleTitle: return close(Shape::node, NodeKind::text);
    case Grammar::RuleLikeness: return close(Shape::node, NodeKind::likeness);
    case Grammar::RuleFormula: return close(Shape::node, NodeKind::formula);
    case Grammar::RuleRange: return close(Shape::node, NodeKind::range);
    case Grammar::RuleBlock: return close(Shape::node, NodeKind::block);
    case Grammar::RuleItem: return close(Shape::item, NodeKind::item);
    case Grammar::RuleClause: return close(Shape::node, NodeKind::clause);
    case Grammar::RuleExpression: return close(Shape::expression, NodeKind::error);
    case Grammar::RuleWindow: return close(Shape::node, NodeKind::window);
    case Grammar::RuleOperand: return close_operand();
    case Grammar::RuleComprehension: return close(Shape::node, NodeKind::comprehension);
    case Grammar::RulePath: return close(Shape::node, NodeKind::path);
    case Grammar::RuleName:
      // In a path it is a part of it; alone, as a comprehension's variable, it is one.
      return close(rules_.back() == Grammar::RulePath ? Shape::transparent : Shape::node, NodeKind::path);
    default: return close(Shape::transparent, NodeKind::error);
  }
}

void GrammarParser::close(TreeBuilder::Shape shape, NodeKind kind) { builder_->close(shape, kind, position(), failing_); }

void GrammarParser::close_operand() {
  using Shape = TreeBuilder::Shape;
  if (failing_) return close(Shape::node, NodeKind::error);
  switch (tree_->tokens()[builder_->first_token()].kind) {
    case TokenKind::number: return close(Shape::node, NodeKind::quantity);
    case TokenKind::percent: return close(Shape::node, NodeKind::percent);
    case TokenKind::date: return close(Shape::node, NodeKind::date);
    case TokenKind::time: return close(Shape::node, NodeKind::time);
    case TokenKind::text:
    case TokenKind::long_text: return close(Shape::node, NodeKind::text);
    case TokenKind::person: return close(Shape::node, NodeKind::person);
    case TokenKind::lparen: return close(Shape::group, NodeKind::error);
    case TokenKind::lbrack: return close(Shape::node, NodeKind::list);
    default: {  // A path, called or not.
      const bool called = tree_->tokens()[position() - 1].kind == TokenKind::rparen;
      return close(called ? Shape::node : Shape::transparent, NodeKind::call);
    }
  }
}

// -- errors --

void GrammarParser::report() {
  if (failing_) return;  // The rule inside has reported it.
  failing_ = true;
  errors_->report(place(), *tree_, position());
  if (errors_->exhausted()) _input.at = last_;
}

SyntaxPlace GrammarParser::place() const {
  switch (rules_.back()) {
    case Grammar::RuleExpression:
    case Grammar::RuleOperand:
    case Grammar::RuleItem: return SyntaxPlace::value;
    case Grammar::RuleArguments:
    case Grammar::RuleComprehension: return SyntaxPlace::arguments;
    case Grammar::RulePath:
    case Grammar::RuleName: return SyntaxPlace::name;
    case Grammar::RuleWindow: return SyntaxPlace::window;
    case Grammar::RuleBlock:
    case Grammar::RuleFile: return SyntaxPlace::member;
    default: return SyntaxPlace::other;
  }
}

// In a property or declaration: skips what cannot be read. A block on the way is read, so that what it declares is seen.
bool GrammarParser::recover() {
  const size_t rule = rules_.back();
  if (!recovers(rule)) return false;
  const bool key_ends = rule == Grammar::RuleProperty;
  while (!ends_line(_input.at->kind) && !(key_ends && _input.at->kind == TokenKind::key)) {
    if (_input.at->kind == TokenKind::lbrace) {
      failing_ = false;
      static_cast<Grammar*>(this)->block();
      failing_ = true;
    } else {
      skip();
    }
  }
  return true;
}

// In a block or file where its end was expected: reports what stands there, and goes on with the next line or key.
void GrammarParser::finish_members() {
  const size_t rule = rules_.back();
  if (rule != Grammar::RuleBlock && rule != Grammar::RuleFile) throw RecognitionException();
  for (;;) {
    if (_input.at->kind == TokenKind::end_of_file) return;
    if (rule == Grammar::RuleBlock && _input.at->kind == TokenKind::rbrace) return skip();
    report();
    failing_ = false;
    while (!ends_line(_input.at->kind) && _input.at->kind != TokenKind::key) {
      if (_input.at->kind == TokenKind::lbrace) {
        static_cast<Grammar*>(this)->block();
      } else {
        skip();
      }
    }
    if (_input.at->kind == TokenKind::nl || _input.at->kind == TokenKind::semi || _input.at->kind == TokenKind::key) static_cast<Grammar*>(this)->members();
  }
}

namespace {

SyntaxTree parse_tokens(FileId id, std::string_view text, std::vector<Token> tokens, ErrorLimit& limit, Diagnostics& diagnostics) {
  SyntaxTree tree(id, text);
  TreeBuilder builder(tree, std::move(tokens), diagnostics);
  SyntaxErrors errors(limit, diagnostics);
  Grammar(nullptr).run(builder, tree, errors);
  builder.finish();
  return tree;
}

/// The text from an offset on; `in_value` where it stands behind a key that is not in it.
SyntaxTree parse_part(FileId id, std::string_view text, std::uint32_t begin, bool in_value, const ParseLimits& limits, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  ErrorLimit limit(limits.max_syntax_errors, diagnostics);
  std::vector<Token> tokens = significant_tokens(id, text, limits.max_depth, limit, diagnostics, begin);
  if (in_value) tokens.insert(tokens.begin(), Token{TokenKind::key, begin, begin});
  SyntaxTree tree = parse_tokens(id, text, std::move(tokens), limit, diagnostics);
  for (Diagnostic& finding : diagnostics.from(before)) finding.unread = true;
  return tree;
}

}  // namespace

SyntaxTree parse(FileId id, const SourceFile& file, const ParseLimits& limits, Diagnostics& diagnostics) {
  return parse_part(id, file.text(), 0, false, limits, diagnostics);
}

SyntaxTree parse_members(FileId id, const SourceFile& file, std::uint32_t begin, std::uint32_t end, const ParseLimits& limits, Diagnostics& diagnostics) {
  return parse_part(id, file.text().substr(0, end), begin, false, limits, diagnostics);
}

SyntaxTree parse_expression(FileId id, const SourceFile& file, std::uint32_t begin, std::uint32_t end, const ParseLimits& limits,
                            Diagnostics& diagnostics) {
  return parse_part(id, file.text().substr(0, end), begin, true, limits, diagnostics);
}

}  // namespace campaign
