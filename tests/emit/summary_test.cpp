#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "emit/exports.h"
#include "emit/summary/markdown_text.h"
#include "emit/summary/summary.h"
#include "support/compiled.h"
#include "support/files.h"
#include "support/view.h"

namespace campaign {
namespace {

std::string summary_of(const std::string& plan) {
  const Snapshot snapshot = compile_text(plan);
  return plan_export(view_of(snapshot), *export_named("summary"));
}

TEST(Summary, SaysWhatAReviewerAsks) {
  EXPECT_EQ(summary_of(read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/examples/bad/overbooked_budget.campaign")),
            R"(### Spring sale

2027-03-01 .. 2027-05-31 · stage: review · owner: Rita Conti

**Budget:** 50,000 EUR planned, 57,000 EUR allocated, **over by 7,000 EUR**

| Goal | Baseline → target | By | SMART | Covered |
|---|---|---|---|---|
| Sell garden furniture for 400,000 euros this spring | 310,000 EUR → 400,000 EUR | 2027-05-31 | S M A R T | 133% |

**2 errors, 1 warning, 3 hints**

- error at `plan.campaign:13`: the parts need 57,000 EUR, but the budget of campaign \`spring\` is 50,000 EUR: 7,000 EUR too much (`budget.over_allocated`)
- error at `plan.campaign:36`: the parts need 35,700 EUR, but the budget of tactic \`tv\` is 30,000 EUR: 5,700 EUR too much (`budget.over_allocated`)
- warning at `plan.campaign:28`: goal \`revenue\` is judged by \`Return on marketing investment\`, but the budget pays for media and fees only: what production costs is missing from it (`budget.return_on_part_of_cost`)
- hint at `plan.campaign:13`: the budget of campaign \`spring\`, 50,000 EUR, does not say whether tax is in it (`budget.basis_unstated`)
- hint at `plan.campaign:28`: goal \`revenue\` counts \`Return on marketing investment\`, and no \`method\` says how much of what comes in is owed to the plan (`measurable.method_unstated`)
- …and 1 more
)");
}

TEST(Summary, StrikesOutTheLettersThatDoNotHold) {
  const std::string summary =
      summary_of(read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/examples/bad/increase_sales.campaign"));
  EXPECT_NE(summary.find("| Increase sales by 25% | – → +25% | – | ~~S~~ ~~M~~ ~~A~~ R ~~T~~ | – |"), std::string::npos)
      << summary;
}

/// What GitHub makes of Markdown, before it looks for accounts and issues in the text.
std::string rendered(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* name : {"table", "strikethrough", "autolink"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* document = cmark_parser_finish(parser);
  char* html = cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
  std::string text(html);
  std::free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  return text;
}

TEST(Summary, MakesNoMarkupOfThePlansTexts) {
  const std::string hostile =
      "<script>x</script> <b> &lt; [a](http://b.example) ![i](x) https://c.example www.d.example me@e.example @maria "
      "#12 `q` *r* ~~s~~ |t| $u$";
  const std::string plan = "campaign c \"" + hostile + "\" {\n  owner: @nobody\n  goal g \"" + hostile +
                           "\" { }\n  goal \"" + hostile + "\" \"" + hostile + "\" { }\n}\n";
  const std::string summary = summary_of(plan);
  const std::string html = rendered(summary);
  for (const char* markup : {"<script", "<b>", "<a ", "<img", "<em>", "@maria", "#12"}) {
    EXPECT_EQ(html.find(markup), std::string::npos) << markup << " in\n" << html << "\nof\n" << summary;
  }
  EXPECT_NE(html.find("&lt;script&gt;x&lt;/script&gt; &lt;b&gt; &amp;lt; [a](http://b.example) ![i](x) "
                      "https://c.example www.d.example"),
            std::string::npos)
      << html;
}

TEST(Summary, OfAPlanWithoutCampaignsSaysSo) {
  EXPECT_EQ(summary_of("unit visit \"visit\"\n"), "The plan has no campaign.\n");
}

TEST(Summary, StaysWithinTheLimitOfAComment) {
  std::string plan;
  for (int campaign = 0; campaign < 60; ++campaign) {
    plan += "campaign c" + std::to_string(campaign) + " \"" + std::string(300, '<') + "\" {\n";
    for (int goal = 0; goal < 30; ++goal)
      plan += "goal g" + std::to_string(goal) + " \"" + std::string(300, '|') + "\" {\n target: \"many\" }\n";
    plan += "}\n";
  }
  for (int i = 0; i < 20; ++i) plan += "goal " + std::string(300, 'x') + std::to_string(i) + " \"Lost\" { }\n";
  const std::string summary = summary_of(plan);
  EXPECT_LE(summary.size(), kMostSummaryBytes);
  EXPECT_NE(summary.find("…and 10 more goals."), std::string::npos);
  EXPECT_NE(summary.find(" more campaigns."), std::string::npos);
  EXPECT_NE(summary.find("### Outside the campaigns"), std::string::npos);
}

TEST(Summary, AFileOfOneCampaignTellsNoFindingsOfAnother) {
  const Snapshot snapshot =
      compile_text("campaign a \"A\" { goal g \"G\" { } }\ncampaign b \"B\" {\n  period: 2027\n}\n");
  for (const OutputFile& file : plan_exports(view_of(snapshot))) {
    if (!file.path.ends_with(".summary.md")) continue;
    const bool told = file.bytes.find("plan.campaign:1") != std::string::npos;
    EXPECT_EQ(told, file.path == "a.summary.md") << file.bytes;
  }
}

TEST(MarkdownText, IsShownAsItIs) {
  EXPECT_EQ(markdown_text("a *b* _c_ `d` [e](f) <g> &amp; h|i ~~j~~ $k$ \\", 99),
            "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> \\&amp; h\\|i \\~\\~j\\~\\~ \\$k\\$ \\\\");
  EXPECT_EQ(markdown_text("@maria #12 a@b.c", 99), "@\u200Bmaria #\u200B12 a@\u200Bb.c");
  EXPECT_EQ(markdown_text("https://evil.example www.evil.example WWW.x", 99),
            "https\\://evil.example www\\.evil.example WWW\\.x");
  EXPECT_EQ(markdown_text(" a\r\n\n\tb\x01 ", 99), "a b");
  EXPECT_EQ(markdown_text("größer", 3), "gr…");
  EXPECT_EQ(markdown_text("größer", 6), "größer");
  EXPECT_EQ(markdown_code("a`b|c", 99), "`a'b/c`");
}

}  // namespace
}  // namespace campaign
