#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace campaign {

/// Writes a plan's JSON to a file, whole or not at all. A file that is there is replaced only if it begins as a plan's
/// JSON does (its first member is the same), or with `force`; a link is followed to the file it names; a device or a
/// pipe is written to as it is. The error is a sentence that names the path.
[[nodiscard]] tl::expected<void, std::string> write_plan_json(const std::string& path, std::string_view json,
                                                              bool force);

}  // namespace campaign
