// Working time against sets of minutes that are looked through one by one.

#include "schedule/working_time.h"

#include "schedule/lengths.h"
#include "schedule/random.h"

namespace campaign::timing {
namespace {

constexpr Minute kFrom = kStart - 3 * kWeek, kTo = kStart + 10 * kWeek;
constexpr int kTimes = 60;

/// Whether each minute from kFrom to kTo is one of the set.
using Minutes = std::vector<bool>;

Minutes minutes_of(const std::vector<WeeklyHours>& rows, const std::vector<MinuteSpan>& free) {
  Minutes minutes(kTo - kFrom, false);
  for (Minute at = kFrom; at < kTo; ++at) {
    const auto weekday = std::chrono::weekday(day_of(at)).iso_encoding() - 1;
    const Minute of_day = at - start_of(day_of(at));
    const bool works = std::ranges::any_of(rows, [&](const WeeklyHours& row) {
      return (row.weekdays >> weekday & 1) != 0 && row.from <= of_day && of_day < row.to && row.during.from <= at && at < row.during.to;
    });
    minutes[at - kFrom] = works && std::ranges::none_of(free, [&](const MinuteSpan& span) { return span.from <= at && at < span.to; });
  }
  return minutes;
}

struct Case {
  std::vector<WeeklyHours> rows;
  std::vector<MinuteSpan> free;
  [[nodiscard]] WorkingTime time() const { return WorkingTime::of(rows) - WorkingTime::of(free); }
};

Case random_case(Random& random) {
  Case result;
  for (std::int64_t left = random(1, 3); left > 0; --left) {
    const Minute from = random(0, kDay - 1);
    result.rows.push_back({static_cast<std::uint8_t>(random(1, 127)), from, random(from, kDay), {}});
    if (random.one_in(3)) result.rows.back().during = {kStart + random(-kWeek, kWeek), kStart + random(kWeek, 6 * kWeek)};
  }
  for (std::int64_t left = random(0, 5); left > 0; --left) {
    const Minute from = kStart + random(-2 * kWeek, 8 * kWeek);
    result.free.push_back({from, from + random(0, 10 * kDay)});
  }
  return result;
}

TEST(WorkingTime, IsTheMinutesThatItsRowsName) {
  Random random(1);
  for (int round = 0; round < kTimes; ++round) {
    const Case given = random_case(random);
    const Minutes minutes = minutes_of(given.rows, given.free);
    const WorkingTime time = given.time();
    Minute worked = time.worked(kFrom);
    for (Minute at = kFrom; at < kTo; ++at) {
      ASSERT_EQ(time.worked(at), worked) << "round " << round << " at " << at - kFrom;
      worked += minutes[at - kFrom] ? 1 : 0;
    }
  }
}

TEST(WorkingTime, SetsAreThoseOfTheirMinutes) {
  Random random(2);
  for (int round = 0; round < kTimes; ++round) {
    const Case first = random_case(random), second = random_case(random);
    const Minutes a = minutes_of(first.rows, first.free), b = minutes_of(second.rows, second.free);
    const WorkingTime both = first.time() & second.time(), either = first.time() | second.time(), only = first.time() - second.time();
    for (Minute at = kFrom + random(0, 6); at < kTo; at += 7) {
      const std::size_t i = at - kFrom;
      ASSERT_EQ(both.works(at), a[i] && b[i]) << round;
      ASSERT_EQ(either.works(at), a[i] || b[i]) << round;
      ASSERT_EQ(only.works(at), a[i] && !b[i]) << round;
    }
  }
}

TEST(WorkingTime, FindsWhatSearchFinds) {
  Random random(3);
  for (int round = 0; round < kTimes; ++round) {
    const Case given = random_case(random);
    const Minutes minutes = minutes_of(given.rows, given.free);
    const WorkingTime time = given.time();
    std::vector<Minute> before(minutes.size() + 1, 0);  // Working minutes before each.
    for (std::size_t i = 0; i < minutes.size(); ++i) before[i + 1] = before[i] + (minutes[i] ? 1 : 0);
    const auto least = [&](Minute count) -> Minute { return kFrom + (std::ranges::lower_bound(before, count) - before.begin()); };
    const auto greatest = [&](Minute count) -> Minute { return kFrom + (std::ranges::upper_bound(before, count) - before.begin()) - 1; };
    for (int query = 0; query < 300; ++query) {
      const Minute at = kStart + random(0, 4 * kWeek);
      const Minute worked = before[at - kFrom];
      const Minute n = random(-3, 3) * random(1, 900);
      if (worked + n <= 0 || worked + n >= before.back() || worked - n <= 0 || worked - n >= before.back() || n == 0) continue;
      ASSERT_EQ(time.plus(at, n), least(worked + n)) << round;
      ASSERT_EQ(time.minus(at, n), greatest(worked - n)) << round;
      if (worked > 0 && worked < before.back()) {
        ASSERT_EQ(time.next(at), greatest(worked));
        ASSERT_EQ(time.prev(at), least(worked));
        ASSERT_LE(time.last_begin(at), at);
        ASSERT_TRUE(time.works(time.last_begin(at)));
        ASSERT_EQ(time.between(time.last_begin(at) + 1, at + 1), 0);
      }
    }
  }
}

TEST(WorkingTime, ForwardsAndBackwardsBelongTogether) {
  Random random(4);
  const auto units = {Length::Unit::calendar, Length::Unit::working, Length::Unit::months};
  for (int round = 0; round < 2000; ++round) {
    const WorkingTime time = random_time(random);
    for (const Length::Unit unit : units) {
      const std::int64_t most = unit == Length::Unit::months ? 14 : 3000;
      const Length length{unit, random(-most, most)};
      const Minute at = kStart + random(-100 * kDay, 100 * kDay), other = later(at, length, time) + random(-1500, 1500);
      ASSERT_EQ(later(at, length, time) <= other, at <= earlier(other, length, time)) << round << " " << int(unit) << " " << length.count;
      ASSERT_LE(later(at, length, time), later(at + random(0, 3000), length, time)) << round;
    }
  }
}

TEST(WorkingTime, MonthsKeepTheDayOrEndTheMonth) {
  const auto day = [](int year, unsigned month, unsigned of_month) {
    return start_of(std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month)));
  };
  const Length month{Length::Unit::months, 1}, back{Length::Unit::months, -1};
  EXPECT_EQ(later(day(2027, 1, 15) + 600, month, {}), day(2027, 2, 15) + 600);
  EXPECT_EQ(later(day(2027, 12, 15), month, {}), day(2028, 1, 15));
  EXPECT_EQ(later(day(2027, 1, 31), month, {}), day(2027, 3, 1));
  EXPECT_EQ(later(day(2028, 1, 30) + 5, month, {}), day(2028, 3, 1));
  EXPECT_EQ(later(day(2027, 3, 31), back, {}), day(2027, 3, 1));
  EXPECT_EQ(earlier(day(2027, 2, 15), month, {}), day(2027, 1, 15));
}

TEST(WorkingTime, WithoutWorkNothingComes) {
  const WorkingTime none;
  EXPECT_EQ(none.next(kStart), kNever);
  EXPECT_EQ(none.prev(kStart), -kNever);
  EXPECT_EQ(none.plus(kStart, 1), kNever);
  EXPECT_EQ(none.minus(kStart, 1), -kNever);
  EXPECT_EQ(none.plus(kStart, 0), kStart);
  EXPECT_FALSE(none.goes_on());
  const MinuteSpan hour[] = {{kStart, kStart + kHour}};
  const WorkingTime once = WorkingTime::of(hour);
  EXPECT_EQ(once.plus(kStart, kHour), kStart + kHour);
  EXPECT_EQ(once.plus(kStart, kHour + 1), kNever);
  EXPECT_EQ(once.next(kStart + kHour), kNever);
  EXPECT_EQ(once.prev(kStart), -kNever);
  EXPECT_EQ(once.next(-kNever), kStart);
  EXPECT_EQ(once.plus(kNever, 5), kNever);
}

TEST(WorkingTime, MirroredTwiceIsItself) {
  Random random(5);
  for (int round = 0; round < 200; ++round) {
    const WorkingTime time = random_time(random), mirrored = time.mirrored(), again = mirrored.mirrored();
    for (int query = 0; query < 50; ++query) {
      const Minute at = kStart + random(-10 * kDay, 80 * kDay), n = random(1, 4000);
      ASSERT_EQ(time.works(at), mirrored.works(mirror_of(at + 1)));
      ASSERT_EQ(time.works(at), again.works(at));
      const Minute before = time.minus(at, n);
      ASSERT_EQ(mirrored.plus(mirror_of(at), n), before == -kNever ? kNever : mirror_of(before));
    }
  }
}

}  // namespace
}  // namespace campaign::timing
