#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "check/program.h"
#include "check/scopes.h"

namespace campaign {

/// A declaration that others take with `like`. It is no part of the plan.
struct Template {
  Kind kind{};
  std::string_view name;
  std::size_t file = 0;           ///< Index in `files`.
  EntityId place = kNoEntity;     ///< The declaration in whose block it stands.
  std::uint32_t node = 0;         ///< Of its declaration.
  std::uint32_t block = SyntaxTree::kNone;
  Span name_span;
};

/// A declaration that takes a template.
struct Taking {
  EntityId taker = kNoEntity;
  std::size_t template_index = 0;  ///< In `templates`.
  std::size_t file = 0;            ///< The file whose names the taker sees: that of the plan's own text around it.
  Span like;                       ///< The `like …` in that file.
};

/// A text that says something of a declaration: its own, or that of a template which it takes.
struct Part {
  static constexpr std::uint32_t kOwn = 0xFFFFFFFF;
  std::uint32_t file = 0;   ///< Index in `files`.
  std::uint32_t node = 0;   ///< Of the declaration.
  std::uint32_t block = SyntaxTree::kNone;
  std::uint32_t taking = kOwn;  ///< Index in `takings` where it is a template's.
};

/// What the steps of `build_plan` find out: the plan, and what its values are read with.
struct CheckState {
  CheckState() : scopes(plan) {}
  CheckState(const CheckState&) = delete;
  CheckState& operator=(const CheckState&) = delete;

  Plan plan;
  Scopes scopes;
  std::vector<Part> origins;  ///< By entity: the text that counts first.
  std::unordered_map<std::uint32_t, std::vector<Part>> more_parts;  ///< By entity: what templates add, the nearest first.
  std::vector<Template> templates;
  std::vector<Taking> takings;
  /// Declarations with a date, or a year's beginning, that a value of another one leans on.
  std::unordered_set<std::uint32_t> leaned_on;
  /// Suggestions cost a walk over all names; a file full of slips gets them for the first ones only.
  int suggestions_left = 200;
};

/// What the steps of `build_plan` share.
struct CheckContext {
  CheckContext(CheckState& state, const Sources& sources_, const std::vector<ParsedFile>& files_, Diagnostics& diagnostics_)
      : sources(sources_), files(files_), diagnostics(diagnostics_), plan(state.plan), scopes(state.scopes), origins(state.origins),
        more_parts(state.more_parts), templates(state.templates), takings(state.takings), leaned_on(state.leaned_on),
        suggestions_left(state.suggestions_left) {
    plan.tongue_ = &diagnostics.tongue();
  }

  /// The same with its findings elsewhere.
  CheckContext(const CheckContext& other, Diagnostics& elsewhere)
      : sources(other.sources), files(other.files), diagnostics(elsewhere), plan(other.plan), scopes(other.scopes), origins(other.origins),
        more_parts(other.more_parts), templates(other.templates), takings(other.takings), leaned_on(other.leaned_on),
        suggestions_left(other.suggestions_left) {}

  const Sources& sources;
  const std::vector<ParsedFile>& files;
  Diagnostics& diagnostics;
  Plan& plan;
  Scopes& scopes;
  std::vector<Part>& origins;
  std::unordered_map<std::uint32_t, std::vector<Part>>& more_parts;
  std::vector<Template>& templates;
  std::vector<Taking>& takings;
  std::unordered_set<std::uint32_t>& leaned_on;
  int& suggestions_left;

  [[nodiscard]] const Part& origin(EntityId id) const { return origins[static_cast<std::size_t>(id)]; }
  /// What templates add to a declaration's own text, the nearest first.
  [[nodiscard]] std::span<const Part> more(EntityId id) const {
    const auto found = more_parts.find(static_cast<std::uint32_t>(id));
    return found == more_parts.end() ? std::span<const Part>() : std::span(found->second);
  }
  [[nodiscard]] Node node(const Part& part) const { return files[part.file].tree.node(part.node); }
  [[nodiscard]] Node block(const Part& part) const { return files[part.file].tree.node(part.block); }
  /// The file whose names a declaration sees. A declaration that is all a template's sees those of its taker.
  [[nodiscard]] std::size_t file_of(const Part& part) const { return part.taking == Part::kOwn ? part.file : takings[part.taking].file; }
  [[nodiscard]] std::size_t file_of(EntityId id) const { return file_of(origin(id)); }
  [[nodiscard]] Entity& entity(EntityId id) { return plan.entities_[static_cast<std::size_t>(id)]; }
  /// Keeps a text that had to be made as long as the plan lives.
  std::string_view keep(std::string text) { return plan.texts_.emplace_back(std::move(text)); }
  /// The value of a text node; reports unknown escapes. Plain texts are not copied.
  std::string_view text_of(Node text);

  [[nodiscard]] bool may_suggest() { return suggestions_left > 0 && suggestions_left-- > 0; }
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
/// Whether the texts of a declaration have a property of this name; `found` is then the first one. Returns the text it
/// stands in, or null.
const Part* find_property_node(const CheckContext& context, EntityId id, std::string_view name, Node& found);

}  // namespace campaign
