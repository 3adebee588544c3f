#pragma once

#include <cstdint>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "syntax/syntax_tree.h"

namespace campaign {

struct ParseLimits {
  std::uint32_t max_depth = 200;           ///< Blocks and brackets in one another.
  std::uint32_t max_syntax_errors = 1000;  ///< After so many the rest of the file is not read.
};

/// Reads a file. Never fails: what cannot be read becomes a hole (`NodeKind::error`) with one diagnostic, and the next
/// member is read as if nothing had happened. The file must be valid UTF-8 of less than 4 GiB and outlive the tree.
/// Linear in the text.
[[nodiscard]] SyntaxTree parse(FileId id, const SourceFile& file, const ParseLimits& limits, Diagnostics& diagnostics);

/// Reads the members that stand at [begin, end) of a file as if they were all of it. The tree's tokens are those between.
[[nodiscard]] SyntaxTree parse_members(FileId id, const SourceFile& file, std::uint32_t begin, std::uint32_t end, const ParseLimits& limits,
                                       Diagnostics& diagnostics);

/// Reads the expression that stands at [begin, end) of a file, such as between the braces of a text. The tree is one
/// property whose key has no bytes; what is wrong in it is reported, and its node is then broken.
[[nodiscard]] SyntaxTree parse_expression(FileId id, const SourceFile& file, std::uint32_t begin, std::uint32_t end,
                                          const ParseLimits& limits, Diagnostics& diagnostics);

}  // namespace campaign
