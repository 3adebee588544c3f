#pragma once

#include <span>
#include <string_view>

#include "diagnostics/diagnostic.h"

namespace campaign {

/// One step of a circle: a declaration's name, and where it names the next one.
struct CircleLink {
  std::string_view name;
  Span span;
};

/// Reports declarations that lead back to themselves: one finding, at the link whose place comes first, with labels at the
/// others. `by` is the property or word that links them.
void report_circle(Diagnostics& diagnostics, std::string_view by, std::span<const CircleLink> circle);

}  // namespace campaign
