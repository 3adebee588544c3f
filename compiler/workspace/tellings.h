#pragma once

#include <string>
#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

/// The languages that a plan's pages are in and that are not those of its tongue, as canonical tags, each once: where the plan is told
/// in English, those that are not English; else all of them. O(campaigns).
[[nodiscard]] std::vector<std::string> other_locales(const Plan& plan);

/// A compilation of the same texts in another tongue, with what it found in the order of `found`.
[[nodiscard]] Telling telling_of(Snapshot told, const std::string& locale, const std::vector<Diagnostic>& found);

}  // namespace campaign
