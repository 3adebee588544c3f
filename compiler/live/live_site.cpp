#include "live/live_site.h"

#include <cassert>
#include <functional>

#include <fmt/format.h>

#include "emit/html/canvas.h"
#include "emit/html/head.h"
#include "live/findings_panel.h"
#include "source/embedded.h"

namespace campaign {
namespace {

constexpr std::string_view kScript = "/~live/live.js";
constexpr std::string_view kStyle = "/~live/live.css";
constexpr std::string_view kPage = "text/html; charset=utf-8";

std::string_view type_of(std::string_view path) {
  if (path.ends_with(".html")) return kPage;
  if (path.ends_with(".css")) return "text/css; charset=utf-8";
  if (path.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (path.ends_with(".json")) return "application/json";
  if (path.ends_with(".ics")) return "text/calendar; charset=utf-8";
  if (path.ends_with(".csv")) return "text/csv; charset=utf-8";
  if (path.ends_with(".md")) return "text/markdown; charset=utf-8";
  return "application/octet-stream";
}

Response embedded(std::string_view path, std::string_view file) {
  return {200, type_of(path), std::make_shared<const std::string>(embedded_file(file)), false};
}

/// The language that a page says to be in: `de-DE`.
std::string_view language_of(std::string_view page) {
  constexpr std::string_view kLanguage = "<html lang=\"";
  const std::size_t begin = page.find(kLanguage);
  return begin == page.npos ? std::string_view() : page.substr(begin + kLanguage.size(), page.find('"', begin + kLanguage.size()) - begin - kLanguage.size());
}

/// Puts `more` into a page, at a place that was found by its markup: texts of a plan have no `<`, so it is the page's own.
void insert(std::string& page, std::size_t place, std::string_view more) {
  assert(place != std::string::npos);
  page.insert(place, more);
}

}  // namespace

void LiveSite::show(const PlanView& view, Bundle bundle) {
  files_.clear();
  for (OutputFile& file : bundle) files_['/' + file.path] = std::make_shared<const std::string>(std::move(file.bytes));
  say(view, {});
}

void LiveSite::say(const PlanView& view, std::string_view problem) {
  panels_ = findings_panels(view, problem);
  constexpr std::hash<std::string_view> hash;
  std::size_t all = 0;
  const auto mix = [&](std::string_view bytes) { all = all * 1099511628211U + hash(bytes); };  // FNV's prime spreads them.
  for (const auto& [locale, panel] : panels_) mix(panel);
  for (const auto& [path, bytes] : files_) {
    if (type_of(path) != kPage) continue;
    mix(path);
    mix(*bytes);
  }
  build_ = fmt::format("{:x}", all);
}

Response LiveSite::answer(const Request& request) const {
  if (request.path == kEvents) return {200, "", nullptr, true};
  if (request.path == kScript) return embedded(kScript, "site/live.js");
  if (request.path == kStyle) return embedded(kStyle, "site/live.css");
  const std::string_view path = request.path == "/" ? "/index.html" : std::string_view(request.path);
  const auto found = files_.find(path);
  if (found == files_.end()) {
    return {404, kPage, std::make_shared<const std::string>(live_page(page_of_nothing(path))), false};
  }
  const std::string_view type = type_of(path);
  if (type != kPage) return {200, type, found->second, false};
  return {200, type, std::make_shared<const std::string>(live_page(*found->second)), false};
}

std::string LiveSite::live_page(std::string_view page) const {
  std::string live(page);
  constexpr std::string_view kPolicy = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
  const std::size_t policy = live.find(kPolicy);
  insert(live, policy == live.npos ? policy : live.find("\">", policy + kPolicy.size()),
         "; connect-src &#39;self&#39;");
  // The empty picture keeps browsers from asking for one that is not there.
  insert(live, live.find("</head>"),
         fmt::format("\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{}\">\n"
                     "<script src=\"{}\" data-build=\"{}\" data-events=\"{}\" defer></script>\n",
                     kStyle, kScript, build_, kEvents));
  const auto told = panels_.find(language_of(page));
  insert(live, live.rfind("</body>"), told == panels_.end() ? panels_.find("")->second : told->second);
  return live;
}

std::string LiveSite::page_of_nothing(std::string_view path) const {
  using namespace html;
  const auto index = files_.find("/index.html");
  const Tongue tongue(index == files_.end() ? "en" : language_of(*index->second));
  std::string page;
  Html html(page);
  html.doctype();
  {
    const auto root = html.in("html", {attribute("lang", tongue.tag())});
    const std::string title = tongue(campaign::say("There is no such page"));
    write_head(html, {.title = title, .at_root = true});
    const auto body = html.in("body");
    {
      const auto header = html.in("header", {cls("top")});
      html.element("p", {cls("brand")}, "Campaign");
    }
    const auto main = html.in("main", {id("main"), cls("nothing")});
    html.element("h1", title);
    {
      const auto line = html.in("p");
      write_message(html, tongue(campaign::say("The plan has no `{}`. Its campaign may have another name now, or be gone; when it comes back, so does this page. There are:", path)));
    }
    const auto list = html.in("ul");
    for (const auto& [each, bytes] : files_) {
      if (type_of(each) != kPage) continue;
      const auto item = html.in("li");
      const std::string_view name = std::string_view(each).substr(1, each.rfind('.') - 1);
      html.element("a", {href(Url::place(each, ""))}, name == "index" ? tongue(campaign::say("All campaigns")) : std::string(name));
    }
  }
  return page;
}

}  // namespace campaign
