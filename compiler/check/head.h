#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "language/constructs.h"
#include "syntax/syntax_tree.h"

namespace campaign {

/// The parts of a declaration node.
struct Head {
  std::vector<Node> words;
  std::optional<Node> title, likeness, formula, range, block;
  std::uint32_t end_token = 0;  ///< One past what stands in front of the formula or block.
};

[[nodiscard]] Head head_of(Node declaration);

/// A kind, and how many words of a head it takes: two for `business goal`.
struct WrittenKind {
  Kind kind;
  std::size_t words = 1;
};

/// The kind that a head names from its word `first` on; nullopt where it names none.
[[nodiscard]] std::optional<WrittenKind> kind_in(const Head& head, std::size_t first = 0);

/// A block as an index for `SyntaxTree::node`; kNone where there is none.
[[nodiscard]] inline std::uint32_t index_of(const std::optional<Node>& block) { return block ? block->index() : SyntaxTree::kNone; }

}  // namespace campaign
