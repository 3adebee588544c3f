#include "emit/json/computed.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "analysis/approvals.h"
#include "analysis/attainment.h"
#include "analysis/exchange.h"
#include "analysis/sends.h"
#include "analysis/spending.h"
#include "analysis/trial.h"
#include "model/holidays.h"
#include "model/place.h"
#include "emit/json/schedule_row.h"

namespace campaign {

namespace {

// How tightly an operator binds: sums, products, signs, and whole operands.
enum Binding { kSum, kProduct, kSign, kOperand };

Binding binding_of(FormulaNode::Op op) {
  switch (op) {
    case FormulaNode::Op::add:
    case FormulaNode::Op::subtract:
      return kSum;
    case FormulaNode::Op::multiply:
    case FormulaNode::Op::divide:
      return kProduct;
    case FormulaNode::Op::negate:
      return kSign;
    case FormulaNode::Op::constant:
    case FormulaNode::Op::metric:
    case FormulaNode::Op::smaller:
    case FormulaNode::Op::larger:
      return kOperand;
  }
  return kOperand;
}

std::string constant_text(const Units& units, const Amount& amount) {
  const std::string name = units.name(amount.unit);
  return amount.number.to_string() + (name.empty() || name.starts_with('%') ? "" : " ") + name;
}

/// Writes formulas. Works the nodes off from the operands to the result: no recursion, however long a sum is.
class FormulaWriter {
 public:
  FormulaWriter(const Plan& plan, const Formula& formula) : plan_(plan), formula_(formula) {}

  std::string write() {
    if (formula_.nodes.empty()) return {};
    put(static_cast<std::int32_t>(formula_.nodes.size()) - 1, kSum);
    while (!work_.empty()) {
      const Step step = work_.back();
      work_.pop_back();
      if (step.node < 0) {
        out_ += step.text;
      } else {
        node(formula_.nodes[static_cast<std::size_t>(step.node)], step.least);
      }
    }
    return std::move(out_);
  }

 private:
  struct Step {
    std::int32_t node = -1;  // A node, or -1 for a text.
    Binding least = kSum;    // What binds less needs brackets here.
    std::string_view text;
  };

  void put(std::int32_t node, Binding least) { work_.push_back({node, least, {}}); }
  void put(std::string_view text) { work_.push_back({-1, kSum, text}); }

  // Steps are worked off from the back, so they are put in reverse.
  void node(const FormulaNode& node, Binding least) {
    // `20 pieces/click` behind a `/` would be read as another quotient.
    const bool quotient = node.op == FormulaNode::Op::constant && plan_.units().name(node.constant.unit).find('/') != std::string::npos;
    const Binding own = quotient ? kProduct : binding_of(node.op);
    if (own < least) out_ += '(', put(")");
    switch (node.op) {
      case FormulaNode::Op::constant:
        out_ += constant_text(plan_.units(), node.constant);
        break;
      case FormulaNode::Op::metric:
        if (node.metric != kNoEntity) out_ += plan_[node.metric].name;
        break;
      case FormulaNode::Op::negate:
        out_ += '-', put(node.left, kOperand);
        break;
      case FormulaNode::Op::add:
        put(node.right, kSum), put(" + "), put(node.left, kSum);
        break;
      case FormulaNode::Op::subtract:
        put(node.right, kProduct), put(" - "), put(node.left, kSum);
        break;
      case FormulaNode::Op::multiply:
        put(node.right, kProduct), put(" * "), put(node.left, kProduct);
        break;
      case FormulaNode::Op::divide:
        put(node.right, kSign), put(" / "), put(node.left, kProduct);
        break;
      case FormulaNode::Op::smaller:
      case FormulaNode::Op::larger:
        out_ += node.op == FormulaNode::Op::smaller ? "min(" : "max(";
        put(")"), put(node.right, kSum), put(", "), put(node.left, kSum);
        break;
    }
  }

  const Plan& plan_;
  const Formula& formula_;
  std::string out_;
  std::vector<Step> work_;
};

}  // namespace

std::string formula_text(const Plan& plan, const Formula& formula) {
  return FormulaWriter(plan, formula).write();
}

void ComputedWriter::write(JsonWriter& json, EntityId entity) {
  const Kind kind = view_.plan[entity].kind;
  if (!has_computed(kind)) return;
  json.key("computed");
  json.begin_object();
  if (kind == Kind::goal) goal(json, entity);
  if (has_schedule(kind)) schedule(json, entity);
  if (kind == Kind::tactic) sends(json, entity), approvals(json, entity);
  if (kind == Kind::kpi) kpi(json, entity);
  if (kind == Kind::experiment) experiment(json, entity);
  if (kind == Kind::calendar) calendar(json, entity);
  if (kind != Kind::kpi && kind != Kind::experiment && kind != Kind::milestone && kind != Kind::calendar) budget(json, entity);
  json.end_object();
}

void ComputedWriter::calendar(JsonWriter& json, EntityId calendar) {
  const Plan& plan = view_.plan;
  json.key("free_days");
  json.begin_array();
  if (!periods_) periods_.emplace(periods_of_campaigns(plan));
  const auto& periods = *periods_;
  for (const Holiday& free : periods ? laid_out(holiday_rules(plan, calendar), *periods) : std::vector<Holiday>()) {
    json.begin_object();
    json.member("day", iso_date(free.day));
    json.key("holiday");
    values_.reference(json, plan[free.holiday].kind == Kind::holiday ? free.holiday : kNoEntity);
    json.member("substitute", free.substitute);
    json.end_object();
  }
  json.end_array();
}

void ComputedWriter::goal(JsonWriter& json, EntityId goal) {
  json.key("target");
  values_.amount_or_null(json, view_.plan.resolved_target(goal));
  attainment(json, goal);
  smart(json, goal);
}

void ComputedWriter::attainment(JsonWriter& json, EntityId goal) {
  json.key("attainment");
  const Attainment* attainment = view_.analysis.attainment_of(goal);
  if (attainment == nullptr) return json.null();
  json.begin_object();
  json.key("baseline");
  values_.amount_or_null(json, attainment->baseline);
  json.key("target");
  values_.amount_or_null(json, attainment->target);
  json.key("needed");
  values_.amount_or_null(json, attainment->needed);
  json.key("total");
  attainment->total ? values_.estimate(json, *attainment->total) : json.null();
  json.member("is_level", attainment->is_level);
  json.key("coverage");
  attainment->coverage ? json.string(attainment->coverage->to_string()) : json.null();
  json.member("out_of_reach", attainment->out_of_reach);
  json.key("contributions");
  json.begin_array();
  for (const Contribution& part : attainment->contributions) contribution(json, part);
  json.end_array();
  reach_by_market(json, goal);
  json.end_object();
}

void ComputedWriter::reach_by_market(JsonWriter& json, EntityId goal) {
  if (view_.plan.all(Kind::market).empty()) return;
  if (!contributions_) contributions_.emplace(view_.plan);
  const std::vector<MarketReach> rows = campaign::reach_by_market(view_.plan, goal, *contributions_);
  if (rows.empty()) return;
  json.key("by_market");
  json.begin_array();
  for (const MarketReach& row : rows) {
    json.begin_object();
    json.key("market");
    values_.reference(json, row.market);
    json.key("total");
    row.total ? values_.estimate(json, *row.total) : json.null();
    json.member("is_level", row.is_level);
    json.key("people");
    values_.amount_or_null(json, row.people);
    json.key("share");
    row.share ? json.string(row.share->to_string()) : json.null();
    json.end_object();
  }
  json.end_array();
}

void ComputedWriter::contribution(JsonWriter& json, const Contribution& contribution) {
  json.begin_object();
  json.key("tactic");
  values_.reference(json, contribution.tactic);
  json.key("estimate");
  values_.estimate(json, contribution.estimate);
  json.key("derivation");
  contribution.derivation.empty() ? json.null() : json.string(contribution.derivation);
  json.key("assumptions");
  json.begin_array();
  for (const EntityId assumption : contribution.assumptions) values_.reference(json, assumption);
  json.end_array();
  json.end_object();
}

void ComputedWriter::smart(JsonWriter& json, EntityId goal) {
  json.key("smart");
  const Smart* smart = view_.analysis.smart_of(goal);
  if (smart == nullptr) return json.null();
  json.begin_object();
  for (std::size_t i = 0; i < kSmartLetters; ++i) {
    json.key(kSmartNames[i]);
    json.begin_object();
    json.member("holds", smart->letters[i].holds);
    json.key("evidence");
    json.begin_array();
    for (const Evidence& line : smart->letters[i].evidence) evidence(json, line);
    json.end_array();
    json.end_object();
  }
  json.end_object();
}

void ComputedWriter::evidence(JsonWriter& json, const Evidence& evidence) {
  json.begin_object();
  json.member("holds", evidence.holds);
  json.member("text", evidence.text);
  json.key("place");
  if (evidence.span.end == 0) {
    json.null();
  } else {
    json.begin_object();
    places_.write_short(json, evidence.span);
    json.end_object();
  }
  json.end_object();
}

void ComputedWriter::budget(JsonWriter& json, EntityId entity) {
  json.key("budget");
  const BudgetUse* use = view_.analysis.budget_of(entity);
  // With no part that has a budget of its own there is nothing that `properties` does not say.
  if (use == nullptr || (use->parts.empty() && !use->in_kind && !use->funding && !use->unknown_funding)) return json.null();
  json.begin_object();
  json.key("stated");
  values_.amount_or_null(json, use->stated);
  json.key("allocated");
  values_.amount(json, use->allocated);
  json.key("left");
  values_.amount_or_null(json, use->left);
  json.member("mixed_currencies", use->mixed_currencies);
  const auto member = [&](std::string_view name, const std::optional<Amount>& money) {
    if (!money) return;
    json.key(name);
    values_.amount(json, *money);
  };
  member("reserve", use->reserve);
  member("funding", use->funding);
  if (use->unknown_funding) json.member("unknown_funding", true);
  member("in_kind", use->in_kind);
  converted(json, *use);
  json.key("parts");
  json.begin_array();
  for (const EntityId part : use->parts) values_.reference(json, part);
  json.end_array();
  if (has_roll_ups(view_.plan[entity].kind)) roll_ups(json, entity);
  json.end_object();
}

void ComputedWriter::converted(JsonWriter& json, const BudgetUse& use) {
  if (use.converted.empty()) return;
  json.key("converted");
  json.begin_array();
  for (const ConvertedMoney& one : use.converted) {
    json.begin_object();
    json.key("part");
    values_.reference(json, one.part);
    json.key("written");
    values_.amount(json, one.written);
    json.key("counted");
    values_.amount(json, one.counted);
    json.key("rates");
    json.begin_array();
    const auto way = exchange_between(view_.plan, one.part, one.written.unit, one.counted.unit);
    for (const ExchangeRate& rate : way ? std::span(way->rates) : std::span<const ExchangeRate>()) values_.amount(json, std::get<Amount>(rate.stated->value));
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void ComputedWriter::by_market(JsonWriter& json, EntityId entity) {
  const std::vector<MoneyOn> markets = money_by_market(view_.plan, view_.analysis, entity);
  if (markets.empty()) return;
  const auto row = [&](EntityId market, const Amount& money) {
    json.begin_object();
    json.key("market");
    values_.reference(json, market);
    json.key("money");
    values_.amount(json, money);
    json.end_object();
  };
  json.key("by_market");
  json.begin_array();
  for (const MoneyOn& one : markets) row(one.on, one.money);
  const Amount rest = rest_of(*view_.analysis.budget_of(entity), markets);
  if (!rest.number.is_zero()) row(kNoEntity, rest);
  json.end_array();
}

void ComputedWriter::roll_ups(JsonWriter& json, EntityId entity) {
  json.key("by_channel");
  json.begin_array();
  for (const MoneyOn& one : money_by_channel(view_.plan, view_.analysis, entity)) {
    json.begin_object();
    json.key("channel");
    values_.reference(json, one.on);
    json.key("money");
    values_.amount(json, one.money);
    json.end_object();
  }
  json.end_array();
  by_market(json, entity);
  json.key("by_month");
  json.begin_array();
  for (const MonthMoney& one : money_by_month(view_.plan, view_.analysis, entity)) {
    json.begin_object();
    json.key("month");
    one.month ? json.string(fmt::format("{:04}-{:02}", int(one.month->year()), unsigned(one.month->month()))) : json.null();
    json.key("money");
    values_.amount(json, one.money);
    json.end_object();
  }
  json.end_array();
}

void ComputedWriter::schedule(JsonWriter& json, EntityId entity) {
  json.key("schedule");
  const Timetable& timetable = view_.analysis.timetable(view_.plan);
  const TimetableRow* row = timetable.row(entity);
  if (row == nullptr || !row->dated) return json.null();
  const CampaignTimes& times = *timetable.times_of(entity);
  json.begin_object();
  schedule_members(json, view_.plan, times, *row);
  json.key("waits_for");
  const EntityId other = waits_for(times, *row);
  other == kNoEntity ? json.null() : values_.reference(json, other);
  json.end_object();
}

void ComputedWriter::sends(JsonWriter& json, EntityId tactic) {
  const Sends sends = sends_of(view_.plan, view_.analysis.timetable(view_.plan), tactic);
  if (sends.list.empty() && sends.skipped.empty()) return;
  const auto days = [&](std::string_view name, const std::vector<Day>& list) {
    json.key(name);
    json.begin_array();
    for (const Day day : list) json.string(iso_date(day));
    json.end_array();
  };
  json.key("sends");
  json.begin_object();
  json.key("days");
  json.begin_array();
  for (const Send& send : sends.list) {
    json.begin_object();
    json.member("day", iso_date(send.day));
    json.key("at");
    send.minute == Send::kNoHour ? json.null() : json.string(fmt::format("{:02}:{:02}", send.minute / 60, send.minute % 60));
    json.member("free", send.free);
    days("moved_from", send.moved_from);
    json.end_object();
  }
  json.end_array();
  days("left_out", sends.skipped);
  json.end_object();
}

void ComputedWriter::approvals(JsonWriter& json, EntityId tactic) {
  const std::vector<Approval> approvals = approvals_of(view_.plan, view_.analysis.timetable(view_.plan), tactic);
  if (approvals.empty()) return;
  json.key("approvals");
  json.begin_array();
  for (const Approval& one : approvals) {
    json.begin_object();
    json.key("who");
    values_.reference(json, one.who);
    json.member("of", iso_date(one.of));
    json.member("from", clock_text(one.begin));
    json.member("until", clock_text(one.end));
    json.end_object();
  }
  json.end_array();
}

void ComputedWriter::experiment(JsonWriter& json, EntityId experiment) {
  const Trial trial = trial_of(view_.plan, experiment);
  const auto member = [&](std::string_view name, const std::optional<Amount>& amount) {
    json.key(name);
    values_.amount_or_null(json, amount);
  };
  json.member("power", rounded(trial.design.power, 4).to_string());
  json.member("significance", rounded(trial.design.chance, 4).to_string());
  member("sample", trial.sample);
  member("arm_sample", trial.arm_sample);
  member("effect", trial.effect);
  member("needed", trial.needed);
  member("arm_needed", trial.arm_needed);
  member("visible", trial.visible);
  json.key("comparisons");
  json.begin_array();
  for (const ArmComparison& one : trial.comparisons) {
    json.begin_object();
    json.key("metric");
    values_.reference(json, one.metric);
    json.key("first");
    values_.reference(json, one.first.arm);
    json.key("second");
    values_.reference(json, one.second.arm);
    member("first_value", one.first.value);
    member("second_value", one.second.value);
    member("difference", one.difference);
    member("noise", one.noise);
    json.member("z", one.z.to_string());
    json.member("significant", one.significant);
    json.end_object();
  }
  json.end_array();
}

void ComputedWriter::kpi(JsonWriter& json, EntityId kpi) {
  json.key("unit");
  const auto unit = view_.plan.unit_of(kpi);
  unit ? json.string(values_.unit_name(*unit)) : json.null();

  const Formula* formula = view_.plan.formula(kpi);
  const bool known = formula != nullptr && !formula->nodes.empty();
  json.key("formula");
  known ? json.string(formula_text(view_.plan, *formula)) : json.null();
  json.key("inputs");
  json.begin_array();
  std::vector<EntityId> seen;
  for (const FormulaNode& node : known ? std::span(formula->nodes) : std::span<const FormulaNode>()) {
    if (node.op != FormulaNode::Op::metric) continue;
    if (std::ranges::find(seen, node.metric) == seen.end()) seen.push_back(node.metric);
  }
  for (const EntityId metric : seen) values_.reference(json, metric);
  json.end_array();
}

}  // namespace campaign
