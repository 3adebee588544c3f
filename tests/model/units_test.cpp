#include "model/units.h"

#include <gtest/gtest.h>

#include "model/hand_plan.h"

namespace campaign {
namespace {

struct UnitsTest : testing::Test {
  Units units;
  UnitId click = units.add_base("click", "clicks");
  UnitId order = units.add_base("order", "orders");
  UnitId usd = units.add_base("USD", "USD", true, 2);
  UnitId eur = units.add_base("EUR", "EUR", true, 2);
  UnitId jpy = units.add_base("JPY", "JPY", true, 0);
  UnitId day_unit = units.add_base("day", "days");
  UnitId week = units.add_multiple("week", "weeks", decimal("7"), day_unit);
  UnitId hour = units.add_multiple("hour", "hours", *Decimal::divide(decimal("1"), decimal("24")), day_unit);

  std::string converted(const Amount& from, UnitId to) {
    const auto number = units.convert(from, to);
    return number ? number->to_string() : "does not fit";
  }
};

TEST_F(UnitsTest, EqualCompoundsAreOneUnit) {
  const UnitId price = units.divide(usd, click);
  EXPECT_EQ(units.divide(usd, click), price);
  EXPECT_NE(units.divide(eur, click), price);
  EXPECT_EQ(units.multiply(price, click), usd);
  EXPECT_EQ(units.multiply(click, price), usd);
  EXPECT_EQ(units.divide(click, click), kNoUnit);
  EXPECT_EQ(units.multiply(kNoUnit, click), click);
  EXPECT_EQ(units.divide(click, kNoUnit), click);
}

TEST_F(UnitsTest, DimensionsDecideWhatCanBeCompared) {
  EXPECT_TRUE(units.compatible(week, day_unit));
  EXPECT_FALSE(units.compatible(click, order));
  EXPECT_FALSE(units.compatible(usd, eur));
  EXPECT_FALSE(units.compatible(units.divide(usd, click), usd));
  EXPECT_TRUE(units.compatible(units.divide(click, week), units.divide(click, day_unit)));
}

TEST_F(UnitsTest, OpenMoneyStandsForOneCurrency) {
  EXPECT_TRUE(units.compatible(kMoney, usd));
  EXPECT_TRUE(units.compatible(eur, kMoney));
  EXPECT_FALSE(units.compatible(kMoney, click));
  EXPECT_FALSE(units.compatible(kMoney, kNoUnit));
  EXPECT_TRUE(units.compatible(units.divide(kMoney, click), units.divide(usd, click)));
  EXPECT_FALSE(units.compatible(units.divide(kMoney, click), units.divide(click, usd)));
  EXPECT_FALSE(units.compatible(units.multiply(kMoney, kMoney), usd));
  EXPECT_TRUE(units.compatible(units.multiply(kMoney, kMoney), units.multiply(usd, usd)));
  EXPECT_FALSE(units.compatible(units.multiply(kMoney, kMoney), units.multiply(usd, eur)));
}

TEST_F(UnitsTest, PercentIsABareNumberButPointsAreNot) {
  EXPECT_TRUE(units.compatible(kPercent, kNoUnit));
  EXPECT_FALSE(units.compatible(kPercent, kPoints));
  EXPECT_FALSE(units.compatible(kNoUnit, kPoints));
  EXPECT_TRUE(units.compatible(kPoints, kPoints));
  EXPECT_EQ(converted(amount("25", kPercent), kNoUnit), "0.25");
  EXPECT_EQ(converted(amount("0.25"), kPercent), "25");
}

TEST_F(UnitsTest, PercentInACompoundCountsAsHundredths) {
  const UnitId share_of_orders = units.multiply(kPercent, order);
  EXPECT_TRUE(units.compatible(share_of_orders, order));
  EXPECT_EQ(converted(amount("50", share_of_orders), order), "0.5");
}

TEST_F(UnitsTest, ConvertsExactly) {
  EXPECT_EQ(converted(amount("3", week), day_unit), "21");
  EXPECT_EQ(converted(amount("21", day_unit), week), "3");
  EXPECT_EQ(converted(amount("14", units.divide(click, week)), units.divide(click, day_unit)), "2");
  EXPECT_EQ(converted(amount("5", kMoney), usd), "5");
  EXPECT_EQ(units.factor(week, day_unit), decimal("7"));
  EXPECT_EQ(converted(amount("99999999999999999999999999999999999999", week), day_unit), "does not fit");
}

TEST_F(UnitsTest, AFactorThatDoesNotFitRefusesInsteadOfGuessing) {
  UnitId high = kNoUnit;
  for (int i = 0; i < 60; ++i) high = units.multiply(high, week);
  UnitId days = kNoUnit;
  for (int i = 0; i < 60; ++i) days = units.multiply(days, day_unit);
  ASSERT_TRUE(units.compatible(high, days));
  EXPECT_EQ(units.convert(amount("1", high), days), std::nullopt);
  EXPECT_EQ(units.convert(amount("1", high), high), decimal("1"));
}

TEST_F(UnitsTest, OpenMoneyTakesTheCurrency) {
  EXPECT_EQ(units.with_currency(kMoney, usd), usd);
  EXPECT_EQ(units.with_currency(units.divide(kMoney, click), usd), units.divide(usd, click));
  EXPECT_EQ(units.with_currency(units.divide(kMoney, usd), usd), kNoUnit);
  EXPECT_EQ(units.with_currency(click, usd), click);
  EXPECT_EQ(units.with_currency(units.divide(kMoney, click), kMoney), units.divide(kMoney, click));
}

TEST_F(UnitsTest, NamesReadAsAPlanWritesThem) {
  EXPECT_EQ(units.name(kNoUnit), "");
  EXPECT_EQ(units.name(kPercent), "%");
  EXPECT_EQ(units.name(kPoints), "points");
  EXPECT_EQ(units.name(kMoney), "money");
  EXPECT_EQ(units.name(click), "clicks");
  EXPECT_EQ(units.name(click, false), "click");
  EXPECT_EQ(units.name(units.divide(usd, click)), "USD/click");
  EXPECT_EQ(units.name(units.divide(click, order)), "clicks/order");
  EXPECT_EQ(units.name(units.divide(click, order), false), "click/order");
  EXPECT_EQ(units.name(units.multiply(click, day_unit)), "click·days");
  EXPECT_EQ(units.name(units.divide(units.divide(usd, click), day_unit)), "USD/click/day");
  EXPECT_EQ(units.name(units.divide(kNoUnit, day_unit)), "1/day");
  EXPECT_EQ(units.name(units.multiply(day_unit, day_unit)), "days²");
  EXPECT_EQ(units.name(units.divide(kPercent, week)), "%/week");
}

TEST_F(UnitsTest, KnowsMoneyAndItsCoins) {
  EXPECT_TRUE(units.is_currency(usd));
  EXPECT_FALSE(units.is_currency(kMoney));
  EXPECT_TRUE(units.is_money(kMoney));
  EXPECT_FALSE(units.is_money(click));
  EXPECT_EQ(units.minor_digits(usd), 2);
  EXPECT_EQ(units.minor_digits(jpy), 0);
  EXPECT_EQ(units.minor_digits(click), 0);
  EXPECT_EQ(units.currency_in(usd), usd);
  EXPECT_EQ(units.currency_in(units.divide(usd, click)), usd);
  EXPECT_EQ(units.currency_in(units.divide(kMoney, click)), kMoney);
  EXPECT_EQ(units.currency_in(units.divide(click, usd)), std::nullopt);
  EXPECT_EQ(units.currency_in(click), std::nullopt);
}

}  // namespace
}  // namespace campaign
