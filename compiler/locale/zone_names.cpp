#include "locale/zone_names.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include "base/text.h"

namespace campaign {

namespace {

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
      if ((place && !name.starts_with("Etc/") && !name.starts_with("SystemV/")) || name == "UTC" || name == "GMT" || name == "Etc/UTC") zones.emplace_back(name);
    }
    std::ranges::sort(zones);
    return zones;
  }();
  return kZones;
}

}  // namespace

bool is_time_zone(std::string_view text) { return std::ranges::binary_search(all_zones(), text, std::less<>()); }

std::optional<std::string> meant_time_zone(std::string_view text) {
  std::string wanted(trim(text));
  std::ranges::replace(wanted, ' ', '_');
  const std::string lower = lower_case(wanted);
  // A city alone, or with the wrong continent.
  const std::string city = lower.substr(lower.rfind('/') + 1);
  std::vector<std::string_view> names, cities;
  for (const std::string& zone : all_zones()) {
    if (lower_case(zone) == lower) return zone;
    names.push_back(zone);
    cities.push_back(std::string_view(zone).substr(zone.rfind('/') + 1));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!city.empty() && lower_case(cities[i]) == city) return std::string(names[i]);
  }
  if (wanted.size() < 4 || wanted.find_first_of("0123456789+") != std::string::npos) return std::nullopt;
  if (const auto near = closest(wanted, names)) return std::string(*near);
  if (const auto near = closest(city, cities)) {
    return std::string(names[static_cast<std::size_t>(std::ranges::find(cities, *near) - cities.begin())]);
  }
  return std::nullopt;
}

}  // namespace campaign
