// What comes of assumptions that turn one metric into another, and of rates that change.

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

/// A goal judged by one metric, with one tactic in its strategy, and assumptions around them.
struct Converted {
  Converted(std::string_view goal, std::string_view expected, std::string_view assumptions, std::string_view more = "")
      : plan(fmt::format(R"(use std.kpi.acquisition
use std.kpi.commerce
use std.kpi.email
use std.kpi.media
use std.kpi.public
campaign c "C" {{
  period: 2027
  currency: USD
  {}
  goal g "G" {{
    {}
    by: 2027-12-31
    strategy s "S" {{
      tactic t "T" {{ {} }}
      {}
    }}
  }}
}}
)",
                         assumptions, goal, expected, more)) {}

  [[nodiscard]] std::string contribution() const {
    const Attainment* attainment = plan.snapshot.analysis.attainment_of(plan.at("c.g"));
    if (attainment == nullptr || attainment->contributions.empty()) return "none";
    const Contribution& one = attainment->contributions.front();
    return fmt::format("{} = {}", format_estimate(plan.snapshot.plan.units(), one.estimate), one.derivation);
  }
  [[nodiscard]] bool finds(std::string_view name) const { return plan.find(name) != nullptr; }

  CompiledPlan plan;
};

constexpr std::string_view kAttempts = "metric: behaviour_attempts\n    baseline: 1_000\n    target: 2_000";
constexpr std::string_view kCallsToQuits = "assumption calls_to_quits \"Calls end in attempts\" { from: calls  to: behaviour_attempts  rate: 5% to 10% }";

TEST(ConversionTest, AnAssumptionTurnsOneMetricIntoAnother) {
  const Converted plan(kAttempts, "expect { calls: 4_000 calls }", kCallsToQuits);
  EXPECT_EQ(plan.contribution(), "200 to 400 people = phone calls × 5% to 10%, by the assumption `calls_to_quits`") << plan.plan.shown();
  const Smart* smart = plan.plan.snapshot.analysis.smart_of(plan.plan.at("c.g"));
  ASSERT_NE(smart, nullptr);
  const auto& evidence = smart->letters[static_cast<std::size_t>(SmartLetter::attainable)].evidence;
  EXPECT_TRUE(std::ranges::any_of(evidence, [](const Evidence& one) { return one.text.find("rests on the assumption “Calls end in attempts”") == 0; }));
}

TEST(ConversionTest, UncertaintyIsCarriedThrough) {
  EXPECT_TRUE(Converted(kAttempts, "expect { calls: 2_000 to 4_000 }", kCallsToQuits).contribution().starts_with("100 to 400 people"));
  EXPECT_TRUE(Converted(kAttempts, "expect { calls: normal(4_000, 100) }", "assumption a \"A\" { from: calls  to: behaviour_attempts  rate: 10% }")
                  .contribution().starts_with("383.55 to 416.45 people"));
}

TEST(ConversionTest, FormulasComeBeforeAndBehind) {
  // clicks from impressions and ctr; orders from clicks by the assumption; revenue from orders and their value.
  const Converted plan("metric: revenue\n    baseline: 1M USD during 2026\n    target: +25%",
                       "expect { impressions: 6M  ctr: 0.9%  average_order_value: 97.40 USD }",
                       "assumption buys \"Two and a half clicks in a hundred buy\" { from: clicks  to: orders  rate: 2.5% }");
  EXPECT_TRUE(plan.contribution().starts_with("131,490 USD = ")) << plan.contribution();  // 6,000,000 × 0.9% × 2.5% × 97.40
  EXPECT_TRUE(plan.contribution().ends_with(", by the assumption `buys`")) << plan.contribution();
}

TEST(ConversionTest, AssumptionsFollowOneAnother) {
  const Converted plan(kAttempts, "expect { clicks: 10_000 }",
                       "assumption a \"A\" { from: clicks  to: calls  rate: 10% }\n  assumption b \"B\" { from: calls  to: behaviour_attempts  rate: 5% to 10% }");
  EXPECT_EQ(plan.contribution(), "50 to 100 people = clicks × 10% × 5% to 10%, by the assumptions `b` and `a`");
}

TEST(ConversionTest, ACircleIsRefusedAndEnds) {
  const Converted plan(kAttempts, "expect { clicks: 10_000 }",
                       "assumption a \"A\" { from: clicks  to: calls  rate: 10% }\n  assumption b \"B\" { from: calls  to: clicks  rate: 5% }");
  EXPECT_TRUE(plan.finds("names.circle")) << plan.plan.shown();
  EXPECT_EQ(plan.contribution(), "none");
  EXPECT_TRUE(Converted(kAttempts, "", "assumption a \"A\" { from: clicks  to: clicks  rate: 10% }").finds("names.circle"));
  EXPECT_FALSE(Converted(kAttempts, "", kCallsToQuits).finds("names.circle"));
}

TEST(ConversionTest, UnitsAreChecked) {
  const auto wrong = [](std::string_view rate) {
    const Converted plan(kAttempts, "", fmt::format("assumption a \"A\" {{ from: orders  to: revenue  rate: {} }}", rate));
    return plan.finds("types.unit_mismatch") || plan.finds("types.missing_unit");
  };
  EXPECT_FALSE(wrong("60 USD/order"));
  EXPECT_FALSE(wrong("60 to 70 USD/order"));
  EXPECT_TRUE(wrong("60 orders"));
  EXPECT_TRUE(wrong("5%"));
}

TEST(ConversionTest, HoldsWhereItIsDeclared) {
  // An assumption of one tactic is no other's.
  const Converted plan(kAttempts, "expect { calls: 4_000 calls }", "", fmt::format("tactic other \"Other\" {{ {} }}", kCallsToQuits));
  EXPECT_EQ(plan.contribution(), "none");
  const Converted own(kAttempts, fmt::format("expect {{ calls: 4_000 calls }}\n{}", kCallsToQuits), "");
  EXPECT_TRUE(own.contribution().starts_with("200 to 400 people")) << own.contribution();
}

TEST(ConversionTest, WhatIsStatedCountsFirst) {
  EXPECT_EQ(Converted(kAttempts, "expect { calls: 4_000 calls; behaviour_attempts: 7 }", kCallsToQuits).contribution(), "7 people = ");
}

TEST(ConversionTest, EveryPairOfCountedMetricsConverts) {
  constexpr std::string_view kCounted[] = {"clicks", "impressions", "leads", "orders", "calls", "signups", "coupons_redeemed", "emails_sent", "behaviour_attempts"};
  for (const std::string_view from : kCounted) {
    for (const std::string_view to : kCounted) {
      if (from == to) continue;
      const Converted plan(fmt::format("metric: {}\n    baseline: 10\n    target: 90", to), fmt::format("expect {{ {}: 1_000 }}", from),
                           fmt::format("assumption a \"A\" {{ from: {}  to: {}  rate: 10% }}", from, to));
      EXPECT_TRUE(plan.contribution().starts_with("100 ")) << from << " → " << to << ": " << plan.contribution() << plan.plan.shown();
    }
  }
}

constexpr std::string_view kRevenue = "metric: revenue\n    baseline: 7.2M USD during 2025\n    target: +25%";

// 25,487 recipients in 90 days, at 0.42 USD more, over a year: 43,413 USD.
TEST(ChangeTest, OnlyWhatAChangeBringsCounts) {
  const Converted plan(kRevenue, "expect { emails_delivered: 25_487 emails * 365 / 90  revenue_per_recipient: from 0.08 USD/email to 0.50 USD/email }", "");
  EXPECT_EQ(plan.contribution(),
            "43,412.86 USD = emails delivered × revenue per recipient, as revenue per recipient goes from 0.08 USD/email to 0.50 USD/email")
      << plan.plan.shown();
}

TEST(ChangeTest, WhatIsUncertainIsTheSameBeforeAndAfter) {
  const std::string orders = "average_order_value: 50 to 70 USD/order  orders: from 1_000 to 1_500 orders";
  // 500 more orders at 50 to 70 USD; not 1,500 × 70 − 1,000 × 50.
  EXPECT_TRUE(Converted(kRevenue, fmt::format("expect {{ {} }}", orders), "").contribution().starts_with("25,000 to 35,000 USD")) << Converted(kRevenue, fmt::format("expect {{ {} }}", orders), "").contribution();
  // from 1,000 to between 1,400 and 1,600 orders
  EXPECT_TRUE(Converted(kRevenue, "expect { average_order_value: 50 USD  orders: from 1_000 to 1_400 to 1_600 orders }", "").contribution().starts_with("20,000 to 30,000 USD"));
}

TEST(ChangeTest, OfTheGoalsOwnMetric) {
  EXPECT_EQ(Converted("metric: orders\n    baseline: 1_000\n    target: 2_000", "expect { orders: from 1_000 to 1_300 to 1_500 }", "").contribution(), "300 to 500 orders = ");
  EXPECT_EQ(Converted("metric: coupon_redemption_rate\n    baseline: 5%\n    target: 7%", "expect { coupon_redemption_rate: from 5% to 6.5% }", "").contribution(), "+1.5 points = ");
  // Less is better: the sign is that of the change.
  EXPECT_EQ(Converted("metric: unsubscribes\n    baseline: 500\n    target: 300", "expect { unsubscribes: from 500 to 350 }", "").contribution(), "-150 subscribers = ");
}

TEST(ChangeTest, IsWrittenInOneWay) {
  const auto names = [](std::string_view value) { return Converted(kRevenue, fmt::format("expect {{ ctr: {} }}", value), "").plan.names(); };
  const auto wrong = [&](std::string_view value) {
    const auto all = names(value);
    return std::ranges::any_of(all, [](const std::string& name) { return name.starts_with("types.") || name.starts_with("syntax."); });
  };
  EXPECT_FALSE(wrong("from 1% to 2%"));
  EXPECT_FALSE(wrong("assumed from 1% to 2%"));
  EXPECT_FALSE(wrong("from 1% to 2% to 3% source \"s\""));
  EXPECT_FALSE(wrong("from 2% to 1%"));
  EXPECT_TRUE(wrong("from 1%"));
  EXPECT_TRUE(wrong("from 1% to 3% to 2%"));
  EXPECT_TRUE(wrong("from 1 USD to 2%"));
}

}  // namespace
}  // namespace campaign
