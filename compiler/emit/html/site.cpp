#include "emit/html/site.h"

#include "emit/html/page.h"
#include "emit/html/site_map.h"
#include "source/embedded.h"

namespace campaign {

Bundle plan_site(const PlanView& view) {
  const html::SiteMap map(view);
  Bundle bundle;
  bundle.reserve(map.pages().size() + 1);
  for (const html::Page& page : map.pages()) bundle.push_back({page.file, html::write_page(map, page)});
  bundle.push_back({"assets/site.css", std::string(embedded_file("site/site.css"))});
  return bundle;
}

}  // namespace campaign
