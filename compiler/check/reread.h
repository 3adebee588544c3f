#pragma once

#include "model/value.h"

namespace campaign {

/// The declaration whose values alone were read anew, because one of them was changed.
struct Reread {
  EntityId entity = kNoEntity;  ///< kNoEntity: nothing was changed.
  bool numbers_only = false;  ///< It names what it named before, and its texts are the same.
};

}  // namespace campaign
