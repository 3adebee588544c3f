#include "emit/html/page.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "emit/html/facets.h"
#include "emit/html/head.h"
#include "emit/html/navigation.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

constexpr std::size_t kLongestTitle = 56;         // Longer ones are cut in tabs and search results.
constexpr std::size_t kLongestPlan = 20;          // Of those: the plan's name.
constexpr std::size_t kLongestDescription = 160;

std::string shortened(std::string_view text, std::size_t most) {
  std::size_t end = 0, count = 0;
  for (; end < text.size() && count < most; ++count) static_cast<void>(decode_utf8(text, end));
  return end == text.size() ? std::string(text) : std::string(trim(text.substr(0, end))) + "…";
}

std::string name_of_scope(const Canvas& canvas) {
  const EntityId campaign = canvas.scope().campaign;
  return campaign == kNoEntity ? name_of_plan(canvas) : std::string(canvas.label(campaign));
}

/// The heading of the page.
std::string title_of(const Canvas& canvas) {
  const Page& page = canvas.page;
  if (page.role == Role::overview) return name_of_scope(canvas);
  if (page.role == Role::text) return canvas.view().sources[page.text].name();
  return page.root == kNoEntity ? std::string(canvas.words(row_of(page.role).title)) : std::string(canvas.label(page.root));
}

/// The title of the window: what the page is first, then of which plan.
std::string window_title(const Canvas& canvas, const std::string& title) {
  if (canvas.page.role == Role::overview) return shortened(title, kLongestTitle);
  const std::string part = canvas.page.parts > 1 ? canvas.words(" ({0} of {1})", std::size_t{canvas.page.part} + 1, std::size_t{canvas.page.parts}) : std::string();
  return shortened(title, kLongestTitle - kLongestPlan - part.size()) + part + " · " + shortened(name_of_scope(canvas), kLongestPlan);
}

std::string description_of(const Canvas& canvas) {
  const Page& page = canvas.page;
  if (page.root != kNoEntity) {
    const PropertyValue* about = canvas.plan().find(page.root, prop("about"));
    const auto* text = about == nullptr ? nullptr : std::get_if<Text>(&about->value);
    if (text != nullptr && !text->value.empty()) return shortened(text->value, kLongestDescription);
  }
  const std::string name = shortened(name_of_scope(canvas), kLongestTitle);
  switch (page.role) {
    case Role::overview: return canvas.words("The marketing plan {0}: goals, strategies, tactics, budget and findings.", name);
    case Role::goal: return canvas.words("A goal of the marketing plan {0}, with its strategies and tactics.", name);
    case Role::strategy: return canvas.words("A strategy of the marketing plan {0}, with its tactics.", name);
    case Role::text: return canvas.words("A file of the marketing plan {0}.", name);
    default: return fmt::format("{}: {}", name, canvas.words(row_of(page.role).lead));
  }
}

/// What other sites show with a link to the page.
std::string address_of(const Look& look, std::string_view file) {
  return std::string(look.address) + (look.address.ends_with('/') ? "" : "/") + Url::place(file, "").value();
}

void write_head(const Canvas& canvas, const std::string& title) {
  const Look& look = canvas.look();
  const bool has_picture = !look.address.empty() && look.logo != nullptr && look.logo->ending != "svg";
  write_head(canvas.html, {.title = window_title(canvas, title),
                           .description = description_of(canvas),
                           .site_name = name_of_plan(canvas),
                           .address = look.address.empty() ? "" : address_of(look, canvas.page.file),
                           .picture = has_picture ? address_of(look, look.logo_file) : "",
                           .style_file = std::string(look.style_file),
                           .searchable = true});
}

void write_eyebrow(const Canvas& canvas) {
  const Page& page = canvas.page;
  const Words& words = canvas.words;
  std::string text(page.role != Role::overview ? words(row_of(page.role).title) : page.root == kNoEntity ? words("Plans") : words("Campaign"));
  if (page.root == kNoEntity && page.role != Role::overview) text = page.role == Role::text ? std::string(words("Source text")) : name_of_scope(canvas);
  if (page.parts > 1) text += words(" · part {0} of {1}", std::size_t{page.part} + 1, std::size_t{page.parts});
  canvas.html.element("p", {cls("eyebrow")}, text);
}

/// What stands below the heading of a campaign's overview.
void write_campaign_lead(const Canvas& canvas) {
  const EntityId campaign = canvas.page.root;
  write_comment(canvas, campaign);
  if (const PropertyValue* about = canvas.plan().find(campaign, prop("about"))) {
    const auto lead = canvas.html.in("div", {cls("lead")});
    write_value(canvas, find_property(Kind::campaign, "about"), *about);
  }
}

void write_portfolios(const Canvas& canvas) {
  // The first portfolio gives the page its title; the plan may by mistake have more.
  const auto& portfolios = canvas.scope().of(Kind::portfolio);
  for (const EntityId portfolio : portfolios) {
    const auto block = canvas.html.in("div", {html::id(canvas.map.anchor(portfolio))});
    if (portfolio != portfolios.front() || canvas.page.root != kNoEntity) canvas.html.element("h2", {attribute("dir", "auto")}, canvas.label(portfolio));
    write_comment(canvas, portfolio);
    write_properties(canvas, portfolio);
  }
}

void write_hero(const Canvas& canvas, const std::string& title) {
  Html& html = canvas.html;
  const Page& page = canvas.page;
  // The anchor of what a page is about is its heading, so that links by path id lead there too.
  const auto hero = page.root != kNoEntity && page.part == 0 ? html.in("div", {cls("hero"), html::id(canvas.map.anchor(page.root))})
                                                             : html.in("div", {cls("hero")});
  write_eyebrow(canvas);
  {
    const auto line = html.in("div", {cls("title")});
    html.element("h1", {attribute("dir", "auto")}, title);
    if (page.root != kNoEntity) write_finding_tags(canvas, page.root);
  }
  if (page.role == Role::overview) {
    if (page.root != kNoEntity) write_campaign_lead(canvas);
    return write_portfolios(canvas);
  }
  if (page.root != kNoEntity) return write_comment(canvas, page.root);
  if (page.role != Role::text) html.element("p", {cls("lead")}, canvas.words(row_of(page.role).lead));
}

/// The sections of a long page by name.
void write_contents(const Canvas& canvas) {
  constexpr std::size_t kFewest = 4;  // Fewer are seen at a glance.
  std::vector<const Section*> sections;
  for (const Section& section : all_sections()) {
    if (section.role == canvas.page.role && !section.title.empty() && section.present(canvas)) sections.push_back(&section);
  }
  if (sections.size() < kFewest) return;
  Html& html = canvas.html;
  const auto nav = html.in("nav", {cls("contents"), attribute("aria-label", canvas.words("On this page"))});
  const auto list = html.in("ul");
  for (const Section* section : sections) {
    const auto item = html.in("li");
    html.element("a", {href(Url::place("", fmt::format("section-{}", section->id)))}, canvas.words(section->title));
  }
}

void write_sections(const Canvas& canvas) {
  for (const Section& section : all_sections()) {
    if (section.role != canvas.page.role || !section.present(canvas)) continue;
    const auto element = canvas.html.in("section", {cls("part"), html::id(fmt::format("section-{}", section.id))});
    if (!section.title.empty()) canvas.html.element("h2", canvas.words(section.title));
    section.write(canvas);
  }
}

void write_body(const Canvas& canvas, const std::string& title) {
  Html& html = canvas.html;
  const auto body = html.in("body");
  html.element("a", {cls("skip"), href(Url::place("", "main"))}, canvas.words("Skip to the plan"));
  write_trail(canvas);
  {
    const auto frame = html.in("div", {cls("frame")});
    write_navigation(canvas);
    const auto main = html.in("main", {html::id("main"), cls(fmt::format("page-{}", row_of(canvas.page.role).slug))});
    write_hero(canvas, title);
    write_contents(canvas);
    write_sections(canvas);
    write_facet_names(canvas);
    write_pager(canvas);
  }
  const auto footer = html.in("footer", {cls("foot")});
  const auto line = html.in("p");
  const auto around = canvas.words.around("Made by the Campaign compiler as of {0}.");
  html.text(around.before);
  html.element("time",
               {attribute("datetime", fmt::format("{:04}-{:02}-{:02}", static_cast<int>(canvas.view().as_of.year()),
                                                  static_cast<unsigned>(canvas.view().as_of.month()),
                                                  static_cast<unsigned>(canvas.view().as_of.day())))},
               canvas.locale().day(std::chrono::sys_days(canvas.view().as_of)));
  html.text(around.behind);
}

}  // namespace

std::string write_page(const SiteMap& map, const Page& page, const Words& words, const SourceText* text) {
  std::string out;
  Html html(out);
  const Canvas canvas{map, page, html, words, text};
  const std::string title = title_of(canvas);
  html.doctype();
  {
    const auto root = html.in("html", {attribute("lang", canvas.locale().tag()), attribute("dir", canvas.locale().right_to_left() ? "rtl" : "ltr")});
    write_head(canvas, title);
    write_body(canvas, title);
  }
  out += '\n';
  return out;
}

}  // namespace campaign::html
