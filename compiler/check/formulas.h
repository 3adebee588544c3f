#pragma once

#include "check/value_reader.h"

namespace campaign {

/// Reads every metric's formula, works out its unit and checks it against the stated one; refuses circles and sums of
/// what does not add up. Units and the words of the metrics (`over_time`) must have been read.
void read_formulas(CheckContext& context, ValueReader& reader);


}  // namespace campaign
