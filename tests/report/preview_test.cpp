#include "report/preview.h"

#include <gtest/gtest.h>

#include "report/sample.h"

namespace campaign {
namespace {

TEST(FixedLines, AnInsertedLineIsShownAlone) {
  const Sample sample("goal a {\n  target: 5\n}\n");
  const Fix fix{"add", {{Span{FileId{0}, 8, 8}, "\n  by: 2027-12-31"}}};
  const auto lines = fixed_lines(sample.sources, fix);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].number, 2U);
  EXPECT_EQ(lines[0].text, "  by: 2027-12-31");
  EXPECT_EQ(lines[0].begin, 2U);
  EXPECT_EQ(lines[0].end, 16U);
  EXPECT_TRUE(lines[0].inserted);
}

TEST(FixedLines, LaterLinesAreNumberedAsInTheMendedFile) {
  const Sample sample("one\ntwo\nthree\nfour\n");
  const Fix fix{"several", {{sample.at("four"), "4"}, {sample.at("one"), "1\n1.5"}}};
  const auto lines = fixed_lines(sample.sources, fix);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1].text, "1.5");
  EXPECT_EQ(lines[1].number, 2U);
  EXPECT_EQ(lines[2].text, "4");
  EXPECT_EQ(lines[2].number, 5U);
}

TEST(FixedLines, ARemovalShowsWhatIsLeft) {
  const Sample sample("  by: 2027  by: 2028\nrest\n");
  const auto lines = fixed_lines(sample.sources, Fix{"remove", {{sample.at("  by: 2028"), ""}}});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].text, "  by: 2027");
  EXPECT_EQ(lines[0].begin, lines[0].end);
}

TEST(FixedLines, RemovingAWholeLineShowsNothing) {
  const Sample sample("a\n  by: 2027\nb\n");
  EXPECT_TRUE(fixed_lines(sample.sources, Fix{"remove", {{sample.at("  by: 2027"), ""}}}).empty());
}

TEST(FixedLines, OverlappingEditsAndPlacesBeyondTheEndShowNothing) {
  const Sample sample("abcdef\n");
  EXPECT_TRUE(fixed_lines(sample.sources, Fix{"bad", {{sample.at("abc"), "x"}, {sample.at("cd"), "y"}}}).empty());
  EXPECT_TRUE(fixed_lines(sample.sources, Fix{"bad", {{Span{FileId{0}, 5, 50}, "x"}}}).empty());
}

}  // namespace
}  // namespace campaign
