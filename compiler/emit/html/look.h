#pragma once

#include "emit/bundle.h"
#include "emit/html/site_map.h"

namespace campaign::html {

/// `sites`: all of the plan, in its order. The look of a scope: what its campaign's `site` says, else its portfolio's, else the one outside every block.
[[nodiscard]] Look look_of(const PlanView& view, std::span<const EntityId> sites, const Scope& scope);

/// The files that the looks of all scopes need, each once.
[[nodiscard]] Bundle look_files(const SiteMap& map);

}  // namespace campaign::html
