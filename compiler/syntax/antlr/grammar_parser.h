#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <vector>

#include <antlr4-runtime.h>

#include "syntax/syntax_errors.h"
#include "syntax/tree_builder.h"

namespace campaign {

/// What the generated parser's contexts are (ANTLR's option `contextSuperClass`): nothing, since the tree is built while rules are
/// read. The accessors are what generated code calls in functions that nobody calls.
class GrammarContext {
 public:
  struct Ignored {
    Ignored& operator=(const std::exception_ptr&) { return *this; }
  };
  GrammarContext(antlr4::ParserRuleContext*, std::size_t) {}
  [[nodiscard]] virtual std::size_t getRuleIndex() const = 0;
  Ignored exception;

 protected:
  ~GrammarContext() = default;
  template <typename T>
  T* getRuleContext(std::size_t) {
    return nullptr;
  }
  template <typename T>
  std::vector<T*> getRuleContexts() {
    return {};
  }
  antlr4::tree::TerminalNode* getToken(std::size_t, std::size_t) { return nullptr; }
  std::vector<antlr4::tree::TerminalNode*> getTokens(std::size_t) { return {}; }
};

/// What the generated parser is made of (ANTLR's option `superClass`): what its rules use stands here under the names by which they
/// use it, and so comes before the runtime's. A rule that is read costs two calls into the tree builder: no context is made, no token
/// is an object, no listener is asked, and nothing is prepared for prediction, which an LL(1) grammar never needs.
class GrammarParser : public antlr4::Recognizer {
 public:
  explicit GrammarParser(antlr4::TokenStream*) {}

  /// Reads all tokens of the tree, which the builder has, into it.
  void run(TreeBuilder& builder, SyntaxTree& tree, SyntaxErrors& errors);

  antlr4::IntStream* getInputStream() override { return nullptr; }
  void setInputStream(antlr4::IntStream*) override {}
  antlr4::TokenFactory<antlr4::CommonToken>* getTokenFactory() override { return nullptr; }

 protected:
  // -- what the rules use --

  static constexpr std::size_t EOF = static_cast<std::size_t>(TokenKind::end_of_file);

  struct RecognitionException {};
  struct NoViableAltException : RecognitionException {
    explicit NoViableAltException(GrammarParser*) {}
  };
  /// One context of each kind does for all.
  struct Contexts {
    template <typename Context>
    Context* createInstance(antlr4::ParserRuleContext* parent, std::size_t state) {
      static Context context(parent, state);
      return &context;
    }
  };
  /// The row of tokens, and where in it the parser is.
  struct Tokens {
    const Token* at = nullptr;
    Tokens* operator->() { return this; }
    [[nodiscard]] std::size_t LA(int) const { return static_cast<std::size_t>(at->kind); }
  };
  /// Errors are confined to the property or declaration they are in: rules inside pass the failure on, these two skip
  /// to where the next member can begin. A block (and the file) goes on until its very end.
  struct Recovery {
    Recovery* operator->() { return this; }
    void sync(GrammarParser*) {}
    void reportMatch(GrammarParser*) {}
    void recoverInline(GrammarParser* parser) { parser->finish_members(); }
    void reportError(GrammarParser* parser, const RecognitionException&) { parser->report(); }
    void recover(GrammarParser* parser, GrammarContext::Ignored) {
      if (!parser->recover()) throw;
    }
  };
  struct atn {
    struct ATNDeserializer {
      static antlr4::atn::ATN deserialize(const std::vector<std::uint16_t>&) { return {}; }
    };
    struct ParserATNSimulator {
      ParserATNSimulator(GrammarParser*, const antlr4::atn::ATN&, const std::vector<antlr4::dfa::DFA>&, const antlr4::atn::PredictionContextCache&) {}
    };
  };
  atn::ParserATNSimulator* _interpreter = nullptr;
  static constexpr antlr4::ParserRuleContext* _ctx = nullptr;
  Contexts _tracker;
  Tokens _input;
  Recovery _errHandler;

  std::size_t getState() const final { return 0; }
  static constexpr void setState(std::size_t) {}
  static constexpr void enterOuterAlt(GrammarContext*, std::size_t) {}
  template <typename Function>
  static auto finally(Function function) {
    struct AtEnd {
      Function function;
      ~AtEnd() { function(); }
    };
    return AtEnd{function};
  }

  void enterRule(GrammarContext*, std::size_t, std::size_t rule) {
    rules_.push_back(static_cast<std::uint8_t>(rule));
    builder_->open(position());
  }
  void exitRule();

  void match(std::size_t kind) {
    if (_input.LA(1) == kind) {
      skip();
    } else {
      finish_members();
    }
  }
  void consume();

 private:
  [[nodiscard]] std::uint32_t position() const { return static_cast<std::uint32_t>(_input.at - first_); }
  void skip() { _input.at += _input.at != last_; }
  void close(std::size_t rule);
  void close(TreeBuilder::Shape shape, NodeKind kind);
  void close_operand();
  void report();
  [[nodiscard]] SyntaxPlace place() const;
  bool recover();
  void finish_members();

  TreeBuilder* builder_ = nullptr;
  SyntaxTree* tree_ = nullptr;
  SyntaxErrors* errors_ = nullptr;
  const Token* first_ = nullptr;
  const Token* last_ = nullptr;  // The end of the file.
  std::vector<std::uint8_t> rules_;  // Those that are being read, the innermost last.
  bool failing_ = false;
};

}  // namespace campaign
