#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "check/value_reader.h"
#include "model/hull.h"
#include "model/said_values.h"
#include "model/yearly.h"

namespace campaign {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 6> kNth = {"last", "first", "second", "third", "fourth", "fifth"};

constexpr std::string_view kForm = "a day of every year, such as `3 october`, `easter + 1 day`, `fourth thursday in november` or `last monday by 24 may`, or a day such as `2027-01-06`";

bool is_shift(Node node) { return node.kind() == NodeKind::binary && (node.op() == TokenKind::plus || node.op() == TokenKind::minus); }
/// `last monday`, which is a date to the grammar.
bool is_nth_weekday(Node node) {
  return node.kind() == NodeKind::date && std::ranges::any_of(kNth, [&](std::string_view nth) { return node.text().starts_with(nth); });
}
bool is_easter(Node node) { return node.kind() == NodeKind::path && (node.text() == "easter" || node.text() == "orthodox_easter"); }

/// Whether an expression has the look of a day that comes back, so that it is read as one.
bool comes_back(Node node) {
  if (is_shift(node)) return comes_back(node.child(0));
  if (node.kind() == NodeKind::binary) return node.op() == TokenKind::kw_in;
  return is_easter(node) || is_nth_weekday(node) || (node.kind() == NodeKind::quantity && node.end_token() == node.first_token() + 2);
}

/// Its `by 24 may`, or a node without children.
std::optional<Node> by_clause(Node item) {
  if (item.kind() != NodeKind::item) return std::nullopt;
  for (const Node clause : item) {
    if (clause.kind() == NodeKind::clause && clause.has_children() && clause.tree().tokens()[clause.first_token()].kind == TokenKind::by) return clause.child(0);
  }
  return std::nullopt;
}

}  // namespace

// `3 october`
std::optional<YearlyDay> ValueReader::day_of_month(Node node) {
  if (node.kind() != NodeKind::quantity || node.end_token() != node.first_token() + 2) {
    wrong_type(node, "this", "a day and a month, such as `24 may`");
    return std::nullopt;
  }
  const std::string_view digits = node.token_text(node.first_token()), word = node.token_text(node.first_token() + 1);
  const auto month = std::ranges::find(kMonths, word);
  if (month == kMonths.end()) {
    const Span span = node.token_span(node.first_token() + 1);
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::bad_date>(span, say("`{}` is no month", word));
    const auto meant = closest(lower_case(word), kMonths);
    if (meant) diagnostic.fix(say("write `{}`", *meant), span, std::string(*meant));
    diagnostic.helped(meant ? say("write `{}`", *meant) : say("write {}", Said::sentence(kForm)));
    return std::nullopt;
  }
  YearlyDay day{.month = static_cast<std::uint8_t>(month - kMonths.begin() + 1)};
  unsigned number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number < 1 || number > most_days_of(day.month)) {
    context_.diagnostics.report<Finding::bad_date>(node.span(), say("`{}` has no day `{}`", word, digits)).helped(say("it has {0} {0:day|days}", most_days_of(day.month)));
    return std::nullopt;
  }
  day.day = static_cast<std::uint8_t>(number);
  return day;
}

// `last monday`, of a month that is not known yet
std::optional<YearlyDay> ValueReader::weekday_of_month(Node node) {
  const std::string_view text = node.text();
  const std::string_view nth = text.substr(0, text.find_first_of(" \t")), word = text.substr(text.find_last_of(" \t") + 1);
  const auto place = std::ranges::find(kNth, nth);
  const auto weekday = std::ranges::find_if(kWeekdays, [&](std::string_view name) { return name == word || name.substr(0, 3) == word; });
  if (!is_nth_weekday(node) || place == kNth.end() || weekday == kWeekdays.end()) {
    wrong_type(node, "this", "a weekday of a month, such as `last monday in may`");
    return std::nullopt;
  }
  return YearlyDay{.base = YearlyDay::Base::in_month,
                   .nth = static_cast<std::int8_t>(place == kNth.begin() ? -1 : place - kNth.begin()),
                   .weekday = static_cast<std::uint8_t>(weekday - kWeekdays.begin())};
}

std::optional<YearlyDay> ValueReader::yearly_day(Node node) {
  if (node.broken()) return std::nullopt;
  if (is_easter(node)) return YearlyDay{.base = node.text() == "easter" ? YearlyDay::Base::easter : YearlyDay::Base::orthodox_easter};
  if (is_shift(node)) {
    auto day = yearly_day(node.child(0));
    const auto by = duration(node.child(1), "this", true);
    if (!day || !by) return std::nullopt;
    constexpr std::int64_t kMost = 366;
    const std::int64_t unit = by->unit == Duration::Unit::days ? 1 : by->unit == Duration::Unit::weeks ? 7 : 0;
    const auto count = by->count.to_int64();
    if (unit == 0 || !count || *count > kMost / unit || *count < 0) {
      wrong_type(node.child(1), "this", "a whole number of days or weeks, up to a year");
      return std::nullopt;
    }
    day->shift = static_cast<std::int16_t>(day->shift + *count * unit * (node.op() == TokenKind::plus ? 1 : -1));
    return day;
  }
  if (node.kind() == NodeKind::binary) {
    auto day = weekday_of_month(node.child(0));
    const Node name = node.child(1);
    const auto month = std::ranges::find(kMonths, name.text());
    if (day && month == kMonths.end()) {
      Diagnostic& diagnostic = context_.diagnostics.report<Finding::bad_date>(name.span(), say("`{}` is no month", name.text()));
      if (const auto meant = closest(lower_case(name.text()), kMonths)) diagnostic.helped(say("write `{}`", *meant)).fix(say("write `{}`", *meant), name.span(), std::string(*meant));
      return std::nullopt;
    }
    if (day) day->month = static_cast<std::uint8_t>(month - kMonths.begin() + 1);
    return day;
  }
  if (is_nth_weekday(node)) {
    context_.diagnostics.report<Finding::bad_date>(node.span(), say("`{}` of which month?", node.text())).helped(say("write `{} in may`, or `last monday by 24 may`", node.text()));
    return std::nullopt;
  }
  return day_of_month(node);
}

// `3 october`, `easter + 1 day`, `fourth thursday in november`, `last monday by 24 may`, or days of the calendar
Value ValueReader::yearly(Node item, Node expression, const PropertyRow& row) {
  if (const auto by = by_clause(item)) {
    const auto last = day_of_month(*by);
    if (!is_nth_weekday(expression) || !expression.text().starts_with("last")) {
      wrong_type(expression, row.name, "the last day of a name up to a day, such as `last monday by 24 may`");
      return {};
    }
    auto day = weekday_of_month(expression);
    if (!last || !day) return {};
    day->base = YearlyDay::Base::by_date;
    day->nth = 0;
    day->month = last->month;
    day->day = last->day;
    return *day;
  }
  if (comes_back(expression)) {
    const auto day = yearly_day(expression);
    return day ? Value(*day) : Value();
  }
  const bool day = expression.kind() == NodeKind::date || expression.kind() == NodeKind::quantity || expression.kind() == NodeKind::path || expression.kind() == NodeKind::binary;
  if (!day) {
    wrong_type(expression, row.name, Said::sentence(kForm));
    return {};
  }
  const auto days = span_of_days(expression);
  return days ? Value(*days) : Value();
}

// A date leans on a holiday: on the one time that it falls into the campaign.
std::optional<DaySpan> ValueReader::day_of_holiday(EntityId holiday, Node path) {
  context_.leaned_on.insert(static_cast<std::uint32_t>(holiday));
  if (std::ranges::find(date_path_, holiday) != date_path_.end() || date_path_.size() >= kDeepestDates) {
    context_.diagnostics.report<Finding::date_cycle>(path.span()).helped("write a day of the calendar in one of the dates");
    return std::nullopt;
  }
  date_path_.push_back(holiday);
  const std::vector<PropertyValue> values = values_of(holiday);
  date_path_.pop_back();
  const HolidayRule rule = holiday_rule(holiday, values);
  if (rule.yearly.empty()) {
    std::optional<DaySpan> days;
    for (const PropertyValue& value : values) {
      const auto* span = value.property == prop("on") ? std::get_if<DaySpan>(&value.value) : nullptr;
      if (span != nullptr) widen(days, *span);
    }
    // What is wrong with them is said once, where it is read for good: of a chain of holidays not at each of them again.
    return days || aside_ ? days : property_days(holiday, "on");
  }
  const EntityId campaign = context_.plan[here_].kind == Kind::campaign ? here_ : context_.plan.enclosing(here_, Kind::campaign);
  const auto period = campaign == kNoEntity ? std::nullopt : property_days(campaign, "period");
  std::vector<Day> found;
  if (period) {
    for (const Holiday& each : laid_out({&rule, 1}, *period)) {
      if (!each.substitute || rule.moves) found.push_back(each.day);
    }
  }
  if (found.size() == 1) return DaySpan{found.front(), found.front()};
  context_.diagnostics.report<Finding::bad_date>(path.span(), say("`{}` comes back every year", path.text()))
      .helped(found.empty() ? say("it does not fall into the campaign; write the day that is meant") : say("it falls into the campaign {0} {0:time|times}; write the day that is meant", found.size()));
  return std::nullopt;
}

}  // namespace campaign
