#pragma once

#include "check/context.h"

namespace campaign {

/// Puts what templates of the standard library bring into a plan, titles and texts, into the language of the campaign that takes them, where
/// the library has words in it. What is declared outside campaigns speaks their language where they have one in common. Comes when
/// all values are read. O(declarations that take templates).
void tell_library_templates(CheckContext& context);

}  // namespace campaign
