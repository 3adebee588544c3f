#include "format/format.h"

#include <random>

#include <gtest/gtest.h>

#include "support/compiled.h"
#include "support/files.h"

namespace campaign {
namespace {

std::string formatted(std::string_view text) {
  const Formatted result = format_text(text);
  EXPECT_FALSE(result.refused) << text;
  return result.text;
}

TEST(Format, IndentsBlocksAndPutsOneBlankBetweenTokens) {
  EXPECT_EQ(formatted("campaign   spring\t\"Spring\"{\nperiod :2027\n      goal g  \"G\"   {by:2027-12-31}\n}"),
            "campaign spring \"Spring\" {\n  period: 2027\n  goal g \"G\" { by: 2027-12-31 }\n}\n");
}

TEST(Format, KeepsWhatSharesALineAndPutsTwoBlanksBetweenProperties) {
  EXPECT_EQ(formatted("kpi k \"K\" {\n unit: order better:up     over_time: sum\n}\n"),
            "kpi k \"K\" {\n  unit: order  better: up  over_time: sum\n}\n");
  EXPECT_EQ(formatted("tactic a { duration: 3 weeks ;budget: 1k USD }\n"), "tactic a { duration: 3 weeks; budget: 1k USD }\n");
}

TEST(Format, KeepsAtMostOneBlankLineAndNoneAtTheEndsOfABlock) {
  EXPECT_EQ(formatted("\n\ncampaign a {\n\n\n  period: 2027\n\n\n\n  currency: USD\n\n}\n\n\n"), "campaign a {\n  period: 2027\n\n  currency: USD\n}\n");
}

TEST(Format, KeepsCommentsWhereTheyBelong) {
  EXPECT_EQ(formatted("// first\ncampaign a {   // why\n/// about the goal\n      goal g \"G\" { /* later */ }\n// last\n}\n"),
            "// first\ncampaign a {  // why\n  /// about the goal\n  goal g \"G\" {  /* later */ }\n  // last\n}\n");
}

TEST(Format, EndsAllLinesOfAFileAlike) {
  for (const char* end : {"\r\n", "\r", "\n"}) {
    const std::string e = end;
    EXPECT_EQ(formatted("campaign a {  /* one" + e + "  two" + e + e + "*/" + (e == "\r" ? "\n" : e) + "  period: 2027\n}\n").find('\r'), std::string::npos) << e;
  }
  EXPECT_EQ(formatted("campaign a {  /* one\r\n  two */\r\n  period: 2027\r\n}\r\n"), formatted("campaign a {  /* one\n  two */\n  period: 2027\n}\n"));
}

TEST(Format, LinesUpDeclarationsOfOneKindThatStandBelowEachOther) {
  EXPECT_EQ(formatted("person noor \"Noor Haddad\" { role: \"Head\" }\nperson jan \"Jan Kowalski\" { role: \"Buyer\" }  // part-time\nperson änne \"Änne\"\n"),
            "person noor \"Noor Haddad\"  { role: \"Head\" }\nperson jan  \"Jan Kowalski\" { role: \"Buyer\" }  // part-time\nperson änne \"Änne\"\n");
  // Another kind, a blank line, a comment or a block of several lines ends the columns.
  const std::string apart = "person a \"A\"\nteam long_name \"B\"\n\nperson much_longer \"C\"\n// here\nperson b \"B\"\nperson longer \"D\" {\n  role: \"x\"\n}\n";
  EXPECT_EQ(formatted(apart), apart);
  // Where the gap would be wide nothing is lined up.
  const std::string wide = "unit a \"A\" { plural: \"as\" }\nunit b \"A much longer title than the other\" { plural: \"bs\" }\n";
  EXPECT_EQ(formatted(wide), wide);
}

TEST(Format, KnowsSignsFromOperators) {
  EXPECT_EQ(formatted("goal g { target: + 25%  kpi: roas>= 2.5  x: -3 points }\n"), "goal g { target: +25%  kpi: roas >= 2.5  x: -3 points }\n");
  EXPECT_EQ(formatted("kpi ctr \"CTR\"=clicks/ impressions { unit: USD/click }\n"), "kpi ctr \"CTR\" = clicks / impressions { unit: USD/click }\n");
  EXPECT_EQ(formatted("tactic a { daypart: mon..fri 11:30 ..13:30  flight: 2027-04-01..2027-06-30 }\n"),
            "tactic a { daypart: mon..fri 11:30 .. 13:30  flight: 2027-04-01..2027-06-30 }\n");
}

TEST(Format, IndentsTextsOfSeveralLinesWithTheirKey) {
  EXPECT_EQ(formatted("goal g {\nwhy: \"\"\"\n        First.\n          - deeper\n\n        Last.\n   \"\"\"\n}\n"),
            "goal g {\n  why: \"\"\"\n    First.\n      - deeper\n\n    Last.\n    \"\"\"\n}\n");
}

TEST(Format, BreaksLongListsBehindCommas) {
  std::string list = "campaign a {\n  tags: \"a rather long tag number 0\"";
  for (int i = 1; i < 9; ++i) list += ", \"a rather long tag number " + std::to_string(i) + "\"";
  const std::string text = formatted(list + "\n}\n");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    EXPECT_LE(end - at, 120u);
    at = end + 1;
  }
  EXPECT_EQ(formatted(text), text);
}

TEST(Format, LeavesATextWithSyntaxErrorsAlone) {
  const std::string text = "campaign  a {\n   period: = 2027\n";
  const Formatted result = format_text(text);
  EXPECT_TRUE(result.refused);
  EXPECT_EQ(result.text, text);
}

TEST(FormatLines, ChangesNothingOutsideTheRange) {
  const std::string text = "campaign a {\n   period: 2027\n   currency: USD\n}\n";
  const auto edit = format_lines(text, 3, 3);
  ASSERT_TRUE(edit);
  EXPECT_EQ(edit->first, 3u);
  EXPECT_EQ(edit->last, 3u);
  EXPECT_EQ(edit->text, "  currency: USD\n");
  EXPECT_FALSE(format_lines(text, 1, 1));
}

// A comma between digits is a mistake that a finding explains; a blank behind it would make a list of it, and a line broken there lose a digit.
TEST(Format, ACommaBetweenDigitsStaysWhereItIs) {
  for (const std::string written : {"1,5", "2,6 december", "2,024", "12,500 EUR", "2,5%", "1,5k EUR", "0,75 orders"}) {
    const std::string line = "holiday h \"H\" { on: " + written + " }\n";
    EXPECT_EQ(format_text(line).text, line);
    std::string many = "campaign c \"C\" {\n  budget: " + written;
    for (int i = 0; i < 30; ++i) many += ", " + written;
    many += "\n}\n";
    const auto without_blanks = [](std::string text) {
      std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
      return text;
    };
    const std::string formatted = format_text(many).text;
    EXPECT_EQ(without_blanks(formatted), without_blanks(many));
    EXPECT_EQ(format_text(formatted).text, formatted);
  }
}

class FormatEveryPlan : public testing::TestWithParam<std::string> {};

TEST_P(FormatEveryPlan, IsIdempotentAndKeepsTheFindings) {
  const std::string text = read_file(GetParam());
  const Formatted once = format_text(text);
  EXPECT_EQ(format_text(once.text).text, once.text);
  if (text.find("use \"") == std::string::npos) {
    EXPECT_EQ(finding_names(compile_text(text)), finding_names(compile_text(once.text)));
  }
}

// A layout somebody ruined by hand comes back to the same.
TEST_P(FormatEveryPlan, BringsARuinedLayoutBack) {
  const std::string text = format_text(read_file(GetParam())).text;
  // Indentation inside a long text or comment is its own.
  if (text.find("\"\"\"") != std::string::npos || text.find("/*") != std::string::npos) return;
  std::mt19937 random(20270101);
  std::string ruined;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    std::string_view line = std::string_view(text).substr(at, end - at);
    const std::size_t first = line.find_first_not_of(' ');
    if (first != std::string_view::npos) ruined += std::string(random() % 7, ' ') + std::string(line.substr(first));
    ruined += std::string(random() % 3, ' ') + "\n";
    at = end + 1;
  }
  EXPECT_EQ(format_text(ruined).text, text);
}

INSTANTIATE_TEST_SUITE_P(All, FormatEveryPlan, testing::ValuesIn(plan_files()), [](const auto& info) {
  std::string name = info.param.substr(std::string(CAMPAIGN_SOURCE_DIR).size() + 1);
  for (char& c : name) c = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  return name;
});

}  // namespace
}  // namespace campaign
