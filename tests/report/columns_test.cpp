#include "report/columns.h"

#include <gtest/gtest.h>

namespace campaign {
namespace {

TEST(ColumnWidth, FollowsTerminals) {
  EXPECT_EQ(column_width(U'a'), 1U);
  EXPECT_EQ(column_width(U'é'), 1U);
  EXPECT_EQ(column_width(U'→'), 1U);
  EXPECT_EQ(column_width(U'日'), 2U);
  EXPECT_EQ(column_width(U'한'), 2U);
  EXPECT_EQ(column_width(U'\U00020000'), 2U);  // CJK beyond the basic plane
  EXPECT_EQ(column_width(U'☕'), 2U);
  EXPECT_EQ(column_width(U'🎉'), 2U);
  EXPECT_EQ(column_width(U'\U0001FAE0'), 2U);  // an emoji newer than LLVM's table
  EXPECT_EQ(column_width(0x0301), 0U);         // combining acute
  EXPECT_EQ(column_width(0x200D), 0U);         // joiner of emoji
  EXPECT_EQ(column_width(0xFE0F), 0U);         // emoji variation
  EXPECT_EQ(column_width(0x1F1E9), 1U);        // half a flag
}

TEST(Cells, TabsGoToMultiplesOfFour) {
  const auto cells = cells_of("\ta\t");
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].shown, "    ");
  EXPECT_EQ(cells[2].shown, "   ");
}

TEST(Printable, SpellsOutWhatWouldBeInvisibleOrObeyed) {
  EXPECT_EQ(printable("plain é 名"), "plain é 名");
  EXPECT_EQ(printable("a\nb\tc\x1b\x7f"), "a<U+000A>b c<U+001B><U+007F>");
  EXPECT_EQ(printable("\u200B\u202E\uFEFF"), "<U+200B><U+202E><U+FEFF>");
  EXPECT_EQ(printable("\xC3("), "<C3>(");
  EXPECT_EQ(printable("\uFFFD"), "\uFFFD");  // the character itself is no ill-formed byte
}

}  // namespace
}  // namespace campaign
