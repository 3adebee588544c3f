#include "analysis/budget.h"

#include <algorithm>

#include "faults/fault.h"

namespace campaign {

namespace {

/// What the parts of a declaration use of its budget; null where it has none.
const BudgetUse* use_of(const Place& at) {
  const BudgetUse* use = at.snapshot.analysis.budget_of(at.id);
  return use == nullptr || !use->stated || use->allocated.number.sign() <= 0 || use->parts.empty() || use->unknown_parts ? nullptr : use;
}

/// The budget as this share of what the parts use.
Edits budget_of_use(const Place& at, std::string_view share) {
  const BudgetUse* use = use_of(at);
  return use == nullptr ? Edits() : at.set("budget", written(at.plan(), possible(at.plan(), scaled({use->allocated.number, use->stated->unit}, share))));
}

const Amount* budget(const Place& at) {
  const PropertyValue* stated = stated_budget(at.plan(), at.id);
  return stated == nullptr ? nullptr : std::get_if<Amount>(&stated->value);
}

bool is_paid(const Place& at) {
  for (const PropertyValue& channel : at.plan().values(at.id, prop("channel"))) {
    const auto* reference = std::get_if<Reference>(&channel.value);
    if (reference != nullptr && reference->entity != kNoEntity && at.plan().word(reference->entity, prop("kind")) == "paid") return true;
  }
  return false;
}

Edits forget_the_budgets(const Place& at) {
  if (!at.below(Kind::placement).empty()) return {};
  Edits edits = at.drop(prop("budget"));
  bool paid = false;
  for (const Place& tactic : at.below(Kind::tactic)) {
    edits = joined({edits, tactic.drop(prop("budget"))});
    paid = paid || is_paid(tactic);
  }
  return paid ? edits : Edits();
}

/// A tactic gets four times the money of the whole campaign, and all that it lies in as much more.
Edits put_all_on_one(const Place& at) {
  const Amount* own = budget(at);
  const Amount* whole = budget(at.campaign());
  if (own == nullptr || whole == nullptr || at.count(prop("channel")) != 1 || at.has(prop("expect")) || at.parent().entity().kind != Kind::strategy) return {};
  const auto more = Decimal::multiply(whole->number, Decimal::from_int(4));
  Edits edits;
  for (EntityId id = at.id; id != kNoEntity; id = at.plan()[id].parent) {
    const Place up{at.snapshot, id};
    const Amount* stated = budget(up);
    const auto sum = stated == nullptr ? std::nullopt : Decimal::add(stated->number, *more);
    if (sum) edits = joined({edits, up.set("budget", written(at.plan(), {*sum, stated->unit}))});
  }
  return edits;
}

/// The `k` of a budget slips, where two others stand beside it.
Edits lose_the_k(const Place& at) {
  const Amount* own = budget(at);
  if (own == nullptr) return {};
  std::size_t beside = 0;
  for (const Place& sibling : at.parent().children(Kind::tactic)) beside += budget(sibling) != nullptr && sibling.id != at.id;
  return beside < 2 ? Edits() : at.set("budget", written(at.plan(), scaled(*own, "0.0002")));
}

/// Rates in a campaign that has none of these two currencies; nothing is paid in them.
Edits state_rates(const Place& at, const std::string& rates) {
  return at.has(prop("rate")) ? Edits() : at.insert(rates);
}

std::string currency_at(const Place& at) { return at.plan().units().name(at.plan().currency_at(at.id)); }

/// It holds back more than its parts leave.
Edits promise_a_reserve(const Place& at) {
  const BudgetUse* use = use_of(at);
  const std::string_view stage = at.plan().word(at.id, prop("stage"));
  if (use == nullptr || !use->left || use->left->number.is_negative() || stage == "live" || stage == "closed") return {};
  return at.set("contingency", "90%");
}

/// A tactic runs in a market that has less money than it.
Edits move_to_a_poor_market(const Place& at) {
  const Amount* own = budget(at);
  if (own == nullptr || own->number.sign() <= 0 || at.has(prop("market")) || !at.below(Kind::tactic).empty() || !at.below(Kind::placement).empty()) return {};
  return joined({at.append("market elsewhere \"Elsewhere\" { budget: " + written(at.plan(), scaled(*own, "0.5")) + " }"), at.insert("market: elsewhere")});
}

Edits scope_one_of_two(const Place& at) {
  if (at.count(prop("budget")) != 1 || budget(at) == nullptr || at.has(prop("budget_scope"))) return {};
  return at.replace(prop("budget"), at.text(prop("budget")) + " scope \"media\"; budget: 1 " + at.plan().units().name(budget(at)->unit));
}

/// What partners give stands beside a budget that is said to have it in it.
Edits count_gifts_twice(const Place& at) {
  if (!at.has(prop("budget_scope")) || currency_at(at) == "money") return {};
  return joined({at.set("budget_scope", "media, production, in_kind"), at.insert("in_kind: 5 " + currency_at(at))});
}

Edits match_what_nobody_plans(const Place& at) {
  if (currency_at(at) == "money") return {};
  return joined({at.append("kpi pledged \"Money pledged\" { unit: money  better: up  over_time: sum  measured: monthly  source: \"ledger\" }"),
                 at.insert("funding: 5 " + currency_at(at) + " matching pledged")});
}

bool is_shown(const Place& at) { return at.has(prop("stage")) && at.plan().word(at.id, prop("stage")) != "draft"; }

/// A price for each of what a placement does not count.
Edits price_other_things(const Place& at) {
  const auto* price = at.get<Amount>(prop("price"));
  const auto currency = price == nullptr || at.get<Amount>(prop("quantity")) == nullptr || at.has(prop("cost")) ? std::nullopt : at.plan().units().currency_in(price->unit);
  return currency ? joined({at.replace(prop("price"), "3 " + at.plan().units().name(*currency) + "/banana"), at.append("unit banana \"banana\"")}) : Edits();
}

/// A placement no longer says how many it buys at its price.
Edits forget_the_quantity(const Place& at) {
  const auto* price = at.get<Amount>(prop("price"));
  if (price == nullptr || at.plan().units().is_money(price->unit) || at.has(prop("cost"))) return {};
  return at.drop(prop("quantity"));
}

/// Each of two markets has what the campaign has.
Edits give_markets_all_of_it(const Place& at) {
  const Amount* money = budget(at);
  if (money == nullptr || at.count(prop("budget")) != 1 || !at.below(Kind::market).empty()) return {};
  const std::string all = written(at.plan(), *money);
  return at.insert("market one_half \"One half\" { budget: " + all + " }\nmarket other_half \"The other half\" { budget: " + all + " }");
}

/// Its budget becomes two pots, and a part takes from one of them what is in the other.
Edits draw_from_the_wrong_pot(const Place& at) {
  const Amount* money = budget(at);
  if (money == nullptr || at.count(prop("budget")) != 1 || !at.children(Kind::tactic).empty() || !at.children(Kind::placement).empty() || at.text(prop("budget")).find("scope") != std::string::npos) return {};
  const auto part = [&](std::string_view share, std::string_view scope) { return written(at.plan(), possible(at.plan(), scaled(*money, share))) + " scope \"" + std::string(scope) + '"'; };
  return joined({at.drop(prop("budget")), at.insert("budget: " + part("0.5", "media")), at.insert("budget: " + part("0.5", "work")),
                 at.insert("tactic drawn { budget: " + part("0.9", "media") + " }")});
}

constexpr Fault kFaults[] = {
    {"give two markets all of it", "budget.markets_exceed", kCampaign, give_markets_all_of_it},
    {"draw from the wrong pot", "budget.pot_exceeded", kTactic, draw_from_the_wrong_pot},
    {"overbook the budget", "budget.over_allocated", KindSet(Kind::portfolio, Kind::campaign, Kind::strategy), [](const Place& at) { return budget_of_use(at, "0.96"); }},
    {"give half of it to nobody", "budget.unallocated", KindSet(Kind::portfolio, Kind::campaign), [](const Place& at) {
       return at.parent().is_none() ? budget_of_use(at, "2") : Edits();  // The pool around it would not pay for that.
     }},
    {"hold nothing back", "budget.no_contingency", kCampaign,
     [](const Place& at) { return at.parent().is_none() ? joined({at.drop(prop("contingency")), budget_of_use(at, "1")}) : Edits(); }},
    {"owe money", "budget.negative", kTactic,
     [](const Place& at) { return budget(at) == nullptr ? Edits() : at.set("budget", "-500 " + at.plan().units().name(budget(at)->unit)); },
     "budget.unallocated attainable.misses_own_kpi"},
    {"pay in another currency", "budget.mixed_currencies", kTactic,
     [](const Place& at) { return budget(at) == nullptr || at.plan().currency_at(at.id) == kMoney ? Edits() : at.set("budget", "500 JPY"); }},
    {"state two rates", "budget.rates_disagree", kCampaign, [](const Place& at) { return state_rates(at, "rate: 1.40 CAD/USD; rate: 0.66 USD/CAD"); }},
    {"turn a rate round", "budget.rate_odd", kCampaign, [](const Place& at) { return state_rates(at, "rate: 150 USD/JPY"); }},
    {"lose three digits of a rate", "budget.rate_odd", kCampaign, [](const Place& at) { return state_rates(at, "rate: 15.6 IDR/USD"); }},
    {"date a rate too late", "budget.rate_after_campaign", kCampaign,
     [](const Place& at) { return state_rates(at, "rate: 1.40 CAD/USD as_of " + at.day_after_end(30)); }},
    {"promise a reserve", "budget.reserve_used", KindSet(Kind::portfolio, Kind::campaign), promise_a_reserve},
    {"move to a poor market", "budget.market_overspent", kTactic, move_to_a_poor_market},
    {"say of one budget what it is for", "budget.scope_on_some", KindSet(Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic), scope_one_of_two},
    {"count gifts twice", "budget.in_kind_twice", kCampaign, count_gifts_twice},
    {"price other things", "budget.counts_something_else", kPlacement, price_other_things},
    {"forget the quantity", "budget.price_without_quantity", kPlacement, forget_the_quantity},
    {"match what nobody plans", "budget.match_unplanned", kCampaign, match_what_nobody_plans},
    {"forget the budgets", "budget.paid_without_budget", kStrategy, forget_the_budgets, "budget.unallocated"},
    {"put all on one channel", "budget.concentrated", kTactic, put_all_on_one, "budget.reserve_used"},
    {"lose the k", "budget.unit_slip", kTactic, lose_the_k, "budget.unallocated"},
    {"leave the tax open", "budget.basis_unstated", kCampaign, [](const Place& at) { return is_shown(at) ? at.drop(prop("tax")) : Edits(); }},
    {"leave open what it pays for", "budget.basis_unstated", kCampaign, [](const Place& at) { return is_shown(at) ? at.drop(prop("budget_scope")) : Edits(); }},
    {"produce from another pot", "budget.return_on_part_of_cost", kGoal, [](const Place& at) {
       const bool returns = at.text(prop("kpi")).starts_with("fundraising_roi");
       return returns ? at.campaign().set("budget_scope", "media, fees") : Edits();
     }},
    {"give one arm too much", "budget.shares_not_whole", kExperiment, [](const Place& at) {
       const auto arms = at.children(Kind::arm);
       return arms.empty() ? Edits() : arms.front().replace(prop("share"), "80%");
     }},
};

}  // namespace

std::span<const Fault> budget_faults() { return kFaults; }

}  // namespace campaign
