#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace campaign {

/// A language tag (BCP 47) in its canonical form: `de-at` gives `de-AT`; nullopt where it is malformed, or where nothing is
/// known of its language or its region. Loads ICU's list of locales, ~0.1 ms once.
[[nodiscard]] std::optional<std::string> canonical_tag(std::string_view text);

/// The tag that somebody who wrote `text` most likely meant: `de_AT` → `de-AT`, `en-UK` → `en-GB`, `German` → `de`;
/// nullopt where none is near. For error paths: goes through all languages.
[[nodiscard]] std::optional<std::string> meant_tag(std::string_view text);

}  // namespace campaign
