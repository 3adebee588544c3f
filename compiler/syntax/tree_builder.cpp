#include "syntax/tree_builder.h"

#include <algorithm>

namespace campaign {

namespace {

using enum TokenKind;

/// What no plan needs; it keeps every walk over an expression off the stack's end.
constexpr int kMaxHeight = 400;

// How tightly operators bind; the lowest first.
enum Binding : int { kAny, kAssumed, kOr, kAnd, kComparison, kTo, kWindow, kRange, kSum, kProduct, kSign };

int infix_binding(TokenKind kind) {
  switch (kind) {
    case kw_or: return kOr;
    case kw_and: return kAnd;
    case eq: case ne: case lt: case le: case gt: case ge: case kw_in: case kw_matches: return kComparison;
    case kw_to: return kTo;
    case range: return kRange;
    case plus: case minus: return kSum;
    case star: case slash: case kw_per: return kProduct;
    default: return -1;
  }
}

// What a prefix operator takes as its operand.
int prefix_binding(TokenKind kind) {
  switch (kind) {
    case kw_assumed: case kw_from: return kAssumed;
    case kw_not: return kComparison;
    case plus: case minus: return kSign;
    default: return kTo;  // `>= 43%`
  }
}

}  // namespace

std::uint32_t TreeBuilder::add(NodeKind kind, std::uint32_t first_token, std::uint32_t end_token,
                               std::span<const std::uint32_t> children, TokenKind op) {
  SyntaxTree::Data node;
  node.kind = kind;
  node.op = op;
  node.first_token = first_token;
  node.end_token = end_token;
  node.broken = kind == NodeKind::error;
  const bool walls = kind == NodeKind::file || kind == NodeKind::block || kind == NodeKind::declaration;
  std::uint32_t last = SyntaxTree::kNone;
  for (const std::uint32_t child : children) {
    if (is_operator(child)) continue;
    SyntaxTree::Data& data = tree_.nodes_[child];
    node.height = std::max<std::uint16_t>(node.height, static_cast<std::uint16_t>(data.height + 1));
    node.broken = node.broken || (data.broken && !walls);
    (last == SyntaxTree::kNone ? node.first_child : tree_.nodes_[last].next_sibling) = child;
    last = child;
  }
  tree_.nodes_.push_back(node);
  return static_cast<std::uint32_t>(tree_.nodes_.size() - 1);
}

void TreeBuilder::close(Shape shape, NodeKind kind, std::uint32_t end_token, bool failed) {
  const Frame frame = frames_.back();
  frames_.pop_back();
  if (shape == Shape::transparent) return;
  const std::span<const std::uint32_t> children = std::span(items_).subspan(frame.first_item);
  const std::uint32_t end = std::max(end_token, frame.first_token);
  std::uint32_t node = 0;
  switch (shape) {
    case Shape::expression:
      node = failed ? add(NodeKind::error, frame.first_token, end, {}) : resolve(children, frame.first_token, end);
      break;
    case Shape::group:
      if (failed || children.empty()) {
        node = add(NodeKind::error, frame.first_token, end, {});
      } else {
        node = children.front();
        if (tree_.nodes_[node].first_child == SyntaxTree::kNone) {  // A literal or a name is read by its own tokens.
          brackets_[node] = {frame.first_token, end};
        } else {
          tree_.nodes_[node].first_token = frame.first_token;
          tree_.nodes_[node].end_token = end;
        }
      }
      break;
    case Shape::item:
      if (children.size() == 1 && !failed) return;
      node = add(kind, frame.first_token, end, children);
      break;
    default:
      node = add(kind, frame.first_token, end, children);
      break;
  }
  if (failed) tree_.nodes_[node].broken = true;
  items_.resize(frame.first_item);
  items_.push_back(node);
}

std::uint32_t TreeBuilder::resolve(std::span<const std::uint32_t> items, std::uint32_t first_token, std::uint32_t end_token) {
  if (items.size() == 1 && !is_operator(items[0])) return items[0];
  // `climb` adds nodes but no items, so the span stays good.
  std::size_t at = 0;
  std::uint32_t node = SyntaxTree::kNone;
  if (items.size() <= 2 * kMaxHeight) node = climb(items, at, kAny, 0);
  if (node != SyntaxTree::kNone && tree_.nodes_[node].height <= kMaxHeight) return node;
  const Token& first = tree_.tokens_[first_token];
  diagnostics_.report<Finding::expression_too_long>(Span{tree_.file_, first.begin, first.end}, kMaxHeight);
  return add(NodeKind::error, first_token, end_token, {});
}

TreeBuilder::Tokens TreeBuilder::tokens_of(std::uint32_t node) const {
  const auto found = brackets_.find(node);
  return found == brackets_.end() ? Tokens{tree_.nodes_[node].first_token, tree_.nodes_[node].end_token} : found->second;
}

// Precedence climbing: reads an operand and the operators that bind at least as tightly as `least`.
std::uint32_t TreeBuilder::climb(std::span<const std::uint32_t> items, std::size_t& at, int least, int depth) {
  if (at >= items.size() || depth > kMaxHeight) return SyntaxTree::kNone;
  std::uint32_t left = items[at++];
  if (is_operator(left)) {
    const std::uint32_t token = left & ~kOperator;
    const std::uint32_t operand = climb(items, at, prefix_binding(kind_of(left)), depth + 1);
    if (operand == SyntaxTree::kNone) return operand;
    left = add(NodeKind::unary, token, tokens_of(operand).end, std::array{operand}, tree_.tokens_[token].kind);
  }
  while (at < items.size()) {
    if (!is_operator(items[at])) {  // A window, which waits for what it restricts.
      if (kWindow < least) break;
      const std::uint32_t window = items[at++];
      SyntaxTree::Data& data = tree_.nodes_[window];
      data.first_child = left;
      data.first_token = tokens_of(left).first;
      data.broken = tree_.nodes_[left].broken;
      data.height = static_cast<std::uint16_t>(tree_.nodes_[left].height + 1);
      left = window;
      continue;
    }
    const TokenKind op = kind_of(items[at]);
    const int binding = infix_binding(op);
    if (binding < least) break;
    ++at;
    const std::uint32_t right = climb(items, at, binding + 1, depth + 1);
    if (right == SyntaxTree::kNone) return right;
    left = add(NodeKind::binary, tokens_of(left).first, tokens_of(right).end, std::array{left, right}, op);
  }
  return left;
}

}  // namespace campaign
