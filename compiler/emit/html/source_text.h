#pragma once

#include <vector>

#include "emit/html/site_map.h"
#include "syntax/semantic_tokens.h"

namespace campaign::html {

/// What a file's text is marked up with on its pages; worked out once for all of them.
struct SourceText {
  /// A stretch of the text that names a declaration.
  struct Name {
    Span span;
    EntityId entity = kNoEntity;
  };
  std::vector<SemanticToken> tokens;  ///< In order; none of more than one line.
  std::vector<Name> names;            ///< In order; none overlaps another.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> findings;  ///< Their lines and indices, by line.
};

/// O(length of the file + declarations + values + findings).
[[nodiscard]] SourceText source_text(const SiteMap& map, FileId file);

}  // namespace campaign::html
