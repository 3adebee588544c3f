#include "emit/html/dates.h"

#include <bitset>
#include <chrono>
#include <vector>

#include "model/format.h"
#include "model/units.h"

namespace campaign::html {

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

std::string display_days(const Words& words, const Daypart& daypart) {
  constexpr std::uint8_t kWholeWeek = 0x7F;
  const bool weekly = daypart.repeat == Daypart::Repeat::weekly && daypart.weekdays != 0 && daypart.weekdays != kWholeWeek;
  if (weekly) return display_weekdays(words.locale(), daypart.weekdays);
  if (daypart.repeat == Daypart::Repeat::monthly) return display_month_days(words, daypart.month_days);
  return std::string(words("daily"));
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

std::string display_daypart(const Words& words, const Daypart& daypart) {
  std::string text = display_days(words, daypart);
  if (daypart.start_minute < 0) return text;
  const Locale& locale = words.locale();
  text += ' ';
  text += locale.time(daypart.start_minute);
  text += "–";
  return text += locale.time(daypart.end_minute);
}

}  // namespace campaign::html
