#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locale/separators.h"

namespace campaign {

// How people write what the language writes otherwise: `$15,000`, `5 million EUR`, `1'000`, `15%p`, `31.12.2027`, `March 5, 2027`.

/// One thing that is meant, as the language writes it.
struct Reading {
  std::string text;     ///< `2027-03-04`
  std::string meaning;  ///< What that says, where there are several readings: "4 March 2027".
  bool operator==(const Reading&) const = default;
};

/// A figure or a date that is written otherwise, at the beginning of a text.
struct Foreign {
  enum class Sort : std::uint8_t { number, money, share, date, week };
  Sort sort = Sort::number;
  std::uint32_t length = 0;       ///< In bytes.
  std::vector<Reading> readings;  ///< The most likely first; one: nothing else can be meant. None: it lacks something, such as a week's year.
};

/// What the plan says of itself that tells readings apart.
struct Customs {
  std::string currency;                  ///< The campaign's, or empty.
  std::optional<Separators> separators;  ///< Of the campaign's locale.
  std::optional<int> year;               ///< That all its periods lie in, where it is one.
  std::optional<std::pair<std::chrono::sys_days, std::chrono::sys_days>> days{};  ///< The first and the last day that are planned, where a day without a year is looked for.
  bool before = false;                   ///< What is asked for lies before them, as a baseline does.
};

/// A number, share or amount of money that `text` begins with, where it is not as the language writes it. O(its length).
[[nodiscard]] std::optional<Foreign> foreign_amount(std::string_view text, const Customs& customs);

/// A date, month, quarter or week likewise; a day without a year is one of the plan's.
[[nodiscard]] std::optional<Foreign> foreign_date(std::string_view text, const Customs& customs);

/// A whole number as the language writes it, with `_` between thousands: `15_000`.
[[nodiscard]] std::string grouped_digits(std::string_view digits);

}  // namespace campaign
