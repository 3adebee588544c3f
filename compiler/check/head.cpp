#include "check/head.h"

#include <algorithm>

#include <fmt/format.h>

namespace campaign {

Head head_of(Node declaration) {
  Head head;
  for (const Node part : declaration) {
    switch (part.kind()) {
      case NodeKind::path: head.words.push_back(part); break;
      case NodeKind::text: head.title = part; break;
      case NodeKind::likeness: head.likeness = part; break;
      case NodeKind::formula: head.formula = part; break;
      case NodeKind::range: head.range = part; break;
      case NodeKind::block: head.block = part; break;
      default: break;
    }
    const bool in_front = part.kind() == NodeKind::path || part.kind() == NodeKind::text || part.kind() == NodeKind::likeness;
    if (in_front) head.end_token = std::max(head.end_token, part.end_token());
  }
  return head;
}

std::optional<WrittenKind> kind_in(const Head& head, std::size_t first) {
  if (head.words.size() > first + 1) {
    const auto kind = kind_named(fmt::format("{} {}", head.words[first].text(), head.words[first + 1].text()));
    if (kind) return WrittenKind{*kind, 2};
  }
  if (head.words.size() <= first) return std::nullopt;
  const auto kind = kind_named(head.words[first].text());
  return kind ? std::optional(WrittenKind{*kind, 1}) : std::nullopt;
}

}  // namespace campaign
