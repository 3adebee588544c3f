// Pages in the language of their campaign.

#include <string>

#include <gtest/gtest.h>

#include "emit/html/site.h"
#include "support/compiled.h"

namespace campaign {
namespace {

/// A campaign with one goal, and with a `locale` where one is given.
std::string campaign_text(const std::string& name, const std::string& locale) {
  return "campaign " + name + " \"" + name + "\" {\n  period: 2027-04 .. 2027-06\n  currency: USD\n  budget: 12_000 USD\n" +
         (locale.empty() ? "" : "  locale: \"" + locale + "\"\n") +
         "  goal more \"More\" {\n    target: +25%\n    baseline: 1_200 orders during 2026\n    by: 2027-03-31\n  }\n}\n";
}

struct Pages {
  explicit Pages(std::string text) : snapshot(compile_text(std::move(text))) {
    bundle = plan_site({*snapshot.sources, snapshot.plan, snapshot.analysis, snapshot.diagnostics, snapshot.plan_files, kTestDay});
  }
  /// Every page of a campaign, one behind the other.
  [[nodiscard]] std::string of(std::string_view name) const {
    std::string text;
    for (const OutputFile& file : bundle) {
      if (file.path.starts_with(name) && file.path.ends_with(".html")) text += file.bytes;
    }
    return text;
  }
  Snapshot snapshot;
  Bundle bundle;
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST(SiteLanguage, IsEnglishWhereNoneIsWritten) {
  const std::string text = Pages(campaign_text("spring", "")).of("spring");
  EXPECT_TRUE(has(text, "<html lang=\"en\" dir=\"ltr\">"));
  EXPECT_TRUE(has(text, "USD\u00A012,000"));
  EXPECT_TRUE(has(text, "1,200 orders"));
  EXPECT_TRUE(has(text, "<time datetime=\"2027-03-31\">31 Mar 2027</time>"));
}

TEST(SiteLanguage, IsThatOfEachCampaign) {
  const Pages pages(campaign_text("herbst", "de-AT") + campaign_text("kharif", "ar-EG") + campaign_text("tango", "es-AR"));
  const std::string german = pages.of("herbst");
  EXPECT_TRUE(has(german, "<html lang=\"de-AT\" dir=\"ltr\">"));
  EXPECT_TRUE(has(german, "USD\u00A012.000"));
  EXPECT_TRUE(has(german, "Bestellungen"));
  EXPECT_TRUE(has(german, "<time datetime=\"2027-03-31\">31. März 2027</time>"));
  const std::string arabic = pages.of("kharif");
  EXPECT_TRUE(has(arabic, "<html lang=\"ar-EG\" dir=\"rtl\">"));
  EXPECT_TRUE(has(arabic, "<time datetime=\"2027-03-31\">٣١ مارس ٢٠٢٧</time>")) << "what programs read stays as it is";
  EXPECT_TRUE(has(pages.of("tango"), "1200 orders")) << "the site has no Spanish words, but Spanish numbers";
  EXPECT_TRUE(has(pages.of("index"), "<html lang=\"de-AT\"")) << "the first campaign speaks for the whole";
}

TEST(SiteLanguage, IsEnglishWhereTheLocaleIsNotKnown) {
  EXPECT_TRUE(has(Pages(campaign_text("spring", "xx-YY")).of("spring"), "<html lang=\"en\" dir=\"ltr\">"));
}

}  // namespace
}  // namespace campaign
