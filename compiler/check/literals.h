#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "model/value.h"
#include "words/tongue.h"

namespace campaign {

// The literals of the language, from their bytes to their values. Each says in `wrong` what is wrong with a bad one.

struct LiteralError {
  Said message;             ///< "there is no month 13"
  Said help;                ///< What to write instead; may be empty.
  std::string replacement;  ///< A literal that is surely meant; may be empty.
};

/// `1_200`, `0.5`, `12k`, `2.5M`, `1B`: the digits times their magnitude. Exact.
[[nodiscard]] std::optional<Decimal> parse_number(std::string_view text, LiteralError& wrong);
/// The power of ten of the last digit of such a number: -2 for `0.11`, 0 for `1_200`, 3 for `12k`.
[[nodiscard]] std::int8_t last_digit_of(std::string_view text);

/// `2027-03-31`, `2027-03`, `2027-Q2`, `2027-H1`, `2027-W14`, `2027`: the days they mean. ISO 8601 weeks.
[[nodiscard]] std::optional<DaySpan> parse_date(std::string_view text, LiteralError& wrong);

/// `FY27`, `FY27-Q1`, `FY27-H2`: the days they mean when the fiscal year starts with `first_month` (1 to 12). A fiscal
/// year bears the number of the calendar year in which it ends.
[[nodiscard]] std::optional<DaySpan> parse_fiscal(std::string_view text, unsigned first_month, LiteralError& wrong);

/// `11:30`: minutes since midnight; `24:00` is the day's end.
[[nodiscard]] std::optional<int> parse_time(std::string_view text, LiteralError& wrong);

/// The value of a text token, quotes and all: escapes resolved in a short one, common indentation removed from a long
/// one. `wrong_at` is the offset of an unknown escape, where there is one.
[[nodiscard]] std::string decode_text(std::string_view token, std::optional<std::size_t>& wrong_at);

}  // namespace campaign
