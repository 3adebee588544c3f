#include "emit/html/charts.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace campaign::html {

std::string percent(double share) { return fmt::format("{:.2f}%", std::clamp(share, 0.0, 1.0) * 100); }

namespace {

void write_rect(Html& html, std::string_view kind, double from, double to, std::string_view y,
                std::string_view height) {
  html.element("rect",
               {cls(kind), attribute("x", percent(from)), attribute("width", percent(to - from)), attribute("y", y),
                attribute("height", height)},
               "");
}

void write_line(Html& html, std::string_view kind, double at, std::string_view from, std::string_view to) {
  html.element("line", {cls(kind), attribute("x1", percent(at)), attribute("x2", percent(at)), attribute("y1", from),
                        attribute("y2", to)}, "");
}

/// The scale of a range chart: everything between its ends lies between 0 and 1, with room for a line at the ends.
struct Scale {
  double from, to;
  explicit Scale(const RangeChart& chart) {
    const auto [least, most] = std::minmax({chart.low, chart.middle, chart.high, chart.start, chart.needed});
    from = least;
    to = most > least ? most : least + 1;
  }
  [[nodiscard]] double at(double value) const { return 0.004 + 0.992 * (value - from) / (to - from); }
};

}  // namespace

void write_range_chart(Html& html, const RangeChart& chart, std::string_view words) {
  const Scale scale(chart);
  const auto svg = html.in("svg", {cls("chart range"), attribute("role", "img"), attribute("aria-label", words),
                                   attribute("width", "100%"), attribute("height", "32")});
  write_rect(html, "track", 0, 1, "10", "12");
  const auto [first, last] = std::minmax({scale.at(chart.start), scale.at(chart.low)});
  write_rect(html, "fill", first, last, "10", "12");
  const auto [least, most] = std::minmax({scale.at(chart.low), scale.at(chart.high)});
  write_rect(html, "spread", least, std::max(most, least + 0.004), "10", "12");
  write_line(html, "middle", scale.at(chart.middle), "7", "25");
  write_line(html, "needed", scale.at(chart.needed), "1", "31");
}

void write_share_bar(Html& html, const Decimal& part, const Decimal& whole, std::string_view words) {
  const double used = part.to_double(), planned = whole.to_double();
  const double most = std::max({used, planned, 1e-9});
  const auto svg = html.in("svg", {cls("chart share"), attribute("role", "img"), attribute("aria-label", words),
                                   attribute("width", "100%"), attribute("height", "20")});
  write_rect(html, "track", 0, 1, "4", "12");
  write_rect(html, "fill", 0, std::min(used, planned > 0 ? planned : used) / most, "4", "12");
  if (planned > 0 && used > planned) {
    write_rect(html, "over", planned / most, 1, "4", "12");
    write_line(html, "needed", planned / most, "0", "20");
  }
}

void write_stretches(Html& html, std::span<const std::pair<double, double>> stretches) {
  const auto svg = html.in("svg", {cls("chart mini"), attribute("aria-hidden", "true"), attribute("width", "100%"), attribute("height", "8")});
  write_rect(html, "track", 0, 1, "3", "2");
  for (const auto& [first, last] : stretches) write_rect(html, "fill", first, std::max(last, first + 0.006), "0", "8");
}

void write_mini_bar(Html& html, double length) {
  const auto svg = html.in("svg", {cls("chart mini"), attribute("aria-hidden", "true"), attribute("width", "100%"),
                                   attribute("height", "8")});
  write_rect(html, "track", 0, 1, "0", "8");
  write_rect(html, "fill", 0, length, "0", "8");
}

}  // namespace campaign::html
