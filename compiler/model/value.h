#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "base/decimal.h"
#include "source/span.h"

namespace campaign {

/// One declaration of the plan; an index into `Plan`.
enum class EntityId : std::uint32_t {};
inline constexpr EntityId kNoEntity{0xFFFFFFFF};

/// A unit, simple or compound (`USD/click`); an index into the plan's `Units`.
enum class UnitId : std::uint32_t {};
inline constexpr UnitId kNoUnit{0};   ///< A bare number.
inline constexpr UnitId kPercent{1};  ///< Hundredths of one.
inline constexpr UnitId kPoints{2};   ///< Percentage points: a difference of two shares.
inline constexpr UnitId kMoney{3};    ///< Money of whichever currency the campaign has.

/// An exact number with its unit: `12_000 USD`, `25 %`, `410 leads`.
struct Amount {
  /// Of a number that was worked out and not written.
  static constexpr std::int8_t kExact = -128;

  Decimal number;
  UnitId unit = kNoUnit;
  /// The power of ten of the last digit that was written: -2 for `0.11`, 0 for `3`, 3 for `12k`. It says how far the number
  /// was rounded, and nothing of its value.
  std::int8_t last_digit = kExact;
  bool operator==(const Amount& other) const { return number == other.number && unit == other.unit; }
};

/// How the values of an estimate are spread, in its unit: `a` and `b`, or `a` to `c` with `b` the likeliest.
struct Spread {
  enum class Form : std::uint8_t {
    interval,   ///< By the estimate's ends, which hold 90%: lognormal where both are above zero, else normal.
    normal,     ///< Of a mean and a deviation.
    lognormal,  ///< By its ends.
    uniform,
    triangle,
    pert,
  };
  Form form = Form::interval;
  double a = 0, b = 0, c = 0;
  bool operator==(const Spread&) const = default;
};

/// What is known of an uncertain amount: a 90% interval with its middle; a certain one has all three equal.
struct Estimate {
  Amount low, middle, high;
  std::uint32_t spread = 0;  ///< Number for `Plan::spread`; 0: an interval.
  [[nodiscard]] bool certain() const { return low == high; }
  bool operator==(const Estimate&) const = default;
};

using Day = std::chrono::sys_days;

/// Days from `first` through `last`, both included.
struct DaySpan {
  Day first{};
  Day last{};
  bool operator==(const DaySpan&) const = default;
};

/// A length of time as people state it; months are not a number of days.
struct Duration {
  enum class Unit : std::uint8_t { minutes, hours, workdays, days, weeks, months, quarters, years };
  Decimal count;
  Unit unit = Unit::days;
  bool operator==(const Duration&) const = default;
};

/// Days of a rhythm, with or without hours: `mon..fri 11:30 .. 13:30`, `every 2 weeks on tue`, `monthly on third thursday`.
/// Minutes count from midnight; an end at or before the start is the next day's.
struct Daypart {
  enum class Repeat : std::uint8_t { daily, weekly, monthly };
  Repeat repeat = Repeat::weekly;
  std::uint8_t weekdays = 0;       ///< Bit 0 is Monday. Weekly without any: the weekday of the first day.
  std::uint32_t month_days = 0;    ///< Bit 0 is the first. Monthly without any and without `nth`: the day of the first day.
  std::int16_t start_minute = -1;  ///< -1: all day.
  std::int16_t end_minute = -1;
  std::uint8_t every = 1;          ///< Each so manyth day, week or month, from the first day of what it is a rhythm of.
  std::int8_t nth = 0;             ///< Monthly: the how manyth of the `weekdays` in the month, -1 the last; 0: none of them.
  bool operator==(const Daypart&) const = default;
};

/// A day that comes back every year: `3 october`, `easter + 1 day`, `fourth thursday in november`, `last monday by 24 may`.
struct YearlyDay {
  enum class Base : std::uint8_t {
    date,             ///< `day` of `month`.
    easter,           ///< Easter Sunday of the Western churches.
    orthodox_easter,  ///< Easter Sunday of the Orthodox churches.
    in_month,         ///< The `nth` `weekday` of `month`; -1 is the last.
    by_date,          ///< The last `weekday` up to and with `day` of `month`.
  };
  Base base = Base::date;
  std::uint8_t month = 0;    ///< From 1.
  std::uint8_t day = 0;
  std::int8_t nth = 0;
  std::uint8_t weekday = 0;  ///< 0 is Monday.
  std::int16_t shift = 0;    ///< So many days later than that; below zero earlier.
  bool operator==(const YearlyDay&) const = default;
};

/// A time of day: minutes from midnight.
struct ClockTime {
  std::int16_t minute = 0;
  bool operator==(const ClockTime&) const = default;
};

/// `yes` or `no`.
struct YesNo {
  bool value = false;
  bool operator==(const YesNo&) const = default;
};

/// A text with escapes resolved and, if long, its indentation removed. The view lives as long as the plan.
struct Text {
  std::string_view value;
  bool operator==(const Text&) const = default;
};

/// One of the words of a property's row.
struct Word {
  std::string_view value;
  bool operator==(const Word&) const = default;
};

struct Reference {
  EntityId entity = kNoEntity;
  bool operator==(const Reference&) const = default;
};

/// Which end of a tactic a link is about.
enum class Moment : std::uint8_t { unsaid, start, end };

/// A unit as a value (`unit: USD/click`).
struct UnitValue {
  UnitId unit = kNoUnit;
  bool operator==(const UnitValue&) const = default;
};

/// A lower and an upper bound, either of which may be open.
struct Bounds {
  std::optional<Amount> low, high;
  bool operator==(const Bounds&) const = default;
};

enum class Comparison : std::uint8_t { at_least, at_most, above, below, equal, not_equal };

/// Whether numbers of an order are what a comparison asks for: `>=` of one that is greater than the other.
[[nodiscard]] constexpr bool satisfies(Comparison comparison, std::strong_ordering order) {
  switch (comparison) {
    case Comparison::at_least: return order >= 0;
    case Comparison::at_most: return order <= 0;
    case Comparison::above: return order > 0;
    case Comparison::below: return order < 0;
    case Comparison::equal: return order == 0;
    case Comparison::not_equal: return order != 0;
  }
  return false;
}

/// What is wanted of a metric.
struct Target {
  enum class Form : std::uint8_t {
    value,     ///< `9M USD`
    at_least,  ///< `>= 43%`
    at_most,   ///< `<= 20 USD/order`
    range,     ///< `1.7B GBP .. 1.9B GBP`: `amount` to `upper`
    relative,  ///< `+25%` of the baseline
    points,    ///< `+2 points` on the baseline
    growth,    ///< `+20% per month`: of the value before, each month anew.
    keep,      ///< Not worse than the baseline.
  };
  Form form = Form::value;
  Amount amount;
  Amount upper;
  Duration::Unit period = Duration::Unit::months;  ///< Of growth.
  bool operator==(const Target&) const = default;

  /// Whether it says by how much the baseline is to change.
  [[nodiscard]] bool is_change() const { return form == Form::relative || form == Form::points || form == Form::growth; }
  /// Whether what it wants is worked out from the baseline.
  [[nodiscard]] bool needs_baseline() const { return is_change() || form == Form::keep; }
};

/// A metric, alone or compared with a value.
struct Condition {
  EntityId metric = kNoEntity;
  bool compared = false;
  Comparison comparison = Comparison::at_least;
  Amount amount;
  bool operator==(const Condition&) const = default;
};

/// An expected contribution to one metric.
struct Expectation {
  EntityId metric = kNoEntity;
  Estimate estimate;
  Span metric_span;  ///< Where the metric is named.
  bool operator==(const Expectation&) const = default;
};

/// A value that is not known on purpose: `undisclosed`, `unknown`, `todo`.
struct Withheld {
  enum class Reason : std::uint8_t { undisclosed, unknown, todo };
  Reason reason = Reason::unknown;
  bool operator==(const Withheld&) const = default;
};

/// A property's value. `monostate` is a hole: what was written was wrong and has its diagnostic.
using Value = std::variant<std::monostate, Text, Amount, Estimate, DaySpan, Duration, Daypart, ClockTime, YesNo, Word, Reference,
                           UnitValue, Bounds, Target, Condition, Expectation, Withheld, YearlyDay>;

}  // namespace campaign
