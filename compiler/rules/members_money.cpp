// What rules can read about money beyond budgets and their sums: by channel and beside one another.

#include <algorithm>
#include <array>

#include "analysis/budget.h"
#include "analysis/exchange.h"
#include "analysis/goal.h"
#include "analysis/spending.h"
#include "model/rounding.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

/// Where the money of a declaration is written; its title where it is a sum.
RuleValue spender(Evaluation& run, EntityId id) {
  RuleValue value = run.entity(id);
  if (run.plan[id].kind == Kind::placement) {
    const PropertyValue* written = run.plan.find(id, prop("cost"));
    if (written == nullptr) written = run.plan.find(id, prop("price"));
    if (written != nullptr) value.place = written->span;
  } else if (const PropertyValue* stated = stated_budget(run.plan, id)) {
    value.place = stated->span;
  }
  return value;
}

RuleValue spending(Evaluation& run, const RuleValue& of) {
  const EntityId id = id_of(of);
  auto money = money_of(run.plan, run.analysis, id);
  // As it counts there: what it is held against is in the campaign's currency.
  if (const auto counted = money ? exchanged(run.plan, id, *money, run.plan.currency_at(id)) : std::nullopt) money = counted;
  return amount_of(money, spender(run, id).place);
}
RuleValue unknown_money(Evaluation& run, const RuleValue& of) {
  const BudgetUse* use = run.analysis.budget_of(id_of(of));
  return RuleValue(use != nullptr && (use->unknown_parts || use->mixed_currencies));
}

/// What quantity and price of a placement come to, where both are written and its `cost` says something else: with discount and fee,
/// or before both.
RuleValue priced(Evaluation& run, const RuleValue& of) {
  const EntityId id = id_of(of);
  const auto* cost = run.plan.get<Amount>(id, prop("cost"));
  if (cost == nullptr) return {};
  const auto paid = priced_cost(run.plan, id), before = price_in_all(run.plan, id);
  const auto same = [&](const std::optional<Amount>& amount) {
    const auto other = amount ? in_unit(run.units(), *amount, cost->unit) : std::nullopt;
    const auto slack = other ? Decimal::multiply(other->number, *Decimal::divide(Decimal::from_int(1), Decimal::from_int(200))) : std::nullopt;
    const auto least = slack ? Decimal::subtract(lowest_meant(*cost).number, *slack) : std::nullopt;
    const auto most = slack ? Decimal::add(highest_meant(*cost).number, *slack) : std::nullopt;
    return !other || !least || !most || (*least <= other->number && other->number <= *most);
  };
  return !paid || same(paid) || same(before) ? RuleValue() : RuleValue(*paid);
}

/// What a placement's price is for each of, in the plural; nothing where it is a flat sum.
RuleValue paid_for(Evaluation& run, const RuleValue& of) {
  const auto* price = run.plan.get<Amount>(id_of(of), prop("price"));
  const auto currency = price == nullptr ? std::nullopt : run.units().currency_in(price->unit);
  if (!currency || run.units().is_money(price->unit)) return {};
  const UnitId each = run.units().divide(*currency, price->unit);
  const Words* words = run.plan.tongue().words();
  const std::string name = run.units().name(each, true);
  return RuleValue(run.keep(words == nullptr ? name : words->unit(name)), run.plan.find(id_of(of), prop("price"))->span);
}
/// Whether what is counted is not what the price is for.
RuleValue counts_others(Evaluation& run, const RuleValue& of) {
  const bool both = run.plan.get<Amount>(id_of(of), prop("quantity")) != nullptr && run.plan.get<Amount>(id_of(of), prop("price")) != nullptr;
  return both ? RuleValue(!price_in_all(run.plan, id_of(of))) : RuleValue();
}

/// Of several budgets the first that is in another currency than the first one, and no rate says what it is in that.
RuleValue first_budget(Evaluation& run, const RuleValue& of) {
  const PropertyValue* first = stated_budget(run.plan, id_of(of));
  return first == nullptr ? RuleValue() : RuleValue::of(*first);
}
RuleValue second_currency(Evaluation& run, const RuleValue& of) {
  const PropertyValue* first = stated_budget(run.plan, id_of(of));
  if (first == nullptr) return {};
  for (const PropertyValue& value : run.plan.values(id_of(of), prop("budget"))) {
    const auto* amount = std::get_if<Amount>(&value.value);
    if (amount != nullptr && !exchanged(run.plan, id_of(of), *amount, std::get<Amount>(first->value).unit)) return RuleValue::of(value);
  }
  return {};
}

// -- by channel --------------------------------------------------------------------------------------------------------

RuleValue paid_channels(Evaluation& run, const RuleValue& of) {
  std::vector<EntityId> list;
  for (const MoneyOn& one : money_by_channel(run.plan, run.analysis, id_of(of))) list.push_back(one.on);
  return list_of(run, list);
}
RuleValue top_channel_money(Evaluation& run, const RuleValue& of) {
  const auto all = money_by_channel(run.plan, run.analysis, id_of(of));
  return all.empty() ? RuleValue() : RuleValue(all.front().money);
}
/// What is spent on some of the channels, part by part.
RuleValue parts_on(Evaluation& run, std::span<const MoneyOn> channels) {
  std::vector<RuleValue> list;
  for (const MoneyOn& channel : channels) {
    for (const EntityId part : channel.parts) list.push_back(spender(run, part));
  }
  return RuleValue::many(std::move(list));
}
RuleValue top_channel_parts(Evaluation& run, const RuleValue& of) {
  const auto all = money_by_channel(run.plan, run.analysis, id_of(of));
  return parts_on(run, std::span(all).first(std::min<std::size_t>(all.size(), 1)));
}
RuleValue other_channel_parts(Evaluation& run, const RuleValue& of) {
  const auto all = money_by_channel(run.plan, run.analysis, id_of(of));
  return parts_on(run, std::span(all).subspan(std::min<std::size_t>(all.size(), 1)));
}

// -- by month ----------------------------------------------------------------------------------------------------------

RuleValue top_month_money(Evaluation& run, const RuleValue& of) {
  const Plan& plan = run.plan;
  const UnitId currency = plan.currency_at(id_of(of));
  std::optional<Amount> most;
  (void)run.tables.timetable();  // What runs when has a say.
  for (const MonthMoney& one : money_by_month(plan, run.analysis, id_of(of))) {
    if (one.month && one.money.unit == currency && (!most || one.money.number > most->number)) most = one.money;
  }
  return amount_of(most, {});
}

// -- what comes in, and what is given ----------------------------------------------------------------------------------

RuleValue reserve(Evaluation& run, const RuleValue& of) {
  const BudgetUse* use = run.analysis.budget_of(id_of(of));
  return use == nullptr ? RuleValue() : amount_of(use->reserve);
}
RuleValue in_kind_total(Evaluation& run, const RuleValue& of) {
  const BudgetUse* use = run.analysis.budget_of(id_of(of));
  return use == nullptr ? RuleValue() : amount_of(use->in_kind);
}
RuleValue scope(Evaluation& run, const RuleValue& of) { return of.stated == nullptr ? RuleValue() : text_of(run.plan.clauses(*of.stated).scope); }
RuleValue has_scope(Evaluation& run, const RuleValue& of) { return RuleValue(!scope(run, of).is_nothing()); }
RuleValue matching(Evaluation& run, const RuleValue& of) {
  const EntityId metric = of.stated == nullptr ? kNoEntity : run.plan.clauses(*of.stated).matching;
  return metric == kNoEntity ? RuleValue() : run.entity(metric);
}
RuleValue planned_funding(Evaluation& run, const RuleValue& of) {
  if (of.stated == nullptr) return {};
  for (const Funding& one : funding_of(run.plan, run.analysis, run.plan.owner_of(*of.stated))) {
    if (one.stated == of.stated) return amount_of(one.planned);
  }
  return {};
}

/// Whether money grows with a metric that no goal is judged by. What a goal of it lacks is that goal's fault, and told there.
RuleValue lacks_plan(Evaluation& run, const RuleValue& of) {
  const EntityId metric = of.stated == nullptr ? kNoEntity : run.plan.clauses(*of.stated).matching;
  if (metric == kNoEntity || !planned_funding(run, of).is_nothing()) return RuleValue(false);
  if (run.plan.damaged()) return RuleValue::unknown();
  for (const EntityId goal : run.plan.all(Kind::goal)) {
    const EntityId judged_by = metric_of(run.plan, goal);
    if (judged_by == kNoEntity || judged_by == metric) return RuleValue::unknown();
  }
  return RuleValue(true);
}

// -- beside one another ------------------------------------------------------------------------------------------------

struct Beside {
  EntityId entity;
  Decimal number;
};

/// The declarations right in another that have money, all in one currency; none where their currencies differ.
std::vector<Beside> money_within(Evaluation& run, EntityId around, UnitId& currency) {
  std::vector<Beside> found;
  if (around == kNoEntity) return found;
  for (const EntityId child : run.plan[around].children) {
    const auto money = money_of(run.plan, run.analysis, child);
    if (!money || money->number.sign() <= 0) continue;
    if (!found.empty() && money->unit != currency) return {};
    currency = money->unit;
    found.push_back({child, money->number});
  }
  std::ranges::stable_sort(found, {}, &Beside::number);
  return found;
}

/// The middle of all but one of some sorted numbers; the higher of two.
Decimal middle_without(const std::vector<Beside>& sorted, std::size_t one) {
  const std::size_t half = (sorted.size() - 1) / 2;
  return sorted[half < one ? half : half + 1].number;
}

RuleValue odd_budgets(Evaluation& run, const RuleValue& of) {
  constexpr std::size_t kFewest = 3;
  const Decimal many = Decimal::from_int(100);
  UnitId currency{};
  const auto all = money_within(run, id_of(of), currency);
  std::vector<RuleValue> odd;
  for (std::size_t i = 0; all.size() >= kFewest && i < all.size(); ++i) {
    const Decimal middle = middle_without(all, i);
    const auto most = Decimal::multiply(middle, many), tenfold = Decimal::multiply(all[i].number, many);
    const auto least = tenfold ? Decimal::multiply(*tenfold, Decimal::from_int(10)) : std::nullopt;
    if (most && least && (all[i].number > *most || *least < middle)) odd.push_back(spender(run, all[i].entity));
  }
  return RuleValue::many(std::move(odd));
}
RuleValue money_beside(Evaluation& run, const RuleValue& of) {
  UnitId currency{};
  const auto all = money_within(run, run.plan[id_of(of)].parent, currency);
  const auto self = std::ranges::find(all, id_of(of), &Beside::entity);
  if (self == all.end() || all.size() < 2) return {};
  return RuleValue(Amount{middle_without(all, static_cast<std::size_t>(self - all.begin())), currency});
}

constexpr KindSet kSpender(Kind::portfolio, Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kSpender, "spending", kAmount, spending, "Its budget, or else what its parts need together."},
    {Base::entity, KindSet(Kind::placement), "priced", kAmount, priced, "What its quantity and price come to, where its `cost` says something else."},
    {Base::entity, KindSet(Kind::placement), "paid_for", kText, paid_for, "What its price is for each of: `clicks` of 2.10 USD/click; nothing where it is a flat sum."},
    {Base::entity, KindSet(Kind::placement), "counts_others", kYesNo, counts_others, "Whether its quantity counts something else than what its price is for."},
    {Base::entity, kSpender, "first_budget", kAmount, first_budget, "Of several budgets the first, without those beside it."},
    {Base::entity, kSpender, "second_currency", kAmount, second_currency, "Of several budgets the first that is in another currency than the first one, and no rate says what it is in that."},
    {Base::entity, kSpender, "unknown_money", kYesNo, unknown_money, "Whether the money of some of its parts is not known."},
    {Base::entity, kSpender, "odd_budgets", {Base::entity, true, kSpender, {}}, odd_budgets, "The parts right in it whose money is more than 100 times, or less than a thousandth of, what those beside it have in the middle."},
    {Base::entity, kSpender, "money_beside", kAmount, money_beside, "What those beside it have in the middle."},
    {Base::entity, kSpender, "paid_channels", entities_of(Kind::channel), paid_channels, "The channels that its money is spent on, most first."},
    {Base::entity, kSpender, "top_channel_money", kAmount, top_channel_money, "What is spent on the first of these."},
    {Base::entity, kSpender, "top_month_money", kAmount, top_month_money, "What is spent in the month that costs most, in the campaign's currency; each part's money is spread evenly over its days."},
    {Base::entity, KindSet(Kind::portfolio, Kind::campaign), "reserve", kAmount, reserve, "What of its budget is held back on purpose."},
    {Base::entity, kSpender, "in_kind_total", kAmount, in_kind_total, "What partners give for it and for what is in it."},
    {Base::amount, {}, "scope", kText, scope, "Of money: what it is for."},
    {Base::amount, {}, "has_scope", kYesNo, has_scope, "Of money: whether it is said what it is for."},
    {Base::amount, {}, "matching", entity_of(Kind::kpi), matching, "Of money: the metric that it grows with."},
    {Base::amount, {}, "planned", kAmount, planned_funding, "Of a funding: what of it can be counted on; nothing where it grows with what no goal plans."},
    {Base::amount, {}, "lacks_plan", kYesNo, lacks_plan, "Of a funding: whether it grows with a metric that no goal is judged by."},
    {Base::entity, kSpender, "top_channel_parts", {Base::entity, true, kSpender, {}}, top_channel_parts, "What is spent on the first of these, part by part."},
    {Base::entity, kSpender, "other_channel_parts", {Base::entity, true, kSpender, {}}, other_channel_parts, "What is spent on the others, part by part."},
});

}  // namespace

std::span<const MemberRow> money_members() { return kMembers; }

}  // namespace campaign
