#pragma once

#include <string>

namespace campaign::html {

/// The script that every page loads: what it says in every language of the site, as an object `campaignWords` of objects by
/// tag, then what stdlib/site/script is bundled to. O(its length).
[[nodiscard]] std::string site_script();

}  // namespace campaign::html
