#include "locale/work_week.h"

#include <bit>
#include <memory>

#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include "locale/tag.h"

namespace campaign {

int WorkWeek::days() const { return std::popcount(workdays); }

WorkWeek work_week(std::string_view tag) {
  const auto canonical = tag.empty() ? std::nullopt : canonical_tag(tag);
  if (!canonical || *canonical == "en") return {};
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(*canonical, error);
  const icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), locale, error);
  WorkWeek week{0};
  for (int day = 0; day < 7; ++day) {  // UCAL_SUNDAY is 1, and Monday has bit 0.
    const auto type = calendar.getDayOfWeekType(static_cast<UCalendarDaysOfWeek>(UCAL_SUNDAY + day), error);
    if (type == UCAL_WEEKDAY) week.workdays = static_cast<std::uint8_t>(week.workdays | 1U << (day + 6) % 7);
  }
  return U_FAILURE(error) != 0 || week.workdays == 0 ? WorkWeek() : week;
}

}  // namespace campaign
