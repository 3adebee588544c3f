#include "model/display_dates.h"

#include <bitset>
#include <chrono>
#include <vector>

#include "model/format.h"
#include "model/units.h"

namespace campaign {

namespace {

constexpr std::size_t kDaysOfWeek = 7;

/// `Mon–Fri`, `Mon, Thu`: three days or more in a row become a range.
std::string display_weekdays(const Locale& locale, std::uint8_t weekdays) {
  const std::bitset<kDaysOfWeek> set(weekdays);
  const std::size_t shift = locale.first_weekday().iso_encoding() - 1;
  const auto has = [&](std::size_t place) { return place < kDaysOfWeek && set[(place + shift) % kDaysOfWeek]; };
  const auto name = [&](std::size_t place) {
    return locale.weekday_short(std::chrono::weekday(static_cast<unsigned>((place + shift) % kDaysOfWeek + 1)));
  };
  std::vector<std::string> parts;
  for (std::size_t first = 0; first < kDaysOfWeek; ++first) {
    if (!has(first)) continue;
    std::size_t last = first;
    while (has(last + 1)) ++last;
    if (last - first < 2) last = first;
    parts.push_back(last == first ? name(first) : name(first) + "–" + name(last));
    first = last;
  }
  return locale.list(parts);
}

std::string display_month_days(const Words& words, std::uint32_t month_days) {
  std::vector<std::string> days;
  for (std::size_t day = 0; day < 31; ++day) {
    if ((month_days >> day & 1) != 0) days.push_back(words.locale().number(day + 1));
  }
  const std::string list = words.locale().list(days);
  return days.size() == 1 ? words("on day {0} of each month", list) : words("on days {0} of each month", list);
}

/// `on the third Thu of each month`, `on the last workday of each month`.
std::string display_nth(const Words& words, const Daypart& daypart) {
  constexpr std::uint8_t kWholeWeek = 0x7F;
  const bool one = (daypart.weekdays & (daypart.weekdays - 1)) == 0;
  const std::string day = one ? display_weekdays(words.locale(), daypart.weekdays)
                              : std::string(daypart.weekdays == kWholeWeek ? words("day") : words("workday"));
  switch (daypart.nth) {
    case 1: return words("on the first {0} of each month", day);
    case 2: return words("on the second {0} of each month", day);
    case 3: return words("on the third {0} of each month", day);
    case 4: return words("on the fourth {0} of each month", day);
    case 5: return words("on the fifth {0} of each month", day);
    default: return words("on the last {0} of each month", day);
  }
}

std::string display_days(const Words& words, const Daypart& daypart) {
  constexpr std::uint8_t kWholeWeek = 0x7F;
  const std::size_t every = daypart.every;
  if (daypart.repeat == Daypart::Repeat::daily) return every > 1 ? words("every {0} days", every) : std::string(words("daily"));
  std::string days;
  if (daypart.repeat == Daypart::Repeat::monthly) {
    if (daypart.nth != 0) days = display_nth(words, daypart);
    if (daypart.month_days != 0) days = display_month_days(words, daypart.month_days);
    if (days.empty()) return every > 1 ? words("every {0} months", every) : std::string(words("monthly"));
    return every > 1 ? words("{0}, every {1} months", days, every) : days;
  }
  if (daypart.weekdays == kWholeWeek) days = words("daily");
  else if (daypart.weekdays != 0) days = display_weekdays(words.locale(), daypart.weekdays);
  if (days.empty()) return every > 1 ? words("every {0} weeks", every) : std::string(words("weekly"));
  return every > 1 ? words("{0}, every {1} weeks", days, every) : days;
}

}  // namespace

std::string display_duration(const Words& words, const Duration& duration) {
  const ShownDigits shown = shown_digits(Units(), {duration.count, kNoUnit});
  const Locale::Digits digits{shown.least, shown.most};
  const Argument count{words.locale().number(duration.count, digits), duration.count, digits};
  switch (duration.unit) {
    case Duration::Unit::minutes: return words("{0} {0:minute|minutes}", count);
    case Duration::Unit::hours: return words("{0} {0:hour|hours}", count);
    case Duration::Unit::workdays: return words("{0} {0:workday|workdays}", count);
    case Duration::Unit::days: return words("{0} {0:day|days}", count);
    case Duration::Unit::weeks: return words("{0} {0:week|weeks}", count);
    case Duration::Unit::months: return words("{0} {0:month|months}", count);
    case Duration::Unit::quarters: return words("{0} {0:quarter|quarters}", count);
    case Duration::Unit::years: return words("{0} {0:year|years}", count);
  }
  return {};
}

std::string display_lag(const Words& words, const Duration& lag) {
  const std::string length = display_duration(words, {lag.count.abs(), lag.unit});
  return lag.count.is_negative() ? words("{0} earlier", length) : words("{0} later", length);
}

namespace {

std::string display_base(const Words& words, const YearlyDay& yearly) {
  const Locale& locale = words.locale();
  const std::string weekday = display_weekdays(locale, static_cast<std::uint8_t>(1u << yearly.weekday));
  const auto month = [&] { return locale.month_name(std::chrono::month(yearly.month)); };
  const auto day = [&] { return locale.day_of_year(std::chrono::sys_days(std::chrono::year(2024) / std::chrono::month(yearly.month) / std::chrono::day(yearly.day))); };
  switch (yearly.base) {
    case YearlyDay::Base::date: return day();
    case YearlyDay::Base::easter: return std::string(words("Easter Sunday"));
    case YearlyDay::Base::orthodox_easter: return std::string(words("Orthodox Easter Sunday"));
    case YearlyDay::Base::by_date: return words("the last {0} up to {1}", weekday, day());
    case YearlyDay::Base::in_month: break;
  }
  switch (yearly.nth) {
    case 1: return words("the first {0} in {1}", weekday, month());
    case 2: return words("the second {0} in {1}", weekday, month());
    case 3: return words("the third {0} in {1}", weekday, month());
    case 4: return words("the fourth {0} in {1}", weekday, month());
    case 5: return words("the fifth {0} in {1}", weekday, month());
    default: return words("the last {0} in {1}", weekday, month());
  }
}

}  // namespace

std::string display_yearly(const Words& words, const YearlyDay& yearly) {
  const std::string base = display_base(words, yearly);
  if (yearly.shift == 0) return base;
  const std::string length = display_duration(words, {Decimal::from_int(std::abs(yearly.shift)), Duration::Unit::days});
  return yearly.shift > 0 ? words("{0} after {1}", length, base) : words("{0} before {1}", length, base);
}

std::string display_daypart(const Words& words, const Daypart& daypart) {
  std::string text = display_days(words, daypart);
  if (daypart.start_minute < 0) return text;
  const Locale& locale = words.locale();
  text += ' ';
  text += locale.time(daypart.start_minute);
  text += "–";
  return text += locale.time(daypart.end_minute);
}

}  // namespace campaign
