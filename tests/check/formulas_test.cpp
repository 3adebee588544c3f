#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"

namespace campaign {
namespace {

// The unit that the compiler works out for the metric `m`.
std::string unit_of_m(const std::string& text) {
  const Snapshot snapshot = compile_text(text);
  EXPECT_EQ(shown(snapshot), "");
  for (const EntityId id : snapshot.plan.all(Kind::kpi)) {
    if (snapshot.plan[id].name != "m") continue;
    const auto unit = snapshot.plan.unit_of(id);
    return unit ? snapshot.plan.units().name(*unit) : "none";
  }
  return "no metric m";
}

TEST(Formulas, GetTheirUnitFromTheirParts) {
  const std::string parts =
      "kpi sold \"Sold\" { unit: order }\nkpi paid \"Paid\" { unit: money }\nkpi share \"Share\" { unit: ratio }\n";
  EXPECT_EQ(unit_of_m(parts + "kpi m \"M\" = paid / sold\n"), "money/order");
  EXPECT_EQ(unit_of_m(parts + "kpi m \"M\" = sold / paid * paid\n"), "orders");
  EXPECT_EQ(unit_of_m(parts + "kpi m \"M\" = sold / sold\n"), "");
  // A share of something is something of the same kind.
  EXPECT_EQ(unit_of_m(parts + "kpi m \"M\" = sold * share\n"), "orders");
  EXPECT_EQ(unit_of_m(parts + "kpi m \"M\" = sold / share\n"), "orders");
  EXPECT_EQ(unit_of_m(parts + "kpi m \"M\" = sold * 5%\n"), "orders");
}

}  // namespace
}  // namespace campaign
