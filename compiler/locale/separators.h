#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace campaign {

/// The signs between the digits of a number in a language and region.
struct Separators {
  std::string grouping;  ///< Between thousands: `.` in `de`, `,` in `en`, `’` in `de-CH`.
  std::string decimal;   ///< In front of the fraction.
};

/// Those of a language tag (BCP 47); nullopt where the tag is not known. For error paths: loads the locale's numbers.
[[nodiscard]] std::optional<Separators> separators_of(std::string_view tag);

/// The month, 1 to 12, that a word means in one of the larger languages, whole or shortened: `March`, `Mrz.`, `août`; 0 for none.
/// For error paths.
[[nodiscard]] int month_named(std::string_view word);

/// Whether this is a code of ISO 4217 for money of today or of once: `EUR`.
[[nodiscard]] bool is_currency_code(std::string_view word);

}  // namespace campaign
