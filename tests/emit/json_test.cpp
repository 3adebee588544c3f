#include "emit/json/json.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "emit/json/computed.h"
#include "model/hand_plan.h"

namespace campaign {
namespace {

FormulaNode metric_node(EntityId metric) {
  FormulaNode node;
  node.op = FormulaNode::Op::metric;
  node.metric = metric;
  return node;
}
FormulaNode operator_node(FormulaNode::Op op, std::int32_t left, std::int32_t right) {
  FormulaNode node;
  node.op = op;
  node.left = left;
  node.right = right;
  return node;
}

/// A plan by hand with everything that goes with it, to be written as JSON.
struct JsonTest : testing::Test {
  Sources sources;
  FileId file = sources.add("spring.campaign", "campaign spring \"Spring\" {\n  goal more \"Mehr für alle\"\n}\n");
  FileId library = sources.add("std/kpi/commerce", "kpi orders \"Orders\"\nkpi unused \"Unused\"\n");
  HandPlan hand;
  Analysis analysis;
  std::vector<Diagnostic> findings;
  UnitId order = hand.units().add_base("order", "orders");
  UnitId usd = hand.units().add_base("USD", "USD", true, 2);
  UnitId jpy = hand.units().add_base("JPY", "JPY", true, 0);
  EntityId spring = hand.add(Kind::campaign, "spring", "Spring");
  EntityId goal = hand.add(Kind::goal, "more", "Mehr für alle", spring);
  EntityId strategy = hand.add(Kind::strategy, "repeat", "", goal);
  EntityId tactic = hand.add(Kind::tactic, "coupons", "Coupons", strategy);

  JsonTest() {
    hand.entity(spring).span = {file, 0, 56};
    hand.entity(goal).span = {file, 29, 55};
  }

  EntityId library_kpi(std::string_view name) {
    const EntityId kpi = hand.add(Kind::kpi, name, name);
    hand.entity(kpi).from_library = true;
    hand.entity(kpi).span = {library, 0, 19};
    return kpi;
  }

  std::string json() {
    const std::vector<FileId> files = {file};
    const PlanView view{sources, hand.build(), analysis, findings, files, std::chrono::year{2027} / 1 / 15};
    return plan_json(view);
  }
  /// What stands behind `"properties":{` of a declaration whose only property is set here.
  std::string property(EntityId entity, Property name, const Value& value) {
    HandPlan before = hand;
    hand.set(entity, name, value);
    const std::string all = json();
    hand = std::move(before);
    const std::string opening = "\"properties\":{\"" + std::string(name_of(name)) + "\":";
    const std::size_t begin = all.find(opening);
    if (begin == std::string::npos) return "absent";
    return all.substr(begin + opening.size(), all.find(",\"line\":", begin) - begin - opening.size());
  }
};

#define EXPECT_CONTAINS(text, part) \
  EXPECT_NE((text).find(part), std::string::npos) << "no " << (part) << " in\n" << (text)
#define EXPECT_LACKS(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (part) << " in\n" << (text)

TEST_F(JsonTest, SaysItsFormAndWhatItWasMadeFrom) {
  EXPECT_EQ(json().substr(0, json().find("  \"declarations\"")),
            "{\n"
            "  \"$schema\": \"urn:campaign:plan:1\",\n"
            "  \"version\": 1,\n"
            "  \"generator\": \"campaign\",\n"
            "  \"as_of\": \"2027-01-15\",\n"
            "  \"files\": [\"spring.campaign\"],\n"
            "  \"fields\": [],\n");
}

TEST_F(JsonTest, OneDeclarationIsOneLine) {
  EXPECT_CONTAINS(
      json(),
      "\n    \"goals\": [\n"
      "      {\"id\":\"spring.more\",\"kind\":\"goal\",\"name\":\"more\",\"title\":\"Mehr für alle\",\"comment\":null,"
      "\"parent\":{\"kind\":\"campaign\",\"id\":\"spring\"},"
      "\"children\":[{\"kind\":\"strategy\",\"id\":\"spring.more.repeat\"}],\"from_library\":false,"
      "\"place\":{\"file\":\"spring.campaign\",\"line\":2,\"column\":3,\"end_line\":2,\"end_column\":28},"
      "\"properties\":{},"
      "\"computed\":{\"target\":null,\"attainment\":null,\"smart\":null,\"schedule\":null,\"budget\":null}}\n"
      "    ],\n");
}

TEST_F(JsonTest, EveryKindHasItsListEvenIfEmpty) {
  const std::string text = json();
  for (const KindRow& row : all_kinds()) EXPECT_CONTAINS(text, "\n    \"" + std::string(row.id) + "\": [");
  EXPECT_CONTAINS(text, "\n    \"bookings\": []\n  },\n  \"findings\": []\n}\n");
}

TEST_F(JsonTest, ValuesByType) {
  const auto of_tactic = [&](Property name, const Value& value) { return property(tactic, name, value); };
  EXPECT_EQ(of_tactic(prop("offer"), Text{"10% \"off\""}), R"({"value":"10% \"off\"")");
  EXPECT_EQ(of_tactic(prop("status"), Word{"planned"}), R"({"value":"planned")");
  EXPECT_EQ(of_tactic(prop("budget"), amount("12000", usd)),
            R"([{"value":{"amount":"12000.00","unit":"USD","currency":"USD"})");
  EXPECT_EQ(of_tactic(prop("budget"), amount("0.5", usd)),
            R"([{"value":{"amount":"0.50","unit":"USD","currency":"USD"})");
  EXPECT_EQ(of_tactic(prop("budget"), amount("0.125", usd)),
            R"([{"value":{"amount":"0.125","unit":"USD","currency":"USD"})");
  EXPECT_EQ(of_tactic(prop("budget"), amount("500", jpy)),
            R"([{"value":{"amount":"500","unit":"JPY","currency":"JPY"})");
  EXPECT_EQ(of_tactic(prop("duration"), Duration{decimal("3"), Duration::Unit::weeks}),
            R"({"value":{"count":"3","unit":"weeks","iso8601":"P3W"})");
  EXPECT_EQ(of_tactic(prop("duration"), Duration{decimal("2"), Duration::Unit::quarters}),
            R"({"value":{"count":"2","unit":"quarters","iso8601":"P6M"})");
  EXPECT_EQ(of_tactic(prop("duration"), Duration{decimal("10"), Duration::Unit::workdays}),
            R"({"value":{"count":"10","unit":"workdays","iso8601":null})");
  EXPECT_EQ(of_tactic(prop("flight"), DaySpan{day(2027, 3, 1), day(2027, 3, 31)}),
            R"([{"value":{"from":"2027-03-01","to":"2027-03-31"})");
  EXPECT_EQ(of_tactic(prop("daypart"), Daypart{.weekdays = 0b0010001, .start_minute = 690, .end_minute = 810}),
            R"([{"value":{"repeat":"weekly","weekdays":["mon","fri"],"month_days":[],"nth":null,"every":1,"from":"11:30","to":"13:30"})");
  EXPECT_EQ(of_tactic(prop("daypart"), Daypart{.repeat = Daypart::Repeat::monthly, .month_days = 1u | 1u << 30}),
            R"([{"value":{"repeat":"monthly","weekdays":[],"month_days":[1,31],"nth":null,"every":1,"from":null,"to":null})");
  EXPECT_EQ(of_tactic(prop("after"), Reference{strategy}),
            R"([{"value":{"kind":"strategy","id":"spring.more.repeat"})");
  EXPECT_EQ(property(goal, prop("by"), DaySpan{day(2027, 3, 1), day(2027, 3, 31)}), R"({"value":"2027-03-31")");
  EXPECT_EQ(property(goal, prop("confidence"), amount("80", kPercent)), R"({"value":{"amount":"80","unit":"%"})");
}

TEST_F(JsonTest, ValuesOfMetrics) {
  const EntityId orders = hand.add(Kind::kpi, "orders", "Orders", spring);
  const std::string metric = R"("metric":{"kind":"kpi","id":"spring.orders"})";
  EXPECT_EQ(property(goal, prop("target"), Target{Target::Form::relative, amount("25", kPercent), {}}),
            R"({"value":{"form":"relative","amount":{"amount":"25","unit":"%"},"upper":null,"per":null})");
  EXPECT_EQ(property(goal, prop("target"), Target{Target::Form::keep, {}, {}}),
            R"({"value":{"form":"keep","amount":null,"upper":null,"per":null})");
  EXPECT_EQ(
      property(goal, prop("target"), Target{Target::Form::range, amount("1", order), amount("2", order)}),
      R"({"value":{"form":"range","amount":{"amount":"1","unit":"orders"},"upper":{"amount":"2","unit":"orders"},"per":null})");
  EXPECT_EQ(property(goal, prop("kpi"), Condition{orders, true, Comparison::at_least, amount("5", order)}),
            R"([{"value":{)" + metric + R"(,"comparison":">=","amount":{"amount":"5","unit":"orders"}})");
  EXPECT_EQ(property(goal, prop("kpi"), Condition{orders, false, Comparison::at_least, {}}),
            R"([{"value":{)" + metric + R"(,"comparison":null,"amount":null})");
  EXPECT_EQ(property(tactic, prop("expect"),
                     Expectation{orders, between(amount("3", order), amount("4", order), amount("5", order)), {}}),
            R"([{"value":{)" + metric + R"(,"low":"3","middle":"4","high":"5","unit":"orders"})");
  EXPECT_EQ(property(orders, prop("range"), Bounds{amount("0", kPercent), std::nullopt}),
            R"({"value":{"low":{"amount":"0","unit":"%"},"high":null})");
  EXPECT_EQ(property(orders, prop("unit"), UnitValue{order}), R"({"value":"orders")");
}

TEST_F(JsonTest, AHoleAndAWithheldValueAreNullWithTheReasonBeside) {
  EXPECT_EQ(property(goal, prop("by"), std::monostate{}), R"({"value":null,"error":true)");
  EXPECT_EQ(property(tactic, prop("budget"), Withheld{Withheld::Reason::undisclosed}),
            R"([{"value":null,"withheld":"undisclosed")");
}

TEST_F(JsonTest, ClausesAndTheLineStandBesideTheValue) {
  Clauses clauses;
  clauses.source = "ledger";
  clauses.during = DaySpan{day(2026, 1, 1), day(2026, 12, 31)};
  clauses.as_of = DaySpan{day(2027, 1, 1), day(2027, 1, 31)};
  clauses.assumed = true;
  hand.set(goal, prop("baseline"), amount("1", order), clauses).span = {file, 31, 35};
  hand.set(goal, prop("baseline"), amount("2", order)).span = {file, 0, 8};
  EXPECT_CONTAINS(
      json(),
      R"("baseline":[{"value":{"amount":"1","unit":"orders"},"assumed":true,"source":"ledger","as_of":"2027-01-31",)"
      R"("during":{"from":"2026-01-01","to":"2026-12-31"},"line":2},)"
      R"({"value":{"amount":"2","unit":"orders"},"line":1}])");
}

TEST_F(JsonTest, TheLibraryIsInAsFarAsThePlanLeadsToIt) {
  const EntityId orders = library_kpi("orders");
  const EntityId value = library_kpi("average_order_value");
  const EntityId revenue = library_kpi("revenue");
  library_kpi("unused");
  Formula formula;
  formula.nodes = {metric_node(orders), metric_node(value), operator_node(FormulaNode::Op::multiply, 0, 1)};
  hand.plan().formulas_[static_cast<std::uint32_t>(revenue)] = formula;
  hand.unit_of_kpi(revenue, usd);
  hand.set(goal, prop("metric"), Reference{revenue});

  const std::string text = json();
  EXPECT_CONTAINS(text, R"("metric":{"value":{"kind":"kpi","id":"std.kpi.commerce.revenue"})");
  EXPECT_CONTAINS(text, R"({"id":"std.kpi.commerce.revenue","kind":"kpi")");
  EXPECT_CONTAINS(text, R"({"id":"std.kpi.commerce.orders","kind":"kpi")");
  EXPECT_CONTAINS(text, R"("from_library":true,"place":{"file":"std/kpi/commerce")");
  EXPECT_CONTAINS(text, R"("computed":{"unit":"USD","formula":"orders * average_order_value",)"
                        R"("inputs":[{"kind":"kpi","id":"std.kpi.commerce.orders"},)"
                        R"({"kind":"kpi","id":"std.kpi.commerce.average_order_value"}]})");
  EXPECT_LACKS(text, "unused");
}

TEST_F(JsonTest, EqualPathsOfTwoFilesGetIdsOfTheirOwn) {
  const EntityId maria = hand.add(Kind::person, "maria", "Maria");
  hand.add(Kind::person, "maria", "Another Maria");
  hand.add(Kind::team, "maria", "A team of this name");
  hand.set(spring, prop("owner"), Reference{maria});
  const std::string text = json();
  EXPECT_CONTAINS(text, R"({"id":"maria","kind":"person","name":"maria","title":"Maria")");
  EXPECT_CONTAINS(text, R"({"id":"maria~2","kind":"person","name":"maria","title":"Another Maria")");
  EXPECT_CONTAINS(text, R"({"id":"maria","kind":"team")");
}

TEST_F(JsonTest, WhatWasWorkedOutOfAGoal) {
  const auto key = static_cast<std::uint32_t>(goal);
  Attainment attainment;
  attainment.baseline = amount("100", order);
  attainment.target = amount("125", order);
  attainment.needed = amount("25", order);
  attainment.total = between(amount("1", order), amount("2", order), amount("3", order));
  attainment.coverage = decimal("0.08");
  attainment.out_of_reach = true;
  attainment.contributions.push_back({tactic, *attainment.total, {}, "orders × value"});
  analysis.attainment[key] = attainment;
  Smart smart;
  smart.letters[0] = {true, {{{file, 29, 33}, "one metric", true}, {{}, "no audience", false}}};
  analysis.smart[key] = smart;
  BudgetUse use;
  use.stated = amount("100", usd);
  use.allocated = amount("120", usd);
  use.left = amount("-20", usd);
  use.parts = {tactic};
  analysis.budget[key] = use;

  const std::string text = json();
  EXPECT_CONTAINS(
      text, R"("attainment":{"baseline":{"amount":"100","unit":"orders"},"target":{"amount":"125","unit":"orders"},)"
            R"("needed":{"amount":"25","unit":"orders"},"total":{"low":"1","middle":"2","high":"3","unit":"orders"},)"
            R"("is_level":false,"coverage":"0.08","out_of_reach":true,)"
            R"("contributions":[{"tactic":{"kind":"tactic","id":"spring.more.repeat.coupons"},)"
            R"("estimate":{"low":"1","middle":"2","high":"3","unit":"orders"},"derivation":"orders × value","assumptions":[]}]})");
  EXPECT_CONTAINS(
      text,
      R"("smart":{"specific":{"holds":true,"evidence":[{"holds":true,"text":"one metric","place":{"file":"spring.campaign",)");
  EXPECT_CONTAINS(text, R"({"holds":false,"text":"no audience","place":null}]})");
  EXPECT_CONTAINS(text, R"("budget":{"stated":{"amount":"100.00","unit":"USD","currency":"USD"},)"
                        R"("allocated":{"amount":"120.00","unit":"USD","currency":"USD"},)"
                        R"("left":{"amount":"-20.00","unit":"USD","currency":"USD"},"mixed_currencies":false,)"
                        R"("parts":[{"kind":"tactic","id":"spring.more.repeat.coupons"}]})");
}

TEST_F(JsonTest, FindingsAreInIt) {
  Diagnostic& finding = findings.emplace_back();
  finding.name = "time_bound.missing_deadline";
  finding.span = {file, 29, 33};
  finding.message = "goal `more` has no deadline";
  finding.label({file, 0, 8}, "in this campaign")
      .helped("say by when")
      .fix("write it", {file, 55, 55}, " { by: 2027-12-31 }");
  EXPECT_CONTAINS(json(),
                  R"({"name":"time_bound.missing_deadline","severity":"error","message":"goal `more` has no deadline",)"
                  R"("file":"spring.campaign","range":{"start":{"line":2,"column":3,"utf16_column":3,"byte":29},)");
  EXPECT_CONTAINS(
      json(), R"("message":"in this campaign"}],"help":"say by when","fixes":[{"title":"write it","sure":false,"edits":[{"file":)");
}

TEST_F(JsonTest, PiecesMakeTheWhole) {
  for (int i = 0; i < 1000; ++i) hand.add(Kind::risk, "risk", "Something that may go wrong", spring);
  const std::vector<FileId> files = {file};
  const PlanView view{sources, hand.build(), analysis, findings, files, std::chrono::year{2027} / 1 / 15};
  std::string whole;
  std::size_t pieces = 0, largest = 0;
  plan_json(view, [&](std::string_view piece) {
    whole += piece;
    largest = std::max(largest, piece.size());
    ++pieces;
  });
  EXPECT_EQ(whole, plan_json(view));
  EXPECT_GT(pieces, 3u);
  EXPECT_LT(largest, 100'000u);
}

TEST_F(JsonTest, SamePlanSameBytes) {
  hand.set(goal, prop("baseline"), amount("1", order));
  EXPECT_EQ(json(), json());
}

struct FormulaText : testing::Test {
  HandPlan hand;
  EntityId a = hand.add(Kind::kpi, "a", "");
  EntityId b = hand.add(Kind::kpi, "b", "");
  EntityId c = hand.add(Kind::kpi, "c", "");
  Formula formula;

  std::int32_t put(const FormulaNode& node) {
    formula.nodes.push_back(node);
    return static_cast<std::int32_t>(formula.nodes.size()) - 1;
  }
  std::int32_t metric(EntityId kpi) { return put(metric_node(kpi)); }
  std::int32_t apply(FormulaNode::Op op, std::int32_t left, std::int32_t right = -1) {
    return put(operator_node(op, left, right));
  }
  std::string text() { return formula_text(hand.build(), formula); }
};

TEST_F(FormulaText, WritesOnlyTheBracketsThatAreNeeded) {
  using Op = FormulaNode::Op;
  apply(Op::divide, metric(a), apply(Op::multiply, metric(b), metric(c)));
  EXPECT_EQ(text(), "a / (b * c)");
  formula = {};
  apply(Op::subtract, apply(Op::subtract, metric(a), metric(b)), apply(Op::add, metric(b), metric(c)));
  EXPECT_EQ(text(), "a - b - (b + c)");
  formula = {};
  apply(Op::multiply, apply(Op::divide, metric(a), metric(b)), apply(Op::negate, apply(Op::add, metric(a), metric(c))));
  EXPECT_EQ(text(), "a / b * -(a + c)");
  formula = {};
  FormulaNode quarter;
  quarter.constant = amount("25", kPercent);
  apply(Op::multiply, metric(a), put(quarter));
  EXPECT_EQ(text(), "a * 25%");
}

TEST_F(FormulaText, ALongSumNeedsNoDeepStack) {
  std::int32_t sum = metric(a);
  for (int i = 0; i < 20'000; ++i) sum = apply(FormulaNode::Op::add, sum, metric(b));
  EXPECT_EQ(text().size(), 1u + 20'000u * 4u);
}

}  // namespace
}  // namespace campaign
