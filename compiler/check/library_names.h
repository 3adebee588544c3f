#pragma once

#include <string>
#include <string_view>

namespace campaign {

/// The module of the standard library that has a line beginning with `head` ("kpi orders"), or an empty string.
[[nodiscard]] std::string module_declaring(std::string_view head);

}  // namespace campaign
