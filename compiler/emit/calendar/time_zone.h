#pragma once

#include <string_view>

#include "emit/calendar/content_lines.h"
#include "locale/zones.h"
#include "model/value.h"

namespace campaign {

/// Writes a zone as a VTIMEZONE (RFC 5545, section 3.6.5) with the changes of its clocks that say which time they show on some days.
/// O(changes).
void write_time_zone(ContentLines& lines, std::string_view name, const TimeZone& zone, const DaySpan& days);

}  // namespace campaign
