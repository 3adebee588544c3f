#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace campaign {

/// The days of the week on which a region works. Whatever counts workdays asks `is_workday` and nothing else.
struct WorkWeek {
  std::uint8_t workdays = 0b0011111;  ///< Bit 0 is Monday. Never none.

  [[nodiscard]] bool is_workday(std::chrono::weekday day) const { return (workdays >> (day.iso_encoding() - 1) & 1) != 0; }
  /// The same of a day of the calendar: the place where holidays come in.
  [[nodiscard]] bool is_workday(std::chrono::sys_days day) const { return is_workday(std::chrono::weekday(day)); }
  /// How many they are, 1 to 7.
  [[nodiscard]] int days() const;
  bool operator==(const WorkWeek&) const = default;
};

/// The work week of a language tag's region, after the week data of the Unicode CLDR; of a language alone that of the region
/// where most of its speakers live. Monday to Friday where the tag is empty or unknown, and for English alone.
[[nodiscard]] WorkWeek work_week(std::string_view tag);

}  // namespace campaign
