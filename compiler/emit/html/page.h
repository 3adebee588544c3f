#pragma once

#include <string>

#include "emit/html/source_text.h"
#include "words/words.h"

namespace campaign::html {

/// A whole page as bytes. `text`: of a page that shows a file, else null. O(what it shows).
[[nodiscard]] std::string write_page(const SiteMap& map, const Page& page, const Words& words, const SourceText* text);

}  // namespace campaign::html
