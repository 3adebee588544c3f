#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "library/prepared.h"
#include "source/embedded.h"

namespace campaign {

/// `std/kpi/email.campaign` → `std.kpi.email`
[[nodiscard]] inline std::string module_of_path(std::string_view path) {
  std::string module(path.substr(0, path.size() - std::string_view(".campaign").size()));
  std::ranges::replace(module, '/', '.');
  return module;
}

/// Calls `visit(module, declaration)` for every declaration outside a block of every module of the standard library,
/// whether a plan uses it or not, in the order of the modules. A declaration's node is good during the call only; its
/// text is the program's. O(declarations of the library).
template <typename Visit>
void for_each_library_declaration(Visit visit) {
  for (const EmbeddedFile& file : embedded_files()) {
    const auto rows = file.path.starts_with("std/") ? prepared_tree(file.path) : std::nullopt;
    if (!rows) continue;
    const SyntaxTree tree(FileId{0}, file.bytes, *rows);
    const std::string module = module_of_path(file.path);
    for (const Node member : tree.root()) {
      if (member.kind() == NodeKind::declaration && member.has_children()) visit(module, member);
    }
  }
}

}  // namespace campaign
