#include "syntax/reparse.h"

#include <algorithm>
#include <utility>

namespace campaign {

namespace {

/// Findings after which the braces of a text are not what they seem, or it was not read to its end.
bool unsettles(const Diagnostic& finding) {
  for (const Finding one : {Finding::unclosed_block, Finding::unopened_block, Finding::too_deep, Finding::unclosed_comment}) {
    if (finding.name == row_of(one).name) return true;
  }
  return false;
}

template <typename Function>
void for_each_span(Diagnostic& diagnostic, Function function) {
  function(diagnostic.span);
  for (Label& label : diagnostic.labels) function(label.span);
  for (Fix& fix : diagnostic.fixes) {
    for (Edit& edit : fix.edits) function(edit.span);
  }
}

/// Whether the tokens are a head and a block whose last brace closes its first, and the end of the file.
bool is_one_block(std::span<const Token> tokens) {
  int depth = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::lbrace) ++depth;
    if (tokens[i].kind == TokenKind::rbrace && --depth == 0) return i + 2 == tokens.size();
  }
  return false;
}

}  // namespace

SyntaxTree::Rows ReparsedText::parse(FileId id, const SourceFile& file, const ParseLimits& limits, Diagnostics& diagnostics) {
  const bool same_limits = limits.max_depth == limits_.max_depth && limits.max_syntax_errors == limits_.max_syntax_errors;
  const bool same = known_ && same_limits && text_ == file.text();
  if (!same && known_ && same_limits && update(change_to(file.text()), id, file, limits)) {
    ++partial_parses_;
  } else if (!same) {
    Diagnostics found;
    SyntaxTree::Owned owned = campaign::parse(id, file, limits, found).take();
    tokens_ = std::move(owned.tokens);
    nodes_ = std::move(owned.nodes);
    root_ = owned.root;
    findings_ = found.take();
    limits_ = limits;
    known_ = true;
  }
  text_ = file.text();
  for (const Diagnostic& finding : findings_) {
    Diagnostic& shown = diagnostics.add(finding);
    for_each_span(shown, [&](Span& span) { span.file = id; });
  }
  return rows();
}

/// Where the texts differ: between what both begin and what both end with.
ReparsedText::Change ReparsedText::change_to(std::string_view text) const {
  const std::string_view old = text_;
  const std::size_t least = std::min(old.size(), text.size());
  const std::size_t begin = static_cast<std::size_t>(std::mismatch(old.begin(), old.begin() + static_cast<std::ptrdiff_t>(least), text.begin()).first - old.begin());
  std::size_t behind = 0;
  while (behind < least - begin && old[old.size() - 1 - behind] == text[text.size() - 1 - behind]) ++behind;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(old.size() - behind), static_cast<std::uint32_t>(text.size() - behind)};
}

/// The innermost declaration in whose block, braces left out, the change lies.
std::optional<ReparsedText::Place> ReparsedText::place_of(const Change& change) const {
  const SyntaxTree tree = view(text_);
  Place place;
  std::vector<std::uint32_t> path{root_};
  Node members = tree.root();
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (const Node member : members) {
      const Span span = member.span();
      if (span.end <= change.begin) continue;
      if (span.begin > change.begin) break;
      if (member.kind() != NodeKind::declaration) continue;
      for (const Node block : member) {
        const Span inside = block.span();
        if (block.kind() != NodeKind::block || inside.begin + 1 > change.begin || inside.end < change.old_end + 1) continue;
        place.node = member.index();
        place.around = path;
        path.push_back(member.index());
        path.push_back(block.index());
        members = block;
        deeper = true;
      }
      break;
    }
  }
  if (place.around.empty()) return std::nullopt;
  place.depth = static_cast<std::uint32_t>(place.around.size() / 2);
  return place;
}

bool ReparsedText::update(const Change& change, FileId id, const SourceFile& file, const ParseLimits& limits) {
  if (findings_.size() * 2 > limits.max_syntax_errors || std::ranges::any_of(findings_, unsettles)) return false;
  const auto place = place_of(change);
  if (!place) return false;
  const SyntaxTree before = view(text_);
  const Node declaration = before.node(place->node);
  // Its head has no hole, and the block is what it ends with.
  if (declaration.broken() || declaration.child(0).kind() != NodeKind::path) return false;
  const Span old_span = declaration.span();
  const std::uint32_t new_end = old_span.end - change.old_end + change.new_end;
  for (const Diagnostic& finding : findings_) {
    const bool inside = finding.span.begin >= old_span.begin && finding.span.end <= old_span.end;
    if (!inside && finding.span.begin < old_span.end && finding.span.end > old_span.begin) return false;
  }

  Diagnostics found;
  const ParseLimits left{limits.max_depth - place->depth, limits.max_syntax_errors};
  const SyntaxTree part = parse_members(id, file, old_span.begin, new_end, left, found);
  const auto children = part.root().child_count();
  if (children != 1 || std::ranges::any_of(found.list(), unsettles) || found.size() * 2 > limits.max_syntax_errors) return false;
  const Node made = part.root().child(0);
  const bool whole = made.kind() == NodeKind::declaration && !made.broken() && made.first_token() == 0 && made.end_token() + 1 == part.tokens().size();
  if (!whole || !is_one_block(part.tokens()) || part.tokens()[made.end_token() - 1].end != new_end) return false;

  const std::uint32_t moved = change.new_end - change.old_end;  // Modulo 2^32, like all sums with it.
  std::erase_if(findings_, [&](const Diagnostic& finding) { return finding.span.begin >= old_span.begin && finding.span.end <= old_span.end; });
  for (Diagnostic& finding : findings_) {
    for_each_span(finding, [&](Span& span) {
      if (span.begin >= old_span.end) span.begin += moved, span.end += moved;
    });
  }
  for (Diagnostic& finding : found.take()) findings_.push_back(std::move(finding));
  std::ranges::stable_sort(findings_, {}, [](const Diagnostic& finding) { return finding.span.begin; });
  splice(*place, change, part);
  return true;
}

/// Puts the part's one declaration in the place of the old one: its tokens and nodes stand side by side, as nodes are made when their
/// rule ends; whatever stands behind is moved.
void ReparsedText::splice(const Place& place, const Change& change, const SyntaxTree& part) {
  const std::uint32_t first_token = nodes_[place.node].first_token, end_token = nodes_[place.node].end_token;
  const std::uint32_t first_node = nodes_[place.node].first_child, last_node = place.node;
  const std::uint32_t next_sibling = nodes_[place.node].next_sibling;
  const std::uint32_t made = part.root().child(0).index();
  const auto token_shift = static_cast<std::uint32_t>(part.tokens().size() - 1) - (end_token - first_token);
  const std::uint32_t node_shift = made + 1 - (last_node + 1 - first_node);
  const std::uint32_t byte_shift = change.new_end - change.old_end;

  for (std::size_t i = end_token; i < tokens_.size(); ++i) tokens_[i].begin += byte_shift, tokens_[i].end += byte_shift;
  const auto moved = [&](std::uint32_t node) { return node == SyntaxTree::kNone || node < last_node ? node : node + node_shift; };
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    SyntaxTree::Data& node = nodes_[i];
    node.first_child = moved(node.first_child);
    node.next_sibling = moved(node.next_sibling);
    if (node.first_token >= end_token) node.first_token += token_shift;
    if (node.end_token >= end_token) node.end_token += token_shift;
  }
  std::vector<SyntaxTree::Data> nodes(part.rows().nodes.begin(), part.rows().nodes.begin() + made + 1);
  for (SyntaxTree::Data& node : nodes) {
    if (node.first_child != SyntaxTree::kNone) node.first_child += first_node;
    if (node.next_sibling != SyntaxTree::kNone) node.next_sibling += first_node;
    node.first_token += first_token;
    node.end_token += first_token;
  }
  nodes.back().next_sibling = moved(next_sibling);
  const auto replace = [](auto& row, std::uint32_t begin, std::uint32_t end, auto from, auto to) {
    const std::size_t common = std::min<std::size_t>(end - begin, static_cast<std::size_t>(to - from));
    const auto rest = std::copy_n(from, common, row.begin() + begin);
    row.erase(rest, row.begin() + end);
    row.insert(row.begin() + static_cast<std::ptrdiff_t>(begin + common), from + static_cast<std::ptrdiff_t>(common), to);
  };
  replace(nodes_, first_node, last_node + 1, nodes.begin(), nodes.end());
  const auto tokens = part.tokens();
  replace(tokens_, first_token, end_token, tokens.begin(), tokens.end() - 1);
  root_ = moved(root_);
  // The nodes around are as high as the highest in them.
  for (auto around = place.around.rbegin(); around != place.around.rend(); ++around) {
    SyntaxTree::Data& node = nodes_[moved(*around)];
    node.height = 0;
    for (std::uint32_t child = node.first_child; child != SyntaxTree::kNone; child = nodes_[child].next_sibling) {
      node.height = std::max<std::uint16_t>(node.height, static_cast<std::uint16_t>(nodes_[child].height + 1));
    }
  }
}

}  // namespace campaign
