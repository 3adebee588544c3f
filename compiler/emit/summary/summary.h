#pragma once

#include <cstddef>
#include <string>

#include "emit/export_view.h"

namespace campaign {

/// The most bytes of a summary: a comment on GitHub takes 65,536 characters, and what posts it may add a few.
inline constexpr std::size_t kMostSummaryBytes = 60'000;

/// Some campaigns in a few lines each, as GitHub's Markdown, for a comment on a change: period, goals with baseline →
/// target, their SMART letters and how much of what they need is covered, the budget, and the gravest findings with
/// their places. Of the whole plan, findings outside its campaigns come last. Longer lists end with how many more there
/// are. The plan's texts are shown as they are: no markup, link, mention or reference is made of them. O(goals +
/// findings · log findings).
[[nodiscard]] std::string summary(const ExportView& view);

}  // namespace campaign
