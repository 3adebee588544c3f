#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// One change of a zone's clocks. A zone whose clocks never changed has one all the same, at the beginning of 1970.
struct ClockChange {
  std::chrono::sys_seconds at{};      ///< When it happens.
  std::chrono::seconds before{}, after{};  ///< How far local time is ahead of UTC.
  bool summer = false;                ///< Whether the time after it is summer time.
  std::string name;                   ///< What people call the time after it: `EST`, `GMT+5:30`.
};

/// A time zone of the IANA database, as ICU has it.
class TimeZone {
 public:
  /// nullopt where there is no zone of this name.
  [[nodiscard]] static std::optional<TimeZone> named(std::string_view name);

  /// The changes that say which time the clocks show from a day through another: the last one before, then those between.
  /// In the order of time. O(changes between).
  [[nodiscard]] std::vector<ClockChange> changes(std::chrono::sys_days first, std::chrono::sys_days last) const;

  /// The instant at which the zone's clocks show a time of a day. Where they are put forward over it, the instant that it would
  /// have been without that; where they show it twice, the first.
  [[nodiscard]] std::chrono::sys_seconds instant(std::chrono::sys_days day, std::chrono::seconds time) const;

 private:
  explicit TimeZone(std::string name) : name_(std::move(name)) {}
  std::string name_;
};

}  // namespace campaign
