#pragma once

#include <optional>
#include <string>

#include "check/context.h"

namespace campaign {

/// Whether a word of the language has `an` in front of it in English.
[[nodiscard]] constexpr bool takes_an(std::string_view word) { return !word.empty() && std::string_view("aeio").find(word.front()) != std::string_view::npos; }

/// Reports a kind that there is not, and returns the one that is surely meant: another tool's word for it, or a slip of the
/// pen. `otherwise` says what can be written where nothing is meant.
std::optional<Kind> report_unknown_kind(CheckContext& context, Node word, const Said& otherwise);

/// What an unknown property means.
struct Meant {
  const PropertyRow* row = nullptr;  ///< Null where nothing is meant.
  bool whole = true;                 ///< False: one end of a span, whose value alone says nothing.
};

/// Reports a property that the kind does not have. `block` is where it stands.
Meant report_unknown_property(CheckContext& context, Kind kind, Node property, Node block);

}  // namespace campaign
