#pragma once

#include <string>

namespace campaign {

/// The JSON Schema (draft 2020-12) of what `plan_json` writes, made from the constructs table: every kind, property,
/// word and meaning. Objects take no member that is not named. The same bytes every time; ends with a line feed.
[[nodiscard]] std::string plan_schema();

}  // namespace campaign
