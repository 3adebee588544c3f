#pragma once

#include <map>
#include <vector>

#include "schedule/people.h"

namespace campaign::timing {

/// What is used of one person's time. Minutes are counted in the person's hours (`WorkingTime::worked`), so that a night, a weekend and a
/// holiday take no room between two of them, and a time that is booked out is one step to pass, however long it is.
class PersonTime {
 public:
  /// With `mirrored`, of time turned round.
  PersonTime(const Person& person, bool mirrored);

  [[nodiscard]] const WorkingTime& hours() const { return hours_; }
  [[nodiscard]] std::int64_t capacity() const { return capacity_; }

  /// How much is free from a minute on, and up to which it stays the same. O(log bookings).
  struct Run {
    std::int64_t free;
    Minute until;
  };
  [[nodiscard]] Run run_at(Minute count) const;
  /// The end of the last run within some minutes that has less than a share free; -kNever: none has. O(runs in them).
  [[nodiscard]] Minute last_clash(Minute from, Minute to, std::int64_t share) const;

  /// Uses a share of some minutes, or gives it back where it is negative. O(log bookings + runs in them).
  void book(Minute from, Minute to, std::int64_t share, std::uint32_t step);
  /// What was on until a minute, or the nearest before it: a step; kNone where the person was away.
  [[nodiscard]] std::uint32_t holder_before(Minute count) const;

 private:
  WorkingTime hours_;
  std::int64_t capacity_;
  std::map<Minute, std::int64_t> used_;          ///< From each minute on.
  std::map<Minute, std::uint32_t> holders_;      ///< By the end of a booking.
};

}  // namespace campaign::timing
