#pragma once

#include <string>

#include "emit/bundle.h"
#include "emit/html/page_words.h"
#include "emit/html/site_map.h"

namespace campaign::html {

/// A whole site as one page that needs no other file: what each page says, one below the other, behind a cover and a table of
/// contents; style, script and logo inside it. Printed, it is the plan on paper. Identities that are one's own in the whole
/// site are kept, so links by path id lead into it as they lead into the site; the policy allows only the style and script
/// that are in it, by their hashes. There is no search: the browser's own finds everything on one page.
/// `site`: the pages that were made from `map`, in its order, and their assets. O(bytes of the site).
[[nodiscard]] std::string single_file(const SiteMap& map, const Bundle& site, PageWords& words);

}  // namespace campaign::html
