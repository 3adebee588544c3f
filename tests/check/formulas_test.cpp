#include <string>

#include <gtest/gtest.h>

#include "model/format.h"
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

// -- constants with a unit of several parts ------------------------------------------------------------------------------

/// What a tactic that expects 400 prints and 80 clicks adds to a metric of this formula, in the middle.
std::string adds(const std::string& formula) {
  const Snapshot snapshot = compile_text(
      "use std.kpi.acquisition\nuse std.kpi.media\nunit piece \"piece\"\nunit pack \"pack\" { equals: 20 pieces }\n"
      "kpi prints \"Prints\" { unit: piece  better: up  over_time: sum }\nkpi m \"M\" = " + formula + " { better: up  over_time: sum }\n"
      "campaign c \"C\" {\n period: 2027\n currency: USD\n goal g \"G\" { metric: m\n strategy s \"S\" { tactic t \"T\" { expect { prints: 400  clicks: 80 } } } }\n}\n");
  for (const Diagnostic& finding : snapshot.diagnostics) {
    if (finding.name.starts_with("names.") || finding.name.starts_with("types.") || finding.name.starts_with("syntax.")) return shown(snapshot);
  }
  const Attainment* attainment = snapshot.analysis.attainment_of(snapshot.plan.all(Kind::goal).front());
  return attainment == nullptr || !attainment->total ? "nothing" : format_amount(snapshot.plan.units(), attainment->total->middle);
}

TEST(Formulas, TakeConstantsOfCompoundUnitsInEveryPlace) {
  for (const std::string constant : {"0.25 USD/piece", "0.25 USD per piece", "(0.25 USD/piece)", "5 USD/pack", "(0.20 USD/piece + 0.05 USD/piece)"}) {
    EXPECT_EQ(adds("prints * " + constant), "100 USD") << constant;
    EXPECT_EQ(adds(constant + " * prints"), "100 USD") << constant;
    EXPECT_EQ(adds("7 USD + prints * " + constant), "107 USD") << constant;
    EXPECT_EQ(adds("min(prints * " + constant + ", 60 USD)"), "60 USD") << constant;
    EXPECT_EQ(adds("prints * " + constant + " + clicks * 2.50 USD/click"), "300 USD") << constant;
    EXPECT_EQ(adds("(prints * " + constant + ") / 2"), "50 USD") << constant;
  }
  EXPECT_EQ(adds("prints / (20 pieces/click)"), "20 clicks");
  EXPECT_EQ(adds("clicks * 3 pieces/click + prints"), "640 pieces");
  EXPECT_EQ(adds("prints * 1.5 + (40 pieces)"), "640 pieces");
  EXPECT_EQ(adds("prints * 2 USD/click"), "800 USD·pieces/click");  // What does not meet stays to be seen.
}

TEST(Brackets, AroundOneValueChangeNothing) {
  struct Case {
    std::string before, value;
  };
  for (const Case& one : {Case{"budget: ", "5k USD"}, Case{"effort: ", "3 days"}, Case{"flight: ", "2027-03-01"}, Case{"crew: ", "3"}, Case{"kpi: orders >= ", "300"}, Case{"channel: ", "email_list"}, Case{"owner: ", "@li"}}) {
    for (const std::string left : {"(", "((", "( "}) {
      const std::string right = left == "((" ? "))" : left == "(" ? ")" : " )";
      const auto plan = [&](const std::string& value) {
        return compile_text("use std.channels\nuse std.kpi.commerce\nperson li \"Li\"\ncampaign c \"C\" {\n period: 2027\n currency: USD\n goal g \"G\" { strategy s \"S\" { tactic t \"T\" { " + one.before + value + " } } }\n}\n");
      };
      EXPECT_EQ(finding_names(plan(left + one.value + right)), finding_names(plan(one.value))) << one.before << left << one.value << right << "\n" << shown(plan(left + one.value + right));
    }
  }
  const Snapshot product = compile_text("campaign c \"C\" { period: 2027  currency: USD  budget: 2 * (5k USD) }\n");
  EXPECT_EQ(product.plan.get<Amount>(product.plan.all(Kind::campaign).front(), prop("budget"))->number, Decimal::from_int(10'000)) << shown(product);
}

}  // namespace
}  // namespace campaign
