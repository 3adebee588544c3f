#pragma once

#include <chrono>
#include <span>

#include "analysis/analysis.h"
#include "diagnostics/diagnostic.h"
#include "model/asset.h"
#include "model/plan.h"
#include "source/source_file.h"

namespace campaign {

/// What a format may read: one compilation's results. References only; the owner outlives the call.
struct PlanView {
  const Sources& sources;
  const Plan& plan;
  const Analysis& analysis;
  std::span<const Diagnostic> diagnostics;
  std::span<const FileId> plan_files;
  std::chrono::year_month_day as_of;
  std::span<const Asset> assets = {};
};

}  // namespace campaign
