#include "model/contact_cap.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace campaign {

namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 5> kPeriods = {"day", "week", "month", "quarter", "year"};

}  // namespace

std::optional<ContactCap> contact_cap(const Units& units, const Amount& amount) {
  std::optional<ContactCap> cap;
  std::string what;
  for (const auto& [unit, power] : units.parts(amount.unit)) {
    const std::string name = units.name(unit, false);
    const auto period = std::ranges::find(kPeriods, name);
    if (power == -1 && period != kPeriods.end() && !cap) {
      cap = ContactCap{amount.number, static_cast<ContactCap::Period>(period - kPeriods.begin()), {}};
    } else if (power == 1 && what.empty() && !units.is_money(unit)) {
      what = name;
    } else {
      return std::nullopt;
    }
  }
  if (cap) cap->what = std::move(what);
  return cap;
}

DaySpan period_around(ContactCap::Period period, Day day) {
  const chrono::year_month_day date(day);
  const auto months = [](chrono::year_month first, int count) { return DaySpan{Day(first / 1), Day((first + chrono::months(count - 1)) / chrono::last)}; };
  switch (period) {
    case ContactCap::Period::day: return {day, day};
    case ContactCap::Period::week: {
      const Day monday = day - chrono::days(chrono::weekday(day).iso_encoding() - 1);
      return {monday, monday + chrono::days(6)};
    }
    case ContactCap::Period::month: return months(date.year() / date.month(), 1);
    case ContactCap::Period::quarter: {
      const unsigned first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
      return months(date.year() / chrono::month(first), 3);
    }
    case ContactCap::Period::year: return months(date.year() / chrono::January, 12);
  }
  return {day, day};
}

}  // namespace campaign
