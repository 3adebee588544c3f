#pragma once

#include <string>

#include "emit/html/canvas.h"

namespace campaign::html {

/// What a reader can choose a tactic by, for the attribute `data-facets` of whatever stands for it in a page:
/// `owner=maria channel=packaging strategy=spring.more.way status=planned from=2027-03-01 to=2027-03-31`. Declarations are named by their anchors, which
/// have no blanks. What the tactic does not state itself is that of the nearest declaration around it. O(depth + values).
[[nodiscard]] std::string facets_of(const Canvas& canvas, EntityId tactic);

/// How the words of `facets_of` read, and what they are words for, as a list that only the site's script looks at. Writes nothing on pages that list no
/// tactics. O(people + channels + audiences of the scope).
void write_facet_names(const Canvas& canvas);

}  // namespace campaign::html
