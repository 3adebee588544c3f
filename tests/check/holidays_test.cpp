// Holidays: what is written is what is read, and which days come of it. CAMPAIGN_SEED sets the seed of the random rules.

#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "model/format.h"
#include "model/holidays.h"
#include "model/place.h"
#include "model/yearly.h"
#include "support/compiled.h"

namespace campaign {
namespace {

namespace chrono = std::chrono;

class RandomRules {
 public:
  RandomRules() : seed_(std::getenv("CAMPAIGN_SEED") == nullptr ? std::random_device()() : static_cast<unsigned>(std::strtoul(std::getenv("CAMPAIGN_SEED"), nullptr, 10))), dice_(seed_) {}
  [[nodiscard]] std::string seed() const { return "CAMPAIGN_SEED=" + std::to_string(seed_); }

  int number(int least, int most) { return std::uniform_int_distribution<int>(least, most)(dice_); }
  YearlyDay day() {
    YearlyDay day{.base = static_cast<YearlyDay::Base>(number(0, 4))};
    const bool in_month = day.base == YearlyDay::Base::in_month, has_day = day.base == YearlyDay::Base::date || day.base == YearlyDay::Base::by_date;
    if (in_month || has_day) day.month = static_cast<std::uint8_t>(number(1, 12));
    if (has_day) day.day = static_cast<std::uint8_t>(number(1, static_cast<int>(most_days_of(day.month))));
    if (in_month) day.nth = static_cast<std::int8_t>(number(0, 5) == 0 ? -1 : number(1, 5));
    if (in_month || day.base == YearlyDay::Base::by_date) day.weekday = static_cast<std::uint8_t>(number(0, 6));
    if (day.base != YearlyDay::Base::by_date && number(0, 2) == 0) day.shift = static_cast<std::int16_t>(number(-60, 60));
    return day;
  }
  HolidayRule rule() {
    HolidayRule rule;
    rule.yearly.push_back(day());
    if (number(0, 1) == 0) rule.if_saturday = number(-2, 3);
    if (number(0, 1) == 0) rule.if_sunday = number(-2, 3);
    rule.moves = number(0, 3) == 0;
    return rule;
  }

 private:
  unsigned seed_;
  std::mt19937 dice_;
};

DaySpan year(int number) { return {chrono::sys_days(chrono::year(number) / 1 / 1), chrono::sys_days(chrono::year(number) / 12 / 31)}; }

TEST(Holidays, AreReadAsTheyAreWritten) {
  RandomRules random;
  SCOPED_TRACE(random.seed());
  std::vector<YearlyDay> written;
  std::string text = "calendar c \"C\" {\n";
  for (int i = 0; i < 300; ++i) {
    written.push_back(random.day());
    text += "  holiday h" + std::to_string(i) + " \"H\" { on: " + format_yearly(written.back()) + " }\n";
  }
  const Snapshot snapshot = compile_text(text + "}\n");
  EXPECT_EQ(shown(snapshot), "");
  const auto holidays = snapshot.plan.all(Kind::holiday);
  ASSERT_EQ(holidays.size(), written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto* read = snapshot.plan.get<YearlyDay>(holidays[i], prop("on"));
    ASSERT_NE(read, nullptr) << format_yearly(written[i]);
    EXPECT_EQ(*read, written[i]) << format_yearly(written[i]);
  }
}

TEST(Holidays, ThatLeanOnEachOtherInACircleAreSaid) {
  const Snapshot circle = compile_text("calendar c \"C\" {\n  holiday a \"A\" { on: b }\n  holiday b \"B\" { on: a }\n  holiday d \"D\" { on: d }\n}\n");
  EXPECT_NE(shown(circle).find("time.cycle"), std::string::npos) << shown(circle);
  // A chain of them is read once for each, and one that ends in a mistake is no slower.
  for (const std::string_view end : {"2027-01-06", "nothing"}) {
    std::string text = "calendar c \"C\" {\n";
    for (int i = 0; i < 45; ++i) text += "  holiday h" + std::to_string(i) + " \"H\" { on: " + (i < 44 ? "h" + std::to_string(i + 1) + " + 1 day" : std::string(end)) + " }\n";
    const Snapshot chain = compile_text(text + "}\n");
    EXPECT_EQ(shown(chain).empty(), end != "nothing") << shown(chain);
  }
}

// By looking at every day of a year, without arithmetic.
TEST(Holidays, WeekdaysAreThoseOfTheCalendar) {
  RandomRules random;
  SCOPED_TRACE(random.seed());
  for (int i = 0; i < 2'000; ++i) {
    YearlyDay rule = random.day();
    rule.shift = 0;
    const int in = random.number(1900, 2100);
    std::optional<Day> expected;
    int seen = 0;
    for (Day day = year(in).first; day <= year(in).last; day += chrono::days(1)) {
      const chrono::year_month_day date(day);
      const bool month = static_cast<unsigned>(date.month()) == rule.month, weekday = chrono::weekday(day).iso_encoding() == rule.weekday + 1u;
      const bool before = std::pair(static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())) <= std::pair(unsigned{rule.month}, unsigned{rule.day});
      if (rule.base == YearlyDay::Base::date && month && static_cast<unsigned>(date.day()) == rule.day) expected = day;
      if (rule.base == YearlyDay::Base::in_month && month && weekday && (++seen == rule.nth || rule.nth < 0)) expected = day;
      if (rule.base == YearlyDay::Base::by_date && weekday && before) expected = day;
    }
    const bool easter = rule.base == YearlyDay::Base::easter || rule.base == YearlyDay::Base::orthodox_easter;
    if (easter || (rule.base == YearlyDay::Base::by_date && rule.month == 1 && rule.day < 7)) continue;  // May lie in the year before.
    EXPECT_EQ(day_in(rule, in), expected) << format_yearly(rule) << " in " << in;
  }
}

TEST(Holidays, SubstitutesMeetNoOtherHoliday) {
  RandomRules random;
  SCOPED_TRACE(random.seed());
  for (int i = 0; i < 300; ++i) {
    std::vector<HolidayRule> rules;
    for (int j = random.number(1, 12); j > 0; --j) rules.push_back(random.rule());
    const DaySpan within = year(random.number(1990, 2060));
    std::multiset<Day> free, substitutes;
    for (const Holiday& holiday : laid_out(rules, within)) {
      EXPECT_TRUE(within.first <= holiday.day && holiday.day <= within.last);
      (holiday.substitute ? substitutes : free).insert(holiday.day);
    }
    for (const Day day : substitutes) {
      EXPECT_EQ(free.count(day), 0u) << format_date(day);
      EXPECT_EQ(substitutes.count(day), 1u) << format_date(day);
    }
    // The same days whether a year is laid out alone or in the middle of several.
    std::multiset<Day> longer;
    for (const Holiday& holiday : laid_out(rules, {within.first - chrono::days(500), within.last + chrono::days(500)})) {
      if (within.first <= holiday.day && holiday.day <= within.last) longer.insert(holiday.day);
    }
    free.insert(substitutes.begin(), substitutes.end());
    EXPECT_EQ(longer, free);
  }
}

TEST(Holidays, CalendarsThatObserveEachOtherEnd) {
  const Snapshot snapshot = compile_text("calendar a \"A\" { observes: b\n holiday x \"X\" { on: 1 may } }\ncalendar b \"B\" { observes: a\n holiday y \"Y\" { on: 2 may } }\n"
                                         "campaign c \"C\" { period: 2027\n calendar: a }\n");
  const EntityId calendar = snapshot.plan.all(Kind::calendar).front();
  EXPECT_EQ(laid_out(holiday_rules(snapshot.plan, calendar), year(2027)).size(), 2u);
}

// A holiday that leans on a date in workdays, which leans on the holidays: it is counted without them.
TEST(Holidays, MayLeanOnDatesThatAreCountedInWorkdays) {
  const Snapshot snapshot = compile_text("calendar a \"A\" { holiday x \"X\" { on: c.launch } }\n"
                                         "campaign c \"C\" { period: 2027\n calendar: a\n milestone launch \"L\" { on: 2027-03-01 + 2 workdays } }\n");
  const auto* launch = snapshot.plan.get<DaySpan>(snapshot.plan.all(Kind::milestone).front(), prop("on"));
  const auto* holiday = snapshot.plan.get<DaySpan>(snapshot.plan.all(Kind::holiday).front(), prop("on"));
  ASSERT_TRUE(launch != nullptr && holiday != nullptr) << shown(snapshot);
  EXPECT_EQ(format_date(holiday->last), "2027-03-03");
  EXPECT_EQ(format_date(launch->last), "2027-03-04");
}

TEST(Holidays, AYearWithoutWorkdaysEnds) {
  const Snapshot snapshot = compile_text("calendar a \"A\" { holidays: 1900 .. 2999 }\n"
                                         "campaign c \"C\" { period: 2027\n calendar: a\n milestone launch \"L\" { on: 2027-03-01 + 2 workdays } }\n");
  EXPECT_EQ(snapshot.plan.get<DaySpan>(snapshot.plan.all(Kind::milestone).front(), prop("on")), nullptr);
}

}  // namespace
}  // namespace campaign
