#include "locale/zone_names.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include "base/text.h"

namespace campaign {

namespace {

/// What people call the clocks of a zone, and the zones that may be meant, the likeliest first.
struct Abbreviation {
  std::string_view names, zones;
};
constexpr Abbreviation kAbbreviations[] = {
    {"CET CEST MEZ MESZ", "Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome"}, {"EET EEST OEZ", "Europe/Athens Europe/Helsinki Europe/Kyiv"}, {"WET WEST", "Europe/Lisbon"},
    {"BST", "Europe/London"}, {"MSK", "Europe/Moscow"}, {"TRT", "Europe/Istanbul"},
    {"EST EDT ET", "America/New_York America/Toronto"}, {"CST CDT CT", "America/Chicago America/Mexico_City"}, {"MST MDT MT", "America/Denver America/Phoenix"},
    {"PST PDT PT", "America/Los_Angeles America/Vancouver"}, {"AKST AKDT", "America/Anchorage"}, {"HST", "Pacific/Honolulu"}, {"AST ADT", "America/Halifax"}, {"BRT", "America/Sao_Paulo"},
    {"ART", "America/Argentina/Buenos_Aires"}, {"IST", "Asia/Kolkata Europe/Dublin Asia/Jerusalem"}, {"PKT", "Asia/Karachi"}, {"GST", "Asia/Dubai"}, {"SGT", "Asia/Singapore"},
    {"HKT", "Asia/Hong_Kong"}, {"JST", "Asia/Tokyo"}, {"KST", "Asia/Seoul"}, {"WIB", "Asia/Jakarta"}, {"ICT", "Asia/Bangkok"}, {"AEST AEDT", "Australia/Sydney Australia/Brisbane"},
    {"ACST ACDT", "Australia/Adelaide"}, {"AWST", "Australia/Perth"}, {"NZST NZDT", "Pacific/Auckland"}, {"SAST", "Africa/Johannesburg"}, {"WAT", "Africa/Lagos"}, {"EAT", "Africa/Nairobi"},
    {"CAT", "Africa/Harare"}, {"Z ZULU", "UTC"},
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// All that ICU knows, without its own short forms of three letters (`AST`, `CST`), which mean several zones.
const std::vector<std::string>& all_zones() {
  static const std::vector<std::string> kZones = [] {
    std::vector<std::string> zones;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> ids(icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, error));
    std::int32_t length = 0;
    for (const char* id = ids ? ids->next(&length, error) : nullptr; id != nullptr && U_SUCCESS(error); id = ids->next(&length, error)) {
      const std::string_view name(id, static_cast<std::size_t>(length));
      const bool place = name.find('/') != std::string_view::npos;
      if ((place && !name.starts_with("SystemV/")) || name == "UTC" || name == "GMT") zones.emplace_back(name);
    }
    std::ranges::sort(zones);
    return zones;
  }();
  return kZones;
}

}  // namespace

bool is_time_zone(std::string_view text) { return std::ranges::binary_search(all_zones(), text, std::less<>()); }

std::vector<std::string> meant_time_zones(std::string_view text) {
  std::string wanted(trim(text));
  std::ranges::replace(wanted, ' ', '_');
  const std::string lower = lower_case(wanted);
  for (const Abbreviation& row : kAbbreviations) {
    for (const std::string& name : words_of(row.names)) {
      if (lower_case(name) == lower) return words_of(row.zones);
    }
  }
  // A city alone, or with the wrong continent.
  const std::string city = lower.substr(lower.rfind('/') + 1);
  std::vector<std::string_view> names, cities;
  for (const std::string& zone : all_zones()) {
    if (lower_case(zone) == lower) return {zone};
    if (zone.starts_with("Etc/")) continue;  // Their signs are the other way round than people write them.
    names.push_back(zone);
    cities.push_back(std::string_view(zone).substr(zone.rfind('/') + 1));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!city.empty() && lower_case(cities[i]) == city) return {std::string(names[i])};
  }
  if (wanted.size() < 4 || wanted.find_first_of("0123456789+") != std::string::npos) return {};
  if (const auto near = closest(wanted, names)) return {std::string(*near)};
  if (const auto near = closest(city, cities)) {
    return {std::string(names[static_cast<std::size_t>(std::ranges::find(cities, *near) - cities.begin())])};
  }
  return {};
}

}  // namespace campaign
