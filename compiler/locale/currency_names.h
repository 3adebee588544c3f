#pragma once

#include <string_view>

namespace campaign {

/// What a currency of ISO 4217 is called in a language, by its code: `US-Dollar` in German; the code where no name is
/// known. The view lives as long as the program. For any thread.
[[nodiscard]] std::string_view currency_name(std::string_view code, std::string_view tag);

}  // namespace campaign
