// How values read on the pages of several languages.

#include "model/display_amounts.h"

#include <string>

#include <gtest/gtest.h>

#include "model/display_dates.h"

namespace campaign {
namespace {

Decimal d(std::string_view text) { return Decimal::parse(text).value(); }

/// ICU's blanks as plain ones.
std::string plain(std::string text) {
  for (const std::string_view blank : {"\u00A0", "\u2009", "\u202F"}) {
    for (std::size_t at = 0; (at = text.find(blank, at)) != std::string::npos;) text.replace(at, blank.size(), " ");
  }
  return text;
}

struct AmountsTest : testing::Test {
  Words english{"en"}, german{"de-DE"}, austrian{"de-AT"};
  Units units;
  UnitId dollar = units.add_base("USD", "USD", true, 2);
  UnitId yen = units.add_base("JPY", "JPY", true, 0);
  UnitId order = units.add_base("order", "orders");
  UnitId click = units.add_base("click", "clicks");
  UnitId shirt = units.add_base("shirt", "shirts");
  UnitId dollars_a_click = units.divide(dollar, click);

  std::string amount(const Words& words, std::string_view number, UnitId unit) const {
    return plain(display_amount(words, units, {d(number), unit}));
  }
  std::string range(const Words& words, std::string_view low, std::string_view high, UnitId unit) const {
    return plain(display_range(words, units, {d(low), unit}, {d(high), unit}));
  }
};

TEST_F(AmountsTest, MoneyHasItsCoinsOrNone) {
  EXPECT_EQ(amount(english, "12000", dollar), "USD 12,000");
  EXPECT_EQ(amount(english, "12000.5", dollar), "USD 12,000.50");
  EXPECT_EQ(amount(english, "-3", dollar), "-USD 3");
  EXPECT_EQ(amount(english, "1200.4", yen), "JPY 1,200");
  EXPECT_EQ(amount(german, "12000.5", dollar), "12.000,50 USD");
  EXPECT_EQ(amount(austrian, "12000.5", dollar), "USD 12.000,50");
}

TEST_F(AmountsTest, UnitsStandBehindTheirNumber) {
  EXPECT_EQ(amount(english, "1", order), "1 order");
  EXPECT_EQ(amount(english, "1200", order), "1,200 orders");
  EXPECT_EQ(amount(german, "1", order), "1 Bestellung");
  EXPECT_EQ(amount(german, "1200", order), "1.200 Bestellungen");
  EXPECT_EQ(amount(german, "3", shirt), "3 shirts") << "the plan's own unit";
  EXPECT_EQ(amount(english, "2.1", dollars_a_click), "USD 2.10/click");
  EXPECT_EQ(amount(german, "2.1", dollars_a_click), "2,10 USD/Klick");
  EXPECT_EQ(amount(german, "1500.25", kNoUnit), "1.500,25");
}

TEST_F(AmountsTest, SharesAndPoints) {
  EXPECT_EQ(amount(english, "2.5", kPercent), "2.5%");
  EXPECT_EQ(amount(german, "2.5", kPercent), "2,5 %");
  EXPECT_EQ(amount(english, "1", kPoints), "+1 point");
  EXPECT_EQ(amount(german, "-2", kPoints), "-2 Prozentpunkte");
  EXPECT_EQ(display_change(english, units, {d("25"), kPercent}), "+25%");
}

TEST_F(AmountsTest, RangesSayTheUnitOnce) {
  EXPECT_EQ(range(english, "7000", "9000", order), "7,000–9,000 orders");
  EXPECT_EQ(range(english, "60", "70.5", dollar), "USD 60.00–70.50");
  EXPECT_EQ(range(german, "60", "70", dollar), "60–70 USD");
  EXPECT_EQ(range(english, "10", "20", kPercent), "10% – 20%");
  EXPECT_EQ(range(english, "5", "5", order), "5 orders");
  EXPECT_EQ(range(german, "1", "2", kPoints), "+1 Prozentpunkt bis +2 Prozentpunkte");
}

TEST_F(AmountsTest, CompactOnesAreShort) {
  EXPECT_EQ(plain(display_compact(english, units, {d("1234567"), dollar})), "USD 1.23M");
  EXPECT_EQ(plain(display_compact(german, units, {d("1234567"), order})), "1,23 Mio. Bestellungen");
  EXPECT_EQ(plain(display_compact(german, units, {d("12"), order})), "12 Bestellungen");
}

TEST_F(AmountsTest, TargetsAndBounds) {
  const auto target = [&](const Words& words, Target::Form form, std::string_view number, UnitId unit) {
    return plain(display_target(words, units, {form, {d(number), unit}, {d("90"), unit}}));
  };
  EXPECT_EQ(target(english, Target::Form::at_least, "43", kPercent), "at least 43%");
  EXPECT_EQ(target(german, Target::Form::at_most, "43", kPercent), "höchstens 43 %");
  EXPECT_EQ(target(german, Target::Form::relative, "25", kPercent), "+25 %");
  EXPECT_EQ(target(german, Target::Form::points, "2", kPercent), "+2 Prozentpunkte");
  EXPECT_EQ(target(english, Target::Form::range, "60", order), "60–90 orders");
  EXPECT_EQ(target(german, Target::Form::keep, "0", order), "den Ausgangswert halten");
  EXPECT_EQ(display_bounds(german, units, {Amount{d("1"), kNoUnit}, std::nullopt}), "mindestens 1");
}

TEST_F(AmountsTest, Durations) {
  EXPECT_EQ(display_duration(english, {d("1"), Duration::Unit::weeks}), "1 week");
  EXPECT_EQ(display_duration(english, {d("10"), Duration::Unit::workdays}), "10 workdays");
  EXPECT_EQ(display_duration(german, {d("1.5"), Duration::Unit::hours}), "1,5 Stunden");
  EXPECT_EQ(display_duration(german, {d("1"), Duration::Unit::quarters}), "1 Quartal");
}

TEST_F(AmountsTest, DaypartsFollowTheWeek) {
  const auto shown = [](const Words& words, Daypart daypart) { return plain(display_daypart(words, daypart)); };
  const Daypart lunch{Daypart::Repeat::weekly, 0b0011111, 0, 11 * 60 + 30, 13 * 60 + 30};
  EXPECT_EQ(shown(english, lunch), "Mon–Fri 11:30–13:30");
  EXPECT_EQ(shown(german, lunch), "Mo–Fr 11:30–13:30");
  EXPECT_EQ(shown(Words("en-US"), lunch), "Mon–Fri 11:30 AM–1:30 PM");
  const Daypart free_days{Daypart::Repeat::weekly, 0b1100001, 0, -1, -1};
  EXPECT_EQ(shown(english, free_days), "Mon, Sat and Sun");
  EXPECT_EQ(shown(Words("ar-EG"), free_days), "السبت–الاثنين") << "the week begins on Saturday";
  EXPECT_EQ(shown(german, {Daypart::Repeat::daily, 0, 0, -1, -1}), "täglich");
  EXPECT_EQ(shown(english, {Daypart::Repeat::monthly, 0, 0b1, -1, -1}), "on day 1 of each month");
  EXPECT_EQ(shown(german, {Daypart::Repeat::monthly, 0, 0b100000000000001, -1, -1}), "an den Tagen 1 und 15 jedes Monats");
}

}  // namespace
}  // namespace campaign
