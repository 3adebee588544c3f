#include "emit/html/site.h"

#include "emit/html/look.h"
#include "emit/html/page.h"
#include "emit/html/page_words.h"
#include "emit/html/script_words.h"
#include "emit/html/search_script.h"
#include "emit/html/single_file.h"
#include "emit/html/site_map.h"
#include "source/embedded.h"

namespace campaign {

Bundle plan_site(const PlanView& view, const SiteOptions& options) {
  const html::SiteMap map(view, options.readers, options.beside);
  html::PageWords words(map);
  Bundle bundle;
  bundle.reserve(map.pages().size() + 3);
  html::SourceText text;
  for (const html::Page& page : map.pages()) {
    const bool shows_text = page.role == html::Role::text;
    if (shows_text && page.part == 0) text = html::source_text(map, page.text);
    bundle.push_back({page.file, html::write_page(map, page, words.of(page), shows_text ? &text : nullptr)});
  }
  for (OutputFile& file : html::look_files(map)) bundle.push_back(std::move(file));
  bundle.push_back({"assets/site.css", std::string(embedded_file("site/site.css"))});
  bundle.push_back({"assets/site.js", html::site_script()});
  if (options.single_file) return {{"index.html", html::single_file(map, bundle, words)}};
  bundle.push_back({"assets/search.js", html::search_script(map, words)});
  return bundle;
}

}  // namespace campaign
