#include "locale/zones.h"

#include <cassert>
#include <memory>

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tzrule.h>
#include <unicode/tztrans.h>

#include "locale/formats.h"

namespace campaign {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr UDate kMillis = 1000;

UDate to_icu(sys_seconds time) { return static_cast<UDate>(time.time_since_epoch().count()) * kMillis; }
sys_seconds from_icu(UDate time) { return sys_seconds(seconds(static_cast<std::int64_t>(time / kMillis))); }

std::unique_ptr<icu::TimeZone> zone_of(const std::string& name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

/// `EST`, `CEST`; an offset where English has no short name.
std::string short_name(const icu::TimeZone& zone, bool summer) {
  icu::UnicodeString name;
  zone.getDisplayName(static_cast<UBool>(summer), icu::TimeZone::SHORT, icu::Locale::getUS(), name);
  return to_utf8(name);
}

seconds offset_of(const icu::TimeZoneRule& rule) { return seconds((rule.getRawOffset() + rule.getDSTSavings()) / 1000); }

ClockChange change_of(const icu::TimeZone& zone, const icu::TimeZoneTransition& transition) {
  const bool summer = transition.getTo()->getDSTSavings() != 0;
  return {from_icu(transition.getTime()), offset_of(*transition.getFrom()), offset_of(*transition.getTo()), summer, short_name(zone, summer)};
}

}  // namespace

std::optional<TimeZone> TimeZone::named(std::string_view name) {
  const std::string text(name);
  const auto zone = zone_of(text);
  icu::UnicodeString id;
  // What ICU does not know it gives as one of its own making; `GMT+5` and the like are none of the database's either.
  UErrorCode error = U_ZERO_ERROR;
  UBool is_system = 0;
  icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(text), id, is_system, error);
  if (U_FAILURE(error) != 0 || is_system == 0 || *zone == icu::TimeZone::getUnknown()) return std::nullopt;
  return TimeZone(text);
}

std::vector<ClockChange> TimeZone::changes(std::chrono::sys_days first, std::chrono::sys_days last) const {
  const auto zone = zone_of(name_);
  const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  std::vector<ClockChange> found;
  // A day more on either side, as local days begin up to 14 hours before or 12 after those of UTC.
  const UDate from = to_icu(first - std::chrono::days(1)), to = to_icu(last + std::chrono::days(2));
  icu::TimeZoneTransition transition;
  if (basic != nullptr && basic->getPreviousTransition(from, 1, transition) != 0) {
    found.push_back(change_of(*zone, transition));
  } else {
    std::int32_t raw = 0, saved = 0;
    UErrorCode error = U_ZERO_ERROR;
    zone->getOffset(from, 0, raw, saved, error);
    const seconds offset((raw + saved) / 1000);
    found.push_back({sys_seconds(), offset, offset, saved != 0, short_name(*zone, saved != 0)});
  }
  UDate at = from;
  while (basic != nullptr && basic->getNextTransition(at, 0, transition) != 0 && transition.getTime() < to) {
    found.push_back(change_of(*zone, transition));
    at = transition.getTime();
  }
  return found;
}

sys_seconds TimeZone::instant(std::chrono::sys_days day, seconds time) const {
  const auto zone = zone_of(name_);
  const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  const sys_seconds local = day + time;
  std::int32_t raw = 0, saved = 0;
  UErrorCode error = U_ZERO_ERROR;
  if (basic != nullptr) {
    basic->getOffsetFromLocal(to_icu(local), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saved, error);
  } else {
    zone->getOffset(to_icu(local), 1, raw, saved, error);
  }
  assert(U_SUCCESS(error));
  return local - seconds((raw + saved) / 1000);
}

}  // namespace campaign
