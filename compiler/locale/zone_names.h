#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// Whether this names a time zone of the tz database: `Europe/Berlin`, `UTC`. An offset such as `UTC+2` is none: it does not
/// say when the clocks change.
[[nodiscard]] bool is_time_zone(std::string_view text);

/// The zones that somebody who wrote `text` may have meant, the likeliest first: `Europe/Berln`, `europe/berlin`, `Berlin`, `America/New York` and
/// `CEST` mend; none where none is near. For error paths: goes through all zones.
[[nodiscard]] std::vector<std::string> meant_time_zones(std::string_view text);

}  // namespace campaign
