#pragma once

#include <map>
#include <memory>
#include <string>

#include "analysis/kept_analysis.h"
#include "check/rebuilt_plan.h"
#include "rules/rule_memory.h"
#include "syntax/reparse.h"
#include "workspace/snapshot.h"

namespace campaign {

/// The trees of files that are compiled again and again, by their path: what has not changed in them is not read again.
using KeptTrees = std::map<std::string, ReparsedText>;

/// What is kept of one compilation for the next of the same files.
struct Kept {
  KeptTrees trees;
  RebuiltPlan plan;
  KeptAnalysis analysis;
  RuleMemory rules;
  std::vector<bool> damage;            ///< Of the plan before.
  std::shared_ptr<Snapshot> snapshot;  ///< What the compilation before gave; null: there was none. What can be used again is taken out of
                                       ///< it where nobody else has it.
};

}  // namespace campaign
