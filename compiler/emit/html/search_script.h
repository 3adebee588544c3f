#pragma once

#include <string>
#include <string_view>

#include "emit/html/page_words.h"

namespace campaign::html {

/// The script that answers a reader's search: the engine, then what can be found, as a call of it with one object:
///
///     kinds    what groups of results are called, by the numbers in `entries`
///     pages    files
///     weights  how much more an entry of that kind counts than another
///     several  whether the site has several campaigns
///     words    what declarations refer to, a list of the title and, where it says more, the name: `["John Doe", "jd"]`
///     entries  [kind, page, parent, anchor, title, words, text]: numbers, but for the anchor, the title, the list of numbers
///              of `words`, and the text, which is cut. A page of -1 - n is page n as a whole; the parent is an earlier entry
///              or -1; an anchor that begins with `.` goes on from the parent's. Empty lists and texts at the end are left out.
///
/// Groups and pages are called in the words of the pages. Every declaration that a page shows is an entry, and so is every page that stands for none. The texts of a plan of
/// more than 2,000 entries are left out, so that browsers stay quick. O(declarations + values + length of their texts).
[[nodiscard]] std::string search_script(const SiteMap& map, PageWords& words);

/// JSON as a script may hold it: no `<`, which could end the script's element, and no U+2028 and U+2029, which end lines.
[[nodiscard]] std::string harmless_in_script(std::string_view json);

}  // namespace campaign::html
