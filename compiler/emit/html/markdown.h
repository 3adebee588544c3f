#pragma once

#include <string>
#include <string_view>

#include "emit/html/html.h"

namespace campaign::html {

/// Writes a Markdown text (CommonMark with GitHub's tables, strikethrough, task lists and bare links) as paragraphs,
/// lists and tables. cmark-gfm only reads the text; the elements are written by `Html`, so markup inside it shows as
/// text, unsafe links lose their target, and a picture becomes a link to it. Headings become bold paragraphs: the page
/// has its own. Texts over 32 KiB are shown as they stand. O(length).
void write_markdown(Html& html, std::string_view text);

/// Writes a page of our own in Markdown: headings are headings, with the anchors that `#links` lead to, tables scroll on
/// their own where the page is narrow, and links to `page.md` lead to `page.html` beside it. O(length).
void write_document(Html& html, std::string_view text);

/// The anchor of a heading: lower case, signs left out, blanks as `-`, as GitHub makes it. O(length).
[[nodiscard]] std::string anchor_of_heading(std::string_view heading);

/// Whether a text is one line without any of Markdown's signs, so that it is one plain paragraph. O(length).
[[nodiscard]] bool is_plain(std::string_view text);

}  // namespace campaign::html
