#include "emit/html/navigation.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace campaign::html {

namespace {

constexpr std::size_t kMostGoals = 12;  // More of them push the other pages out of sight.

void write_page_link(const Canvas& canvas, const Page& page, std::string_view text) {
  const bool here = page.role == canvas.page.role && page.root == canvas.page.root && page.text == canvas.page.text &&
                    page.scope == canvas.page.scope;
  const Url url = Url::place(page.file, "");
  here ? canvas.html.element("a", {href(url), attribute("aria-current", "page")}, text)
       : canvas.html.element("a", {href(url)}, text);
}

void write_crumb(const Canvas& canvas, const Url& url, std::string_view text) {
  const auto item = canvas.html.in("li");
  canvas.html.element("a", {href(url), attribute("dir", "auto")}, text);
}

/// The plan's own name and logo, where it has them.
void write_brand(const Canvas& canvas) {
  const Look& look = canvas.look();
  if (look.brand.empty() && look.logo == nullptr) return;
  const auto brand = canvas.html.in("a", {cls("brand"), href(Url::place("index.html", ""))});
  // Beside a name the picture says nothing more.
  if (look.logo != nullptr) canvas.html.leaf("img", {src(Picture(look.logo_file)), attribute("alt", look.brand.empty() ? canvas.words("All pages") : std::string_view())});
  if (!look.brand.empty()) canvas.html.element("span", {attribute("dir", "auto")}, look.brand);
}

void write_goals(const Canvas& canvas, const Scope& scope) {
  const auto& pages = scope.pages_of(Role::goal);
  if (pages.empty()) return;
  const std::size_t goals = scope.of(Kind::goal).size();  // Each has a page, of one or several parts.
  Html& html = canvas.html;
  html.element("p", {cls("nav-group")}, canvas.words("Goals"));
  const auto list = html.in("ul");
  for (std::size_t i = 0, shown = 0; i < pages.size() && shown < kMostGoals; i += canvas.map.pages()[pages[i]].parts, ++shown) {
    const Page& page = canvas.map.pages()[pages[i]];
    const auto item = html.in("li");
    write_page_link(canvas, page, canvas.label(page.root));
  }
  if (goals <= kMostGoals) return;
  const auto item = html.in("li");
  html.element("a", {href(Url::place(canvas.map.pages()[scope.pages_of(Role::overview).front()].file, "section-goals"))},
               canvas.words("All {0} goals", goals));
}

void write_group(const Canvas& canvas, const Scope& scope, PageGroup group, std::string_view title) {
  std::vector<const Page*> pages;
  for (const RoleRow& row : all_roles()) {
    if (row.group != group || row.role == Role::goal || row.role == Role::strategy) continue;
    // The texts of several campaigns' files belong to the whole.
    const auto& own = scope.pages_of(row.role);
    const auto& found = row.role == Role::text && own.empty() ? canvas.map.scopes().front().pages_of(row.role) : own;
    if (!found.empty()) pages.push_back(&canvas.map.pages()[found.front()]);
  }
  if (pages.empty()) return;
  canvas.html.element("p", {cls("nav-group")}, title);
  const auto list = canvas.html.in("ul");
  for (const Page* page : pages) {
    const auto item = canvas.html.in("li");
    write_page_link(canvas, *page, canvas.words(row_of(page->role).title));
    if (page->role == Role::findings && !scope.findings.empty()) {
      canvas.html.text(" ");
      canvas.html.element("span", {cls("count")}, canvas.locale().number(scope.findings.size()));
    }
  }
}

void write_groups(const Canvas& canvas) {
  const Scope& scope = canvas.scope();
  write_group(canvas, scope, PageGroup::plan, canvas.words("Plan"));
  write_goals(canvas, scope);
  write_group(canvas, scope, PageGroup::figures, canvas.words("Figures"));
  write_group(canvas, scope, PageGroup::who, canvas.words("Who and where"));
  write_group(canvas, scope, PageGroup::trust, canvas.words("What it rests on"));
}

/// The page before or after this one of the same role in the scope; null at the ends.
const Page* neighbour(const Canvas& canvas, int step) {
  const auto& pages = canvas.scope().pages_of(canvas.page.role);
  const auto index = static_cast<std::uint32_t>(&canvas.page - canvas.map.pages().data());
  const auto found = std::ranges::lower_bound(pages, index) - pages.begin() + step;  // Pages come in their order.
  return found < 0 || found >= std::ssize(pages) ? nullptr : &canvas.map.pages()[pages[static_cast<std::size_t>(found)]];
}

}  // namespace

std::string title_of(const Canvas& canvas, const Page& page) {
  const std::string part = page.parts > 1 ? canvas.words(", part {0}", std::size_t{page.part} + 1) : std::string();
  if (page.role == Role::text) return canvas.view().sources[page.text].name() + part;
  return (page.root == kNoEntity ? std::string(canvas.words(row_of(page.role).title)) : std::string(canvas.label(page.root))) + part;
}

std::string name_of_plan(const Canvas& canvas) {
  if (!canvas.look().brand.empty()) return std::string(canvas.look().brand);
  const auto& portfolios = canvas.map.scopes().front().of(Kind::portfolio);
  if (!portfolios.empty()) return std::string(canvas.label(portfolios.front()));
  const auto& scopes = canvas.map.scopes();
  if (scopes.size() == 1 && scopes.front().campaign != kNoEntity) return std::string(canvas.label(scopes.front().campaign));
  return std::string(canvas.words("Marketing plans"));
}

void write_trail(const Canvas& canvas) {
  Html& html = canvas.html;
  const auto header = html.in("header", {cls("top")});
  write_brand(canvas);
  const auto nav = html.in("nav", {cls("trail"), attribute("aria-label", canvas.words("You are here"))});
  const auto list = html.in("ol");
  const Page& page = canvas.page;
  const auto& scopes = canvas.map.scopes();
  if (scopes.size() > 1) write_crumb(canvas, Url::place("index.html", ""), canvas.words("All campaigns"));
  if (canvas.scope().campaign != kNoEntity)
    write_crumb(canvas, Url::place(canvas.map.pages()[canvas.scope().pages_of(Role::overview).front()].file, ""),
                canvas.label(canvas.scope().campaign));
  if (page.role == Role::strategy) {
    const Page* above = canvas.plan()[page.root].parent == kNoEntity ? nullptr : canvas.map.home(canvas.plan()[page.root].parent);
    if (above != nullptr && above->role == Role::goal) write_crumb(canvas, Url::place(above->file, ""), canvas.label(above->root));
  }
  if (page.role == Role::overview) return;
  html.element("li", {attribute("aria-current", "page"), attribute("dir", "auto")}, title_of(canvas, page));
}

void write_navigation(const Canvas& canvas) {
  Html& html = canvas.html;
  const auto nav = html.in("nav", {cls("pages"), attribute("aria-label", canvas.words("Pages"))});
  // Open in a wide window by the style sheet alone, so that it needs no script.
  const auto details = html.in("details", {cls("menu")});
  html.element("summary", canvas.words("Pages of this plan"));
  const auto groups = html.in("div", {cls("groups")});
  write_groups(canvas);
}

void write_pager(const Canvas& canvas) {
  const Role role = canvas.page.role;
  if (canvas.page.parts == 1 && role != Role::goal && role != Role::strategy) return;
  const Page* before = neighbour(canvas, -1);
  const Page* after = neighbour(canvas, 1);
  if (before == nullptr && after == nullptr) return;
  Html& html = canvas.html;
  const auto nav = html.in("nav", {cls("pager"), attribute("aria-label", canvas.words("Before and after"))});
  if (before != nullptr)
    html.element("a", {cls("before"), attribute("rel", "prev"), href(Url::place(before->file, ""))}, title_of(canvas, *before));
  if (after != nullptr)
    html.element("a", {cls("after"), attribute("rel", "next"), href(Url::place(after->file, ""))}, title_of(canvas, *after));
}

}  // namespace campaign::html
