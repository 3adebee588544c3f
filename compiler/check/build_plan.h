#pragma once

#include <vector>

#include "check/context.h"

namespace campaign {

/// Works out the plan of the context's files, whose state is fresh. Gives for each finding that it adds the declaration whose values it is
/// about; kNoEntity where it is about something else.
[[nodiscard]] std::vector<EntityId> build_plan(CheckContext& context);

}  // namespace campaign
