#include "base/color.h"

#include <gtest/gtest.h>

namespace campaign {
namespace {

TEST(Color, IsSixDigitsBehindASign) {
  EXPECT_EQ(Color::parse("#3346C4"), (Color{0x33, 0x46, 0xC4}));
  EXPECT_EQ(Color::parse("#3346C4")->to_text(), "#3346c4");
  for (const char* text : {"", "#", "3346c4", "#3346c", "#3346c4f", "#3346cg", "# 346c4", "#-346c4", "red"}) EXPECT_FALSE(Color::parse(text)) << text;
}

// The values of WCAG's own examples.
TEST(Color, ContrastIsThatOfTheGuidelines) {
  EXPECT_DOUBLE_EQ(contrast_of(kBlack, kWhite), 21);
  EXPECT_DOUBLE_EQ(contrast_of(kWhite, kWhite), 1);
  EXPECT_NEAR(contrast_of(*Color::parse("#767676"), kWhite), 4.54, 0.01);
  EXPECT_NEAR(contrast_of(*Color::parse("#777777"), kWhite), 4.48, 0.01);
  EXPECT_NEAR(contrast_of(kWhite, *Color::parse("#0000ff")), 8.59, 0.01);
}

TEST(Color, AnyColorBecomesReadableAndStaysWhereItIs) {
  for (int red = 0; red < 256; red += 51) {
    for (int green = 0; green < 256; green += 51) {
      for (int blue = 0; blue < 256; blue += 51) {
        const Color color{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green), static_cast<std::uint8_t>(blue)};
        for (const Color ground : {kWhite, *Color::parse("#0f1117")}) {
          EXPECT_GE(contrast_of(readable_on(color, ground), ground), kReadableContrast) << color.to_text();
          if (contrast_of(color, ground) >= kReadableContrast) {
            EXPECT_EQ(readable_on(color, ground), color);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace campaign
