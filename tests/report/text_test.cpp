#include "report/text.h"

#include <gtest/gtest.h>

#include <regex>

#include "report/sample.h"

namespace campaign {
namespace {

std::string report(const Sample& sample, const Diagnostic& diagnostic, TextOptions options = {}) {
  return text_report(sample.sources, std::span(&diagnostic, 1), options);
}

TEST(TextReport, ShowsTheLineThePlaceTheLabelsTheHelpAndTheFix) {
  const Sample sample(
      "campaign spring {\n"
      "  period: 2027\n"
      "  goal revenue \"More\" {\n"
      "    baselin: 2M USD\n"
      "  }\n"
      "}\n");
  Diagnostic diagnostic = Sample::finding(sample.at("baselin"), "a goal has no property `baselin`");
  diagnostic.noted("no such property")
      .label(sample.at("goal revenue"), "in this goal")
      .label(sample.at("period: 2027"), "of this year")
      .helped("did you mean `baseline`?")
      .fix("write `baseline`", sample.at("baselin"), "baseline");
  EXPECT_EQ(report(sample, diagnostic),
            "plan.campaign:4:5: error: a goal has no property `baselin` [time_bound.missing_deadline]\n"
            "  |\n"
            "2 |   period: 2027\n"
            "  |   ------------ of this year\n"
            "3 |   goal revenue \"More\" {\n"
            "  |   ------------ in this goal\n"
            "4 |     baselin: 2M USD\n"
            "  |     ^^^^^^^ no such property\n"
            "  = help: did you mean `baseline`?\n"
            "  = fix: write `baseline`\n"
            "  |\n"
            "4 |     baseline: 2M USD\n"
            "  |     ~~~~~~~~\n"
            "\n");
}

TEST(TextReport, MarksOnOneLineHaveARowEachAndGapsAreShown) {
  Sample sample("a b\n\n\n\n\n\n\n\n\nflight: 2027-05  by: 2027-03\n");
  Diagnostic diagnostic = Sample::finding(sample.at("2027-05"), "too late", Severity::warning);
  diagnostic.label(sample.at("2027-03"), "the deadline").label(sample.at("b"), "far above");
  EXPECT_EQ(report(sample, diagnostic),
            "plan.campaign:10:9: warning: too late [time_bound.missing_deadline]\n"
            "   |\n"
            " 1 | a b\n"
            "   |   - far above\n"
            "...\n"
            "10 | flight: 2027-05  by: 2027-03\n"
            "   |         ^^^^^^^\n"
            "   |                      ------- the deadline\n"
            "\n");
}

TEST(TextReport, PlacesInOtherFilesHaveANoteOfTheirOwn) {
  Sample sample("serves: growth\n");
  const FileId other = sample.add("../brand.campaign", "\nbusiness goal growths\n");
  Diagnostic diagnostic = Sample::finding(sample.at("growth"), "no business goal `growth`", Severity::hint);
  diagnostic.label(sample.at("growths", other), "a near one is declared here");
  EXPECT_EQ(report(sample, diagnostic),
            "plan.campaign:1:9: hint: no business goal `growth` [time_bound.missing_deadline]\n"
            "  |\n"
            "1 | serves: growth\n"
            "  |         ^^^^^^\n"
            "../brand.campaign:2:15: note: a near one is declared here\n"
            "  |\n"
            "2 | business goal growths\n"
            "  |               -------\n"
            "\n");
}

/// The column at which the first caret stands, given that everything before it in both rows has one column a character.
std::string rows_of(const Sample& sample, std::string_view words) {
  const std::string text = report(sample, Sample::finding(sample.at(words), "here"));
  const auto begin = text.find("1 | ");
  return text.substr(begin, text.size() - 1 - begin);
}

TEST(TextReport, CaretsStandUnderWideCombiningAndTabbedText) {
  EXPECT_EQ(rows_of(Sample("名前 x"), "x"), "1 | 名前 x\n  |      ^\n");
  EXPECT_EQ(rows_of(Sample("名前 x"), "前"), "1 | 名前 x\n  |   ^^\n");
  EXPECT_EQ(rows_of(Sample("e\u0301\u0301 x"), "x"), "1 | e\u0301\u0301 x\n  |   ^\n");
  EXPECT_EQ(rows_of(Sample("🎉🥑 x"), "x"), "1 | 🎉🥑 x\n  |      ^\n");
  EXPECT_EQ(rows_of(Sample("\tab\tx"), "x"), "1 |     ab  x\n  |         ^\n");
}

TEST(TextReport, TextCannotSteerTheTerminal) {
  Sample sample("a \x1b[31m\xE2\x80\xAE\xFFz", "bad\n\x1bname");
  const std::string text = report(sample, Sample::finding(sample.at("z"), "quotes `\x1b[2J`"));
  EXPECT_EQ(text,
            "bad<U+000A><U+001B>name:1:10: error: quotes `<U+001B>[2J` [time_bound.missing_deadline]\n"
            "  |\n"
            "1 | a <U+001B>[31m<U+202E><FF>z\n"
            "  |                           ^\n"
            "\n");
}

TEST(TextReport, ASpanOfSeveralLinesShowsItsFirst) {
  const Sample sample("goal a {  \n  by: 2027\n}\n");
  const std::string text = report(sample, Sample::finding(Span{FileId{0}, 0, 23}, "all of it"));
  EXPECT_NE(text.find("1 | goal a {  \n  | ^^^^^^^^\n\n"), std::string::npos) << text;
}

TEST(TextReport, AnEmptySpanAndTheEndOfTheFileHaveACaret) {
  const Sample sample("goal\n");
  EXPECT_NE(report(sample, Sample::finding(Span{FileId{0}, 4, 4}, "here")).find("1 | goal\n  |     ^\n"),
            std::string::npos);
  EXPECT_NE(report(sample, Sample::finding(Span{FileId{0}, 5, 5}, "end")).find("2 | \n  | ^\n"), std::string::npos);
  EXPECT_NE(report(sample, Sample::finding(Span{FileId{0}, 99, 120}, "beyond")).find(":2:1: error: beyond"),
            std::string::npos);
}

TEST(TextReport, AFileWithoutTextHasNoSnippet) {
  const Sample sample("");
  EXPECT_EQ(report(sample, Sample::finding(Span{}, "cannot be read")),
            "plan.campaign:1:1: error: cannot be read [time_bound.missing_deadline]\n\n");
}

TEST(TextReport, LongLinesAreCutAroundThePlace) {
  const Sample sample(std::string(500, 'a') + " here " + std::string(500, 'b'));
  const std::string text = report(sample, Sample::finding(sample.at("here"), "long"), {.columns = 60});
  std::smatch rows;
  ASSERT_TRUE(std::regex_search(text, rows, std::regex("1 \\| (…a+ here b+…)\n  \\| ( *)\\^\\^\\^\\^\n"))) << text;
  EXPECT_EQ(rows[1].str().find("here") - std::string("…").size() + 1, rows[2].str().size());
  EXPECT_LE(rows[1].str().size(), 60U);
}

TEST(TextReport, ALineAsLongAsAFileCostsNoMoreThanAScreen) {
  const Sample sample(std::string(1'000'000, '\t') + "x");
  std::vector<Diagnostic> many(100, Sample::finding(sample.at("x"), "far out"));
  // Without a window this would make 100 million cells.
  EXPECT_LT(text_report(sample.sources, many, {}).size(), 100U * 400U);
}

TEST(TextReport, CapCountsTheRestBySeverity) {
  const Sample sample("x\n");
  std::vector<Diagnostic> diagnostics(2, Sample::finding(sample.at("x"), "first"));
  diagnostics.push_back(Sample::finding(sample.at("x"), "second"));
  diagnostics.push_back(Sample::finding(sample.at("x"), "third", Severity::warning));
  diagnostics.push_back(Sample::finding(sample.at("x"), "fourth", Severity::warning));
  const std::string text = text_report(sample.sources, diagnostics, {.max_findings = 2});
  EXPECT_EQ(text.find("second"), std::string::npos);
  EXPECT_TRUE(text.ends_with("not shown: 1 error, 2 warnings (`--max-findings 0` shows all)\n\n")) << text;
  EXPECT_NE(text_report(sample.sources, diagnostics, {.max_findings = 0}).find("fourth"), std::string::npos);
}

TEST(TextReport, ColoursOnlyWhenAskedForAndTakingThemAwayGivesThePlainText) {
  const Sample sample("goal x\n");
  Diagnostic diagnostic = Sample::finding(sample.at("x"), "red", Severity::hint);
  diagnostic.helped("help").fix("add", sample.at("goal"), "goals");
  const std::string colored = report(sample, diagnostic, {.colors = true});
  const std::string plain = report(sample, diagnostic);
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_NE(colored, plain);
  EXPECT_EQ(std::regex_replace(colored, std::regex("\x1b\\[[0-9;]*m"), ""), plain);
}

TEST(SummaryLine, CountsBySeverityAndFile) {
  Sample sample("x\n");
  const FileId second = sample.add("b.campaign", "x\n");
  std::vector<Diagnostic> diagnostics(2, Sample::finding(sample.at("x"), "e"));
  diagnostics.push_back(Sample::finding(sample.at("x"), "w", Severity::warning));
  diagnostics.back().fix("mend", sample.at("x"), "y");
  EXPECT_EQ(summary_line(diagnostics, 1), "2 errors, 1 warning in 1 file (1 fixable)");
  EXPECT_EQ(summary_line(diagnostics, 3), "2 errors, 1 warning in 1 of 3 files (1 fixable)");
  diagnostics = {Sample::finding(sample.at("x", second), "h", Severity::hint), diagnostics[0]};
  EXPECT_EQ(summary_line(diagnostics, 2), "1 error, 1 hint in 2 files");
  EXPECT_EQ(summary_line({}, 1), "no findings in 1 file");
}

}  // namespace
}  // namespace campaign
