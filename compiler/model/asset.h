#pragma once

#include <string>
#include <string_view>

#include "language/constructs.h"
#include "model/value.h"

namespace campaign {

/// A file that a plan names for its pages: a logo, a style sheet. Its content was looked at: it can do no harm in a page.
struct Asset {
  EntityId site = kNoEntity;
  Property property{};
  std::string_view ending;  ///< `svg`, `png`, `jpg`, `webp` or `css`, by its content.
  std::string bytes;
};

}  // namespace campaign
