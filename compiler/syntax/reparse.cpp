#include "syntax/reparse.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "syntax/line_breaks.h"

namespace campaign {

namespace {

/// Findings after which the braces of a text are not what they seem, or it was not read to its end; and those whose fixes rest on
/// what stands elsewhere in it: the currency, the locale, the year, the people.
bool unsettles(const Diagnostic& finding) {
  for (const Finding one : {Finding::unclosed_block, Finding::unopened_block, Finding::too_deep, Finding::unclosed_comment, Finding::foreign_amount, Finding::foreign_date,
                            Finding::comma_in_number}) {
    if (finding.name == row_of(one).name) return true;
  }
  if (finding.name == row_of(Finding::unexpected).name) return !finding.fixes.empty() && finding.fixes.front().edits.front().text == " {";  // One that is missing.
  return finding.name == row_of(Finding::person_in_words).name && finding.span.size() > 1;  // Nobody is called by an `@` alone.
}

/// Of a text that lacks a quote the whole line says where it begins and ends.
bool is_of_its_line(const Diagnostic& finding) { return finding.name == row_of(Finding::unclosed_text).name || finding.name == row_of(Finding::unquoted_text).name; }

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

/// How many bytes both texts begin with.
std::size_t common_begin(std::string_view a, std::string_view b) {
  constexpr std::size_t kStep = 4096;
  const std::size_t least = std::min(a.size(), b.size());
  std::size_t same = 0;
  while (same + kStep <= least && std::memcmp(a.data() + same, b.data() + same, kStep) == 0) same += kStep;
  while (same < least && a[same] == b[same]) ++same;
  return same;
}

/// How many bytes, at most `most`, both texts end with.
std::size_t common_end(std::string_view a, std::string_view b, std::size_t most) {
  constexpr std::size_t kStep = 4096;
  std::size_t same = 0;
  while (same + kStep <= most && std::memcmp(a.data() + a.size() - same - kStep, b.data() + b.size() - same - kStep, kStep) == 0) same += kStep;
  while (same < most && a[a.size() - 1 - same] == b[b.size() - 1 - same]) ++same;
  return same;
}

bool has_brace(std::span<const Token> tokens) {
  return std::ranges::any_of(tokens, [](const Token& token) { return token.kind == TokenKind::lbrace || token.kind == TokenKind::rbrace; });
}

}  // namespace

SharedText ReparsedText::share(std::string text) const {
  return text_ != nullptr && *text_ == text ? text_ : std::make_shared<const std::string>(std::move(text));
}

SyntaxTree::Rows ReparsedText::parse(FileId id, const SourceFile& file, const ParseLimits& limits, Diagnostics& diagnostics) {
  SharedText text = file.shared_text() != nullptr ? file.shared_text() : std::make_shared<const std::string>(file.text());
  const bool comparable = text_ != nullptr && tongue_ == &diagnostics.tongue() && limits.max_depth == limits_.max_depth && limits.max_syntax_errors == limits_.max_syntax_errors;
  unchanged_ = comparable && (text == text_ || *text == *text_);
  property_edit_.reset();
  tongue_ = &diagnostics.tongue();
  if (!unchanged_ && comparable && update(change_to(*text), id, file, limits)) {
    ++partial_parses_;
  } else if (!unchanged_) {
    Diagnostics found(*tongue_);
    SyntaxTree::Owned owned = campaign::parse(id, file, limits, found).take();
    tokens_ = std::move(owned.tokens);
    nodes_ = std::move(owned.nodes);
    root_ = owned.root;
    findings_ = found.take();
    limits_ = limits;
  }
  text_ = std::move(text);
  for (const Diagnostic& finding : findings_) {
    Diagnostic& shown = diagnostics.add(finding);
    for_each_span(shown, [&](Span& span) { span.file = id; });
  }
  return rows();
}

/// Where the texts differ: between what both begin and what both end with.
TextChange ReparsedText::change_to(std::string_view text) const {
  const std::string_view old = *text_;
  const std::size_t begin = common_begin(old, text);
  const std::size_t behind = common_end(old, text, std::min(old.size(), text.size()) - begin);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(old.size() - behind), static_cast<std::uint32_t>(text.size() - behind)};
}

/// The innermost declaration in whose block, braces left out, the change lies.
std::optional<ReparsedText::Place> ReparsedText::place_of(const TextChange& change) const {
  const SyntaxTree tree = view(*text_);
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
        place.first_node = member.child(0).index();
        place.block = block.index();
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
  return place;
}

/// The property straight in a declaration's block in whose value, or in the blanks behind it, the change lies.
std::optional<ReparsedText::Place> ReparsedText::property_in(const Place& declaration, const TextChange& change) const {
  const SyntaxTree tree = view(*text_);
  std::uint32_t before = declaration.first_node;
  for (const Node part : tree.node(declaration.node)) {
    if (part.index() == declaration.block) break;
    before = part.index();
  }
  for (const Node member : tree.node(declaration.block)) {
    const Token& next = tree.tokens()[member.end_token()];
    if (next.begin < change.old_end) {
      before = member.index();
      continue;
    }
    if (member.kind() != NodeKind::property || member.broken() || tree.tokens()[member.first_token()].end > change.begin) break;
    if (next.kind != TokenKind::nl && next.kind != TokenKind::semi && next.kind != TokenKind::rbrace) break;
    Place place{before + 1, member.index(), declaration.around, 0, next.begin};
    place.around.push_back(declaration.node);
    place.around.push_back(declaration.block);
    return place;
  }
  return std::nullopt;
}

bool ReparsedText::update(const TextChange& change, FileId id, const SourceFile& file, const ParseLimits& limits) {
  if (findings_.size() * 2 > limits.max_syntax_errors || std::ranges::any_of(findings_, unsettles)) return false;
  const auto place = place_of(change);
  if (!place) return false;
  const auto property = property_in(*place, change);
  return (property && update_property(*property, change, id, file, limits)) || update_declaration(*place, change, id, file, limits);
}

/// A value that was and is without a fault. What stands behind it begins with the same token as before, so nobody else can tell.
bool ReparsedText::update_property(const Place& place, const TextChange& change, FileId id, const SourceFile& file, const ParseLimits& limits) {
  const SyntaxTree before = view(*text_);
  const Node old = before.node(place.node);
  const std::uint32_t begin = old.span().begin, new_end = place.end - change.old_end + change.new_end;
  const TokenKind next = before.tokens()[old.end_token()].kind;
  if (std::ranges::any_of(findings_, [&](const Diagnostic& finding) { return finding.span.begin <= place.end && finding.span.end >= begin; })) return false;
  // A comment would run over what else stands on the line.
  if (next != TokenKind::nl && file.text().substr(begin, new_end - begin).find("//") != std::string_view::npos) return false;

  Diagnostics found;
  const SyntaxTree part = parse_members(id, file, begin, new_end, {limits.max_depth - place.depth(), limits.max_syntax_errors}, found);
  if (found.size() != 0 || part.root().child_count() != 1) return false;
  const Node made = part.root().child(0);
  const bool whole = made.kind() == NodeKind::property && !made.broken() && made.first_token() == 0 && made.end_token() + 1 == part.tokens().size();
  if (!whole || has_brace(part.tokens()) || has_brace(before.tokens().subspan(old.first_token(), old.end_token() - old.first_token()))) return false;
  const TokenKind old_last = before.tokens()[old.end_token() - 1].kind, new_last = part.tokens()[made.end_token() - 1].kind;
  if (next == TokenKind::nl && new_last != old_last && leaves_value_open(new_last)) return false;

  PropertyEdit edit{text_, change, 0, place.first_node, place.node + 1, place.first_node + made.index() + 1, place.around};
  edit.node = edit.new_end_node - 1;
  for (std::uint32_t& node : edit.around) node += edit.new_end_node - edit.old_end_node;
  move_findings(place.end, change.new_end - change.old_end);
  splice(place, change, part);
  property_edit_ = std::move(edit);
  return true;
}

/// Findings from an offset on; sums are modulo 2^32.
void ReparsedText::move_findings(std::uint32_t from, std::uint32_t by) {
  for (Diagnostic& finding : findings_) {
    for_each_span(finding, [&](Span& span) {
      if (span.begin >= from) span.begin += by, span.end += by;
    });
  }
}

bool ReparsedText::update_declaration(const Place& place, const TextChange& change, FileId id, const SourceFile& file, const ParseLimits& limits) {
  const SyntaxTree before = view(*text_);
  const Node declaration = before.node(place.node);
  // Its head has no hole, and the block is what it ends with.
  if (declaration.broken() || declaration.child(0).kind() != NodeKind::path) return false;
  const Span old_span = declaration.span();
  const std::uint32_t new_end = old_span.end - change.old_end + change.new_end;
  const std::size_t line_begin = text_->find_last_of("\r\n", old_span.begin) + 1, line_end = std::min(text_->find_first_of("\r\n", old_span.end), text_->size());
  for (const Diagnostic& finding : findings_) {
    if (is_of_its_line(finding) && finding.span.begin <= line_end && finding.span.end >= line_begin) return false;
    const bool inside = finding.span.begin >= old_span.begin && finding.span.end <= old_span.end;
    if (!inside && finding.span.begin < old_span.end && finding.span.end > old_span.begin) return false;
  }

  Diagnostics found(*tongue_);
  const ParseLimits left{limits.max_depth - place.depth(), limits.max_syntax_errors};
  const SyntaxTree part = parse_members(id, file, old_span.begin, new_end, left, found);
  const auto children = part.root().child_count();
  if (children != 1 || std::ranges::any_of(found.list(), unsettles) || std::ranges::any_of(found.list(), is_of_its_line) || found.size() * 2 > limits.max_syntax_errors) return false;
  const Node made = part.root().child(0);
  const bool whole = made.kind() == NodeKind::declaration && !made.broken() && made.first_token() == 0 && made.end_token() + 1 == part.tokens().size();
  if (!whole || !is_one_block(part.tokens()) || part.tokens()[made.end_token() - 1].end != new_end) return false;

  std::erase_if(findings_, [&](const Diagnostic& finding) { return finding.span.begin >= old_span.begin && finding.span.end <= old_span.end; });
  move_findings(old_span.end, change.new_end - change.old_end);
  for (Diagnostic& finding : found.take()) findings_.push_back(std::move(finding));
  std::ranges::stable_sort(findings_, {}, [](const Diagnostic& finding) { return finding.span.begin; });
  splice(place, change, part);
  return true;
}

/// Puts the part's one member in the place of the old one: its tokens and nodes stand side by side, as nodes are made when their
/// rule ends; whatever stands behind is moved.
void ReparsedText::splice(const Place& place, const TextChange& change, const SyntaxTree& part) {
  const std::uint32_t first_token = nodes_[place.node].first_token, end_token = nodes_[place.node].end_token;
  const std::uint32_t first_node = place.first_node, last_node = place.node;
  const std::uint32_t next_sibling = nodes_[place.node].next_sibling;
  const std::uint32_t made = part.root().child(0).index();
  const auto token_shift = static_cast<std::uint32_t>(part.tokens().size() - 1) - (end_token - first_token);
  const std::uint32_t node_shift = made + 1 - (last_node + 1 - first_node);
  const std::uint32_t byte_shift = change.new_end - change.old_end;

  for (std::size_t i = byte_shift == 0 ? tokens_.size() : end_token; i < tokens_.size(); ++i) tokens_[i].begin += byte_shift, tokens_[i].end += byte_shift;
  const auto moved = [&](std::uint32_t node) { return node == SyntaxTree::kNone || node < last_node ? node : node + node_shift; };
  const bool renumbered = node_shift != 0 || token_shift != 0;
  for (SyntaxTree::Data& node : renumbered ? std::span(nodes_) : std::span<SyntaxTree::Data>()) {
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
