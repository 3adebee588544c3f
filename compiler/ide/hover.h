#pragma once

#include <optional>
#include <string>

#include "workspace/snapshot.h"

namespace campaign {

struct Hover {
  Span span;             ///< What it is about.
  std::string markdown;
};

/// What to show of the thing at an offset: a declaration with its computed values, a property's meaning, a value as it is
/// understood, a kind. nullopt: nothing to say.
[[nodiscard]] std::optional<Hover> hover_at(const Snapshot& snapshot, FileId file, std::uint32_t offset);
/// A declaration in a few lines of Markdown.
[[nodiscard]] std::string card_of(const Snapshot& snapshot, EntityId id);

}  // namespace campaign
