// What samples show, held against published tables, other tools and laws.

#include "analysis/sample.h"

#include <cmath>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "analysis/normal.h"
#include "analysis/normal.h"
#include "library/declarations.h"
#include "model/format.h"
#include "rules/compiled_plan.h"
#include "source/embedded.h"

namespace campaign {
namespace {

TEST(NormalTest, AgreesWithTheMathematicsLibrary) {
  for (double x = -8; x <= 8; x += 0.01) EXPECT_NEAR(normal_below(x), 0.5 * std::erfc(-x / std::sqrt(2.0)), 1e-13) << x;
}

// Python's statistics.NormalDist().inv_cdf.
TEST(NormalTest, QuantilesAreThoseOfThePublishedTables) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-12);
  EXPECT_NEAR(normal_quantile(0.8), 0.8416212335729143, 1e-12);
  EXPECT_NEAR(normal_quantile(0.9), 1.2815515655446008, 1e-12);
  EXPECT_NEAR(normal_quantile(0.995), 2.5758293035489004, 1e-12);
  EXPECT_NEAR(normal_quantile(0.05), -1.6448536269514722, 1e-12);
  for (double p = 0.001; p < 1; p += 0.001) EXPECT_NEAR(normal_below(normal_quantile(p)), p, 1e-12);
}

// R: power.prop.test(p1 = .50, p2 = .75, power = .90) says n = 76.7, the example of its manual page.
TEST(SampleTest, RatesNeedWhatPowerPropTestSays) {
  EXPECT_NEAR(*sample_for_rates(0.50, 0.75, {0.05, 0.90, 1}), 76.7, 0.05);
  EXPECT_NEAR(*sample_for_rates(0.10, 0.12, {}), 3840.8, 0.1);
  EXPECT_NEAR(*sample_for_rates(0.20, 0.25, {}), 1093.7, 0.1);
  EXPECT_NEAR(*sample_for_rates(0.10, 0.20, {}), 198.96, 0.1);  // Fleiss, table A.4 less the correction: 199.
  EXPECT_EQ(sample_for_rates(0.1, 0.1, {}), std::nullopt);
  EXPECT_EQ(sample_for_rates(0.9, 1.1, {}), std::nullopt);
}

TEST(SampleTest, MeansNeedWhatTheClosedFormSays) {
  EXPECT_NEAR(*sample_for_means(1, 0.5, {}), 62.79, 0.01);
  EXPECT_NEAR(*sample_for_means(1, 0.1, {0.01, 0.90, 1}), 2975.88, 0.01);
  EXPECT_NEAR(*sample_for_means(9, 0.5, {}) / *sample_for_means(9, 1, {}), 4, 1e-9) << "half the difference, four times the sample";
}

TEST(SampleTest, ATestOfAMailOrderShopShowsAThirdOfAPoint) {
  EXPECT_NEAR(100 * visible_difference(deviation_of_rate(0.016), 25'800, {}), 0.31, 0.005);
}

// What a sample shows needs this sample, whatever the rate, the direction, the power or the arms' sizes.
TEST(SampleTest, TheVisibleStepNeedsTheSample) {
  for (const double rate : {0.005, 0.016, 0.1, 0.31, 0.5, 0.83}) {
    for (const double size : {500.0, 2'000.0, 25'800.0}) {
      for (const bool up : {true, false}) {
        for (const TestDesign& design : {TestDesign{}, TestDesign{0.01, 0.9, 1}, TestDesign{0.05, 0.8, 9}, TestDesign{0.1, 0.95, 0.25}}) {
          const auto step = visible_step(rate, up, size, design);
          if (!step) continue;
          EXPECT_NEAR(*sample_for_rates(rate, up ? rate + *step : rate - *step, design) / size, 1, 1e-6);
        }
      }
    }
  }
}

// The square of z is the chi-square of the fourfold table: N (ad − bc)² over the product of its sums.
TEST(SampleTest, ZSquaredIsTheChiSquareOfTheTable) {
  const auto chi_square = [](double a, double b, double c, double d) {
    const double n = a + b + c + d;
    return n * (a * d - b * c) * (a * d - b * c) / ((a + b) * (c + d) * (a + c) * (b + d));
  };
  for (const auto& [one, first, two, second] : {std::tuple(415.0, 25'800.0, 852.0, 25'800.0), std::tuple(30.0, 100.0, 55.0, 400.0), std::tuple(5.0, 90.0, 6.0, 10.0)}) {
    const double z = z_of_rates(one / first, first, two / second, second);
    EXPECT_NEAR(z * z, chi_square(one, first - one, two, second - two), 1e-6);
  }
  EXPECT_NEAR(z_of_rates(415.0 / 25'800, 25'800, 852.0 / 25'800, 25'800), 12.4, 0.05);
}

TEST(SampleTest, RoundsToSignificantDigits) {
  EXPECT_EQ(rounded(0.30951, 2).to_string(), "0.31");
  EXPECT_EQ(rounded(-2.198, 2).to_string(), "-2.2");
  EXPECT_EQ(rounded(12.43, 2).to_string(), "12");
  EXPECT_EQ(rounded(0.0012345, 3).to_string(), "0.00123");
  EXPECT_EQ(rounded(28'137, 15).to_string(), "28137");
  EXPECT_EQ(rounded(0, 2).to_string(), "0");
}

/// A plan with one goal that is judged by one metric of the library.
std::string plan_of(std::string_view module, std::string_view metric, std::string_view value, std::string_view people) {
  return fmt::format("use {}\ncampaign c \"C\" {{\n  period: 2027\n  currency: USD\n  audience people \"People\" {{ size: {} }}\n"
                     "  goal g \"G\" {{\n    metric: {}\n    audience: people\n    actual: {}\n  }}\n}}\n",
                     module, people, metric, value);
}
std::string margin_in(const CompiledPlan& plan) {
  const EntityId goal = plan.at("c.g");
  const PropertyValue* actual = plan.snapshot.plan.find(goal, prop("actual"));
  const auto margin = actual == nullptr ? std::nullopt : margin_of(plan.snapshot.plan, goal, *actual);
  return margin ? format_size(plan.snapshot.plan.units(), *margin) : "none";
}

// Pollsters' tables for simple random samples, and Krejcie and Morgan, Determining Sample Size for Research Activities (1970), whose
// samples of small populations have a margin of five points.
TEST(MarginTest, IsThatOfThePublishedTables) {
  constexpr std::string_view kAll = "900k people";
  const auto margin = [](std::string_view value, std::string_view people) { return margin_in(CompiledPlan(plan_of("std.kpi.brand", "aided_awareness", value, people))); };
  EXPECT_EQ(margin("31% sample 1_700", kAll), "2.2 points");
  EXPECT_EQ(margin("50% sample 1_700", kAll), "2.4 points");
  EXPECT_EQ(margin("50% sample 1_000", kAll), "3.1 points");
  EXPECT_EQ(margin("50% sample 400 people", kAll), "4.9 points");
  for (const auto& [population, sample] : {std::pair(100, 80), std::pair(500, 217), std::pair(1'000, 278), std::pair(5'000, 357)}) {
    const std::string found = margin(fmt::format("50% sample {}", sample), fmt::format("{} people", population));
    EXPECT_TRUE(found == "5 points" || found == "4.9 points") << population << ": " << found;  // Their samples are rounded up.
  }
  EXPECT_EQ(margin("31%", kAll), "none");
  EXPECT_EQ(margin("6 points sample 300", kAll), "none");
}

// Every metric of the library: a share of those asked has a margin by itself, another value where it says how far single values lie from it.
TEST(MarginTest, OfEveryMetricOfTheLibrary) {
  const CompiledPlan all("");
  std::size_t shares = 0, means = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with("std/kpi/") || !file.path.ends_with(".campaign")) continue;
    const std::string module = module_of_path(file.path);
    const CompiledPlan library(fmt::format("use {}\n", module));
    const Plan& plan = library.snapshot.plan;
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      const Entity& entity = plan[EntityId{i}];
      const bool own = (*library.snapshot.sources)[entity.span.file].name() == module;
      if (entity.kind != Kind::kpi || !own) continue;
      const auto unit = plan.unit_of(EntityId{i});
      ASSERT_TRUE(unit) << entity.name;
      const PropertyValue* range = plan.find(EntityId{i}, prop("range"));
      const bool to_one = range != nullptr && library.text(range->span) == "0% .. 100%";
      const std::string name(entity.name);
      const bool share = plan.units().compatible(*unit, kPercent) && *unit != kNoUnit;
      if (share && to_one) {
        ++shares;
        EXPECT_EQ(margin_in(CompiledPlan(plan_of(module, name, "31% sample 1_700", "900k people"))), "2.2 points") << name;
      } else if (share && range != nullptr) {
        EXPECT_EQ(margin_in(CompiledPlan(plan_of(module, name, "31% sample 1_700", "900k people"))), "none") << name;
      } else if (!share && plan.units().dimension(*unit).size() <= 1 && !plan.units().has_money(*unit)) {
        ++means;
        EXPECT_EQ(margin_in(CompiledPlan(plan_of(module, name, "5 sample 400", "900k people"))), "none") << name;
        const std::string mean = margin_in(CompiledPlan(plan_of(module, name, "5 sample 400 deviation 2", "900k people")));
        EXPECT_TRUE(mean.starts_with("0.2")) << name << ": " << mean;  // 1.96 × 2 / 20 = 0.196
      }
    }
  }
  EXPECT_GT(shares, 40u);
  EXPECT_GT(means, 60u);
}

TEST(NoiseTest, IsThatOfTwoSurveys) {
  const auto noise = [](std::string_view goal) {
    const CompiledPlan plan(fmt::format("use std.kpi.brand\nuse std.kpi.advocacy\ncampaign c \"C\" {{\n  period: 2027\n  goal g \"G\" {{\n    {}\n    by: 2027-12-31\n  }}\n}}\n", goal));
    const auto found = noise_of_target(plan.snapshot.plan, plan.at("c.g"));
    if (!found) return std::string("none");
    return fmt::format("{} in {}{}", format_amount(plan.snapshot.plan.units(), found->difference), format_size(plan.snapshot.plan.units(), found->noise), found->hides() ? ", hidden" : "");
  };
  // √2 × 2.2 points, from the rounded margin.
  EXPECT_EQ(noise("metric: aided_awareness\n    baseline: 31% sample 1_700\n    target: +2 points"), "+2 points in 3.1 points, hidden");
  EXPECT_EQ(noise("metric: aided_awareness\n    baseline: 31% sample 1_700\n    target: >= 36%"), "+5 points in 3.1 points");
  EXPECT_EQ(noise("metric: aided_awareness\n    baseline: 31% sample 1_700\n    target: 28%"), "-3 points in 3.1 points, hidden");
  EXPECT_EQ(noise("metric: aided_awareness\n    baseline: 31%\n    target: +2 points"), "none");
  EXPECT_EQ(noise("metric: aided_awareness\n    baseline: 31% sample 1_700\n    target: keep"), "none");
  EXPECT_EQ(noise("metric: nps\n    baseline: 31 sample 1_000 deviation 60\n    target: 35"), "4 in 5.2, hidden");
}

}  // namespace
}  // namespace campaign
