// Places in a text, against counting from its beginning.

#include <random>

#include <gtest/gtest.h>

#include "base/text.h"
#include "source/source_file.h"

namespace campaign {
namespace {

TEST(SourceFileTest, ColumnsAreWhatCountingGivesHoweverLongTheLine) {
  std::mt19937 random(std::random_device{}());
  constexpr std::string_view kPieces[] = {"a", "é", "€", "😀", "\n", "\r\n", "abcdefghij"};
  for (int round = 0; round < 20; ++round) {
    std::string text;
    while (text.size() < 12'000) {
      std::string_view piece = kPieces[random() % std::size(kPieces)];
      if (piece.find('\n') != std::string_view::npos && random() % 200 != 0) piece = "é";  // Lines of all lengths.
      text += piece;
    }
    const SourceFile file("text", text);
    std::uint32_t line = 1, column = 1, utf16 = 1;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if ((text[at] & 0xC0) == 0x80) continue;
      if (at % 7 == 0 || at > text.size() - 20) {
        const LineColumn place = file.line_column(at);
        ASSERT_EQ(place.line, line) << at;
        ASSERT_EQ(place.column, column) << at;
        ASSERT_EQ(place.utf16_column, utf16) << at;
      }
      ++column;
      utf16 += static_cast<unsigned char>(text[at]) >= 0xF0 ? 2 : 1;
      if (text[at] == '\n') ++line, column = utf16 = 1;
    }
    EXPECT_EQ(file.line_column(static_cast<std::uint32_t>(text.size())).column, column);
    EXPECT_EQ(file.line_column(static_cast<std::uint32_t>(text.size()) + 9).column, column) << "beyond the end is the end";
  }
}

}  // namespace
}  // namespace campaign
