#pragma once

#include <optional>
#include <string_view>

namespace campaign {

/// Roughly what one of a currency is worth in US dollars, in the middle of the years 2015 to 2025; nullopt for currencies that are not
/// listed or have moved too far for that. It is good for one thing only: to notice a stated rate that is upside down or has lost digits.
[[nodiscard]] std::optional<double> rough_worth(std::string_view currency);

}  // namespace campaign
