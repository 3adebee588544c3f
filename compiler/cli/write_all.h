#pragma once

#include <string_view>

namespace campaign {

/// Writes all bytes to an open descriptor, however many calls that takes. 0, or the system's error number.
[[nodiscard]] int write_all(int descriptor, std::string_view bytes);

}  // namespace campaign
