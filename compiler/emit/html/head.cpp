#include "emit/html/head.h"

namespace campaign::html {

void write_head(Html& html, const Head& head) {
  const auto element = html.in("head");
  html.leaf("meta", {attribute("charset", "utf-8")});
  html.leaf("meta", {attribute("http-equiv", "Content-Security-Policy"), attribute("content", kContentPolicy)});
  html.leaf("meta", {attribute("name", "viewport"), attribute("content", "width=device-width, initial-scale=1")});
  html.leaf("meta", {attribute("name", "color-scheme"), attribute("content", "light dark")});
  if (!head.description.empty()) html.leaf("meta", {attribute("name", "description"), attribute("content", head.description)});
  html.element("title", head.title);
  if (!head.site_name.empty()) {
    html.leaf("meta", {attribute("property", "og:type"), attribute("content", "article")});
    html.leaf("meta", {attribute("property", "og:title"), attribute("content", head.title)});
    html.leaf("meta", {attribute("property", "og:description"), attribute("content", head.description)});
    html.leaf("meta", {attribute("property", "og:site_name"), attribute("content", head.site_name)});
    if (!head.address.empty()) html.leaf("meta", {attribute("property", "og:url"), attribute("content", head.address)});
    if (!head.picture.empty()) html.leaf("meta", {attribute("property", "og:image"), attribute("content", head.picture)});
  }
  html.leaf("link", {attribute("rel", "stylesheet"), href(Url::place(head.at_root ? "/assets/site.css" : "assets/site.css", ""))});
  if (!head.style_file.empty()) html.leaf("link", {attribute("rel", "stylesheet"), href(Url::place(head.style_file, ""))});
  const Asset script = head.at_root ? Asset("/assets/site.js") : Asset("assets/site.js");
  head.searchable ? html.script(script, {attribute("data-search", "assets/search.js")}) : html.script(script);
}

}  // namespace campaign::html
