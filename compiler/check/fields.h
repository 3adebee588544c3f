#pragma once

#include "check/context.h"

namespace campaign {

/// Reads every `extend`: the fields that plans add to the kinds of the language. They hold in the whole compilation, so
/// they are known before anything is declared.
void read_fields(CheckContext& context);

}  // namespace campaign
