#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "schedule/network.h"

namespace campaign::timing {

/// Random choices that are the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  /// From `from` to `to`, both of them.
  std::int64_t operator()(std::int64_t from, std::int64_t to) {
    return from + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(to - from + 1));
  }
  /// Once in so many times.
  bool one_in(int times) { return (*this)(1, times) == 1; }

 private:
  std::mt19937_64 engine_;
};

inline constexpr Minute kStart = 20'822 * kDay;  ///< Monday, 4 January 2027.

/// Some hours of a week, with some stretches free or added.
inline WorkingTime random_time(Random& random) {
  std::vector<WeeklyHours> rows;
  for (std::int64_t left = random(1, 3); left > 0; --left) {
    const Minute from = random(0, 20) * kHour + (random.one_in(4) ? random(0, 59) : 0);
    rows.push_back({static_cast<std::uint8_t>(random(1, 127)), from, std::min(from + random(1, 10) * kHour, kDay), {}});
    if (random.one_in(4)) rows.back().during = {kStart + random(-5, 30) * kDay, kStart + random(31, 60) * kDay};
  }
  std::vector<MinuteSpan> free;
  for (std::int64_t left = random(0, 4); left > 0; --left) {
    const Minute from = kStart + random(-10, 50) * kDay + (random.one_in(3) ? random(0, kDay) : 0);
    free.push_back({from, from + (random.one_in(3) ? random(1, 3 * kDay) : random(1, 4) * kDay)});
  }
  return WorkingTime::of(rows) - WorkingTime::of(free);
}

}  // namespace campaign::timing
