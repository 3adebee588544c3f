#pragma once

#include <string>

#include "emit/html/canvas.h"

namespace campaign::html {

/// What a page is called in lists of pages: its role, or what it is about, and which part of it.
[[nodiscard]] std::string title_of(const Canvas& canvas, const Page& page);

/// What the whole site is called: its brand, its portfolio or its only campaign.
[[nodiscard]] std::string name_of_plan(const Canvas& canvas);

/// The line at the top of every page: the site's name, the campaign, and where the page stands in it.
void write_trail(const Canvas& canvas);

/// All pages of the page's scope, in groups, with the goals by name; in a narrow window behind one summary line.
void write_navigation(const Canvas& canvas);

/// The other parts of a page that is split, and the goal or strategy before and after this one.
void write_pager(const Canvas& canvas);

}  // namespace campaign::html
