#include "model/format.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace campaign {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kStatedDigits = 4;       // A fraction of up to this length was written by a person and is shown whole.
constexpr int kSignificantDigits = 3;  // At least this many of a number below one, so that a small price is not `0.00`.

/// How many decimals a number is shown with: at least `least`, more for numbers close to zero.
int shown_digits(const Decimal& number, int least) {
  if (number.fraction_digits() <= kStatedDigits) return std::max(least, number.fraction_digits());
  Decimal scaled = number.abs();
  const Decimal enough = *Decimal::from_int(1).scaled_by_power_of_ten(kSignificantDigits - 1);
  int digits = 0;
  while (digits < Decimal::max_scale && (digits < least || scaled < enough)) {
    const auto next = scaled.scaled_by_power_of_ten(1);
    if (!next) break;
    scaled = *next;
    ++digits;
  }
  return std::min(digits, number.fraction_digits());
}

std::string format_number(const Units& units, const Amount& amount) {
  const ShownDigits digits = shown_digits(units, amount);
  return amount.number.to_grouped(digits.least, digits.most);
}

std::string signed_number(const Units& units, const Amount& amount) {
  std::string text(amount.number.sign() > 0 ? "+" : "");
  text += format_number(units, amount);
  return text;
}

/// The unit behind a number: ` orders`, ` USD/click`; `%` and its compounds touch the number.
std::string unit_behind(const Units& units, const Amount& amount, std::string_view shown) {
  const bool one = shown == "1" || shown == "-1" || shown == "+1";
  const std::string name = units.name(amount.unit, !one);
  std::string behind(name.empty() || name.starts_with('%') ? "" : " ");
  behind += name;
  return behind;
}

std::string with_unit(const Units& units, const Amount& amount, std::string number) {
  number += unit_behind(units, amount, number);
  return number;
}

void append_item(std::string& list, std::string_view item) {
  if (!list.empty()) list += ", ";
  list += item;
}

/// `Mon–Fri`, `Mon, Thu`: three days or more in a row become a range.
std::string format_weekdays(std::uint8_t weekdays) {
  std::string list;
  for (std::size_t first = 0; first < kWeekdays.size(); ++first) {
    if ((weekdays >> first & 1) == 0) continue;
    std::size_t last = first;
    while (last + 1 < kWeekdays.size() && (weekdays >> (last + 1) & 1) != 0) ++last;
    if (last - first < 2) last = first;
    append_item(
        list, last == first ? std::string(kWeekdays[first]) : fmt::format("{}–{}", kWeekdays[first], kWeekdays[last]));
    first = last;
  }
  return list;
}

/// `third Thu`, `last workday`.
std::string format_nth(const Daypart& daypart) {
  constexpr std::array<std::string_view, 6> kNth = {"last", "first", "second", "third", "fourth", "fifth"};
  constexpr std::uint8_t kWholeWeek = 0x7F;
  const bool one = (daypart.weekdays & (daypart.weekdays - 1)) == 0;
  return fmt::format("{} {}", kNth[static_cast<std::size_t>(daypart.nth < 0 ? 0 : daypart.nth)],
                     one ? format_weekdays(daypart.weekdays) : daypart.weekdays == kWholeWeek ? "day" : "workday");
}

std::string format_days(const Daypart& daypart) {
  constexpr std::uint8_t kWholeWeek = 0x7F;
  switch (daypart.repeat) {
    case Daypart::Repeat::daily:
      return daypart.every > 1 ? fmt::format("every {} days", daypart.every) : "daily";
    case Daypart::Repeat::weekly: {
      const std::string days = daypart.weekdays == kWholeWeek ? "daily" : format_weekdays(daypart.weekdays);
      if (daypart.every > 1) return fmt::format("every {} weeks{}{}", daypart.every, days.empty() ? "" : " on ", days);
      return days.empty() ? "weekly" : days;
    }
    case Daypart::Repeat::monthly: {
      const std::string often = daypart.every > 1 ? fmt::format("every {} months", daypart.every) : "monthly";
      std::string list;
      if (daypart.nth != 0) list = format_nth(daypart);
      for (int day = 0; day < 31; ++day) {
        if ((daypart.month_days >> day & 1) != 0) append_item(list, std::to_string(day + 1));
      }
      return list.empty() ? often : often + " on " + list;
    }
  }
  return {};
}

std::string format_bounds(const Units& units, const Bounds& bounds) {
  if (bounds.low && bounds.high) {
    return fmt::format("{} .. {}", format_amount(units, *bounds.low), format_amount(units, *bounds.high));
  }
  if (bounds.low) return ">= " + format_amount(units, *bounds.low);
  if (bounds.high) return "<= " + format_amount(units, *bounds.high);
  return {};
}

/// One overload a type of value.
struct Formatter {
  const Plan& plan;

  std::string label(EntityId entity) const {
    return entity == kNoEntity ? std::string() : std::string(plan.label(entity));
  }

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const Text& text) const { return std::string(text.value); }
  std::string operator()(const Word& word) const { return std::string(word.value); }
  std::string operator()(const Amount& amount) const { return format_amount(plan.units(), amount); }
  std::string operator()(const Estimate& estimate) const { return format_estimate(plan.units(), estimate); }
  std::string operator()(const DaySpan& span) const { return format_span(span); }
  std::string operator()(const Duration& duration) const { return format_duration(duration); }
  std::string operator()(const Daypart& daypart) const { return format_daypart(daypart); }
  std::string operator()(const YearlyDay& yearly) const { return format_yearly(yearly); }
  std::string operator()(const ClockTime& time) const { return format_time(time); }
  std::string operator()(const YesNo& answer) const { return answer.value ? "yes" : "no"; }
  std::string operator()(const Reference& reference) const { return label(reference.entity); }
  std::string operator()(const UnitValue& unit) const { return plan.units().name(unit.unit); }
  std::string operator()(const Bounds& bounds) const { return format_bounds(plan.units(), bounds); }
  std::string operator()(const Target& target) const { return format_target(plan.units(), target); }
  std::string operator()(const Condition& condition) const { return format_condition(plan, condition); }
  std::string operator()(const Expectation& expectation) const {
    return label(expectation.metric) + ": " + format_estimate(plan.units(), expectation.estimate);
  }
  std::string operator()(const Withheld& withheld) const { return std::string(name_of(withheld.reason)); }
};

}  // namespace

ShownDigits shown_digits(const Units& units, const Amount& amount) {
  const auto currency = units.currency_in(amount.unit);
  if (!currency) return {0, shown_digits(amount.number, 2)};
  const int coins = units.minor_digits(*currency);
  const bool whole = amount.number.fraction_digits() == 0;
  const bool coin = units.is_money(amount.unit) && amount.number.abs() >= Decimal::from_int(1);
  return {whole ? 0 : coins, coin ? coins : shown_digits(amount.number, coins)};
}

std::string format_amount(const Units& units, const Amount& amount) {
  return with_unit(units, amount, amount.unit == kPoints ? signed_number(units, amount) : format_number(units, amount));
}

std::string format_size(const Units& units, const Amount& amount) {
  return with_unit(units, amount, format_number(units, amount));
}

std::string format_estimate(const Units& units, const Estimate& estimate) {
  const std::string high = format_amount(units, estimate.high);
  if (estimate.certain()) return high;
  // One unit is said once, behind both numbers; `%` is a part of its number and said with each.
  const bool once = estimate.low.unit == estimate.high.unit && estimate.low.unit != kPoints &&
                    !units.name(estimate.low.unit).starts_with('%');
  return (once ? format_number(units, estimate.low) : format_amount(units, estimate.low)) + " to " + high;
}

std::string format_date(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string format_span(const DaySpan& span) {
  return span.first == span.last ? format_date(span.first) : format_date(span.first) + " .. " + format_date(span.last);
}

std::string format_duration(const Duration& duration) {
  const std::string count = duration.count.to_grouped(0, shown_digits(duration.count, 2));
  return fmt::format("{} {}{}", count, name_of(duration.unit), count == "1" ? "" : "s");
}

std::string format_yearly(const YearlyDay& yearly) {
  constexpr std::array<std::string_view, 6> kNth = {"last", "first", "second", "third", "fourth", "fifth"};
  constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  constexpr std::array<std::string_view, 13> kMonths = {"", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
  std::string text;
  switch (yearly.base) {
    case YearlyDay::Base::date: text = fmt::format("{} {}", yearly.day, kMonths[yearly.month]); break;
    case YearlyDay::Base::easter: text = "easter"; break;
    case YearlyDay::Base::orthodox_easter: text = "orthodox_easter"; break;
    case YearlyDay::Base::in_month: text = fmt::format("{} {} in {}", kNth[static_cast<std::size_t>(std::max<int>(yearly.nth, 0))], kDays[yearly.weekday], kMonths[yearly.month]); break;
    case YearlyDay::Base::by_date: text = fmt::format("last {} by {} {}", kDays[yearly.weekday], yearly.day, kMonths[yearly.month]); break;
  }
  if (yearly.shift == 0) return text;
  const int days = std::abs(yearly.shift);
  const bool bracketed = yearly.base == YearlyDay::Base::in_month;
  return fmt::format("{}{}{} {} {} day{}", bracketed ? "(" : "", text, bracketed ? ")" : "", yearly.shift < 0 ? '-' : '+', days, days == 1 ? "" : "s");
}

std::string format_daypart(const Daypart& daypart) {
  std::string text = format_days(daypart);
  if (daypart.start_minute < 0) return text;
  return text + fmt::format(" {:02}:{:02}–{:02}:{:02}", daypart.start_minute / 60, daypart.start_minute % 60,
                            daypart.end_minute / 60, daypart.end_minute % 60);
}

std::string format_time(const ClockTime& time) { return fmt::format("{:02}:{:02}", time.minute / 60, time.minute % 60); }

std::string format_target(const Units& units, const Target& target) {
  switch (target.form) {
    case Target::Form::value:
      return format_amount(units, target.amount);
    case Target::Form::at_least:
      return ">= " + format_amount(units, target.amount);
    case Target::Form::at_most:
      return "<= " + format_amount(units, target.amount);
    case Target::Form::range:
      return format_amount(units, target.amount) + " .. " + format_amount(units, target.upper);
    case Target::Form::relative:
      return with_unit(units, target.amount, signed_number(units, target.amount));
    case Target::Form::growth:
      return fmt::format("{} per {}", with_unit(units, target.amount, signed_number(units, target.amount)), name_of(target.period));
    case Target::Form::points: {
      const Amount points{target.amount.number, kPoints};
      return format_amount(units, points);
    }
    case Target::Form::keep:
      return "keep";
  }
  return {};
}

std::string_view sign_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return ">=";
    case Comparison::at_most:
      return "<=";
    case Comparison::above:
      return ">";
    case Comparison::below:
      return "<";
    case Comparison::equal:
      return "==";
    case Comparison::not_equal:
      return "!=";
  }
  return {};
}

std::string_view name_of(Duration::Unit unit) {
  constexpr std::array<std::string_view, 8> kNames = {"minute", "hour",  "workday", "day",
                                                      "week",   "month", "quarter", "year"};
  return kNames[static_cast<std::size_t>(unit)];
}

std::string_view name_of(Withheld::Reason reason) {
  switch (reason) {
    case Withheld::Reason::undisclosed:
      return "undisclosed";
    case Withheld::Reason::unknown:
      return "unknown";
    case Withheld::Reason::todo:
      return "todo";
  }
  return {};
}

std::string format_condition(const Plan& plan, const Condition& condition) {
  std::string text = condition.metric == kNoEntity ? std::string() : std::string(plan.label(condition.metric));
  if (!condition.compared) return text;
  return fmt::format("{} {} {}", text, sign_of(condition.comparison), format_amount(plan.units(), condition.amount));
}

std::string format_value(const Plan& plan, const Value& value) {
  return std::visit(Formatter{plan}, value);
}

}  // namespace campaign
