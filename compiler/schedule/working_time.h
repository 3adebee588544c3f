#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "schedule/minutes.h"

namespace campaign::timing {

/// Hours that come back every week: a row of a calendar's `work`, or of a person's `busy`.
struct WeeklyHours {
  std::uint8_t weekdays = 0b0011111;  ///< Bit 0 is Monday.
  Minute from = 9 * kHour;            ///< Minutes of the day, 0 to 1440.
  Minute to = 17 * kHour;             ///< Behind `from`.
  MinuteSpan during{};                ///< Whatever of them lies outside is none.
};

/// A set of minutes in which work is done, from before all time to ever after: hours of the week that differ from one stretch of time to
/// the next. A calendar is one, and so is a person's time. Holidays, leave and changed hours are stretches with other hours, so all of
/// them are read in O(log stretches), and none of them needs a table of days.
///
/// A value; copies share what they hold. What has no bound in either direction stays without one.
class WorkingTime {
 public:
  /// No minute at all.
  WorkingTime();
  /// Every minute that one of some rows names. O(rows · stretches).
  [[nodiscard]] static WorkingTime of(std::span<const WeeklyHours> rows);
  /// Every minute of some spans, which may overlap. O(n log n).
  [[nodiscard]] static WorkingTime of(std::span<const MinuteSpan> spans);

  // Sets of minutes. O(stretches of both · hours of a week).
  friend WorkingTime operator|(const WorkingTime& a, const WorkingTime& b);
  friend WorkingTime operator&(const WorkingTime& a, const WorkingTime& b);
  friend WorkingTime operator-(const WorkingTime& a, const WorkingTime& b);

  /// How many working minutes lie before an instant, counted from an instant of this set's own: only differences mean something.
  /// Never falls, and rises by one behind each working minute. O(log stretches), as is all below.
  [[nodiscard]] Minute worked(Minute at) const;
  /// The working minutes between two instants; negative where `to` is the earlier one.
  [[nodiscard]] Minute between(Minute from, Minute to) const { return worked(to) - worked(from); }

  /// Where the working minute begins of which `count` lie before: the greatest instant at which `worked` is `count`. `kNever` or
  /// `-kNever` where there are not so many.
  [[nodiscard]] Minute begin_of(Minute count) const;

  /// The first working minute at or behind an instant.
  [[nodiscard]] Minute next(Minute at) const { return begin_of(worked(at)); }
  /// The last end of working time at or before an instant.
  [[nodiscard]] Minute prev(Minute at) const { return end_of(worked(at)); }
  /// The last working minute that begins at or before an instant.
  [[nodiscard]] Minute last_begin(Minute at) const;

  /// `minutes` of work after an instant: the least instant with so many working minutes between; the instant itself for none. With a
  /// negative number the least instant that has so many before `at`.
  [[nodiscard]] Minute plus(Minute at, Minute minutes) const;
  /// `minutes` of work before an instant: the greatest instant with so many between; the instant itself for none. The two belong
  /// together: `plus(a, n) <= b` exactly when `a <= minus(b, n)`.
  [[nodiscard]] Minute minus(Minute at, Minute minutes) const;

  [[nodiscard]] bool works(Minute at) const { return worked(at + 1) > worked(at); }
  /// An instant up to which every minute from a working one on is worked. Mostly the next at which work stops; it may go on there.
  [[nodiscard]] Minute works_until(Minute at) const;
  /// Whether work goes on from an instant without end, as it does with weekly hours.
  [[nodiscard]] bool goes_on() const;

  /// The same set with time turned round at `mirror_of(0)`: what came first comes last. Days and weeks stay days and weeks.
  [[nodiscard]] WorkingTime mirrored() const;

 private:
  struct Span {
    Minute from, to, worked;  ///< Minutes of the week; and how many are worked before.
  };
  struct Hours {
    std::vector<Span> spans;
    Minute total = 0;
    [[nodiscard]] bool operator==(const Hours& other) const;
    [[nodiscard]] Minute worked(Minute at) const;
    [[nodiscard]] Minute begin_of(Minute count) const;
  };
  /// A stretch of time with the same hours every week, up to the next one.
  struct Stretch {
    Minute from = -kNever;
    Minute worked = 0;   ///< Before it.
    Minute offset = 0;   ///< What its hours would have counted before it, if it had always been.
    std::uint32_t hours = 0;
  };
  struct Data {
    std::vector<Stretch> stretches;  ///< The first from `-kNever` on.
    std::vector<Hours> hours;
  };
  template <typename Operation>
  static WorkingTime combined(const WorkingTime& a, const WorkingTime& b, const Operation& holds);
  /// Adds up what is worked before each stretch, and leaves out what continues the one before.
  static WorkingTime made(Data data);
  static Hours hours_of(std::vector<Span> spans);
  [[nodiscard]] Minute end_of(Minute count) const;

  std::shared_ptr<const Data> data_;
};

/// The instant that is as long behind a certain Monday as another is before it.
[[nodiscard]] constexpr Minute mirror_of(Minute at) { return 8 * kDay - at; }

}  // namespace campaign::timing
