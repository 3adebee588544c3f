// What a good reviewer says of the plans in examples/, remark by remark, and the finding that says it.

#include <algorithm>

#include <gtest/gtest.h>

#include "support/compiled.h"
#include "support/files.h"

namespace campaign {
namespace {

struct Remark {
  const char* plan;
  const char* remark;
  const char* finding;
};

constexpr Remark kRemarks[] = {
    // A quarter more revenue with coupons and advertisements at lunch.
    {"online_shop", "the contributions come to 18% of the gap", "attainable.out_of_reach"},
    {"online_shop", "a return of 2.19 is below the break-even of 2.22: 830 are lost", "attainable.below_break_even"},
    {"online_shop", "the tactic's own figures miss the return that it is judged by", "attainable.misses_own_kpi"},
    {"online_shop", "a parcel has no hours", "schedule.daypart_not_supported"},
    {"online_shop", "what the discounts cost is missing from the margin", "attainable.discount_not_counted"},
    {"online_shop", "coupon and win-back may count the same people", "attainable.overlap_unstated"},
    {"online_shop", "which sales does the return count?", "measurable.method_unstated"},
    {"online_shop", "852 + 415 = 1,267, not 1,268", "experiment.arms_do_not_add_up"},
    {"bad/coupon_alone", "the coupon alone is 1.6% of the gap", "attainable.out_of_reach"},

    // A public health campaign.
    {"stoptober", "the objective has no number", "measurable.missing_target"},
    {"stoptober", "nor a metric", "measurable.missing_metric"},
    {"stoptober", "two sources, two values", "tracking.sources_disagree"},
    {"stoptober", "media alone, or the whole?", "budget.basis_unstated"},
    {"stoptober", "measured a year after the deadline", "tracking.result_after_deadline"},
    {"bad/cheapest_year", "the cheapest year had the fewest results", "measurable.efficiency_alone"},

    // A country's campaign, judged by its return.
    {"great_britain", "the target is a range", "measurable.two_ends"},
    {"great_britain", "it is judged five years after the money is spent", "time_bound.deadline_outside_campaign"},
    {"great_britain", "what the partners contribute has to add up", "attainable.not_shown"},
    {"great_britain", "part of the return is only intended", "tracking.forecast_as_actual"},
    {"great_britain", "nothing is seen before the return is", "kpi.only_lagging"},
    {"great_britain", "nobody answers for it by name", "specific.owner_is_group"},

    // A draft that its community was asked about.
    {"libreoffice", "targets by name were asked for", "measurable.todo"},
    {"libreoffice", "nobody answers for it by name", "specific.owner_is_group"},
    {"libreoffice", "more of what?", "words.vague"},
    {"libreoffice", "who will know whether the mark works?", "kpi.tactic_without_kpi"},
    {"libreoffice", "five years in which nothing is to be seen", "time_bound.missing_checkpoint"},

    // "Raise awareness of our brand."
    {"bad/raise_awareness", "aware of what, measured how?", "measurable.missing_metric"},
    {"bad/raise_awareness", "among whom?", "specific.missing_audience"},
    {"bad/raise_awareness", "from what?", "measurable.missing_baseline"},
    {"bad/raise_awareness", "to what?", "measurable.missing_target"},
    {"bad/raise_awareness", "until when?", "time_bound.missing_deadline"},
    {"bad/raise_awareness", "vague", "words.vague"},

    // "Increase sales by 25%."
    {"bad/increase_sales", "25% of what?", "measurable.relative_without_baseline"},
    {"bad/increase_sales", "revenue, or pieces?", "measurable.missing_metric"},
    {"bad/increase_sales", "until when?", "time_bound.missing_deadline"},
    {"bad/increase_sales", "by doing what?", "alignment.goal_without_strategy"},

    // A list of tactics as a strategy.
    {"bad/strategy_of_tactics", "these are means: why should they work?", "words.means_as_strategy"},
    {"bad/strategy_of_tactics", "nobody does any of it", "alignment.strategy_without_tactic"},
    {"bad/strategy_of_tactics", "nothing links goal and tactic", "alignment.tactic_without_strategy"},

    // Units.
    {"bad/wrong_units", "a cost is money for each", "types.unit_mismatch"},
    {"bad/wrong_units", "nobody reaches more than all", "measurable.out_of_range"},

    // Reach added up.
    {"bad/added_reach", "people do not add", "types.not_additive"},
    {"bad/added_reach", "more than there are", "attainable.larger_than_audience"},

    // A budget.
    {"bad/overbooked_budget", "7,000 too much, and 5,700 of fee", "budget.over_allocated"},
    {"bad/overbooked_budget", "with tax or without?", "budget.basis_unstated"},
    {"bad/overbooked_budget", "the return leaves the production out", "budget.return_on_part_of_cost"},

    // A fair.
    {"bad/trade_show", "3,000 more than the budget", "tracking.overspent"},
    {"bad/trade_show", "two digits changed places", "tracking.actuals_contradict"},
    {"bad/trade_show", "was all of the profit caused by the fair?", "measurable.method_unstated"},
    {"bad/trade_show", "a contact worth a call costs 4,585 at least", "attainable.misses_own_kpi"},

    // Twelve goals.
    {"bad/twelve_goals", "few goals", "alignment.too_many_goals"},
    {"bad/twelve_goals", "not all can come first", "alignment.nothing_gives_way"},
    {"bad/twelve_goals", "few metrics", "kpi.too_many"},
    {"bad/twelve_goals", "one person by name", "specific.owner_is_group"},
};

TEST(Remarks, AreSaidByAFinding) {
  for (const Remark& remark : kRemarks) {
    const auto names = finding_names(compile_text(read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/examples/" + remark.plan + ".campaign")));
    EXPECT_NE(std::ranges::find(names, remark.finding), names.end()) << remark.plan << ": " << remark.remark;
  }
}

/// The figures that reviewers work out stand in the messages.
TEST(Remarks, NameTheirFigures) {
  const auto says = [](const char* plan, std::string_view figure) {
    return shown(compile_text(read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/examples/" + plan + ".campaign"))).find(figure) != std::string::npos;
  };
  EXPECT_TRUE(says("online_shop", "327,626.06 USD, 18% of the 1,800,000 USD still missing"));
  EXPECT_TRUE(says("online_shop", "829.5")) << "what the flights lose";
  EXPECT_TRUE(says("bad/coupon_alone", "29,220 USD, 1.6% of the 1,800,000 USD still missing"));
  EXPECT_TRUE(says("bad/overbooked_budget", "7,000 EUR too much"));
  EXPECT_TRUE(says("bad/overbooked_budget", "5,700 EUR too much"));
  EXPECT_TRUE(says("bad/trade_show", "1,405.99 USD/lead"));
  EXPECT_TRUE(says("bad/trade_show", "3,000 USD more than its budget"));
  EXPECT_TRUE(says("stoptober", "5,700,000 GBP from trade press; 5,800,000 GBP from evaluation study"));
  EXPECT_TRUE(says("bad/trade_show", "4,584.5")) << "at least, for each contact worth a call";
}

}  // namespace
}  // namespace campaign
