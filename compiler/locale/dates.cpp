#include <cassert>
#include <limits>

#include <unicode/calendar.h>
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include "locale/formats.h"

namespace campaign {

namespace {

using std::chrono::year_month_day;

UDate to_icu(std::chrono::sys_seconds time) { return static_cast<double>(time.time_since_epoch().count()) * 1000; }

/// The calendar of plans: Gregorian also before 1582, days without a time zone.
std::unique_ptr<icu::GregorianCalendar> plain_calendar(const icu::Locale& locale) {
  UErrorCode error = U_ZERO_ERROR;
  auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale, error);
  calendar->setGregorianChange(-std::numeric_limits<UDate>::max(), error);
  assert(U_SUCCESS(error));
  return calendar;
}

bool is_last_of_month(const year_month_day& date) {
  return date.day() == std::chrono::year_month_day_last(date.year(), std::chrono::month_day_last(date.month())).day();
}

/// A day in a month of this name, for showing the name.
Locale::Day in_month(std::chrono::month month) { return std::chrono::year(2027) / month / 1; }

}  // namespace

std::string& Locale::Formats::known(const char16_t* skeleton, std::chrono::sys_seconds first, std::chrono::sys_seconds last) {
  constexpr std::size_t kMost = 10'000;  // A megabyte; more dates than plans have.
  if (known_.size() >= kMost) known_.clear();
  return known_[{skeleton, first, last}];
}

std::string Locale::Formats::format_date(const char16_t* skeleton, std::chrono::sys_seconds time) {
  std::string& written = known(skeleton, time, time);
  if (!written.empty()) return written;
  std::unique_ptr<icu::DateFormat>& format = dates_[skeleton];
  UErrorCode error = U_ZERO_ERROR;
  if (!format) {
    format.reset(icu::DateFormat::createInstanceForSkeleton(skeleton, icu, error));
    assert(U_SUCCESS(error));
    format->adoptCalendar(plain_calendar(icu).release());
  }
  icu::UnicodeString text;
  format->format(to_icu(time), text);
  return written = to_utf8(text);
}

std::string Locale::Formats::format_interval(const char16_t* skeleton, Day first, Day last) {
  std::string& written = known(skeleton, first, last);
  if (!written.empty()) return written;
  std::unique_ptr<icu::DateIntervalFormat>& format = intervals_[skeleton];
  UErrorCode error = U_ZERO_ERROR;
  if (!format) {
    format.reset(icu::DateIntervalFormat::createInstance(skeleton, icu, error));
    assert(U_SUCCESS(error));
    format->setTimeZone(*icu::TimeZone::getGMT());
  }
  if (!from_) from_ = plain_calendar(icu), to_ = plain_calendar(icu);
  from_->setTime(to_icu(first), error);
  to_->setTime(to_icu(last), error);
  icu::UnicodeString text;
  icu::FieldPosition position;
  format->format(*from_, *to_, text, position, error);
  assert(U_SUCCESS(error));
  return written = to_utf8(text);
}

std::string Locale::day(Day day) const { return formats_->format_date(u"yMMMd", day); }

std::string Locale::day_of_year(Day day) const { return formats_->format_date(u"MMMd", day); }

std::string Locale::day_of_week(Day day) const { return formats_->format_date(u"MMMEd", day); }

std::string Locale::span(Day first, Day last) const {
  if (first == last) return day(first);
  const year_month_day from(first), to(last);
  const bool whole_months = from.day() == std::chrono::day(1) && is_last_of_month(to);
  if (!whole_months) return formats_->format_interval(u"yMMMd", first, last);
  const bool whole_years = from.month() == std::chrono::January && to.month() == std::chrono::December;
  if (whole_years && from.year() == to.year()) return formats_->format_date(u"y", first);
  if (from.year() == to.year() && from.month() == to.month()) return formats_->format_date(u"yMMM", first);
  if (whole_years) return formats_->format_interval(u"y", first, last);
  // CLDR 42 has the first month twice in the Persian pattern.
  if (language() == "fa") return month(from.year() / from.month()) + " – " + month(to.year() / to.month());
  return formats_->format_interval(u"yMMM", first, last);
}

std::string Locale::month(std::chrono::year_month month) const {
  return formats_->format_date(u"yMMM", Day(month / std::chrono::day(1)));
}

std::string Locale::month_name(std::chrono::month month) const { return formats_->format_date(u"LLLL", in_month(month)); }

std::string Locale::month_short(std::chrono::month month) const { return formats_->format_date(u"LLL", in_month(month)); }

std::string Locale::weekday_short(std::chrono::weekday day) const {
  return formats_->format_date(u"ccc", Day(std::chrono::year(2027) / 1 / day[1]));
}

std::string Locale::time(int minute_of_day) const {
  return formats_->format_date(u"jm", Day() + std::chrono::minutes(minute_of_day));
}

std::chrono::weekday Locale::first_weekday() const {
  UErrorCode error = U_ZERO_ERROR;
  const int first = plain_calendar(formats_->icu)->getFirstDayOfWeek(error);  // UCAL_SUNDAY is 1.
  return std::chrono::weekday(static_cast<unsigned>(first - UCAL_SUNDAY));
}

}  // namespace campaign
