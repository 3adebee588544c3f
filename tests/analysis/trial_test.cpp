// What the figures of an experiment say together.

#include "analysis/trial.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

struct OneTrial {
  explicit OneTrial(std::string_view experiment)
      : plan(fmt::format("use std.kpi.commerce\nuse std.kpi.email\nuse std.kpi.acquisition\ncampaign c \"C\" {{\n  period: 2027\n  currency: USD\n"
                         "  experiment e \"E\" {{\n{}\n  }}\n}}\n",
                         experiment)),
        trial(trial_of(plan.snapshot.plan, plan.at("c.e"))) {}

  [[nodiscard]] std::string shown(const std::optional<Amount>& amount) const { return amount ? format_size(plan.snapshot.plan.units(), *amount) : "none"; }
  /// "c +1.69 points, noise 0.27 points, z 12.4: a result"
  [[nodiscard]] std::vector<std::string> comparisons() const {
    std::vector<std::string> all;
    for (const ArmComparison& one : trial.comparisons) {
      all.push_back(fmt::format("{} {} {}, noise {}, z {}: {}", plan.snapshot.plan[one.metric].name, plan.snapshot.plan[one.second.arm].name,
                                format_amount(plan.snapshot.plan.units(), one.difference), shown(one.noise), one.z.to_string(), one.significant ? "a result" : "chance"));
    }
    return all;
  }

  CompiledPlan plan;
  Trial trial;
};
using Lines = std::vector<std::string>;

constexpr std::string_view kTwoArms = "    arm a \"A\" { share: 50% }\n    arm b \"B\" { share: 50% }";

// The test of a mail-order shop: 51,600 mails, two offers.
TEST(TrialTest, OfAMailOrderShop) {
  const OneTrial shop(R"(
    metric: orders
    baseline: 1.6%
    actual: orders == 1_268 orders
    arm percent "20% off" { size: 25_800 people  actual: orders == 415 orders }
    arm credit "20 USD off" { size: 25_800 people  actual: orders == 852 orders })");
  EXPECT_EQ(shop.shown(shop.trial.sample), "51,600 people");
  EXPECT_EQ(shop.shown(shop.trial.visible), "0.31 points");
  EXPECT_EQ(shop.comparisons(), Lines{"orders credit +1.69 points, noise 0.27 points, z 12.4: a result"});
  ASSERT_EQ(shop.trial.sums.size(), 1u);
  EXPECT_EQ(shop.shown(shop.trial.sums[0].sum), "1,267 orders");
  EXPECT_FALSE(shop.trial.too_small());
}

// The same experiment in every way to say it.
TEST(TrialTest, SizesMayBeSaidInAnyWay) {
  for (const std::string_view arms : {"    sample: 51_600 people\n    arm a \"A\" { share: 50% }\n    arm b \"B\" { share: 50% }",
                                      "    sample: 51_600 people\n    arm a \"A\"\n    arm b \"B\"", "    sample: 51_600 people",
                                      "    arm a \"A\" { size: 25_800 people }\n    arm b \"B\" { size: 25_800 people }"}) {
    const OneTrial trial(fmt::format("    metric: orders\n    baseline: 1.6%\n{}", arms));
    EXPECT_EQ(trial.shown(trial.trial.arm_sample), "25,800 people") << arms;
    EXPECT_EQ(trial.shown(trial.trial.visible), "0.31 points") << arms;
  }
}

TEST(TrialTest, SaysHowManyAreNeeded) {
  // R: power.prop.test(p1 = .10, p2 = .12) gives n = 3840.8 in each group.
  const auto needed = [](std::string_view more) {
    const OneTrial trial(fmt::format("    metric: email_ctr\n    baseline: 10%\n    {}\n{}", more, kTwoArms));
    return trial.shown(trial.trial.needed) + " / " + trial.shown(trial.trial.arm_needed);
  };
  EXPECT_EQ(needed("effect: +2 points\n    sample: 9k people"), "7,682 people / 3,841 people");
  const OneTrial relative(fmt::format("    metric: orders\n    baseline: 10%\n    effect: +20%\n    sample: 9k people\n{}", kTwoArms));
  EXPECT_EQ(relative.shown(relative.trial.needed), "7,682 people");
  EXPECT_EQ(needed("effect: 2 points"), "7,682 / 3,841");
  EXPECT_EQ(needed("sample: 9k people"), "none / none");
  const OneTrial strict(fmt::format("    metric: email_ctr\n    baseline: 10%\n    effect: +2 points\n    power: 90%\n    significance: 1%\n{}", kTwoArms));
  EXPECT_NEAR(strict.trial.arm_needed->number.to_double(), *sample_for_rates(0.10, 0.12, {0.01, 0.9, 1}), 1);
}

TEST(TrialTest, OfMeans) {
  const OneTrial trial(R"(
    metric: average_order_value
    baseline: 60 USD/order deviation 30 USD/order
    effect: +3 USD/order
    sample: 2_000 orders
    arm a "A" { share: 50%  actual: average_order_value == 60 USD/order sample 1_000 deviation 30 USD/order }
    arm b "B" { share: 50%  actual: average_order_value == 64 USD/order sample 1_000 deviation 32 USD/order })");
  EXPECT_EQ(trial.shown(trial.trial.arm_needed), "1,570 orders");  // 2 × 2.8016² × (30 / 3)² = 1,569.8
  EXPECT_TRUE(trial.trial.too_small());
  // z = 4 ÷ √(30²/1,000 + 32²/1,000) = 2.88
  EXPECT_EQ(trial.comparisons(), Lines{"average_order_value b 4 USD/order, noise 2.70 USD/order, z 2.9: a result"});
}

TEST(TrialTest, ArmsOfDifferentSizes) {
  const OneTrial trial(R"(
    metric: email_ctr
    baseline: 0.9%
    effect: +1.5 points
    sample: 11_200 people
    arm without "Without" { share: 10% }
    arm with "With" { share: 90% })");
  EXPECT_EQ(trial.shown(trial.trial.arm_sample), "1,120 people");
  EXPECT_NEAR(trial.trial.arm_needed->number.to_double(), *sample_for_rates(0.009, 0.024, {0.05, 0.8, 9}), 1);
  EXPECT_FALSE(trial.trial.too_small());
}

TEST(TrialTest, WhatCannotBeComparedIsNot) {
  // A mean without its deviation, a count above its arm, an arm without a size.
  EXPECT_TRUE(OneTrial("    metric: average_order_value\n    sample: 2_000 orders\n    arm a \"A\" { actual: average_order_value == 60 USD/order }\n"
                       "    arm b \"B\" { actual: average_order_value == 64 USD/order }").trial.comparisons.empty());
  EXPECT_TRUE(OneTrial("    metric: orders\n    arm a \"A\" { size: 100 people  actual: orders == 150 orders }\n    arm b \"B\" { size: 100 people  actual: orders == 20 orders }").trial.comparisons.empty());
  EXPECT_TRUE(OneTrial("    metric: orders\n    arm a \"A\" { actual: orders == 150 orders }\n    arm b \"B\" { actual: orders == 20 orders }").trial.comparisons.empty());
  EXPECT_TRUE(OneTrial("").trial.comparisons.empty());
}

TEST(TrialTest, AnEffectIsADifference) {
  const auto names = [](std::string_view effect) { return OneTrial(fmt::format("    metric: email_ctr\n    effect: {}\n", effect)).plan.names(); };
  const auto is_wrong = [&](std::string_view effect) {
    const auto found = names(effect);
    return std::ranges::find(found, "types.mismatch") != found.end();
  };
  for (const std::string_view wrong : {"2%", ">= 2%", "keep", "2% to 3%", "0 points"}) EXPECT_TRUE(is_wrong(wrong)) << wrong;
  for (const std::string_view right : {"+2 points", "2 points", "-2 points"}) EXPECT_FALSE(is_wrong(right)) << right;
}

}  // namespace
}  // namespace campaign
