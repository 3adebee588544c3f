#pragma once

#include <string>
#include <string_view>

#include "emit/html/html.h"

namespace campaign::html {

/// What the head of a page says beside what all heads say. Empty: not said.
struct Head {
  std::string title;             ///< Of the window.
  std::string description = {};  ///< A sentence for search engines and previews.
  std::string site_name = {};    ///< Of the site; without it there is nothing for previews of links.
  std::string address = {};      ///< The page's place on the web.
  std::string picture = {};      ///< One for previews, by its place on the web.
  std::string style_file = {};   ///< A style sheet of the plan's own, relative to the site.
  bool searchable = false;       ///< Whether the site has `assets/search.js`.
  bool at_root = false;          ///< Whether assets are named from the server's root: the page may stand at any path.
};

/// The element `head`: policy, title, style sheets and script. The script stands there so that it can choose the colours before
/// anything is painted.
void write_head(Html& html, const Head& head);

}  // namespace campaign::html
