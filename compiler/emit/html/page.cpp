#include "emit/html/page.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "emit/html/dates.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

constexpr std::size_t kLongestTitle = 64;         // Longer ones are cut in tabs and search results.
constexpr std::size_t kLongestDescription = 160;

std::string shortened(std::string_view text, std::size_t most) {
  std::size_t end = 0, count = 0;
  for (; end < text.size() && count < most; ++count) static_cast<void>(decode_utf8(text, end));
  return end == text.size() ? std::string(text) : std::string(trim(text.substr(0, end))) + "…";
}

EntityId portfolio_of(const Plan& plan) {
  const auto portfolios = plan.all(Kind::portfolio);
  return portfolios.empty() ? kNoEntity : portfolios.front();
}

std::string title_of(const Canvas& canvas) {
  if (canvas.page.root != kNoEntity) return std::string(canvas.plan().label(canvas.page.root));
  const EntityId portfolio = portfolio_of(canvas.plan());
  if (portfolio != kNoEntity) return std::string(canvas.plan().label(portfolio));
  const std::size_t campaigns = canvas.plan().all(Kind::campaign).size();
  return campaigns == 1 ? "Marketing plan" : "Marketing plans";
}

std::string description_of(const Canvas& canvas) {
  if (canvas.page.role == Page::Role::goal) return "One goal of a marketing plan, with its strategies and tactics.";
  if (canvas.page.root == kNoEntity) return "All campaigns of a marketing plan, with their goals and findings.";
  const PropertyValue* about = canvas.plan().find(canvas.page.root, prop("about"));
  const auto* text = about == nullptr ? nullptr : std::get_if<Text>(&about->value);
  if (text != nullptr && !text->value.empty()) return shortened(text->value, kLongestDescription);
  return fmt::format("The plan of the campaign {}: goals, strategies, tactics, budget and findings.",
                     canvas.plan().label(canvas.page.root));
}

void write_head(const Canvas& canvas, const std::string& title) {
  Html& html = canvas.html;
  const auto head = html.in("head");
  html.leaf("meta", {attribute("charset", "utf-8")});
  html.leaf("meta", {attribute("http-equiv", "Content-Security-Policy"), attribute("content", kContentPolicy)});
  html.leaf("meta", {attribute("name", "viewport"), attribute("content", "width=device-width, initial-scale=1")});
  html.leaf("meta", {attribute("name", "color-scheme"), attribute("content", "light dark")});
  html.leaf("meta", {attribute("name", "description"), attribute("content", description_of(canvas))});
  html.element("title", shortened(title, kLongestTitle));
  html.leaf("link", {attribute("rel", "stylesheet"), href(Url::place("assets/site.css", ""))});
}

/// The way back up, on every page but the index.
void write_trail(const Canvas& canvas) {
  Html& html = canvas.html;
  const auto header = html.in("header", {cls("top")});
  if (canvas.page.role == Page::Role::index) return html.element("p", {cls("brand")}, "Campaign");
  const auto nav = html.in("nav", {cls("trail"), attribute("aria-label", "You are here")});
  const auto list = html.in("ol");
  {
    const auto item = html.in("li");
    html.element("a", {href(Url::place("index.html", ""))}, "All campaigns");
  }
  if (canvas.page.role == Page::Role::goal) {
    const auto item = html.in("li");
    const Page& above = canvas.map.pages()[canvas.page.parent];
    html.element("a", {href(Url::place(above.file, ""))}, canvas.plan().label(above.root));
  }
  html.element("li", {attribute("aria-current", "page"), attribute("dir", "auto")},
               canvas.plan().label(canvas.page.root));
}

void write_hero(const Canvas& canvas, const std::string& title) {
  Html& html = canvas.html;
  const auto hero = html.in("div", {cls("hero")});
  constexpr std::array<std::string_view, 3> kEyebrows = {"Overview", "Campaign", "Goal"};
  html.element("p", {cls("eyebrow")}, kEyebrows[static_cast<std::size_t>(canvas.page.role)]);
  html.element("h1", {attribute("dir", "auto")}, title);
  if (canvas.page.role == Page::Role::goal) return;
  if (canvas.page.role == Page::Role::campaign) {
    if (const PropertyValue* period = canvas.plan().find(canvas.page.root, prop("period"))) {
      const auto line = html.in("p", {cls("period")});
      write_value(canvas, find_property(Kind::campaign, "period"), *period);
    }
    write_comment(canvas, canvas.page.root);
    if (const PropertyValue* about = canvas.plan().find(canvas.page.root, prop("about"))) {
      const auto lead = html.in("div", {cls("lead")});
      write_value(canvas, find_property(Kind::campaign, "about"), *about);
    }
    constexpr std::array<Property, 2> kAbove = {prop("period"), prop("about")};
    return write_properties(canvas, canvas.page.root, kAbove);
  }
  // The first portfolio gives the index its title; the plan may by mistake have more.
  const EntityId first = portfolio_of(canvas.plan());
  for (const EntityId portfolio : canvas.page.of(Kind::portfolio)) {
    const auto block = html.in("div", {html::id(canvas.map.anchor(portfolio))});
    if (portfolio != first) html.element("h2", {attribute("dir", "auto")}, canvas.plan().label(portfolio));
    write_comment(canvas, portfolio);
    write_properties(canvas, portfolio);
  }
}

void write_contents(const Canvas& canvas) {
  constexpr std::size_t kMostGoals = 12;
  Html& html = canvas.html;
  const auto nav = html.in("nav", {cls("contents"), attribute("aria-labelledby", "section-contents")});
  html.element("p", {html::id("section-contents")}, "On this page");
  const auto list = html.in("ul");
  for (const Section& section : all_sections()) {
    if (!section.present(canvas)) continue;
    const auto item = html.in("li");
    html.element("a", {href(Url::place("", fmt::format("section-{}", section.id)))}, section.title);
    const auto& goals = canvas.page.of(Kind::goal);
    if (section.id != "goals" || goals.size() < 2 || goals.size() > kMostGoals) continue;
    const auto below = html.in("ul");
    for (const EntityId goal : goals) {
      const auto each = html.in("li");
      write_link(canvas, goal);
    }
  }
}

void write_sections(const Canvas& canvas) {
  for (const Section& section : all_sections()) {
    if (!section.present(canvas)) continue;
    const auto element = canvas.html.in("section", {cls("part"), html::id(fmt::format("section-{}", section.id))});
    canvas.html.element("h2", section.title);
    section.write(canvas);
  }
}

void write_body(const Canvas& canvas, const std::string& title) {
  Html& html = canvas.html;
  const auto body = html.in("body");
  html.element("a", {cls("skip"), href(Url::place("", "main"))}, "Skip to the plan");
  write_trail(canvas);
  {
    const auto frame = html.in("div", {cls("frame")});
    write_contents(canvas);
    const auto main = html.in("main", {html::id("main")});
    // A campaign's own anchor is its page's title, so that links by path id lead there too.
    if (canvas.page.role == Page::Role::index) {
      write_hero(canvas, title);
    } else {
      const auto root = html.in(
          "div", {html::id(canvas.page.role == Page::Role::goal ? std::string("section-title")
                                                                : std::string(canvas.map.anchor(canvas.page.root)))});
      write_hero(canvas, title);
    }
    write_sections(canvas);
  }
  const auto footer = html.in("footer", {cls("foot")});
  const auto line = html.in("p");
  html.text("Made by the Campaign compiler as of ");
  html.element("time",
               {attribute("datetime", fmt::format("{:04}-{:02}-{:02}", static_cast<int>(canvas.view().as_of.year()),
                                                  static_cast<unsigned>(canvas.view().as_of.month()),
                                                  static_cast<unsigned>(canvas.view().as_of.day())))},
               display_day(std::chrono::sys_days(canvas.view().as_of)));
  html.text(".");
}

}  // namespace

std::string write_page(const SiteMap& map, const Page& page) {
  std::string out;
  Html html(out);
  const Canvas canvas{map, page, html};
  const std::string title = title_of(canvas);
  html.doctype();
  {
    const auto root = html.in("html", {attribute("lang", "en")});
    write_head(canvas, title);
    write_body(canvas, title);
  }
  out += '\n';
  return out;
}

}  // namespace campaign::html
