#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace campaign {

/// Whether this names a time zone of the tz database: `Europe/Berlin`, `UTC`. An offset such as `UTC+2` is none: it does not
/// say when the clocks change.
[[nodiscard]] bool is_time_zone(std::string_view text);

/// The zone that somebody who wrote `text` most likely meant: `Europe/Berln`, `europe/berlin`, `Berlin` and `America/New York` mend;
/// nullopt where none is near. For error paths: goes through all zones.
[[nodiscard]] std::optional<std::string> meant_time_zone(std::string_view text);

}  // namespace campaign
