#include "check/circles.h"

#include <algorithm>

#include <fmt/format.h>

namespace campaign {

void report_circle(Diagnostics& diagnostics, std::string_view by, std::span<const CircleLink> circle) {
  const auto first = static_cast<std::size_t>(std::ranges::min_element(circle, {}, &CircleLink::span) - circle.begin());
  const auto link = [&](std::size_t i) -> const CircleLink& { return circle[(first + i) % circle.size()]; };
  std::string names;
  for (std::size_t i = 0; i <= circle.size(); ++i) names += fmt::format("{}`{}`", i == 0 ? "" : " → ", link(i).name);
  Diagnostic& diagnostic = diagnostics.report<Finding::circle>(link(0).span, by, names);
  for (std::size_t i = 1; i < circle.size(); ++i) diagnostic.label(link(i).span, fmt::format("`{}` names `{}` here", link(i).name, link(i + 1).name));
  diagnostic.helped("delete one of the links");
}

}  // namespace campaign
