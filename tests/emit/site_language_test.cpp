// Pages in the language of their campaign.

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "emit/html/site.h"
#include "words/terms_table.h"
#include "words/unit_terms_table.h"
#include "words/words.h"
#include "support/compiled.h"
#include "support/files.h"
#include "support/view.h"

namespace campaign {
namespace {

/// A campaign with one goal, and with a `locale` where one is given.
std::string campaign_text(const std::string& name, const std::string& locale) {
  return "campaign " + name + " \"" + name + "\" {\n  period: 2027-04 .. 2027-06\n  currency: USD\n  budget: 12_000 USD\n" +
         (locale.empty() ? "" : "  locale: \"" + locale + "\"\n") +
         "  goal more \"More\" {\n    target: +25%\n    baseline: 1_200 orders during 2026\n    by: 2027-03-31\n  }\n}\n";
}

struct Pages {
  explicit Pages(std::string text) {
    CompileOptions options;
    options.as_of = kTestDay;
    options.tells = true;
    snapshot = compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", std::move(text)}}, "/", options);
    bundle = plan_site(view_of(snapshot));
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
  const Pages pages(campaign_text("herbst", "de-AT") + campaign_text("kharif", "ar-EG") + campaign_text("tango", "es-ES"));
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

/// What a reader sees or hears of a page in its own language: texts, and attributes that are read out.
std::set<std::string> texts_of(const std::string& page) {
  const std::string own = std::regex_replace(page, std::regex("<span lang=\"en\" dir=\"ltr\">[^]*?</span>"), "");
  std::set<std::string> texts;
  const std::regex text(">([^<]*)<|(?:data-label|aria-label|title)=\"([^\"]*)\"");
  for (std::sregex_iterator at(own.begin(), own.end(), text), end; at != end; ++at) {
    std::string found = (*at)[1].matched ? (*at)[1].str() : (*at)[2].str();
    for (const auto& [entity, sign] : {std::pair("&#39;", "'"), {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
      found = std::regex_replace(found, std::regex(entity), sign);
    }
    if (found.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != std::string::npos) texts.insert(found);
  }
  return texts;
}

/// A text without what pages put between and around its parts; places in files, of no language, left out.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  const std::regex between(" · |…|^in |: "), place("[a-z_]+\\.campaign(:[0-9]+)?");
  for (std::sregex_token_iterator part(text.begin(), text.end(), between, -1), end; part != end; ++part) {
    if (!std::regex_match(part->str(), place)) parts.push_back(part->str());
  }
  return parts;
}

// A text that pages in two languages share is the plan's own, the library's, or a word that both languages have.
TEST(SiteLanguage, LeavesNoWordInAnother) {
  std::string text = read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/examples/evening_school.campaign");
  const Pages german(text);
  text.replace(text.find("\"de-DE\""), 7, "\"en-GB\"");
  const Pages english(text);
  std::string written;
  for (std::size_t i = 0; i < german.snapshot.sources->size(); ++i) written += (*german.snapshot.sources)[FileId(static_cast<std::uint32_t>(i))].text();
  std::set<std::string> shared;
  const Words words("de");
  const auto add = [&](const Texts& texts) {
    if (words.heading(texts[0]) == words.heading(texts[1])) shared.emplace(texts[0]), shared.insert(words.heading(texts[0]));
  };
  for (const auto& row : table::kSentences) add(row.texts);
  for (const auto& term : table::kPropertyTerms) add(term.texts);
  for (const auto& term : table::kWordTerms) add(term.texts);
  for (const auto& term : table::kKindTerms) add(term.one), add(term.several);
  for (const auto& term : table::kUnitTerms) add(term.one), add(term.several);
  ASSERT_EQ(german.bundle.size(), english.bundle.size());
  std::size_t compared = 0;
  for (std::size_t i = 0; i < german.bundle.size(); ++i) {
    if (!german.bundle[i].path.ends_with(".html")) continue;
    const std::set<std::string> theirs = texts_of(english.bundle[i].bytes);
    for (const std::string& each : texts_of(german.bundle[i].bytes)) {
      ++compared;
      if (!theirs.contains(each)) continue;
      for (const std::string& part : parts_of(each)) {
        EXPECT_TRUE(shared.contains(part) || written.find(part) != std::string::npos) << german.bundle[i].path << ": " << part;
      }
    }
  }
  EXPECT_GT(compared, 300u);
}

TEST(SiteLanguage, IsEnglishWhereTheLocaleIsNotKnown) {
  EXPECT_TRUE(has(Pages(campaign_text("spring", "xx-YY")).of("spring"), "<html lang=\"en\" dir=\"ltr\">"));
}

}  // namespace
}  // namespace campaign
