#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "syntax/syntax_tree.h"

namespace campaign {

/// Builds a tree from the events of a parse: a rule begins, an operator is read, a rule ends. Rules that only group
/// others leave no node; operators get their precedence here.
class TreeBuilder {
 public:
  /// What a rule leaves behind.
  enum class Shape : std::uint8_t {
    transparent,  ///< Nothing: its children become its parent's.
    node,         ///< A node over its children.
    item,         ///< A node only if it has several children.
    group,        ///< Its one child, stretched over the brackets around it where it has children of its own.
    expression,   ///< Operands and operators by precedence.
  };

  TreeBuilder(SyntaxTree& tree, std::vector<Token> tokens, Diagnostics& diagnostics) : tree_(tree), diagnostics_(diagnostics) {
    tree_.tokens_ = std::move(tokens);
    tree_.nodes_.reserve(tree_.tokens_.size());
    tree_.rows_.tokens = tree_.tokens_;
  }

  void open(std::uint32_t token) { frames_.push_back({token, static_cast<std::uint32_t>(items_.size())}); }
  /// The first token of the rule that is being read.
  [[nodiscard]] std::uint32_t first_token() const { return frames_.back().first_token; }
  /// An operator of the expression that is being read.
  void add_operator(std::uint32_t token) { items_.push_back(token | kOperator); }
  /// Ends the rule; `end_token` is one past its last token. A `failed` rule leaves a hole where a value would have been.
  void close(Shape shape, NodeKind kind, std::uint32_t end_token, bool failed);
  /// Ends the parse: the last node is the root.
  void finish() {
    tree_.rows_.nodes = tree_.nodes_;
    tree_.rows_.root = items_.empty() ? 0 : items_.back();
  }

 private:
  struct Frame {
    std::uint32_t first_token;
    std::uint32_t first_item;
  };

  std::uint32_t add(NodeKind kind, std::uint32_t first_token, std::uint32_t end_token, std::span<const std::uint32_t> children,
                    TokenKind op = TokenKind::end_of_file);
  std::uint32_t resolve(std::span<const std::uint32_t> items, std::uint32_t first_token, std::uint32_t end_token);
  std::uint32_t climb(std::span<const std::uint32_t> items, std::size_t& at, int least, int depth);
  [[nodiscard]] TokenKind kind_of(std::uint32_t item) const { return tree_.tokens_[item & ~kOperator].kind; }
  [[nodiscard]] static bool is_operator(std::uint32_t item) { return (item & kOperator) != 0; }

  static constexpr std::uint32_t kOperator = 0x80000000;

  SyntaxTree& tree_;
  Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> items_;  // Nodes and operators that wait for their rule to end.
  struct Tokens {
    std::uint32_t first, end;
  };
  [[nodiscard]] Tokens tokens_of(std::uint32_t node) const;
  std::unordered_map<std::uint32_t, Tokens> brackets_;  // Of literals and names that stand in some: what is made of them begins there.
};

}  // namespace campaign
