#pragma once

#include <string>
#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

/// An example of a rule that does not show what it should.
struct ExampleFault {
  std::string rule;
  bool bad = false;                 ///< Whether it is the bad example; else the good one.
  std::vector<std::string> found;   ///< The names of what is found in it.
  Span place;                       ///< Of the rule's name.
};

/// Compiles the bad and the good example of every rule that the plan's own files declare, each with the file of the rule:
/// a bad one has to get its rule's finding and no other, a good one none. O(rules × their examples).
[[nodiscard]] std::vector<ExampleFault> check_rule_examples(const Snapshot& snapshot, const CompileOptions& options);

}  // namespace campaign
