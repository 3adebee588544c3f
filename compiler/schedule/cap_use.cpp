#include "schedule/cap_use.h"

#include "schedule/working_time.h"

namespace campaign::timing {

namespace chrono = std::chrono;

MinuteSpan period_around(Minute at, Cap::Period period) {
  const chrono::sys_days day = day_of(at);
  switch (period) {
    case Cap::Period::day: return {start_of(day), start_of(day) + kDay};
    case Cap::Period::week: {
      const chrono::sys_days monday = day - (chrono::weekday(day) - chrono::Monday);
      return {start_of(monday), start_of(monday) + kWeek};
    }
    case Cap::Period::month: break;
  }
  const chrono::year_month_day date(day);
  const chrono::year_month month = date.year() / date.month();
  return {start_of(chrono::sys_days(month / 1)), start_of(chrono::sys_days((month + chrono::months(1)) / 1))};
}

CapUse::CapUse(std::span<const Cap> caps, bool mirrored) : caps_(caps), mirrored_(mirrored), used_(caps.size()) {}

MinuteSpan CapUse::period(std::uint32_t cap, Minute at) const {
  if (!mirrored_) return period_around(at, caps_[cap].period);
  const MinuteSpan span = period_around(mirror_of(at + 1), caps_[cap].period);
  return {mirror_of(span.to), mirror_of(span.from)};
}

CapUse::Left CapUse::left(std::uint32_t cap, Minute at) const {
  const MinuteSpan span = period(cap, at);
  const auto used = used_[cap].find(span.from);
  return {caps_[cap].most * kWhole - (used == used_[cap].end() ? 0 : used->second), span.to};
}

void CapUse::use(std::uint32_t cap, Minute at, std::int64_t work) { used_[cap][period(cap, at).from] += work; }

}  // namespace campaign::timing
