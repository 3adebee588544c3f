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

bool is_shown(const Place& at) { return at.has(prop("stage")) && at.plan().word(at.id, prop("stage")) != "draft"; }

constexpr Fault kFaults[] = {
    {"overbook the budget", "budget.over_allocated", KindSet(Kind::portfolio, Kind::campaign, Kind::strategy), [](const Place& at) { return budget_of_use(at, "0.96"); }},
    {"give half of it to nobody", "budget.unallocated", KindSet(Kind::portfolio, Kind::campaign), [](const Place& at) {
       return at.parent().is_none() ? budget_of_use(at, "2") : Edits();  // The pool around it would not pay for that.
     }},
    {"hold nothing back", "budget.no_contingency", kCampaign,
     [](const Place& at) { return at.parent().is_none() ? joined({at.drop(prop("contingency")), budget_of_use(at, "1")}) : Edits(); }},
    {"owe money", "budget.not_positive", kTactic,
     [](const Place& at) { return budget(at) == nullptr ? Edits() : at.set("budget", "-500 " + at.plan().units().name(budget(at)->unit)); },
     "budget.unallocated attainable.misses_own_kpi"},
    {"pay in another currency", "budget.mixed_currencies", kTactic,
     [](const Place& at) { return budget(at) == nullptr || at.plan().currency_at(at.id) == kMoney ? Edits() : at.set("budget", "500 JPY"); }},
    {"forget the budgets", "budget.paid_without_budget", kStrategy, forget_the_budgets, "budget.unallocated"},
    {"put all on one channel", "budget.concentrated", kTactic, put_all_on_one},
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
