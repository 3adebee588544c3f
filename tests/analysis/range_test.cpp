#include "analysis/range.h"

#include <gtest/gtest.h>

namespace campaign {
namespace {

Range range(int low, int middle, int high) {
  return {Decimal::from_int(low), Decimal::from_int(middle), Decimal::from_int(high)};
}

TEST(RangeTest, EndsOfASumAddUp) {
  EXPECT_EQ(sum_of(range(1, 2, 4), range(10, 20, 30)), range(11, 22, 34));
}

TEST(RangeTest, EndsOfADifferenceCross) {
  EXPECT_EQ(difference_of(range(10, 12, 14), range(1, 2, 5)), range(5, 10, 13));
}

TEST(RangeTest, EndsOfAProductAreAmongTheCorners) {
  EXPECT_EQ(product_of(range(2, 3, 4), range(10, 20, 30)), range(20, 60, 120));
  EXPECT_EQ(product_of(range(-2, 1, 3), range(-5, 0, 4)), range(-15, 0, 12));
}

TEST(RangeTest, EndsOfAQuotientAreAmongTheCorners) {
  EXPECT_EQ(quotient_of(range(20, 60, 120), range(2, 4, 5)), range(4, 15, 60));
}

TEST(RangeTest, NothingIsDividedByWhatMayBeZero) {
  EXPECT_EQ(quotient_of(range(1, 1, 1), range(0, 1, 2)), std::nullopt);
  EXPECT_EQ(quotient_of(range(1, 1, 1), range(-1, 1, 2)), std::nullopt);
  EXPECT_EQ(quotient_of(range(1, 1, 1), range(0, 0, 0)), std::nullopt);
}

TEST(RangeTest, WhatDoesNotFitIsNothing) {
  const auto huge = Decimal::parse("99999999999999999999999999999999999999");
  ASSERT_TRUE(huge);
  EXPECT_EQ(product_of(certain_range(*huge), range(2, 3, 4)), std::nullopt);
}

}  // namespace
}  // namespace campaign
