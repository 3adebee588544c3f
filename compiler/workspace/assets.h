#pragma once

#include <map>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/asset.h"
#include "model/plan.h"
#include "source/source_file.h"
#include "source/world.h"

namespace campaign {

/// Reads the files that `site` declarations name, from the folder of the plan's file that names them. Reports those that
/// cannot be read, lie outside the workspace, are no picture or style sheet, or could do harm in a page (scripts, links
/// to elsewhere); they are left out. `folders`: of the plan's files. O(bytes of the files).
[[nodiscard]] std::vector<Asset> read_assets(const World& world, const Plan& plan, const std::map<FileId, std::string>& folders,
                                             const std::string& workspace, Diagnostics& diagnostics);

/// What a picture is by its first bytes: `svg`, `png`, `jpg` or `webp`; empty for anything else. O(1).
[[nodiscard]] std::string_view picture_ending(std::string_view bytes);

/// Why an SVG picture must not be published, as the end of a sentence; empty for one that only draws. It takes too much for
/// harmful rather than too little. O(length).
[[nodiscard]] std::string_view harm_in_svg(std::string_view text);

/// The same of a style sheet. O(length).
[[nodiscard]] std::string_view harm_in_css(std::string_view text);

}  // namespace campaign
