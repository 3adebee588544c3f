#include "check/context.h"

#include "base/text.h"
#include "check/literals.h"

namespace campaign {

std::string_view CheckContext::text_of(Node text) {
  const std::string_view token = text.text();
  const bool is_long = token.starts_with("\"\"\"");
  if (!is_long && token.find('\\') == std::string_view::npos) {
    std::string_view inner = token;
    if (inner.starts_with('"')) inner.remove_prefix(1);
    if (inner.ends_with('"')) inner.remove_suffix(1);
    return inner;
  }
  std::optional<std::size_t> wrong_at;
  std::string decoded = decode_text(token, wrong_at);
  if (wrong_at) {
    const Span span = text.span();
    const auto at = static_cast<std::uint32_t>(span.begin + *wrong_at);
    diagnostics.report<Finding::unknown_escape>(Span{span.file, at, at + 1}, token.substr(*wrong_at, 2))
        .helped("known are `\\\"`, `\\\\`, `\\n`, `\\t` and `\\{`; a backslash itself is written `\\\\`")
        .fix("write the backslash twice", Span{span.file, at, at}, "\\");
  }
  return keep(std::move(decoded));
}

std::vector<std::string_view> names_of(Node path) {
  std::vector<std::string_view> names;
  for (std::uint32_t token = path.first_token(); token < path.end_token(); token += 2) names.push_back(path.token_text(token));
  return names;
}

std::string_view key_of(Node property) {
  std::string_view key = property.token_text(property.first_token());
  key.remove_suffix(1);
  return trim(key);
}

Span key_span_of(Node property) {
  Span span = property.token_span(property.first_token());
  span.end = span.begin + static_cast<std::uint32_t>(key_of(property).size());
  return span;
}

const Part* find_property_node(const CheckContext& context, EntityId id, std::string_view name, Node& found) {
  const auto finds = [&](const Part& part) {
    if (part.block == SyntaxTree::kNone) return false;
    for (const Node member : context.block(part)) {
      if (member.kind() == NodeKind::property && key_of(member) == name) {
        found = member;
        return true;
      }
    }
    return false;
  };
  if (finds(context.origin(id))) return &context.origin(id);
  for (const Part& part : context.more(id)) {
    if (finds(part)) return &part;
  }
  return nullptr;
}

}  // namespace campaign
