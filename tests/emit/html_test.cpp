#include "emit/html/html.h"

#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "emit/file_name.h"
#include "emit/html/markdown.h"
#include "emit/html/url.h"

namespace campaign {
namespace {

using html::Html;
using html::Url;

std::string escaped(std::string_view text) {
  std::string out;
  html::append_escaped(out, text);
  return out;
}

std::string markdown(std::string_view text) {
  std::string out;
  Html html(out);
  html::write_markdown(html, text);
  EXPECT_EQ(html.depth(), 0u) << "an element was left open";
  return out;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// -- the writer -----------------------------------------------------------------------------------------------------

TEST(HtmlWriter, EscapesTextAndAttributes) {
  std::string out;
  Html html(out);
  html.element("p", {html::cls("\"><script>")}, "</script><img src=x onerror=alert('1')> & \"co\"");
  EXPECT_EQ(out,
            "\n<p class=\"&quot;&gt;&lt;script&gt;\">&lt;/script&gt;&lt;img src=x onerror=alert(&#39;1&#39;)&gt; &amp; "
            "&quot;co&quot;</p>");
}

TEST(HtmlWriter, RepairsWhatIsNoText) {
  EXPECT_EQ(escaped(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(escaped("\xC3(\xE2\x82"), "\uFFFD(\uFFFD\uFFFD");
  EXPECT_EQ(escaped("one  \ntwo\r\n\x1B[31m"), "one\ntwo\n\uFFFD[31m");
  EXPECT_EQ(escaped("grüße 日本 👍"), "grüße 日本 👍");
}

TEST(HtmlWriter, ClosesElementsInOrder) {
  std::string out;
  Html html(out);
  {
    const auto outer = html.in("ul");
    const auto inner = html.in("li");
    html.leaf("br");
  }
  EXPECT_EQ(out, "\n<ul>\n<li><br></li></ul>");
}

TEST(Links, OnlyWebAndMailAreFollowed) {
  EXPECT_EQ(Url::written("https://example.org/a?b=c#d")->value(), "https://example.org/a?b=c#d");
  EXPECT_TRUE(Url::written("HTTP://example.org"));
  EXPECT_TRUE(Url::written("mailto:maria@shop.example"));
  for (const char* bad : {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
                          "data:text/html,x", "file:///etc/passwd", "vbscript:x", "//evil.example", "/etc", "../../x",
                          "#x", "", "https:\\\\evil"}) {
    EXPECT_FALSE(Url::written(bad)) << bad;
  }
  EXPECT_EQ(Url::place("spring.html", "spring.größe").value(), "spring.html#spring.gr%C3%B6%C3%9Fe");
  EXPECT_FALSE(Url::mail("maria@shop.example?subject=x"));
}

TEST(FileNames, AreSafeAndDiffer) {
  FileNames names;
  EXPECT_EQ(names.next("", "../../etc/passwd"), "etc_passwd");
  EXPECT_EQ(names.next("", "Spring"), "spring");
  EXPECT_EQ(names.next("", "spring"), "spring_2");
  EXPECT_EQ(names.next("", "index"), "index_2");
  EXPECT_EQ(names.next("", "CON"), "con_");
  EXPECT_EQ(names.next("", "/"), "item");
  EXPECT_EQ(names.next("spring.", "C:\\Windows"), "spring.c_windows");
}

// -- Markdown -------------------------------------------------------------------------------------------------------

TEST(Markdown, WritesParagraphsListsAndTables) {
  EXPECT_EQ(markdown("plain words"), "\n<p>plain words</p>");
  EXPECT_EQ(markdown("**bold** and `code`"), "\n<p><strong>bold</strong> and <code>code</code></p>");
  EXPECT_EQ(markdown("- a\n- b"), "\n<ul>\n<li>a</li>\n<li>b</li></ul>");
  EXPECT_EQ(markdown("3. c"), "\n<ol start=\"3\">\n<li>c</li></ol>");
  EXPECT_EQ(markdown("# Big"), "\n<p class=\"heading\">Big</p>");
  const std::string table = markdown("| a | b |\n|---|---|\n| 1 | 2 |");
  EXPECT_TRUE(has(table, "<th scope=\"col\">a</th>")) << table;
  EXPECT_TRUE(has(table, "<td>2</td>")) << table;
  EXPECT_TRUE(has(markdown("see https://example.org/x now"), "<a href=\"https://example.org/x\">")) << "bare links";
}

TEST(Markdown, HasNoWayToMarkupScriptsOrPictures) {
  for (const char* hostile :
       {"<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))", "[x](  JaVaScRiPt:alert(1))", "<javascript:alert(1)>",
        "![x](https://evil.example/p.png)", "[x](data:text/html;base64,AA==)", "[x]: javascript:alert(1)\n\n[x]",
        "<style>*{}</style>", "<!-- -->"}) {
    const std::string out = markdown(hostile);
    EXPECT_FALSE(std::regex_search(out, std::regex("<(script|img|style|!|iframe)"))) << out;
    EXPECT_FALSE(std::regex_search(out, std::regex("href=\"(?!https?:|mailto:)"))) << out;
  }
  EXPECT_TRUE(has(markdown("a <b>b</b>"), "&lt;b&gt;")) << "markup is shown as it was written";
}

TEST(Markdown, KeepsHugeAndDeepTextsWithinBounds) {
  const std::string deep(5'000, '>');
  EXPECT_LT(markdown(deep + " x").size(), 4'000u);
  const std::string brackets(30'000, '[');
  EXPECT_TRUE(has(markdown(brackets), "[[["));
  const std::string huge = "**x** " + std::string(100'000, 'y');
  EXPECT_TRUE(has(markdown(huge), "**x**")) << "too long for cmark: shown as it stands";
}

}  // namespace
}  // namespace campaign
