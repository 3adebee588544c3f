#pragma once

#include <vector>

#include "check/value_reader.h"

namespace campaign {

/// The values of all properties of a declaration, its own and those of templates that it takes; the values of one property stand side by
/// side. Reports what is wrong with them, and what is missing. Names, units and formulas must have been read. Linear in its texts.
[[nodiscard]] std::vector<PropertyValue> read_values(CheckContext& context, ValueReader& reader, EntityId id);

}  // namespace campaign
