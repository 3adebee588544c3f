#include "language/currency_signs.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace campaign {

namespace {

constexpr auto kSigns = std::to_array<CurrencySign>({
    {"$", "USD CAD AUD NZD SGD HKD MXN"}, {"US$", "USD"}, {"A$", "AUD"}, {"AU$", "AUD"}, {"C$", "CAD"}, {"CA$", "CAD"}, {"HK$", "HKD"},
    {"NZ$", "NZD"}, {"S$", "SGD"}, {"NT$", "TWD"}, {"R$", "BRL"}, {"MX$", "MXN"}, {"€", "EUR"}, {"£", "GBP EGP"}, {"¥", "JPY CNY"},
    {"￥", "JPY CNY"}, {"JP¥", "JPY"}, {"CN¥", "CNY"}, {"円", "JPY"}, {"元", "CNY TWD"}, {"₹", "INR"}, {"₨", "INR PKR LKR NPR MUR"},
    {"Rs", "INR PKR LKR NPR MUR"}, {"Rs.", "INR PKR LKR NPR MUR"}, {"kr", "SEK NOK DKK ISK"}, {"kr.", "DKK SEK NOK ISK"}, {"Kr", "SEK NOK DKK ISK"},
    {"zł", "PLN"}, {"zl", "PLN"}, {"Kč", "CZK"}, {"Kc", "CZK"}, {"Ft", "HUF"}, {"₽", "RUB"}, {"₴", "UAH"}, {"₺", "TRY"}, {"TL", "TRY"},
    {"₪", "ILS"}, {"₩", "KRW"}, {"₫", "VND"}, {"฿", "THB"}, {"₱", "PHP"}, {"₦", "NGN"}, {"₵", "GHS"}, {"₡", "CRC"}, {"₲", "PYG"},
    {"₸", "KZT"}, {"₼", "AZN"}, {"₾", "GEL"}, {"֏", "AMD"}, {"৳", "BDT"}, {"؋", "AFN"}, {"₮", "MNT"}, {"₭", "LAK"}, {"៛", "KHR"},
    {"lei", "RON MDL"}, {"Fr", "CHF"}, {"Fr.", "CHF"}, {"SFr", "CHF"}, {"SFr.", "CHF"}, {"RM", "MYR"}, {"Rp", "IDR"}, {"KSh", "KES"},
    {"euro", "EUR"}, {"euros", "EUR"}, {"dollar", "USD CAD AUD NZD SGD HKD"}, {"dollars", "USD CAD AUD NZD SGD HKD"}, {"pound", "GBP EGP"},
    {"pounds", "GBP EGP"}, {"sterling", "GBP"}, {"quid", "GBP"}, {"yen", "JPY"}, {"yuan", "CNY"}, {"renminbi", "CNY"}, {"franc", "CHF"},
    {"francs", "CHF"}, {"franken", "CHF"}, {"rupee", "INR PKR LKR NPR MUR"}, {"rupees", "INR PKR LKR NPR MUR"}, {"real", "BRL"}, {"reais", "BRL"},
    {"krona", "SEK ISK"}, {"kronor", "SEK"}, {"krone", "NOK DKK"}, {"kroner", "NOK DKK"}, {"zloty", "PLN"}, {"złoty", "PLN"}, {"złotych", "PLN"},
    {"koruna", "CZK"}, {"forint", "HUF"}, {"lira", "TRY"}, {"rand", "ZAR"}, {"peso", "MXN ARS CLP COP PHP"}, {"pesos", "MXN ARS CLP COP PHP"},
    {"shekel", "ILS"}, {"shekels", "ILS"}, {"won", "KRW"}, {"baht", "THB"}, {"naira", "NGN"}, {"dirham", "AED MAD"}, {"dirhams", "AED MAD"},
});

bool is_word_byte(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80; }

}  // namespace

std::span<const CurrencySign> all_currency_signs() { return kSigns; }

std::string_view currencies_written(std::string_view sign) {
  const std::string lower = lower_case(sign);
  for (const CurrencySign& row : kSigns) {
    if (row.sign == sign || (row.sign.size() > 3 && row.sign == lower)) return row.codes;
  }
  return {};
}

const CurrencySign* currency_sign_at(std::string_view text) {
  const CurrencySign* longest = nullptr;
  const std::string lower = lower_case(text.substr(0, 12));  // Longer than the longest word.
  for (const CurrencySign& row : kSigns) {
    const bool begins = text.starts_with(row.sign) || (row.sign.size() > 3 && std::string_view(lower).starts_with(row.sign));
    if (!begins || (longest != nullptr && longest->sign.size() >= row.sign.size())) continue;
    const bool word = is_word_byte(static_cast<unsigned char>(row.sign[0])) && static_cast<unsigned char>(row.sign[0]) < 0x80 && row.sign.back() != '$' && !row.sign.ends_with("¥");
    const bool ends = row.sign.size() == text.size() || row.sign.back() == '.' || !is_word_byte(static_cast<unsigned char>(text[row.sign.size()]));
    if (!word || ends) longest = &row;
  }
  return longest;
}

}  // namespace campaign
