#pragma once

#include "emit/plan_view.h"
#include "workspace/snapshot.h"

namespace campaign {

/// A snapshot as the formats read it; good as long as the snapshot is.
inline PlanView view_of(const Snapshot& snapshot) {
  return {*snapshot.sources, snapshot.plan, snapshot.analysis, snapshot.diagnostics, snapshot.plan_files, snapshot.as_of, snapshot.assets, snapshot.tellings};
}

}  // namespace campaign
