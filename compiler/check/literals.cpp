#include "check/literals.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace campaign {

namespace {

using namespace std::chrono_literals;
namespace chrono = std::chrono;

std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Day last_of_month(chrono::year_month month) { return chrono::sys_days(month / chrono::last); }
Day first_of_month(chrono::year_month month) { return chrono::sys_days(month / 1); }

DaySpan months(chrono::year_month first, int count) {
  return {first_of_month(first), last_of_month(first + chrono::months(count - 1))};
}

// Monday of ISO week 1: the week with the year's first Thursday.
Day first_iso_monday(chrono::year year) {
  const Day fourth = chrono::sys_days(year / 1 / 4);
  return fourth - (chrono::weekday(fourth) - chrono::Monday);
}

std::optional<DaySpan> fail(LiteralError& wrong, const Said& message, const Said& help = {}, std::string replacement = {}) {
  wrong = {message, help, std::move(replacement)};
  return std::nullopt;
}

constexpr const char* kForms =
    "dates are `2027-03-31`; longer spans `2027-03`, `2027-Q2`, `2027-H1`, `2027-W14`, `2027`";

std::optional<DaySpan> week_of(chrono::year year, std::string_view part, LiteralError& wrong) {
  const auto number = digits(part, 1, 2);
  if (!number) return fail(wrong, say("`W{}` is no week", part), kForms);
  const Day monday = first_iso_monday(year) + chrono::weeks(*number - 1);
  const int weeks = static_cast<int>((first_iso_monday(year + chrono::years(1)) - first_iso_monday(year)).count() / 7);
  if (*number < 1 || *number > weeks) {
    return fail(wrong, say("there is no week {} in `{}`", *number, std::to_string(static_cast<int>(year))), say("`{}` has {} weeks", std::to_string(static_cast<int>(year)), weeks));
  }
  return DaySpan{monday, monday + chrono::days(6)};
}

// `Q2` or `H1` of a year that starts with `first`.
std::optional<DaySpan> part_of_year(chrono::year_month first, std::string_view part, LiteralError& wrong) {
  const bool quarter = part[0] == 'Q';
  const auto number = digits(part.substr(1), 1, 2);
  const int most = quarter ? 4 : 2;
  if (!number || *number < 1 || *number > most) {
    return fail(wrong, quarter ? say("there is no quarter `{}`", part.substr(1)) : say("there is no half-year `{}`", part.substr(1)),
                quarter ? "a year has the quarters `Q1` to `Q4`" : "a year has the halves `H1` and `H2`");
  }
  const int length = 12 / most;
  return months(first + chrono::months((*number - 1) * length), length);
}

}  // namespace

std::optional<Decimal> parse_number(std::string_view text, LiteralError& wrong) {
  const std::size_t end = text.find_last_of("0123456789_") + 1;
  const std::string_view digits = text.substr(0, end);
  const std::string_view suffix = text.substr(end);
  int power = 0;
  if (suffix == "k" || suffix == "K") {
    power = 3;
  } else if (suffix == "M") {
    power = 6;
  } else if (suffix == "B") {
    power = 9;
  } else if (suffix == "m" || suffix == "b" || suffix == "bn" || suffix == "mn" || suffix == "mio" || suffix == "Mio") {
    const bool billions = suffix[0] == 'b';
    wrong = {say("`{}` is no magnitude", suffix), "magnitudes are `k` (thousand), `M` (million) and `B` (billion)",
             std::string(digits) + (billions ? "B" : "M")};
    return std::nullopt;
  } else if (!suffix.empty()) {
    // `2.5s`, `62pp`: what the units that people shorten so are called here; a factor has none.
    constexpr std::pair<std::string_view, std::string_view> kShort[] = {{"x", ""}, {"X", ""}, {"pp", " points"}, {"pts", " points"}, {"s", " seconds"}, {"sec", " seconds"},
                                                                        {"min", " minutes"}, {"h", " hours"}, {"d", " days"}, {"w", " weeks"}, {"y", " years"}};
    const auto* const known = std::ranges::find(kShort, suffix, &std::pair<std::string_view, std::string_view>::first);
    if (known != std::end(kShort)) {
      wrong = {say("`{}` is stuck to the number", suffix), "a unit stands apart from its number; magnitudes are `k`, `M` and `B`", fmt::format("{}{}", digits, known->second)};
      return std::nullopt;
    }
    wrong = {say("`{}` is stuck to the number", suffix), "a unit stands apart from its number; magnitudes are `k`, `M` and `B`",
             fmt::format("{} {}", digits, suffix)};
    return std::nullopt;
  }
  const auto number = Decimal::parse(digits);
  const auto scaled = number ? number->scaled_by_power_of_ten(power) : std::nullopt;
  if (!scaled) {
    const bool stray = digits.ends_with('_') || digits.find("__") != std::string_view::npos || digits.find("_.") != std::string_view::npos;
    wrong = stray ? LiteralError{"`_` stands between two digits only", "write `1_200`", {}}
                  : LiteralError{"this number is too large or too long", say("numbers have up to {} digits", Decimal::max_digits), {}};
  }
  return scaled;
}

std::int8_t last_digit_of(std::string_view text) {
  const std::size_t end = text.find_last_of("0123456789") + 1;
  const std::string_view suffix = text.substr(end);
  const int power = suffix == "k" || suffix == "K" ? 3 : suffix == "M" ? 6 : suffix == "B" ? 9 : 0;
  const std::size_t point = text.find('.');
  const auto decimals = point < end ? std::ranges::count_if(text.substr(point, end - point), [](char c) { return c >= '0' && c <= '9'; }) : 0;
  return static_cast<std::int8_t>(power - std::min<std::ptrdiff_t>(decimals, Decimal::max_scale));
}

std::optional<DaySpan> parse_date(std::string_view text, LiteralError& wrong) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('-', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  const auto year_number = digits(parts[0], 4, 4);
  if (!year_number || *year_number < 1000) return fail(wrong, say("`{}` is no date", text), kForms);
  const chrono::year year{*year_number};
  if (parts.size() == 1) return months(year / chrono::January, 12);
  if (parts.size() == 2 && (parts[1][0] == 'Q' || parts[1][0] == 'H')) return part_of_year(year / chrono::January, parts[1], wrong);
  if (parts.size() == 2 && parts[1][0] == 'W') return week_of(year, parts[1].substr(1), wrong);

  const auto month = digits(parts[1], 1, 2);
  const auto day = parts.size() > 2 ? digits(parts[2], 1, 2) : std::optional(1);
  if (parts.size() > 3 || !month || !day) return fail(wrong, say("`{}` is no date", text), kForms);
  if (*month < 1 || *month > 12) {
    return fail(wrong, say("there is no month {}", *month), "a date is written year, month, day: `2027-03-31`");
  }
  const chrono::year_month year_month = year / *month;
  if (parts[1].size() != 2 || (parts.size() > 2 && parts[2].size() != 2)) {
    std::string better = fmt::format("{:04}-{:02}", *year_number, *month);
    if (parts.size() > 2) better += fmt::format("-{:02}", *day);
    return fail(wrong, "months and days have two digits", say("write `{}`", better), better);
  }
  if (parts.size() == 2) return months(year_month, 1);
  const chrono::year_month_day date = year_month / *day;
  if (!date.ok()) {
    const auto last = static_cast<unsigned>((year_month / chrono::last).day());
    return fail(wrong, say("there is no day {} in `{}`", *day, text.substr(0, 7)), say("the month ends on `{}`", fmt::format("{}-{:02}", text.substr(0, 7), last)));
  }
  return DaySpan{chrono::sys_days(date), chrono::sys_days(date)};
}

std::optional<DaySpan> parse_fiscal(std::string_view text, unsigned first_month, LiteralError& wrong) {
  const std::size_t dash = text.find('-');
  const std::string_view number = text.substr(2, dash == std::string_view::npos ? dash : dash - 2);
  const auto given = digits(number, 2, 4);
  if (!given || number.size() == 3) return fail(wrong, say("`{}` is no fiscal year", text), "fiscal years are `FY27` or `FY2027`, their parts `FY27-Q1`, `FY27-H2`");
  const int ends_in = number.size() == 2 ? 2000 + *given : *given;
  const chrono::year_month first = chrono::year{first_month == 1 ? ends_in : ends_in - 1} / static_cast<int>(first_month);
  if (dash == std::string_view::npos) return months(first, 12);
  const std::string_view part = text.substr(dash + 1);
  if (part.size() < 2) return fail(wrong, say("`{}` is no part of a fiscal year", text), "its parts are `FY27-Q1` and `FY27-H2`");
  return part_of_year(first, part, wrong);
}

std::optional<int> parse_time(std::string_view text, LiteralError& wrong) {
  const std::size_t colon = text.find(':');
  const auto hour = digits(text.substr(0, colon), 1, 2);
  const auto minute = digits(text.substr(colon + 1), 2, 2);
  if (hour && minute && *minute < 60 && (*hour < 24 || (*hour == 24 && *minute == 0))) return *hour * 60 + *minute;
  wrong = {say("there is no time `{}`", text), "times go from `00:00` to `24:00`", {}};
  return std::nullopt;
}

std::string decode_text(std::string_view token, std::optional<std::size_t>& wrong_at) {
  if (token.starts_with("\"\"\"")) {
    std::string_view inner = token.substr(3);
    if (inner.ends_with("\"\"\"")) inner.remove_suffix(3);
    return dedent(inner);
  }
  std::string_view inner = token;
  if (inner.starts_with('"')) inner.remove_prefix(1);
  if (inner.ends_with('"') && !(inner.ends_with("\\\"") && !inner.ends_with("\\\\\""))) inner.remove_suffix(1);
  std::string text;
  text.reserve(inner.size());
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] != '\\') {
      text += inner[i];
      continue;
    }
    switch (i + 1 < inner.size() ? inner[i + 1] : '\0') {
      case '"': text += '"'; break;
      case '\\': text += '\\'; break;
      case 'n': text += '\n'; break;
      case 't': text += '\t'; break;
      case '{': text += '{'; break;
      default:
        if (!wrong_at) wrong_at = i + 1;
        text += '\\';
        --i;
        break;
    }
    ++i;
  }
  return text;
}

}  // namespace campaign
