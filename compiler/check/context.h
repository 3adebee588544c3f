#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/program.h"
#include "check/scopes.h"

namespace campaign {

/// What the steps of `build_plan` share.
struct CheckContext {
  CheckContext(const Sources& sources_, const std::vector<ParsedFile>& files_, Diagnostics& diagnostics_)
      : sources(sources_), files(files_), diagnostics(diagnostics_), scopes(plan) {}

  /// Where a declaration stands in the text.
  struct Origin {
    std::uint32_t file = 0;   ///< Index in `files`.
    std::uint32_t node = 0;   ///< Of its declaration.
    std::uint32_t block = SyntaxTree::kNone;
  };

  const Sources& sources;
  const std::vector<ParsedFile>& files;
  Diagnostics& diagnostics;
  Plan plan;
  Scopes scopes;
  std::vector<Origin> origins;  ///< By entity.

  [[nodiscard]] Node node(EntityId id) const {
    const Origin& origin = origins[static_cast<std::size_t>(id)];
    return files[origin.file].tree.node(origin.node);
  }
  [[nodiscard]] std::size_t file_of(EntityId id) const { return origins[static_cast<std::size_t>(id)].file; }
  [[nodiscard]] Entity& entity(EntityId id) { return plan.entities_[static_cast<std::size_t>(id)]; }
  /// Keeps a text that had to be made as long as the plan lives.
  std::string_view keep(std::string text) { return plan.texts_.emplace_back(std::move(text)); }
  /// The value of a text node; reports unknown escapes. Plain texts are not copied.
  std::string_view text_of(Node text);

  /// Suggestions cost a walk over all names; a file full of slips gets them for the first ones only.
  [[nodiscard]] bool may_suggest() { return suggestions_left > 0 && suggestions_left-- > 0; }
  int suggestions_left = 200;
};

/// The names of a path node, dots left out.
[[nodiscard]] std::vector<std::string_view> names_of(Node path);
/// Whether a path node is a single name.
[[nodiscard]] inline bool is_single_name(Node node) {
  return node.kind() == NodeKind::path && node.end_token() == node.first_token() + 1;
}
/// The key of a property node without its colon.
[[nodiscard]] std::string_view key_of(Node property);
[[nodiscard]] Span key_span_of(Node property);
/// Whether a declaration's block has a property of this name; `found` is then the first one.
[[nodiscard]] bool find_property_node(const CheckContext& context, EntityId id, std::string_view name, Node& found);

}  // namespace campaign
