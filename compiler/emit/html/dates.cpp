#include "emit/html/dates.h"

#include <array>
#include <chrono>
#include <string_view>

#include <fmt/format.h>

namespace campaign::html {

namespace {

using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::string_view kTo = "\u202F–\u2009";  // Narrow blanks; the first one does not break the line.

int year_of(const year_month_day& date) { return static_cast<int>(date.year()); }
unsigned day_of(const year_month_day& date) { return static_cast<unsigned>(date.day()); }
std::string_view month_of(const year_month_day& date) {
  return kMonths[(static_cast<unsigned>(date.month()) - 1) % 12];
}

bool is_last_of_month(const year_month_day& date) {
  return date.day() == std::chrono::year_month_day_last(date.year(), std::chrono::month_day_last(date.month())).day();
}

std::string whole_months(const year_month_day& first, const year_month_day& last) {
  const bool one_year = first.year() == last.year();
  if (one_year && first.month() == std::chrono::January && last.month() == std::chrono::December) {
    return fmt::format("{}", year_of(first));
  }
  if (one_year && first.month() == last.month()) return fmt::format("{} {}", month_of(first), year_of(first));
  if (one_year) return fmt::format("{}{}{} {}", month_of(first), kTo, month_of(last), year_of(last));
  return fmt::format("{} {}{}{} {}", month_of(first), year_of(first), kTo, month_of(last), year_of(last));
}

}  // namespace

std::string display_day(Day day) {
  const year_month_day date(day);
  return fmt::format("{} {} {}", day_of(date), month_of(date), year_of(date));
}

std::string display_month(std::chrono::year_month month) {
  return fmt::format("{} {}", kMonths[(static_cast<unsigned>(month.month()) - 1) % 12], static_cast<int>(month.year()));
}

std::string display_span(const DaySpan& span) {
  if (span.first == span.last) return display_day(span.first);
  const year_month_day first(span.first), last(span.last);
  if (day_of(first) == 1 && is_last_of_month(last)) return whole_months(first, last);
  if (first.year() != last.year()) return display_day(span.first) + std::string(kTo) + display_day(span.last);
  if (first.month() != last.month())
    return fmt::format("{} {}{}{}", day_of(first), month_of(first), kTo, display_day(span.last));
  return fmt::format("{}{}{}", day_of(first), kTo, display_day(span.last));
}

}  // namespace campaign::html
