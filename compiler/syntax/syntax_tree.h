#pragma once

#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/work.h"
#include "source/span.h"
#include "syntax/token.h"

namespace campaign {

enum class NodeKind : std::uint8_t {
  error,        ///< A hole: what stands here could not be read and has its diagnostic.
  file,         ///< Members.
  declaration,  ///< path+, then text, likeness, formula, range, block where written.
  property,     ///< Its key is its first token; then its items, or a block.
  block,        ///< Members.
  likeness,     ///< path
  formula,      ///< expression
  range,        ///< expression: what an `each` runs over.
  item,         ///< An expression and its clauses; an expression without any stands for itself.
  clause,       ///< Its word is its first token; then an expression.
  binary,       ///< Two operands; `op()` says which operator.
  unary,        ///< One operand.
  window,       ///< An operand and two times: `mon..fri 11:30 .. 13:30`.
  quantity,     ///< A number, and its unit as the last token where there are two tokens.
  percent, date, time, text, person,
  path,         ///< Names with dots between.
  call,         ///< path, then arguments, then a comprehension where written.
  comprehension,///< Its variable is a path; then the collection, then the condition where written.
  list,         ///< Items.
};

/// A text as a tree. Nothing is lost: tokens carry the bytes they stand for, and what is between two tokens of the
/// source (blanks, comments, dropped line breaks) is there in the source itself.
class SyntaxTree;

/// A handle to one node; as cheap to copy as a pointer. Valid as long as its tree.
class Node {
 public:
  Node(const SyntaxTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

  [[nodiscard]] NodeKind kind() const;
  [[nodiscard]] TokenKind op() const;           ///< The operator of a `binary` or `unary`.
  [[nodiscard]] Span span() const;              ///< From its first token to its last.
  /// The bytes of its span; of a path its name, as its tokens say it: `std . kpi` is `std.kpi`.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::uint32_t first_token() const;
  [[nodiscard]] std::uint32_t end_token() const;  ///< One past its last token.
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] const SyntaxTree& tree() const { return *tree_; }
  [[nodiscard]] Span token_span(std::uint32_t token) const;
  [[nodiscard]] std::string_view token_text(std::uint32_t token) const;

  class Iterator;
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;
  [[nodiscard]] bool has_children() const;
  [[nodiscard]] std::uint32_t child_count() const;   ///< O(children)
  [[nodiscard]] Node child(std::uint32_t n) const;   ///< O(n)
  /// Whether there is a hole in it. O(1).
  [[nodiscard]] bool broken() const;

 private:
  [[nodiscard]] std::string_view name() const;
  const SyntaxTree* tree_;
  std::uint32_t index_;
};

class SyntaxTree {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Data {
    NodeKind kind = NodeKind::error;
    TokenKind op = TokenKind::end_of_file;
    bool broken = false;
    std::uint16_t height = 0;
    std::uint32_t first_token = 0;
    std::uint32_t end_token = 0;
    std::uint32_t first_child = kNone;
    std::uint32_t next_sibling = kNone;
    bool operator==(const Data&) const = default;
  };

  /// A tree as plain rows, as a build can prepare it: what `parse` gives for one text.
  struct Rows {
    std::span<const Token> tokens;
    std::span<const Data> nodes;
    std::uint32_t root = 0;
  };

  SyntaxTree(FileId file, std::string_view text) : file_(file), text_(text) {}
  /// A prepared tree of this very text; the rows outlive it.
  SyntaxTree(FileId file, std::string_view text, const Rows& rows) : file_(file), text_(text), rows_(rows) {}
  SyntaxTree(SyntaxTree&&) = default;
  SyntaxTree& operator=(SyntaxTree&&) = default;

  [[nodiscard]] Node root() const { return {this, rows_.root}; }
  [[nodiscard]] Node node(std::uint32_t index) const { return {this, index}; }
  [[nodiscard]] FileId file() const { return file_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::span<const Token> tokens() const { return rows_.tokens; }
  [[nodiscard]] const Data& data(std::uint32_t index) const {
    count_work();
    return rows_.nodes[index];
  }
  [[nodiscard]] std::size_t size() const { return rows_.nodes.size(); }
  [[nodiscard]] const Rows& rows() const { return rows_; }

  /// The rows of a tree that was parsed.
  struct Owned {
    std::vector<Token> tokens;
    std::vector<Data> nodes;
    std::uint32_t root = 0;
  };
  /// Gives them away; the tree is then empty.
  [[nodiscard]] Owned take() {
    const std::uint32_t root = rows_.root;
    rows_ = {};
    return {std::move(tokens_), std::move(nodes_), root};
  }

 private:
  friend class TreeBuilder;  // It fills the rows, and shows them when they are complete.
  FileId file_;
  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<Data> nodes_;
  Rows rows_;
};

class Node::Iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Node;
  using difference_type = std::ptrdiff_t;
  using pointer = const Node*;
  using reference = Node;

  Iterator() = default;
  Iterator(const SyntaxTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  Node operator*() const { return {tree_, index_}; }
  Iterator& operator++() {
    index_ = tree_->data(index_).next_sibling;
    return *this;
  }
  Iterator operator++(int) {
    Iterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Iterator& other) const { return index_ == other.index_; }

 private:
  const SyntaxTree* tree_ = nullptr;
  std::uint32_t index_ = SyntaxTree::kNone;
};

inline NodeKind Node::kind() const { return tree_->data(index_).kind; }
inline TokenKind Node::op() const { return tree_->data(index_).op; }
inline bool Node::broken() const { return tree_->data(index_).broken; }
inline std::uint32_t Node::first_token() const { return tree_->data(index_).first_token; }
inline std::uint32_t Node::end_token() const { return tree_->data(index_).end_token; }
inline Span Node::span() const {
  const auto& data = tree_->data(index_);
  const auto& tokens = tree_->tokens();
  if (data.end_token == data.first_token) {
    const std::uint32_t at = tokens.empty() ? 0 : tokens[data.first_token].begin;
    return {tree_->file(), at, at};
  }
  return {tree_->file(), tokens[data.first_token].begin, tokens[data.end_token - 1].end};
}
inline std::string_view Node::text() const {
  if (kind() == NodeKind::path && end_token() > first_token() + 1) return name();
  const Span place = span();
  return tree_->text().substr(place.begin, place.size());
}
inline Span Node::token_span(std::uint32_t token) const {
  const Token& found = tree_->tokens()[token];
  return {tree_->file(), found.begin, found.end};
}
inline std::string_view Node::token_text(std::uint32_t token) const {
  const Token& found = tree_->tokens()[token];
  return tree_->text().substr(found.begin, found.end - found.begin);
}
inline Node::Iterator Node::begin() const { return {tree_, tree_->data(index_).first_child}; }
inline Node::Iterator Node::end() const { return {tree_, SyntaxTree::kNone}; }
inline bool Node::has_children() const { return tree_->data(index_).first_child != SyntaxTree::kNone; }
inline std::uint32_t Node::child_count() const { return static_cast<std::uint32_t>(std::distance(begin(), end())); }
inline Node Node::child(std::uint32_t n) const { return *std::next(begin(), n); }

}  // namespace campaign
