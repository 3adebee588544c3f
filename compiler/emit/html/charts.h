#pragma once

#include <string>
#include <span>
#include <string_view>
#include <utility>

#include "emit/html/html.h"
#include "model/value.h"

namespace campaign::html {

// Small charts as SVG, right at any width because every place is a share of it. Each says in words what it shows; the
// numbers stand beside it in the page.

/// A share of a chart's width, 0 to 1, as SVG writes it, with the same digits on every machine: `12.50%`.
[[nodiscard]] std::string percent(double share);

/// A stretch from `low` to `high` with its middle, against a line that it should reach, on a scale that holds all.
struct RangeChart {
  double low = 0, middle = 0, high = 0;
  double start = 0;   ///< Where the way begins: zero, or the baseline's level.
  double needed = 0;  ///< Where it should lead.
};
void write_range_chart(Html& html, const RangeChart& chart, std::string_view words);

/// A part of a whole; what goes beyond the whole is hatched. Both in the same unit; a whole of zero draws only the
/// part.
void write_share_bar(Html& html, const Decimal& part, const Decimal& whole, std::string_view words);

/// Stretches of a whole from 0 to 1, each from its first to its last share, for a line whose words stand beside it.
void write_stretches(Html& html, std::span<const std::pair<double, double>> stretches);

/// A plain small bar of a length between 0 and 1, for a table's cell whose number stands beside it.
void write_mini_bar(Html& html, double length);

}  // namespace campaign::html
