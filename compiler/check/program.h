#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "source/source_file.h"
#include "syntax/reparse.h"
#include "syntax/syntax_tree.h"

namespace campaign {

/// One file of a compilation, read and parsed.
struct ParsedFile {
  SyntaxTree tree;
  bool from_library = false;
  bool everywhere = false;         ///< Its names need no `use`: the standard units and currencies.
  std::vector<std::size_t> uses;   ///< The files whose names it sees, as indices of the same row.
  const ReparsedText* kept = nullptr;  ///< What holds the tree's rows, where they are kept for the next compilation.
};

/// What files mean: names are bound, values typed, units worked out. Never fails: what is wrong is a diagnostic and a
/// hole in the plan. Files stand before those that use them. Linear in the declarations and values, but for suggestions.
[[nodiscard]] Plan build_plan(const Sources& sources, const std::vector<ParsedFile>& files, Diagnostics& diagnostics);

}  // namespace campaign
