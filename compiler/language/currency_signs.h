#pragma once

#include <span>
#include <string_view>

namespace campaign {

/// How people write a currency otherwise than by its code, and which it can be, the most used first.
struct CurrencySign {
  std::string_view sign;   ///< `€`, `kr`, `dollars`; words in small letters.
  std::string_view codes;  ///< `SEK NOK DKK ISK`
};

/// All of them.
[[nodiscard]] std::span<const CurrencySign> all_currency_signs();

/// What a sign or word can mean, codes with blanks between; empty where it is none. Capitals do not count in words of more than
/// three letters.
[[nodiscard]] std::string_view currencies_written(std::string_view sign);

/// The longest sign that a text begins with, or null. A sign of letters has to end where its word ends.
[[nodiscard]] const CurrencySign* currency_sign_at(std::string_view text);

}  // namespace campaign
