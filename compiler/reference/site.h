#pragma once

#include <span>

#include "emit/bundle.h"
#include "reference/reference.h"

namespace campaign {

/// The reference as HTML pages with the look of plan sites: an index and a page each, in one folder. O(the pages).
[[nodiscard]] Bundle reference_site(std::span<const ReferencePage> pages);
/// The same as Markdown files, with an index.
[[nodiscard]] Bundle reference_markdown(std::span<const ReferencePage> pages);

}  // namespace campaign
