#include "model/plan.h"

#include <gtest/gtest.h>

#include "model/format.h"
#include "model/hand_plan.h"

namespace campaign {
namespace {

struct PlanTest : testing::Test {
  HandPlan hand;
  UnitId order = hand.units().add_base("order", "orders");
  UnitId usd = hand.units().add_base("USD", "USD", true, 2);
  UnitId eur = hand.units().add_base("EUR", "EUR", true, 2);
  EntityId spring = hand.add(Kind::campaign, "spring", "Spring");
  EntityId revenue = hand.add(Kind::kpi, "revenue", "Revenue", spring);
  EntityId goal = hand.add(Kind::goal, "more", "", spring);
  EntityId strategy = hand.add(Kind::strategy, "repeat", "", goal);
  EntityId tactic = hand.add(Kind::tactic, "coupons", "A coupon in every order", strategy);
  EntityId part = hand.add(Kind::tactic, "print", "", tactic);

  std::string resolved(std::optional<Amount> baseline, const Target& target) {
    HandPlan plan = hand;
    if (baseline) plan.set(goal, prop("baseline"), *baseline);
    plan.set(goal, prop("target"), target);
    const auto amount = plan.build().resolved_target(goal);
    return amount ? format_amount(plan.units(), *amount) : "unknown";
  }
};

TEST_F(PlanTest, FindsTheValuesOfAPropertySideBySide) {
  hand.set(tactic, prop("owner"), Reference{});
  hand.set(tactic, prop("budget"), amount("1", usd));
  hand.set(tactic, prop("budget"), amount("2", usd));
  hand.set(tactic, prop("status"), Word{"planned"});
  hand.set(part, prop("budget"), amount("3", usd));
  const Plan& plan = hand.build();

  EXPECT_EQ(plan.values(tactic).size(), 4u);
  const auto budgets = plan.values(tactic, prop("budget"));
  ASSERT_EQ(budgets.size(), 2u);
  EXPECT_EQ(std::get<Amount>(budgets[1].value).number, decimal("2"));
  EXPECT_EQ(plan.get<Amount>(part, prop("budget"))->number, decimal("3"));
  EXPECT_EQ(plan.word(tactic, prop("status")), "planned");
  EXPECT_EQ(plan.word(part, prop("status")), "");
  EXPECT_EQ(plan.find(tactic, prop("why")), nullptr);
  EXPECT_TRUE(plan.values(spring, prop("why")).empty());
  EXPECT_EQ(plan.get<Text>(tactic, prop("budget")), nullptr);
}

TEST_F(PlanTest, AValueWithoutClausesHasEmptyOnes) {
  Clauses stated;
  stated.source = "ledger";
  const std::string_view source = "ledger";
  hand.set(tactic, prop("budget"), amount("1", usd), stated);
  hand.set(tactic, prop("owner"), Reference{});
  const Plan& plan = hand.build();
  EXPECT_EQ(plan.clauses(*plan.find(tactic, prop("budget"))).source, source);
  EXPECT_EQ(plan.clauses(*plan.find(tactic, prop("owner"))).source, "");
}

TEST_F(PlanTest, PathsAndEnclosingDeclarations) {
  const Plan& plan = hand.build();
  EXPECT_EQ(plan.path(part), "spring.more.repeat.coupons.print");
  EXPECT_EQ(plan.path(spring), "spring");
  EXPECT_EQ(plan.enclosing(part, Kind::tactic), tactic);
  EXPECT_EQ(plan.enclosing(tactic, Kind::tactic), kNoEntity);
  EXPECT_EQ(plan.enclosing(part, Kind::campaign), spring);
  EXPECT_EQ(plan.label(tactic), "A coupon in every order");
  EXPECT_EQ(plan.label(part), "print");
}

TEST_F(PlanTest, AllLeavesTheLibraryOut) {
  const EntityId library = hand.add(Kind::kpi, "clicks", "Clicks");
  hand.entity(library).from_library = true;
  const Plan& plan = hand.build();
  EXPECT_EQ(plan.all(Kind::kpi), std::vector{revenue});
  EXPECT_EQ(plan.all(Kind::tactic), (std::vector{tactic, part}));
  EXPECT_TRUE(plan.all(Kind::risk).empty());
}

TEST_F(PlanTest, OpenMoneyIsTheCampaignsCurrency) {
  const EntityId portfolio = hand.add(Kind::portfolio, "all", "All");
  const EntityId winter = hand.add(Kind::campaign, "winter", "Winter", portfolio);
  const EntityId orders = hand.add(Kind::kpi, "orders", "Orders");
  hand.currency_of(spring, usd);
  hand.currency_of(portfolio, eur);
  hand.unit_of_kpi(revenue, kMoney);
  const Plan& plan = hand.build();
  EXPECT_EQ(plan.currency_at(part), usd);
  EXPECT_EQ(plan.currency_at(winter), eur);
  EXPECT_EQ(plan.currency_at(orders), kMoney);
  EXPECT_EQ(plan.unit_of(revenue), kMoney);
  EXPECT_EQ(plan.unit_of(revenue, tactic), usd);
  EXPECT_EQ(plan.unit_of(revenue, winter), eur);
  EXPECT_EQ(plan.unit_of(orders), std::nullopt);
  EXPECT_EQ(plan.unit_of(orders, tactic), std::nullopt);
}

TEST_F(PlanTest, ResolvesEveryFormOfTarget) {
  const auto money = amount("2000000", usd);
  const auto share = amount("41", kPercent);
  EXPECT_EQ(resolved(money, {Target::Form::value, amount("9000000", usd), {}}), "9,000,000 USD");
  EXPECT_EQ(resolved({}, {Target::Form::at_least, amount("43", kPercent), {}}), "43%");
  EXPECT_EQ(resolved(money, {Target::Form::relative, amount("25", kPercent), {}}), "2,500,000 USD");
  EXPECT_EQ(resolved(money, {Target::Form::relative, amount("-10", kPercent), {}}), "1,800,000 USD");
  EXPECT_EQ(resolved(share, {Target::Form::points, amount("2", kPoints), {}}), "43%");
  EXPECT_EQ(resolved(amount("0.41"), {Target::Form::points, amount("2", kPoints), {}}), "43%");
  EXPECT_EQ(resolved(share, {Target::Form::keep, {}, {}}), "41%");
}

TEST_F(PlanTest, ARangeIsReachedAtItsNearerBound) {
  const Target range{Target::Form::range, amount("10", order), amount("20", order)};
  EXPECT_EQ(resolved({}, range), "10 orders");
  EXPECT_EQ(resolved(amount("5", order), range), "10 orders");
  EXPECT_EQ(resolved(amount("30", order), range), "20 orders");
  EXPECT_EQ(resolved(amount("30", usd), range), "10 orders");
}

TEST_F(PlanTest, DoesNotResolveWhatCannotBeKnown) {
  EXPECT_EQ(resolved({}, {Target::Form::relative, amount("25", kPercent), {}}), "unknown");
  EXPECT_EQ(resolved({}, {Target::Form::keep, {}, {}}), "unknown");
  EXPECT_EQ(resolved(amount("5", usd), {Target::Form::points, amount("2", kPoints), {}}), "unknown");
  EXPECT_EQ(hand.build().resolved_target(goal), std::nullopt);
}

TEST_F(PlanTest, ALaterBaselineHelpsWhereTheFirstIsWithheld) {
  hand.set(goal, prop("baseline"), Withheld{Withheld::Reason::undisclosed});
  hand.set(goal, prop("baseline"), amount("100", order));
  hand.set(goal, prop("target"), Target{Target::Form::relative, amount("10", kPercent), {}});
  const Plan& plan = hand.build();
  EXPECT_EQ(format_amount(plan.units(), *plan.resolved_target(goal)), "110 orders");
}

}  // namespace
}  // namespace campaign
