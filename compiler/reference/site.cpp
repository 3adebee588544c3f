#include "reference/site.h"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "emit/html/head.h"
#include "emit/html/markdown.h"
#include "emit/html/script_words.h"
#include "source/embedded.h"

namespace campaign {

namespace {

using namespace html;

/// `grammar/constructs.md` → `constructs.html`
std::string file_of(const ReferencePage& page, std::string_view ending) {
  std::string name = page.path.substr(page.path.rfind('/') + 1);
  return name.substr(0, name.rfind('.')) + std::string(ending);
}

std::string index_text(std::span<const ReferencePage> pages, std::string_view ending) {
  std::string text = "# The Campaign reference\n\nMade by the compiler from its tables and its standard library.\n\n";
  for (const ReferencePage& page : pages) text += fmt::format("- [{}]({}): {}\n", page.title, file_of(page, ending), page.about);
  return text;
}

/// The headings of the second level, for the list beside the page.
std::vector<std::string> headings_of(std::string_view text) {
  std::vector<std::string> headings;
  bool code = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.starts_with("```")) code = !code;
    if (!code && line.starts_with("## ")) headings.emplace_back(line.substr(3));
    at = end + 1;
  }
  return headings;
}

std::string page_of(std::string_view title, std::string_view about, std::string_view text, bool is_index) {
  std::string out;
  Html html(out);
  html.doctype();
  {
    const auto root = html.in("html", {attribute("lang", "en")});
    write_head(html, {.title = std::string(title), .description = std::string(about)});
    const auto body = html.in("body");
    html.element("a", {cls("skip"), href(Url::place("", "main"))}, "Skip to the page");
    {
      const auto header = html.in("header", {cls("top")});
      if (is_index) {
        html.element("p", {cls("brand")}, "Campaign");
      } else {
        const auto nav = html.in("nav", {cls("trail"), attribute("aria-label", "You are here")});
        const auto list = html.in("ol");
        {
          const auto item = html.in("li");
          html.element("a", {href(Url::place("index.html", ""))}, "Reference");
        }
        html.element("li", {attribute("aria-current", "page")}, title);
      }
    }
    const auto frame = html.in("div", {cls("frame")});
    const auto headings = headings_of(text);
    if (headings.size() > 1) {
      const auto nav = html.in("nav", {cls("pages"), attribute("aria-labelledby", "section-contents")});
      html.element("p", {id("section-contents")}, "On this page");
      const auto list = html.in("ul");
      for (const std::string& heading : headings) {
        const auto item = html.in("li");
        html.element("a", {href(Url::place("", anchor_of_heading(heading)))}, heading);
      }
    }
    const auto main = html.in("main", {id("main"), cls("reference")});
    write_document(html, text);
  }
  out += '\n';
  return out;
}

}  // namespace

Bundle reference_site(std::span<const ReferencePage> pages) {
  Bundle bundle;
  bundle.push_back({"index.html", page_of("The Campaign reference", "The language, its rules and its standard library.", index_text(pages, ".md"), true)});
  for (const ReferencePage& page : pages) bundle.push_back({file_of(page, ".html"), page_of(page.title, page.about, page.text, false)});
  bundle.push_back({"assets/site.css", std::string(embedded_file("site/site.css"))});
  bundle.push_back({"assets/site.js", site_script()});
  return bundle;
}

Bundle reference_markdown(std::span<const ReferencePage> pages) {
  Bundle bundle;
  bundle.push_back({"index.md", index_text(pages, ".md")});
  for (const ReferencePage& page : pages) bundle.push_back({file_of(page, ".md"), page.text});
  return bundle;
}

}  // namespace campaign
