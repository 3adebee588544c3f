#pragma once

#include <string>

#include "emit/html/site_map.h"

namespace campaign::html {

/// A whole page as bytes. O(what it shows).
[[nodiscard]] std::string write_page(const SiteMap& map, const Page& page);

}  // namespace campaign::html
