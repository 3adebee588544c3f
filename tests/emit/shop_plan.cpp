#include "emit/plan_builder.h"

namespace campaign {

namespace {

Estimate between(const PlanBuilder& b, std::int64_t low, std::int64_t middle, std::int64_t high, UnitId unit) {
  return {b.of(low, unit), b.of(middle, unit), b.of(high, unit)};
}

Clauses sourced(std::string_view source) {
  Clauses clauses;
  clauses.source = source;
  return clauses;
}
Clauses by(Day day) {
  Clauses clauses;
  clauses.by = DaySpan{day, day};
  return clauses;
}
Clauses assumed(Clauses clauses = {}) {
  clauses.assumed = true;
  return clauses;
}

struct Names {
  EntityId growth, revenue, orders, value, redemption, maria, li, customers, workers, parcel, tv, social;
};

Names add_shared(PlanBuilder& b) {
  Names n{};
  const UnitId per_order = b.plan.units().divide(b.dollar, b.order);
  n.orders = b.begin(Kind::kpi, "orders", "Orders");
  b.say("unit", UnitValue{b.order}, "orders");
  b.say_word("better", "up");
  b.say_word("over_time", "sum");
  b.end();
  n.value = b.begin(Kind::kpi, "average_order_value", "Average order value");
  b.say("unit", UnitValue{per_order}, "USD/order");
  b.say_word("better", "up");
  b.say_word("over_time", "ratio");
  b.say_text("about", "What a customer pays per order, **after** discounts.");
  b.end();
  n.revenue = b.add(Kind::kpi, "revenue", "Revenue");
  Formula formula;
  formula.unit = b.dollar;
  formula.nodes = {{FormulaNode::Op::metric, {}, n.orders, -1, -1, {}},
                   {FormulaNode::Op::metric, {}, n.value, -1, -1, {}},
                   {FormulaNode::Op::multiply, {}, kNoEntity, 0, 1, {}}};
  b.plan.formulas_[static_cast<std::uint32_t>(n.revenue)] = formula;
  b.plan.kpi_units_ = {{static_cast<std::uint32_t>(n.revenue), b.dollar},
                       {static_cast<std::uint32_t>(n.orders), b.order},
                       {static_cast<std::uint32_t>(n.value), per_order}};
  n.redemption = b.begin(Kind::kpi, "redemption", "Coupon redemption rate");
  b.say("unit", UnitValue{kPercent}, "%");
  b.say_word("better", "up");
  b.say_word("measured", "weekly");
  b.say("range", Bounds{b.of(0, kPercent), b.of(100, kPercent)}, "0% .. 100%");
  b.end();
  n.growth = b.begin(Kind::business_goal, "growth", "A shop that grows profitably");
  b.say_text("why", "New markets are closed to us until 2029, so growth has to come from the customers we have.");
  b.end();
  return n;
}

void add_people(PlanBuilder& b, Names& n) {
  n.maria = b.begin(Kind::person, "maria", "Maria Lopez");
  b.say_text("role", "Head of growth");
  b.say_text("email", "maria@shop.example");
  b.end();
  n.li = b.begin(Kind::person, "li", "Li Wei");
  b.say_text("role", "Campaign manager");
  b.end();
  n.customers = b.begin(Kind::audience, "customers", "Existing customers");
  b.say("size", b.of(48'000, b.person), "48k people", sourced("customer table, January 2027"));
  b.say_text("about", "Bought at least once in the past 18 months.\n\n- 62% bought once\n- 38% bought twice or more");
  b.end();
  n.workers = b.begin(Kind::audience, "workers", "Office workers at lunch");
  b.say("size", b.of(900'000, b.person), "assumed 900k people", assumed());
  b.say_text("insight",
             "They look at their telephones between 12:00 and 13:00, and decide on small purchases at once.");
  b.end();
  n.parcel = b.begin(Kind::channel, "parcel", "Parcel insert");
  b.say_word("kind", "owned");
  b.say("dayparts", YesNo{false}, "no");
  b.end();
  n.tv = b.begin(Kind::channel, "tv", "Television");
  b.say_word("kind", "paid");
  b.say("dayparts", YesNo{true}, "yes");
  b.end();
  n.social = b.begin(Kind::channel, "paid_social", "Paid social");
  b.say_word("kind", "paid");
  b.end();
}

EntityId add_repeat(PlanBuilder& b, const Names& n) {
  b.begin(Kind::strategy, "repeat", "Encourage repeat purchases from existing customers");
  b.refer("audience", n.customers, "customers");
  b.say_text("insight",
             "A second order within 90 days makes a third one **three times** as likely "
             "([study](https://example.org/repeat)).");
  b.money("budget", 40'000, "40k USD");
  const EntityId coupons =
      b.begin(Kind::tactic, "coupons", "A coupon in every order for a month", "Printed once, packed by the warehouse.");
  b.refer("channel", n.parcel, "parcel");
  b.say("flight", DaySpan{b.day(2027, 3, 1), b.day(2027, 3, 31)}, "2027-03");
  b.money("budget", 12'000, "12k USD");
  b.refer("owner", n.li, "@li");
  b.say("expect", Expectation{n.orders, between(b, 3'000, 4'000, 5'000, b.order), {}}, "{ orders: 3_000 to 5_000 }");
  b.say("expect", Expectation{n.value, between(b, 60, 65, 70, b.plan.units().divide(b.dollar, b.order)), {}},
        "60 USD to 70 USD");
  b.say("kpi", Condition{n.redemption, true, Comparison::at_least, b.of(6, kPercent)}, "redemption >= 6% by 2027-04-15",
        by(b.day(2027, 4, 15)));
  b.say_text("offer", "15% off the next order");
  b.say_text("call_to_action", "Use the code before the end of April");
  b.say_word("status", "planned");
  b.end();
  b.begin(Kind::tactic, "winback", "One mail to lapsed customers");
  b.say("flight", DaySpan{b.day(2027, 5, 10), b.day(2027, 5, 10)}, "2027-05-10");
  b.refer("owner", n.li, "@li");
  b.say("budget", Withheld{Withheld::Reason::todo}, "todo");
  b.say("consent", std::monostate{}, "see the %% sheet");
  b.end();
  b.end();
  return coupons;
}

EntityId add_moment(PlanBuilder& b, const Names& n) {
  b.begin(Kind::strategy, "moment", "Reach shoppers at the precise moment");
  b.refer("audience", n.workers, "workers");
  const EntityId lunch = b.begin(Kind::tactic, "lunch_tv", "Television spots at lunch");
  b.refer("channel", n.tv, "tv");
  b.refer("owner", n.li, "@li");
  b.money("budget", 90'000, "90k USD");
  b.say("expect", Expectation{n.revenue, between(b, 120'000, 240'000, 400'000, b.dollar), {}},
        "{ revenue: 120k USD to 400k USD }");
  const EntityId shoot = b.begin(Kind::tactic, "shoot", "Produce the spot");
  b.say("duration", Duration{Decimal::from_int(3), Duration::Unit::weeks}, "3 weeks");
  b.money("budget", 15'000, "15k USD");
  b.end();
  b.begin(Kind::tactic, "air", "On air");
  b.refer("after", shoot, "shoot");
  b.say("flight", DaySpan{b.day(2027, 4, 1), b.day(2027, 6, 30)}, "2027-04-01 .. 2027-06-30");
  b.say("daypart", Daypart{Daypart::Repeat::weekly, 0x1F, 0, 690, 810}, "mon..fri 11:30 .. 13:30");
  b.money("budget", 60'000, "60k USD");
  b.begin(Kind::placement, "noon", "Noon news, 20 seconds");
  b.say("quantity", b.of(40, kNoUnit), "40");
  b.say("price", b.usd(1'500), "1_500 USD");
  b.end();
  b.end();
  b.end();
  b.end();
  return lunch;
}

void add_goal(PlanBuilder& b, const Names& n) {
  const EntityId revenue = b.begin(Kind::goal, "revenue", "Increase sales revenue by 25% by the end of the year");
  b.refer("metric", n.revenue, "revenue");
  Clauses ledger = sourced("finance ledger");
  ledger.during = DaySpan{b.day(2026, 1, 1), b.day(2026, 12, 31)};
  b.say("baseline", b.usd(2'000'000), "2M USD during 2026 source \"finance ledger\"",
        ledger);
  b.say("target", Target{Target::Form::relative, b.of(25, kPercent), {}}, "+25%");
  b.say("by", DaySpan{b.day(2027, 12, 31), b.day(2027, 12, 31)}, "2027-12-31");
  b.refer("owner", n.maria, "@maria");
  b.refer("serves", n.growth, "growth");
  b.say("checkpoint", b.usd(900'000), "assumed 900k USD by 2027-06-30", assumed(by(b.day(2027, 6, 30))));
  b.say_text("why", "Growth without new markets: repeat revenue costs least.");
  Clauses board;
  board.because = "set by the board in May";
  b.say("allow", Text{"attainable.out_of_reach"}, "attainable.out_of_reach because \"set by the board in May\"",
        board);
  const Span metric = b.span_of(revenue, "metric"), baseline = b.span_of(revenue, "baseline"),
             target = b.span_of(revenue, "target");
  const Span deadline = b.span_of(revenue, "by"), serves = b.span_of(revenue, "serves"),
             owner = b.span_of(revenue, "owner");
  const EntityId coupons = add_repeat(b, n);
  const EntityId lunch = add_moment(b, n);
  b.begin(Kind::risk, "discounts", "Discounts train buyers to wait");
  b.say_word("likelihood", "medium");
  b.say_word("impact", "high");
  b.say_text("mitigation", "One coupon a customer and year.");
  b.end();
  b.end();

  Attainment& attainment = b.analysis.attainment[static_cast<std::uint32_t>(revenue)];
  attainment.baseline = b.usd(2'000'000);
  attainment.target = b.usd(2'500'000);
  attainment.needed = b.usd(500'000);
  attainment.contributions = {
      {coupons, between(b, 180'000, 260'000, 350'000, b.dollar), b.plan[coupons].head, "Orders × Average order value"},
      {lunch, between(b, 120'000, 240'000, 400'000, b.dollar), b.plan[lunch].head, ""}};
  attainment.total = between(b, 340'000, 500'000, 710'000, b.dollar);
  attainment.coverage = Decimal::from_int(1);
  Smart& smart = b.analysis.smart[static_cast<std::uint32_t>(revenue)];
  smart.letters[0] = {true,
                      {{metric, "one metric decides: Revenue", true}, {owner, "Maria Lopez answers for it", true}}};
  smart.letters[1] = {
      true,
      {{baseline, "baseline 2,000,000 USD during 2026", true}, {target, "target +25%, which is 2,500,000 USD", true}}};
  smart.letters[2] = {
      true, {{b.plan[coupons].head, "the tactics add 340,000 to 710,000 USD of the 500,000 USD needed", true}}};
  smart.letters[3] = {true, {{serves, "serves A shop that grows profitably", true}}};
  smart.letters[4] = {true, {{deadline, "by 2027-12-31, inside the campaign", true}}};
  b.diagnostics.push_back({"budget.over_allocated",
                           Severity::warning,
                           b.plan[lunch].head,
                           "tactic `lunch_tv` leaves 15,000 USD of its budget unused",
                           "",
                           {{b.span_of(lunch, "budget"), "the budget is stated here"}},
                           "write a smaller budget, or say what the rest is for",
                           {}});
}

void add_second_goal(PlanBuilder& b, const Names& n) {
  const EntityId goal = b.begin(Kind::goal, "loyalty", "More customers who come back");
  b.refer("owner", n.maria, "@maria");
  b.say("target", std::monostate{}, "\"many more\"");
  const Span target = b.span_of(goal, "target");
  b.begin(Kind::tactic, "club", "A club for regular customers");
  b.say_word("status", "idea");
  b.end();
  b.end();
  Smart& smart = b.analysis.smart[static_cast<std::uint32_t>(goal)];
  smart.letters[0] = {
      false, {{{}, "no metric is named", false}, {b.span_of(goal, "owner"), "Maria Lopez answers for it", true}}};
  smart.letters[1] = {false, {{target, "the target is a text and no number", false}}};
  smart.letters[2] = {false, {{{}, "no tactic says what it adds", false}}};
  smart.letters[3] = {false, {{{}, "no business goal is named", false}}};
  smart.letters[4] = {false, {{{}, "no deadline is stated", false}}};
  b.diagnostics.push_back({"time_bound.missing_deadline",
                           Severity::error,
                           b.plan[goal].head,
                           "goal `loyalty` has no deadline",
                           "",
                           {},
                           "say by when: `by: 2027-12-31`",
                           {}});
  b.diagnostics.push_back({"measurable.target_is_text",
                           Severity::error,
                           target,
                           "the target `\"many more\"` is a text, so nobody can measure it",
                           "",
                           {},
                           "write a number with its unit",
                           {}});
}

}  // namespace

void build_shop(PlanBuilder& b) {
  Names n = add_shared(b);
  const EntityId spring = b.begin(Kind::campaign, "spring", "Spring and summer 2027", "The shop’s plan for 2027.");
  b.say("period", DaySpan{b.day(2027, 1, 1), b.day(2027, 12, 31)}, "2027");
  b.money("budget", 180'000, "180k USD");
  b.say_text("sponsor", "The board");
  b.refer("serves", n.growth, "growth");
  b.say_word("stage", "review");
  b.say_text("about",
             "Two ways to more revenue from the customers we have: a reason to come back, and an offer at the moment "
             "they decide.");
  b.plan.campaign_currency_[static_cast<std::uint32_t>(spring)] = b.dollar;
  add_people(b, n);
  add_goal(b, n);
  add_second_goal(b, n);
  b.begin(Kind::milestone, "launch", "The shop’s new pages are live");
  b.say("on", DaySpan{b.day(2027, 2, 15), b.day(2027, 2, 15)}, "2027-02-15");
  b.refer("owner", n.maria, "@maria");
  b.end();
  b.begin(Kind::assumption, "value_holds", "The average order value holds");
  b.say_text("about", "It was stable within 2% for three years.");
  b.end();
  b.begin(Kind::experiment, "coupon_test", "Percent or amount?");
  b.say_text("hypothesis", "An amount is understood faster than a percentage.");
  b.refer("metric", n.redemption, "redemption");
  b.begin(Kind::arm, "percent", "15% off");
  b.say("share", b.of(50, kPercent), "50%");
  b.end();
  b.begin(Kind::arm, "amount", "10 USD off");
  b.say("share", b.of(50, kPercent), "50%");
  b.end();
  b.end();
  b.end();
}

}  // namespace campaign
