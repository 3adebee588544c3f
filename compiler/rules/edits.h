#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "source/source_file.h"

namespace campaign {

// The edits that fixes are made of. They keep the plan's own indentation and line ends.

/// Writes a property (`by: 2027-12-31`) into a declaration: on a line of its own after the last property before the
/// first declaration inside; on the same line where the block is written on one line; in a block of its own where there
/// is none. O(text of the declaration's properties).
[[nodiscard]] Edit insert_property(const Plan& plan, const Sources& sources, EntityId entity, std::string_view text);

/// Puts a declaration's head (`strategy approach "…"`) and a block around declarations that stand one after the other
/// in the same block, with their doc comments, and indents them. O(text of the declarations).
[[nodiscard]] std::vector<Edit> wrap_in_block(const Plan& plan, const Sources& sources,
                                              const std::vector<EntityId>& entities, std::string_view head);

/// Whether nothing but blanks, line breaks, `;` and comments stands between two declarations.
[[nodiscard]] bool stand_together(const Plan& plan, const Sources& sources, EntityId first, EntityId second);

}  // namespace campaign
