// Values of metrics, over all metrics of the library: what they can be, parts of wholes, and one form in one message.

#include <cstdio>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "analysis/goal.h"
#include "analysis/wholes.h"
#include "model/format.h"
#include "rules/compiled_plan.h"
#include "rules/finding_info.h"
#include "support/files.h"

namespace campaign {
namespace {

/// The lines that make all metrics of the library known.
const std::string& all_modules() {
  static const std::string kText = [] {
    std::string text;
    for (const std::string& path : files_below("stdlib/std/kpi", ".campaign")) {
      const std::size_t name = path.rfind('/') + 1;
      text += "use std.kpi." + path.substr(name, path.size() - name - std::string_view(".campaign").size()) + "\n";
    }
    return text;
  }();
  return kText;
}

/// A plan that knows them all.
const CompiledPlan& library() {
  static const CompiledPlan kPlan(all_modules() + "campaign c \"C\" { period: 2027  currency: USD }\n");
  return kPlan;
}
std::vector<EntityId> metrics() {
  std::vector<EntityId> found;
  const Plan& plan = library().snapshot.plan;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    if (plan[EntityId{i}].kind == Kind::kpi) found.push_back(EntityId{i});
  }
  return found;
}
UnitId unit_in_plan(EntityId metric) { return shown_unit_of(library().snapshot.plan, metric, library().at("c")).value_or(kNoUnit); }
std::string written(const Decimal& number, EntityId metric) {
  const Units& units = library().snapshot.plan.units();
  const UnitId unit = unit_in_plan(metric);
  if (unit == kPercent) return number.to_string() + "%";
  if (unit == kNoUnit) return number.to_string();
  const std::string name = units.name(unit);
  return number.to_string() + (name.starts_with("1/") ? name.substr(1) : " " + name);  // 0.2/month
}
/// A metric with possible values, and their ends in the unit in which its values are written.
struct Bounded {
  EntityId metric;
  std::optional<Decimal> low, high;
};
std::vector<Bounded> bounded_metrics() {
  const Plan& plan = library().snapshot.plan;
  std::vector<Bounded> found;
  for (const EntityId metric : metrics()) {
    const PropertyValue* possible = possible_values(plan, metric);
    if (possible == nullptr) continue;
    const auto end = [&](const std::optional<Amount>& bound) {
      return bound ? std::optional(in_unit(plan.units(), *bound, unit_in_plan(metric)).value_or(*bound).number) : std::nullopt;
    };
    const Bounds& bounds = std::get<Bounds>(possible->value);
    found.push_back({metric, end(bounds.low), end(bounds.high)});
  }
  EXPECT_GT(found.size(), 250u);
  return found;
}
std::string name_of(EntityId metric) { return std::string(library().snapshot.plan[metric].name); }

std::size_t count(const CompiledPlan& plan, std::string_view finding) {
  return static_cast<std::size_t>(std::ranges::count(plan.snapshot.diagnostics, finding, &Diagnostic::name));
}

/// A value of a metric in every place where one can stand: how many there are, and the plan.
constexpr std::size_t kPlaces = 18;
std::string everywhere(const std::string& metric, const std::string& value) {
  const std::string compared = metric + " >= " + value, measured = metric + " == " + value + " as_of 2025-11-30";
  return all_modules() + "business goal growth \"Growth\" { metric: " + metric + "\n baseline: " + value + "  target: " + value + "  by: 2027-12-31  checkpoint: " + value + " by 2027-06-30  actual: " + value + " as_of 2025-11-30 }\n" +
         "campaign c \"C\" {\n period: 2027\n currency: USD\n goal g \"G\" {\n metric: " + metric + "\n baseline: " + value + "\n target: " + value +
         "\n by: 2027-12-31\n checkpoint: " + value + " by 2027-06-30\n actual: " + value + " as_of 2025-11-30\n kpi: " + compared + "\n guardrail: " + compared +
         "\n strategy s \"S\" {\n kpi: " + compared + "\n tactic t \"T\" { kpi: " + compared + "  stop: " + metric + " < " + value + "  actual: " + measured + "; expect { " + metric + ": " +
         value + " } }\n } }\n experiment e \"E\" { metric: " + metric + "  baseline: " + value + "  actual: " + measured + "; arm a \"A\" { actual: " + measured + " } }\n}\n";
}

TEST(PossibleValues, HoldWhereverAMetricStands) {
  const Decimal one = Decimal::from_int(1);
  for (const auto& [metric, low, high] : bounded_metrics()) {
    if (high) {
      const CompiledPlan beyond(everywhere(name_of(metric), written(*Decimal::add(*high, high->sign() > 0 ? *high : one), metric)));
      EXPECT_EQ(count(beyond, "measurable.out_of_range"), kPlaces) << name_of(metric) << "\n" << beyond.shown();
      const CompiledPlan at_most(everywhere(name_of(metric), written(*high, metric)));
      EXPECT_EQ(count(at_most, "measurable.out_of_range"), 0u) << name_of(metric) << "\n" << at_most.shown();
    }
    if (low) {
      // What is expected, or wanted in percent, may be a change: less than nothing is taken away.
      const CompiledPlan below(everywhere(name_of(metric), written(*Decimal::subtract(*low, one), metric)));
      const std::size_t found = count(below, "measurable.out_of_range");
      EXPECT_GE(found, unit_in_plan(metric) == kPercent ? kPlaces - 3 : kPlaces - 1) << found << " " << name_of(metric) << "\n" << below.shown();
    }
  }
}

TEST(PossibleValues, OfAnExpectationAreTakenAtBothEnds) {
  const auto plan = [](std::string_view expectation) { return CompiledPlan(plan_of_example("tactic posts \"Posts\" { channel: blog  flight: 2027-03  owner: @ann  kpi: reach; expect { " + std::string(expectation) + " } }")); };
  EXPECT_EQ(count(plan("reach_pct: 80% to 140%"), "measurable.out_of_range"), 1u);
  EXPECT_EQ(count(plan("reach_pct: 140%"), "measurable.out_of_range"), 1u);
  EXPECT_EQ(count(plan("reach_pct: +120 points"), "measurable.out_of_range"), 1u);
  EXPECT_EQ(count(plan("reach_pct: +20 points"), "measurable.out_of_range"), 0u);
  EXPECT_EQ(count(plan("bounce_rate: -5%"), "measurable.out_of_range"), 0u) << "a change";
  EXPECT_EQ(count(plan("orders: -10 to 130"), "measurable.out_of_range"), 1u);
  EXPECT_EQ(count(plan("open_rate: -5% to 20%"), "measurable.out_of_range"), 1u);
  EXPECT_EQ(count(plan("orders: -130 to -10"), "measurable.out_of_range"), 0u) << "a change";
  EXPECT_EQ(count(plan("frequency: 0.5 impressions/person"), "measurable.out_of_range"), 1u);
}

TEST(PossibleValues, HaveNothingBeyondTheirEnds) {
  for (const auto& [metric, low, high] : bounded_metrics()) {
    const auto found = [&](const std::string& comparison, const Decimal& end) {
      const CompiledPlan one(all_modules() + "campaign c \"C\" {\n period: 2027\n currency: USD\n goal g \"G\" { kpi: " + name_of(metric) + " " + comparison + " " + written(end, metric) + " }\n}\n");
      return count(one, "measurable.out_of_range");
    };
    if (high) { EXPECT_EQ(found(">", *high), 1u) << name_of(metric); }
    if (high) { EXPECT_EQ(found("<", *high), 0u) << name_of(metric); }
    if (low) { EXPECT_EQ(found("<", *low), 1u) << name_of(metric); }
    if (low) { EXPECT_EQ(found(">", *low), 0u) << name_of(metric); }
  }
}

// -- people ------------------------------------------------------------------------------------------------------------

/// Whether a metric counts different people.
bool counts_people(EntityId metric) {
  const Plan& plan = library().snapshot.plan;
  const auto unit = plan.unit_of(metric);
  return plan.word(metric, prop("over_time")) == "unique" && unit && (plan.units().name(*unit) == "person" || plan.units().name(*unit) == "people");
}

/// A value of a metric that stands in one place of a plan, whose audience is named in another.
constexpr const char* kValued[] = {"goal kpi", "goal guardrail", "checkpoint", "goal actual", "strategy kpi", "kpi", "stop", "expect", "actual", "experiment actual", "arm actual"};
constexpr const char* kAudienceOf[] = {"goal", "strategy", "tactic"};
std::string valued(std::string_view place, const std::string& metric, const std::string& value, std::string_view aimed, std::string_view audience) {
  const auto here = [&](std::string_view where, const std::string& text) { return where == place ? " " + text + "\n" : std::string(); };
  const auto aim = [&](std::string_view where) { return where == aimed ? std::string(" audience: them\n") : std::string(); };
  const std::string least = metric + " >= " + value, measured = "actual: " + metric + " == " + value + " as_of 2025-11-30";
  return all_modules() + "audience them \"Them\" { " + std::string(audience) + " }\ncampaign c \"C\" {\n period: 2025\n goal g \"G\" {\n metric: " + metric + "\n by: 2025-12-31\n" + aim("goal") +
         here("goal kpi", "kpi: " + least) + here("goal guardrail", "guardrail: " + least) + here("checkpoint", "checkpoint: " + value + " by 2025-06-30") +
         here("goal actual", "actual: " + value + " as_of 2025-11-30") + " strategy s \"S\" {\n" + aim("strategy") + here("strategy kpi", "kpi: " + least) + " tactic t \"T\" {\n" + aim("tactic") +
         here("kpi", "kpi: " + least) + here("stop", "stop: " + metric + " > " + value) + here("expect", "expect { " + metric + ": " + value + " }") + here("actual", measured) + " experiment e \"E\" {\n" +
         here("experiment actual", measured) + " arm a \"A\" {\n" + here("arm actual", measured) + " }\n arm b \"B\" { }\n }\n }\n }\n }\n}\n";
}

TEST(People, AreNeverMoreThanTheAudienceHas) {
  std::size_t counted = 0;
  for (const EntityId metric : metrics()) {
    if (!counts_people(metric)) continue;
    ++counted;
    for (const char* place : kValued) {
      for (const char* aimed : kAudienceOf) {
        const auto found = [&](const char* value, const char* audience) { return count(CompiledPlan(valued(place, name_of(metric), value, aimed, audience)), "attainable.reaches_too_many"); };
        const std::string what = std::string(place) + " of " + name_of(metric) + ", audience of " + aimed;
        EXPECT_EQ(found("9_139 people", "size: 9_137 people"), 1u) << what << "\n" << valued(place, name_of(metric), "9_139 people", aimed, "size: 9_137 people");
        EXPECT_EQ(found("9_137 people", "size: 9_137 people"), 0u) << what;
        EXPECT_EQ(found("9_200 people", "size: 9k people"), 0u) << what << ": 9k stands for all that is nearer to it than to 10k";
        EXPECT_EQ(found("9_139 people", ""), 0u) << what;
        EXPECT_EQ(found("9_139 people", "size: 9_137 households"), 0u) << what;
      }
    }
  }
  EXPECT_GT(counted, 4u);
}

TEST(People, ThatAreNotToBeExceededMayBeMoreThanThereAre) {
  for (const char* condition : {"kpi: reach <= 20_000 people", "guardrail: reach < 20_000 people"}) {
    EXPECT_EQ(count(CompiledPlan("use std.kpi.media\naudience them \"Them\" { size: 9_000 people }\ncampaign c \"C\" { period: 2025\n goal g \"G\" { audience: them\n " + std::string(condition) + " } }\n"),
                    "attainable.reaches_too_many"), 0u) << condition;
  }
}

TEST(People, OfAMarketAreNoMoreThanLiveThere) {
  for (const EntityId metric : metrics()) {
    if (!counts_people(metric)) continue;
    for (const std::string place : {"goal", "strategy", "tactic"}) {
      const auto found = [&](const std::string& value) {
        const std::string text = " market: here\n kpi: " + name_of(metric) + " >= " + value + "\n";
        const auto in = [&](std::string_view where) { return where == place ? text : std::string(); };
        return count(CompiledPlan(all_modules() + "market here \"Here\" { size: 9_137 people }\ncampaign c \"C\" { period: 2025\n goal g \"G\" {\n" + in("goal") + " strategy s \"S\" {\n" + in("strategy") +
                                  " tactic t \"T\" {\n" + in("tactic") + " } } } }\n"), "attainable.beyond_market");
      };
      EXPECT_EQ(found("9_139 people"), 1u) << name_of(metric) << ", " << place;
      EXPECT_EQ(found("9_137 people"), 0u) << name_of(metric) << ", " << place;
    }
  }
}

// -- parts and wholes --------------------------------------------------------------------------------------------------

TEST(Parts, AreThoseOfTheFormulasOfSharesAndThoseDeclared) {
  const Plan& plan = library().snapshot.plan;
  Wholes wholes(plan);
  const auto is_part = [&](std::string_view part, std::string_view whole) {
    const auto all = metrics();
    const auto named = [&](std::string_view name) { return *std::ranges::find_if(all, [&](EntityId id) { return plan[id].name == name; }); };
    return std::ranges::find(wholes.of(named(part)), named(whole)) != wholes.of(named(part)).end();
  };
  for (const auto& [part, whole] : std::vector<std::pair<const char*, const char*>>{
           {"clicks", "impressions"}, {"repeat_customers", "customers"}, {"coupons_redeemed", "coupons_issued"}, {"completed_carts", "carts"},
           {"churned_customers", "customers_start"}, {"mrr_lost", "mrr_start"}, {"effective_reach", "reach"}, {"new_users", "users"},
           {"target_media_items", "coverage_items"}, {"positive_mentions", "mentions"}, {"negative_mentions", "category_mentions"}, {"promoters", "nps_responses"},
           {"detractors", "nps_responses"}, {"unaided_awareness", "aided_awareness"}, {"sqls", "leads"}, {"viewable_impressions", "impressions"}}) {
    EXPECT_TRUE(is_part(part, whole)) << part << " of " << whole;
    EXPECT_FALSE(is_part(whole, part)) << whole << " of " << part;
  }
  for (const auto& [above, below] : std::vector<std::pair<const char*, const char*>>{
           {"invite_conversions", "users"}, {"gross_profit", "revenue"}, {"attributed_revenue", "spend"}, {"gross_profit", "spend"}, {"revenue", "spend"},
           {"incremental_revenue", "spend"}, {"incremental_conversions", "conversions"}, {"funds_raised", "spend"}, {"spend", "funds_raised"}, {"spend", "budget"},
           {"pipeline_value", "spend"}, {"pipeline_value", "sales_target"}}) {
    EXPECT_FALSE(is_part(above, below)) << above << " of " << below;
  }
}

/// Two figures in a tactic: expected, or measured for some days.
CompiledPlan two(const std::string& first, const std::string& second) {
  return CompiledPlan(all_modules() + "campaign c \"C\" {\n period: 2027\n currency: USD\n goal g \"G\" {\n strategy s \"S\" {\n tactic t \"T\" { " + first + second + " }\n } }\n}\n");
}

TEST(Parts, AreNeverMoreThanTheirWholes) {
  Wholes wholes(library().snapshot.plan);
  std::size_t pairs = 0;
  for (const EntityId part : metrics()) {
    for (const EntityId whole : wholes.of(part)) {
      ++pairs;
      const auto expected = [&](const char* some, const char* all) {
        return count(two("expect { " + name_of(part) + ": " + written(*Decimal::parse(some), part), "; " + name_of(whole) + ": " + written(*Decimal::parse(all), whole) + " }"),
                     "attainable.part_exceeds_whole");
      };
      EXPECT_EQ(expected("30", "20"), 1u) << name_of(part) << " of " << name_of(whole);
      EXPECT_EQ(expected("20", "20"), 0u) << name_of(part) << " of " << name_of(whole);
      EXPECT_EQ(expected("10", "20"), 0u) << name_of(part) << " of " << name_of(whole);
      const auto measured = [&](const char* some, const char* days) {
        return count(two("actual: " + name_of(part) + " == " + written(*Decimal::parse(some), part) + " during 2025-03\n",
                         "actual: " + name_of(whole) + " == " + written(Decimal::from_int(20), whole) + " during " + days), "attainable.part_exceeds_whole");
      };
      EXPECT_EQ(measured("30", "2025-03"), 1u) << name_of(part) << " of " << name_of(whole);
      EXPECT_EQ(measured("30", "2025-04"), 0u) << name_of(part) << " of " << name_of(whole);
      EXPECT_EQ(measured("10", "2025-03"), 0u) << name_of(part) << " of " << name_of(whole);
    }
  }
  EXPECT_GT(pairs, 60u);
}

TEST(Parts, OfTheSameDayAreWantedNoMoreThanTheirWholes) {
  const auto with = [](const std::string& part, const std::string& day) {
    const std::string goal = "\n baseline: 1_000 customers\n by: 2027-12-31\n";
    return count(CompiledPlan("use std.kpi.retention\ncampaign c \"C\" {\n period: 2027\n goal a \"A\" { metric: customers" + goal + " target: 2_000 customers }\n goal b \"B\" { metric: repeat_customers\n baseline: 900 customers\n by: " +
                              day + "\n target: " + part + " }\n}\n"),
                 "alignment.part_wants_more");
  };
  EXPECT_EQ(with("2_100 customers", "2027-12-31"), 1u);
  EXPECT_EQ(with("2_000 customers", "2027-12-31"), 0u);
  EXPECT_EQ(with("2_100 customers", "2027-06-30"), 0u) << "of another day";
}

// -- one form ----------------------------------------------------------------------------------------------------------

/// All texts of a plan's findings.
std::string texts(const CompiledPlan& plan) {
  std::string all;
  for (const Diagnostic& found : plan.snapshot.diagnostics) {
    if (found.name.starts_with("types.")) continue;
    all += found.message + "\n";
    for (const Label& label : found.labels) all += label.text + "\n";
    all += found.help + "\n" + found.note + "\n";
  }
  return all;
}

TEST(OneForm, OfAShareIsPercentWhereItsValuesAreWrittenInPercent) {
  const Plan& plan = library().snapshot.plan;
  std::size_t shares = 0;
  for (const EntityId metric : metrics()) {
    const Formula* formula = plan.formula(metric);
    if (formula == nullptr || formula->nodes.empty() || formula->nodes.back().op != FormulaNode::Op::divide || unit_in_plan(metric) != kPercent) continue;
    const FormulaNode& above = formula->nodes[static_cast<std::size_t>(formula->nodes.back().left)];
    const FormulaNode& below = formula->nodes[static_cast<std::size_t>(formula->nodes.back().right)];
    if (above.op != FormulaNode::Op::metric || below.op != FormulaNode::Op::metric) continue;
    ++shares;
    const std::string name = name_of(metric), some = name_of(above.metric) + ": " + written(Decimal::from_int(2), above.metric),
                      all = name_of(below.metric) + ": " + written(Decimal::from_int(440), below.metric);
    const CompiledPlan found(all_modules() + "campaign c \"C\" {\n period: 2027\n currency: USD\n goal g \"G\" {\n metric: " + name +
                             "\n baseline: 0.2% during 2026\n target: 0.6%\n by: 2027-12-31\n strategy s \"S\" {\n tactic t \"T\" { kpi: " + name + " >= 0.5%; expect { " + some + "; " + all +
                             " } }\n tactic u \"U\" { expect { " + some + "; " + all + "; " + name + ": 5% } }\n tactic v \"V\" { actual: " + name_of(above.metric) + " == " +
                             written(Decimal::from_int(2), above.metric) + "\n actual: " + name_of(below.metric) + " == " + written(Decimal::from_int(440), below.metric) + "\n actual: " + name +
                             " == 5% }\n } }\n}\n");
    const std::string said = texts(found);
    // Counted one by one the two units stand in a share of them only.
    const auto unit = plan.unit_of(metric);
    const std::string other = unit && *unit != kPercent ? " " + plan.units().name(*unit) : "";
    if (other.size() > 1) {
      EXPECT_EQ(said.find(other + "\n"), std::string::npos) << name << "\n" << said;
      EXPECT_EQ(said.find(other), std::string::npos) << name << "\n" << said;
    }
    EXPECT_EQ(said.find("0.0045"), std::string::npos) << name << "\n" << said;
  }
  EXPECT_GT(shares, 40u);
}

// -- prices and money --------------------------------------------------------------------------------------------------

TEST(PricesAgainstMoney, AreToldForRandomPricesAndVolumes) {
  const auto seed = std::random_device()();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  struct Form {
    const char* metric;
    const char* price;
    const char* unit;
    const char* counted;
    int per;
  };
  constexpr Form kForms[] = {{"clicks", "cpc", "USD/click", "clicks", 1}, {"impressions", "cpm", "USD/mille", "impressions", 1000}, {"leads", "cpl", "USD/lead", "leads", 1}};
  for (int round = 0; round < 60; ++round) {
    const Form& form = kForms[pick(0, 2)];
    const std::int64_t price = pick(1, 40), volume = 1000 * pick(1, 900), budget = pick(1, 40'000);
    const std::string tactic = "tactic posts \"Posts\" { channel: search_ads  budget: " + std::to_string(budget) + " USD  flight: 2027-03  owner: @ann  kpi: clicks; expect { " + form.metric + ": " +
                               std::to_string(volume) + " " + form.counted + "; " + form.price + ": " + std::to_string(price) + " " + form.unit + " } }";
    const CompiledPlan plan(plan_of_example(tactic));
    const bool more = 100 * price * volume > 105 * budget * form.per;
    EXPECT_EQ(count(plan, "budget.prices_exceed_budget"), more ? 1u : 0u) << tactic << "\n" << plan.shown();
  }
}

}  // namespace
}  // namespace campaign
