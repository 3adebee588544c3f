#pragma once

#include <string_view>

#include "emit/html/html.h"

namespace campaign::html {

/// Writes a Markdown text (CommonMark with GitHub's tables, strikethrough, task lists and bare links) as paragraphs,
/// lists and tables. cmark-gfm only reads the text; the elements are written by `Html`, so markup inside it shows as
/// text, unsafe links lose their target, and a picture becomes a link to it. Headings become bold paragraphs: the page
/// has its own. Texts over 32 KiB are shown as they stand. O(length).
void write_markdown(Html& html, std::string_view text);

/// Whether a text is one line without any of Markdown's signs, so that it is one plain paragraph. O(length).
[[nodiscard]] bool is_plain(std::string_view text);

}  // namespace campaign::html
