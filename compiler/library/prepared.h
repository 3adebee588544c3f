#pragma once

#include <optional>
#include <string_view>

#include "syntax/syntax_tree.h"

namespace campaign {

/// The tree of an embedded module (`std/units.campaign`), parsed when the compiler was built, so that a plan pays nothing
/// for the text of the library. nullopt for a path that is not a module. O(log modules).
[[nodiscard]] std::optional<SyntaxTree::Rows> prepared_tree(std::string_view path);

}  // namespace campaign
