#pragma once

#include "check/context.h"

namespace campaign {

/// Makes an entity of every declaration, with its name, title, place and scope; values come later. Reports unknown and
/// misplaced kinds, missing, malformed and duplicate names. Linear in the text.
void declare_all(CheckContext& context);

}  // namespace campaign
