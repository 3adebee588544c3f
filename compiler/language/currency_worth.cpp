#include "language/currency_worth.h"

#include <algorithm>
#include <array>

namespace campaign {

namespace {

struct Worth {
  std::string_view currency;
  double dollars;
};

constexpr auto kWorths = std::to_array<Worth>({
    {"USD", 1},       {"EUR", 1.12},    {"GBP", 1.32},    {"CHF", 1.05},    {"JPY", 0.0085},  {"CNY", 0.146},    {"AUD", 0.71},
    {"CAD", 0.76},    {"NZD", 0.66},    {"SEK", 0.11},    {"NOK", 0.11},    {"DKK", 0.15},    {"ISK", 0.0078},   {"PLN", 0.26},
    {"CZK", 0.044},   {"HUF", 0.0032},  {"RON", 0.235},   {"BGN", 0.57},    {"UAH", 0.033},   {"RUB", 0.0145},   {"ILS", 0.28},
    {"AED", 0.272},   {"SAR", 0.267},   {"QAR", 0.275},   {"KWD", 3.28},    {"BHD", 2.65},    {"OMR", 2.6},      {"JOD", 1.41},
    {"MAD", 0.103},   {"ZAR", 0.066},   {"KES", 0.0088},  {"INR", 0.0135},  {"PKR", 0.0066},  {"BDT", 0.0113},   {"LKR", 0.0052},
    {"KRW", 0.00083}, {"TWD", 0.0325},  {"HKD", 0.128},   {"SGD", 0.735},   {"MYR", 0.235},   {"THB", 0.03},     {"IDR", 0.000069},
    {"PHP", 0.019},   {"VND", 0.000043}, {"BRL", 0.22},   {"MXN", 0.052},   {"CLP", 0.00135}, {"COP", 0.00028},  {"PEN", 0.28},
    {"UYU", 0.027},   {"CRC", 0.0017},  {"KZT", 0.0025},  {"GEL", 0.36},
});

}  // namespace

std::optional<double> rough_worth(std::string_view currency) {
  const auto* const found = std::ranges::find(kWorths, currency, &Worth::currency);
  return found == kWorths.end() ? std::nullopt : std::optional(found->dollars);
}

}  // namespace campaign
