#include "syntax/parser.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <antlr4-runtime.h>

#include "CampaignParser.h"
#include "syntax/line_breaks.h"
#include "syntax/syntax_errors.h"
#include "syntax/tree_builder.h"

// The fence around ANTLR: nothing outside this file sees a type of its runtime, and no exception leaves it.

namespace campaign {

namespace {

using Grammar = campaign_grammar::CampaignParser;

static_assert(static_cast<size_t>(TokenKind::nl) == Grammar::NL && static_cast<size_t>(TokenKind::key) == Grammar::KEY &&
                  static_cast<size_t>(TokenKind::kw_from) == Grammar::FROM &&
                  static_cast<size_t>(TokenKind::matching) == Grammar::MATCHING &&
                  static_cast<size_t>(TokenKind::open_text) == Grammar::OPEN_TEXT &&
                  static_cast<size_t>(TokenKind::stray) == Grammar::STRAY,
              "TokenKind numbers the tokens as the grammar does");

/// As much of a token as the generated parser looks at: its type and its place in the row.
class GrammarToken final : public antlr4::Token {
 public:
  GrammarToken(size_t type, size_t index) : type_(static_cast<std::uint32_t>(type)), index_(static_cast<std::uint32_t>(index)) {}
  std::string getText() const override { return {}; }
  size_t getType() const override { return type_; }
  size_t getLine() const override { return 0; }
  size_t getCharPositionInLine() const override { return 0; }
  size_t getChannel() const override { return 0; }
  size_t getTokenIndex() const override { return index_; }
  size_t getStartIndex() const override { return index_; }
  size_t getStopIndex() const override { return index_; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  antlr4::CharStream* getInputStream() const override { return nullptr; }
  std::string toString() const override { return {}; }

 private:
  std::uint32_t type_;
  std::uint32_t index_;
};

/// The row of tokens, already cut: no buffering, no channels, no look back at text.
class GrammarTokens final : public antlr4::TokenStream {
 public:
  explicit GrammarTokens(std::span<const Token> tokens) {
    tokens_.reserve(tokens.size());
    for (const Token& token : tokens) {
      tokens_.emplace_back(token.kind == TokenKind::end_of_file ? antlr4::Token::EOF : static_cast<size_t>(token.kind),
                           tokens_.size());
    }
  }
  antlr4::Token* LT(ssize_t k) override { return &tokens_[at(k)]; }
  size_t LA(ssize_t k) override { return tokens_[at(k)].getType(); }
  void consume() override {
    if (position_ + 1 < tokens_.size()) ++position_;
  }
  antlr4::Token* get(size_t index) const override { return const_cast<GrammarToken*>(&tokens_[index]); }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return position_; }
  void seek(size_t index) override { position_ = index; }
  size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return {}; }

 private:
  [[nodiscard]] size_t at(ssize_t k) const {
    const ssize_t index = static_cast<ssize_t>(position_) + (k > 0 ? k - 1 : k);
    return static_cast<size_t>(std::clamp<ssize_t>(index, 0, static_cast<ssize_t>(tokens_.size()) - 1));
  }

  std::vector<GrammarToken> tokens_;
  size_t position_ = 0;
};

/// The generated parser with its hooks turned into events for the tree builder. It builds no parse tree of its own, and
/// frees each line's rule contexts as soon as the line is read.
class Recorder final : public Grammar, public antlr4::tree::ParseTreeListener {
 public:
  Recorder(GrammarTokens& stream, TreeBuilder& builder, SyntaxTree& tree, SyntaxErrors& errors)
      : Grammar(&stream), stream_(stream), builder_(builder), tree_(tree), errors_(errors) {
    setBuildParseTree(false);
    addParseListener(this);  // Only so that the runtime calls triggerExitRuleEvent.
    setErrorHandler(std::make_shared<Recovery>(*this));
  }

  void run() {
    file();
    while (!trackers_.empty()) leave_line();
  }

  // -- hooks of the generated parser --

  void enterRule(antlr4::ParserRuleContext* context, size_t state, size_t rule) override {
    setState(state);
    _ctx = context;
    rules_.push_back(static_cast<std::uint8_t>(rule));
    builder_.open(position());
    if (rule == RuleLine) enter_line();
  }

  void triggerExitRuleEvent() override {
    const size_t rule = rules_.back();
    rules_.pop_back();
    close(rule);
    if (rule == RuleLine) leave_line();
    // A rule that recovers has ended the failure; one that passes it on leaves a hole.
    if (failing_ && recovers(rule)) failing_ = false;
  }

  void enterOuterAlt(antlr4::ParserRuleContext* context, size_t) override { _ctx = context; }

  antlr4::Token* consume() override {
    antlr4::Token* token = stream_.LT(1);
    if (rules_.back() == RulePrefix || rules_.back() == RuleInfix) builder_.add_operator(position());
    stream_.consume();
    return token;
  }

  void visitTerminal(antlr4::tree::TerminalNode*) override {}
  void visitErrorNode(antlr4::tree::ErrorNode*) override {}
  void enterEveryRule(antlr4::ParserRuleContext*) override {}
  void exitEveryRule(antlr4::ParserRuleContext*) override {}

 private:
  /// Errors are confined to the property or declaration they are in: rules inside pass the failure on, these two skip
  /// to where the next member can begin. A block (and the file) goes on until its very end.
  class Recovery final : public antlr4::ANTLRErrorStrategy {
   public:
    explicit Recovery(Recorder& parser) : parser_(parser) {}
    void reset(antlr4::Parser*) override {}
    void sync(antlr4::Parser*) override {}
    bool inErrorRecoveryMode(antlr4::Parser*) override { return false; }
    void reportMatch(antlr4::Parser*) override {}
    void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override { parser_.report(); }
    void recover(antlr4::Parser*, std::exception_ptr error) override {
      if (!parser_.recover()) std::rethrow_exception(error);
    }
    antlr4::Token* recoverInline(antlr4::Parser* parser) override {
      if (antlr4::Token* token = parser_.finish_members()) return token;
      throw antlr4::InputMismatchException(parser);
    }

   private:
    Recorder& parser_;
  };

  [[nodiscard]] std::uint32_t position() const { return static_cast<std::uint32_t>(stream_.index()); }
  [[nodiscard]] TokenKind current() const { return tree_.tokens()[position()].kind; }
  [[nodiscard]] static bool recovers(size_t rule) { return rule == RuleProperty || rule == RuleDeclaration; }

  void enter_line() {
    trackers_.push_back(std::exchange(getTreeTracker(), {}));
  }
  void leave_line() {
    getTreeTracker().reset();
    getTreeTracker() = std::move(trackers_.back());
    trackers_.pop_back();
  }

  void close(size_t rule) {
    using Shape = TreeBuilder::Shape;
    switch (rule) {
      case RuleFile: return close(Shape::node, NodeKind::file);
      case RuleProperty: return close(Shape::node, NodeKind::property);
      case RuleDeclaration: return close(Shape::node, NodeKind::declaration);
      case RuleTitle: return close(Shape::node, NodeKind::text);
      case RuleLikeness: return close(Shape::node, NodeKind::likeness);
      case RuleFormula: return close(Shape::node, NodeKind::formula);
      case RuleRange: return close(Shape::node, NodeKind::range);
      case RuleBlock: return close(Shape::node, NodeKind::block);
      case RuleItem: return close(Shape::item, NodeKind::item);
      case RuleClause: return close(Shape::node, NodeKind::clause);
      case RuleExpression: return close(Shape::expression, NodeKind::error);
      case RuleWindow: return close(Shape::node, NodeKind::window);
      case RuleOperand: return close_operand();
      case RuleComprehension: return close(Shape::node, NodeKind::comprehension);
      case RulePath: return close(Shape::node, NodeKind::path);
      case RuleName:
        // In a path it is a part of it; alone, as a comprehension's variable, it is one.
        return close(rules_.back() == RulePath ? Shape::transparent : Shape::node, NodeKind::path);
      default: return close(Shape::transparent, NodeKind::error);
    }
  }

  void close(TreeBuilder::Shape shape, NodeKind kind) { builder_.close(shape, kind, position(), failing_); }

  void close_operand() {
    using Shape = TreeBuilder::Shape;
    if (failing_) return close(Shape::node, NodeKind::error);
    switch (tree_.tokens()[builder_.first_token()].kind) {
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
        const bool called = tree_.tokens()[position() - 1].kind == TokenKind::rparen;
        return close(called ? Shape::node : Shape::transparent, NodeKind::call);
      }
    }
  }

  // -- errors --

  void report() {
    if (failing_) return;  // The rule inside has reported it.
    failing_ = true;
    errors_.report(place(), tree_, position());
    if (errors_.exhausted()) stream_.seek(tree_.tokens().size() - 1);
  }

  [[nodiscard]] SyntaxPlace place() const {
    switch (rules_.back()) {
      case RuleExpression:
      case RuleOperand:
      case RuleItem: return SyntaxPlace::value;
      case RuleArguments:
      case RuleComprehension: return SyntaxPlace::arguments;
      case RulePath:
      case RuleName: return SyntaxPlace::name;
      case RuleWindow: return SyntaxPlace::window;
      case RuleBlock:
      case RuleFile: return SyntaxPlace::member;
      default: return SyntaxPlace::other;
    }
  }

  // In a property or declaration: skips what cannot be read. A block on the way is read, so that what it declares is seen.
  bool recover() {
    const size_t rule = rules_.back();
    if (!recovers(rule)) return false;
    const bool key_ends = rule == RuleProperty;
    while (!ends_line(current()) && !(key_ends && current() == TokenKind::key)) {
      if (current() == TokenKind::lbrace) {
        failing_ = false;
        block();
        failing_ = true;
      } else {
        stream_.consume();
      }
    }
    return true;
  }

  // In a block or file where its end was expected: reports what stands there, and goes on with the next line or key.
  antlr4::Token* finish_members() {
    const size_t rule = rules_.back();
    if (rule != RuleBlock && rule != RuleFile) return nullptr;
    for (;;) {
      if (current() == TokenKind::end_of_file) return stream_.LT(1);
      if (rule == RuleBlock && current() == TokenKind::rbrace) return consume();
      report();
      failing_ = false;
      while (!ends_line(current()) && current() != TokenKind::key) {
        if (current() == TokenKind::lbrace) {
          block();
        } else {
          stream_.consume();
        }
      }
      if (current() == TokenKind::nl || current() == TokenKind::semi || current() == TokenKind::key) members();
    }
  }

  GrammarTokens& stream_;
  TreeBuilder& builder_;
  SyntaxTree& tree_;
  SyntaxErrors& errors_;
  std::vector<std::uint8_t> rules_;
  std::vector<antlr4::tree::ParseTreeTracker> trackers_;
  bool failing_ = false;
};

}  // namespace

namespace {

SyntaxTree parse_tokens(FileId id, std::string_view text, std::vector<Token> tokens, ErrorLimit& limit, Diagnostics& diagnostics) {
  SyntaxTree tree(id, text);
  TreeBuilder builder(tree, std::move(tokens), diagnostics);
  SyntaxErrors errors(limit, diagnostics);
  GrammarTokens stream(tree.tokens());
  Recorder(stream, builder, tree, errors).run();
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
