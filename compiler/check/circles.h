#pragma once

#include <span>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"

namespace campaign {

/// One step of a circle: `from` names `to` at a place, by a property or word.
struct CircleLink {
  std::string_view from, to;
  Span span;
  std::string_view by;
};

/// Reports declarations that lead back to themselves: one finding, at the link whose place comes first, with labels at the
/// others.
void report_circle(Diagnostics& diagnostics, std::span<const CircleLink> circle);

/// Reports goals that serve themselves, audiences that lie within themselves and tactics that wait for themselves, over
/// others or over what stands inside them.
/// Of circles that share a declaration one is reported. Linear in the declarations and links.
void check_circles(const Plan& plan, Diagnostics& diagnostics);

}  // namespace campaign
