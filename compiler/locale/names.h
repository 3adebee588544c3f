#pragma once

#include <string>
#include <string_view>

namespace campaign {

// One name can be written in several sequences of code points, and two names can look like one.

/// The name in its composed form (Unicode NFC), by which names are compared: `é` as one sign and as `e` with an accent are one name.
/// O(length); ASCII costs one look at its bytes.
[[nodiscard]] std::string composed(std::string_view name);

/// Whether two texts are one name: equal once both are composed.
[[nodiscard]] bool is_same_name(std::string_view a, std::string_view b);

/// The name as a reader sees it: without capitals, and with one sign for all that look the same (Unicode TR39), such as the Latin
/// and the Cyrillic `а`. Names of one look cannot be told apart. Loads ICU's table of such signs, ~1 ms once.
[[nodiscard]] std::string look_of(std::string_view name);

[[nodiscard]] bool is_ascii(std::string_view text);

}  // namespace campaign
