#include "model/format.h"

#include <gtest/gtest.h>

#include "model/hand_plan.h"

namespace campaign {
namespace {

struct FormatTest : testing::Test {
  HandPlan hand;
  Units& units = hand.units();
  UnitId order = units.add_base("order", "orders");
  UnitId usd = units.add_base("USD", "USD", true, 2);
  UnitId gbp = units.add_base("GBP", "GBP", true, 2);
  UnitId jpy = units.add_base("JPY", "JPY", true, 0);

  std::string shown(std::string_view digits, UnitId unit = kNoUnit) {
    return format_amount(units, amount(digits, unit));
  }
  std::string target(Target::Form form, const Amount& value, const Amount& upper = {}) {
    return format_target(units, Target{form, value, upper});
  }
};

TEST_F(FormatTest, GroupsThousandsAndPutsTheUnitBehind) {
  EXPECT_EQ(shown("1800000", usd), "1,800,000 USD");
  EXPECT_EQ(shown("1234.5"), "1,234.5");
  EXPECT_EQ(shown("1", order), "1 order");
  EXPECT_EQ(shown("-1", order), "-1 order");
  EXPECT_EQ(shown("0", order), "0 orders");
  EXPECT_EQ(shown("2", order), "2 orders");
  EXPECT_EQ(shown("25", kPercent), "25%");
  EXPECT_EQ(shown("0.125", kPercent), "0.125%");
}

TEST_F(FormatTest, BrokenMoneyHasTheCoinsDecimals) {
  EXPECT_EQ(shown("97.4", units.divide(usd, order)), "97.40 USD/order");
  EXPECT_EQ(shown("97", units.divide(usd, order)), "97 USD/order");
  EXPECT_EQ(shown("0.0025", units.divide(usd, order)), "0.0025 USD/order");
  EXPECT_EQ(shown("12.3456", usd), "12.35 USD");
  EXPECT_EQ(shown("12.5", kMoney), "12.50 money");
  EXPECT_EQ(shown("12.5", jpy), "12 JPY");  // Half to even, as money is rounded.
}

TEST_F(FormatTest, LongFractionsAreShortenedButSmallNumbersKeepTheirMeaning) {
  EXPECT_EQ(shown("33.333333333", kPercent), "33.33%");
  EXPECT_EQ(shown("0.00123456"), "0.00123");
  EXPECT_EQ(shown("0.000012345", units.divide(usd, order)), "0.0000123 USD/order");
  EXPECT_EQ(shown("99999999999999999999999999999999999999"), "99,999,999,999,999,999,999,999,999,999,999,999,999");
}

TEST_F(FormatTest, PointsCarryTheirSign) {
  EXPECT_EQ(shown("2", kPoints), "+2 points");
  EXPECT_EQ(shown("1", kPoints), "+1 point");
  EXPECT_EQ(shown("-2", kPoints), "-2 points");
  EXPECT_EQ(shown("0", kPoints), "0 points");
}

TEST_F(FormatTest, EstimatesSayTheirUnitOnce) {
  const auto orders = [&](std::string_view digits) { return amount(digits, order); };
  EXPECT_EQ(format_estimate(units, between(orders("3000"), orders("4000"), orders("5000"))), "3,000 to 5,000 orders");
  EXPECT_EQ(format_estimate(units, between(orders("3000"), orders("3000"), orders("3000"))), "3,000 orders");
  EXPECT_EQ(format_estimate(units, between(amount("6", kPercent), amount("7", kPercent), amount("8", kPercent))),
            "6% to 8%");
}

TEST_F(FormatTest, Targets) {
  EXPECT_EQ(target(Target::Form::value, amount("9000000", usd)), "9,000,000 USD");
  EXPECT_EQ(target(Target::Form::at_least, amount("43", kPercent)), ">= 43%");
  EXPECT_EQ(target(Target::Form::at_most, amount("20", units.divide(usd, order))), "<= 20 USD/order");
  EXPECT_EQ(target(Target::Form::relative, amount("25", kPercent)), "+25%");
  EXPECT_EQ(target(Target::Form::relative, amount("-10", kPercent)), "-10%");
  EXPECT_EQ(target(Target::Form::points, amount("2", kPoints)), "+2 points");
  EXPECT_EQ(target(Target::Form::range, amount("1700000000", gbp), amount("1900000000", gbp)),
            "1,700,000,000 GBP .. 1,900,000,000 GBP");
  EXPECT_EQ(target(Target::Form::keep, {}), "keep");
}

TEST_F(FormatTest, DatesAndDurations) {
  EXPECT_EQ(format_date(day(2027, 3, 31)), "2027-03-31");
  EXPECT_EQ(format_span({day(2027, 3, 1), day(2027, 3, 31)}), "2027-03-01 .. 2027-03-31");
  EXPECT_EQ(format_span({day(2027, 3, 1), day(2027, 3, 1)}), "2027-03-01");
  EXPECT_EQ(format_duration({decimal("3"), Duration::Unit::weeks}), "3 weeks");
  EXPECT_EQ(format_duration({decimal("1"), Duration::Unit::workdays}), "1 workday");
  EXPECT_EQ(format_duration({decimal("1.5"), Duration::Unit::hours}), "1.5 hours");
}

TEST_F(FormatTest, Dayparts) {
  Daypart lunch{.weekdays = 0b0011111, .start_minute = 690, .end_minute = 810};
  EXPECT_EQ(format_daypart(lunch), "Mon–Fri 11:30–13:30");
  lunch.weekdays = 0b0001001;
  EXPECT_EQ(format_daypart(lunch), "Mon, Thu 11:30–13:30");
  lunch.weekdays = 0b1100000;
  EXPECT_EQ(format_daypart(lunch), "Sat, Sun 11:30–13:30");
  lunch.weekdays = 0b1010111;
  EXPECT_EQ(format_daypart(lunch), "Mon–Wed, Fri, Sun 11:30–13:30");
  EXPECT_EQ(format_daypart({.repeat = Daypart::Repeat::daily, .start_minute = 1320, .end_minute = 60}),
            "daily 22:00–01:00");
  EXPECT_EQ(format_daypart({.repeat = Daypart::Repeat::monthly, .month_days = 1u | 1u << 14}), "monthly on 1, 15");
}

TEST_F(FormatTest, ValuesOfEveryType) {
  const EntityId revenue = hand.add(Kind::kpi, "revenue", "Sales revenue");
  const Plan& plan = hand.build();
  EXPECT_EQ(format_value(plan, std::monostate{}), "");
  EXPECT_EQ(format_value(plan, Text{"said"}), "said");
  EXPECT_EQ(format_value(plan, Word{"paid"}), "paid");
  EXPECT_EQ(format_value(plan, YesNo{true}), "yes");
  EXPECT_EQ(format_value(plan, Reference{revenue}), "Sales revenue");
  EXPECT_EQ(format_value(plan, Reference{}), "");
  EXPECT_EQ(format_value(plan, UnitValue{order}), "orders");
  EXPECT_EQ(format_value(plan, Bounds{amount("0", kPercent), amount("100", kPercent)}), "0% .. 100%");
  EXPECT_EQ(format_value(plan, Bounds{amount("0"), std::nullopt}), ">= 0");
  EXPECT_EQ(format_value(plan, Bounds{std::nullopt, amount("5")}), "<= 5");
  EXPECT_EQ(format_value(plan, Condition{revenue, true, Comparison::at_least, amount("5", usd)}),
            "Sales revenue >= 5 USD");
  EXPECT_EQ(format_value(plan, Condition{revenue, false, Comparison::at_least, {}}), "Sales revenue");
  EXPECT_EQ(format_value(plan, Expectation{revenue, between(amount("1", usd), amount("2", usd), amount("3", usd)), {}}),
            "Sales revenue: 1 to 3 USD");
  EXPECT_EQ(format_value(plan, Withheld{Withheld::Reason::undisclosed}), "undisclosed");
}

TEST(SignOf, EveryComparisonHasItsOwn) {
  EXPECT_EQ(sign_of(Comparison::at_least), ">=");
  EXPECT_EQ(sign_of(Comparison::at_most), "<=");
  EXPECT_EQ(sign_of(Comparison::above), ">");
  EXPECT_EQ(sign_of(Comparison::below), "<");
  EXPECT_EQ(sign_of(Comparison::equal), "==");
  EXPECT_EQ(sign_of(Comparison::not_equal), "!=");
}

}  // namespace
}  // namespace campaign
