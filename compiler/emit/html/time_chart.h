#pragma once

#include <string>
#include <string_view>

#include "analysis/schedule.h"
#include "emit/html/canvas.h"

namespace campaign::html {

struct TimeChart {
  std::string_view caption;
  std::size_t most_rows = 300;  ///< Of the schedule; the rest is counted.
  bool one_line_of_milestones = false;  ///< All in one row, for small charts; else a row each.
};

/// A schedule as a table of two columns: what, and when, in words and as bars on one axis. The bars are right at any width; in
/// a narrow window each row becomes a block with its words and a bar of its own, without axis and connectors. Writes a
/// sentence where nothing has dates. A page may have one. O(rows + dependencies).
void write_time_chart(const Canvas& canvas, const Schedule& schedule, const TimeChart& chart);

/// The signs that the chart of a schedule uses, each with its word.
void write_time_legend(const Canvas& canvas, const Schedule& schedule);

/// The days of a row in words: `6 Apr – 1 May 2026, 7 Sep – 2 Oct 2026`, `within 2026`.
[[nodiscard]] std::string days_text(const Canvas& canvas, const ScheduleRow& row);

}  // namespace campaign::html
