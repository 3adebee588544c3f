#pragma once

#include "base/json_writer.h"
#include "emit/json/places.h"
#include "model/plan.h"

namespace campaign {

/// Writes one property that the plan adds to a kind: `{ "of": "tactic", "name": "utm", "type": "text", … }`.
void write_field(JsonWriter& json, const Places& places, const Field& field);

}  // namespace campaign
