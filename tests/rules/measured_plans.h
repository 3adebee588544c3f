#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "rules/compiled_plan.h"

namespace campaign {

// Plans in which something was measured, for the tests of what is said of that.

/// How many findings of a name there are in a plan.
inline std::size_t count(const CompiledPlan& plan, std::string_view finding) {
  return static_cast<std::size_t>(std::ranges::count(plan.snapshot.diagnostics, finding, &Diagnostic::name));
}

/// A goal of 2025 by a metric of its own.
inline std::string goal(const std::string& metric, const std::string& properties, const std::string& tactic = "", const std::string& campaign = "") {
  return "kpi m \"M\" { " + metric + "  measured: weekly  source: \"s\" }\ncampaign c \"C\" {\n period: 2025\n currency: USD\n" + campaign + "\n goal g \"G\" {\n metric: m\n by: 2025-12-31\n" + properties +
         "\n strategy s \"S\" { tactic t \"T\" { flight: 2025-03-01 .. 2025-05-31\n" + tactic + " } }\n }\n}\n";
}

/// A way in which a metric adds up over time.
struct Way {
  const char* word;
  const char* unit;
  const char* behind;  // An amount in it.
};
inline constexpr Way kWays[] = {{"sum", "order", " orders"}, {"unique", "person", " people"}, {"last", "follower", " followers"}, {"ratio", "percent", "%"},
                         {"wave", "percent", "%"},   {"average", "day", " days"},      {"derived", "money", " USD"}};

}  // namespace campaign
