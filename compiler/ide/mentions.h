#pragma once

#include <optional>
#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

/// A place in a text that names a declaration: where it is declared, or where it is referred to.
struct Mention {
  Span span;  ///< The name alone, without `@` and without the path in front of it.
  EntityId entity = kNoEntity;
  bool declares = false;
};

/// All mentions in the plan's own files, in the order of the declarations that they stand in. O(declarations + values).
[[nodiscard]] std::vector<Mention> mentions_in(const Snapshot& snapshot);
/// All mentions of one declaration, each place once, in the order of their places. O(declarations + values).
[[nodiscard]] std::vector<Mention> mentions_of(const Snapshot& snapshot, EntityId entity);
/// The mention at an offset, if there is one. O(declarations).
[[nodiscard]] std::optional<Mention> mention_at(const Snapshot& snapshot, FileId file, std::uint32_t offset);

/// The innermost declaration whose text holds an offset, or kNoEntity. O(declarations).
[[nodiscard]] EntityId declaration_at(const Plan& plan, FileId file, std::uint32_t offset);
/// The innermost declaration whose block holds an offset, or kNoEntity: what stands there is its member.
[[nodiscard]] EntityId block_at(const Plan& plan, FileId file, std::uint32_t offset);
/// The value whose key or text holds an offset, or null.
[[nodiscard]] const PropertyValue* value_at(const Plan& plan, FileId file, std::uint32_t offset);

}  // namespace campaign
