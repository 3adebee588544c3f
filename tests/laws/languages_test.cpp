// What the compiler says of plans in other languages than English.
// CAMPAIGN_SEED sets the seed of what is cut out of plans.

#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "emit/html/site.h"
#include "report/text.h"
#include "support/files.h"
#include "support/told.h"
#include "support/view.h"

namespace campaign {
namespace {

/// Whether it is of a rule that a plan brings along, in the language of its author.
bool is_of_the_plans_own_rules(const Diagnostic& finding, const Snapshot& snapshot) {
  return std::ranges::any_of(snapshot.rules, [&](const RuleRow& rule) { return rule.name == finding.name && !rule.from_library; });
}

void expect_german(const Told& told) {
  EXPECT_EQ(told.untold, (std::set<std::string, std::less<>>()));
  const WithoutThePlansWords without(told.snapshot.plan);
  for (const Diagnostic& finding : told.snapshot.diagnostics) {
    if (is_of_the_plans_own_rules(finding, told.snapshot)) continue;
    for (const std::string& text : texts_of(finding)) {
      const auto word = english_word(without(text));
      EXPECT_EQ(word, std::nullopt) << finding.name << ": " << text;
    }
  }
}

TEST(Languages, FindingsOfEveryPlanAreGerman) {
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    expect_german(Told(read_file(file), "de-DE"));
  }
}

TEST(Languages, FindingsOfEveryBadExampleAreGerman) {
  for (const FindingRow& row : all_findings()) {
    SCOPED_TRACE(row.name);
    if (!row.bad.empty()) expect_german(Told(std::string(row.bad), "de-DE"));
  }
}

TEST(Languages, FindingsOfBrokenPlansAreGerman) {
  const char* const given = std::getenv("CAMPAIGN_SEED");
  const unsigned seed = given == nullptr ? std::random_device()() : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
  SCOPED_TRACE("CAMPAIGN_SEED=" + std::to_string(seed));
  std::mt19937 dice(seed);
  for (const std::string& file : files_below("examples", ".campaign")) {
    const std::string text = read_file(file);
    for (int i = 0; i < 8 && text.size() > 20; ++i) {
      const std::size_t at = std::uniform_int_distribution<std::size_t>(0, text.size() - 20)(dice);
      const std::size_t length = std::uniform_int_distribution<std::size_t>(1, 12)(dice);
      SCOPED_TRACE(file + " without " + std::to_string(length) + " bytes at " + std::to_string(at));
      std::string broken = text;
      broken.erase(at, length);
      if (!validate_utf8(broken)) expect_german(Told(broken, "de-DE"));
    }
  }
}

/// The text of pages, without their elements.
std::string visible(const Bundle& site) {
  std::string text;
  for (const OutputFile& file : site) {
    if (!file.path.ends_with(".html")) continue;
    bool inside = false;
    for (const char c : file.bytes) {
      if (c == '<') inside = true;
      if (!inside) text += c;
      if (c == '>') inside = false;
    }
  }
  return text;
}

Snapshot told_in_its_own(const std::string& text) {
  CompileOptions options;
  options.as_of = kTestDay;
  options.tells = true;
  return compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", text}}, "/", options);
}

TEST(Languages, PagesOfGermanPlansHaveNoEnglishFinding) {
  std::size_t plans = 0, findings = 0;
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    const Snapshot snapshot = told_in_its_own(in_locale(read_file(file), "de-DE"));
    const Telling* told = view_of(snapshot).in("de-DE");
    if (told == nullptr) continue;
    ++plans;
    const std::string pages = visible(plan_site(view_of(snapshot), {}));
    ASSERT_EQ(told->diagnostics.size(), snapshot.diagnostics.size());
    for (std::size_t i = 0; i < snapshot.diagnostics.size(); ++i) {
      if (is_of_the_plans_own_rules(snapshot.diagnostics[i], snapshot)) continue;
      for (const std::string& text : texts_of(snapshot.diagnostics[i])) {
        // The longest run of words between what stands between backticks, as pages have it.
        std::string longest;
        for (std::size_t begin = 0; begin <= text.size();) {
          const std::size_t end = std::min(text.find('`', begin), text.size());
          if (end - begin > longest.size()) longest = text.substr(begin, end - begin);
          begin = end + 1;
        }
        const bool sentence = longest.size() > 24 && english_word(longest) && longest.find_first_of("&<>\"'") == std::string::npos;
        if (!sentence) continue;
        ++findings;
        EXPECT_EQ(pages.find(longest), std::string::npos) << text;
      }
    }
    const WithoutThePlansWords without(snapshot.plan);
    for (const auto& [goal, smart] : told->analysis.smart) {
      for (const Smart::Letter& letter : smart.letters) {
        for (const Evidence& line : letter.evidence) EXPECT_EQ(english_word(without(line.text)), std::nullopt) << line.text;
      }
    }
  }
  EXPECT_GT(plans, 20u);
  EXPECT_GT(findings, 20u);
}

TEST(Languages, EvidenceHasTheDigitsOfTheRegion) {
  std::size_t lines = 0;
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    const Snapshot snapshot = told_in_its_own(in_locale(read_file(file), "ar-EG"));
    const Telling* told = view_of(snapshot).in("ar-EG");
    if (told == nullptr) continue;
    const WithoutThePlansWords without(snapshot.plan);
    for (const auto& [goal, smart] : told->analysis.smart) {
      for (const Smart::Letter& letter : smart.letters) {
        for (const Evidence& line : letter.evidence) {
          ++lines;
          EXPECT_EQ(without(line.text).find_first_of("0123456789"), std::string::npos) << line.text;
        }
      }
    }
  }
  EXPECT_GT(lines, 100u);
}

// Who asks for findings in German still gets pages in the language of each campaign.
TEST(Languages, PagesSpeakTheirCampaignsLanguageWhateverIsAskedFor) {
  const auto campaign = [](const std::string& name, const std::string& locale) {
    return "campaign " + name + " \"" + name + "\" {\n  period: 2027\n" + locale + "  goal " + name + "_goal \"More\" { by: 2027-12-31 }\n}\n";
  };
  CompileOptions options;
  options.as_of = kTestDay;
  options.tells = true;
  options.tongue = std::make_shared<const Tongue>("de");
  const std::string text = campaign("spring", "") + campaign("fall", "  locale: \"en-GB\"\n") + campaign("herbst", "  locale: \"de-DE\"\n");
  const Snapshot snapshot = compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", text}}, "/", options);
  EXPECT_NE(snapshot.diagnostics.front().message.find("Ziel"), std::string::npos);
  for (const OutputFile& file : plan_site(view_of(snapshot), {})) {
    if (file.path.find("_goal.html") == std::string::npos) continue;
    const bool german = file.path.starts_with("herbst");
    EXPECT_EQ(file.bytes.find("iemand steht dafür ein") != std::string::npos, german) << file.path;
    EXPECT_EQ(file.bytes.find("obody answers for it") != std::string::npos, !german) << file.path;
  }
}

TEST(Languages, SummariesAreGerman) {
  const Told told("goal more \"More\" { by: 2027 }\n", "de");
  const std::string line = summary_line(told.snapshot.diagnostics, 1, *told.snapshot.tongue);
  EXPECT_NE(line.find("Datei"), std::string::npos) << line;
  EXPECT_EQ(english_word(line), std::nullopt) << line;
}

}  // namespace
}  // namespace campaign
