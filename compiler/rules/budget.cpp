#include "analysis/budget.h"

#include <string>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "model/format.h"
#include "rules/checks.h"

namespace campaign {

namespace {

/// Where a part's money is written, and how much it is.
struct Money {
  Span span;
  Amount amount;
};

std::optional<Money> money_of(const Plan& plan, EntityId part) {
  if (plan[part].kind == Kind::placement) {
    const auto cost = placement_cost(plan, part);
    const PropertyValue* written = plan.find(part, prop("cost"));
    if (written == nullptr) written = plan.find(part, prop("price"));
    return cost && written != nullptr ? std::optional(Money{written->span, *cost}) : std::nullopt;
  }
  const PropertyValue* budget = stated_budget(plan, part);
  return budget == nullptr ? std::nullopt : std::optional(Money{budget->span, std::get<Amount>(budget->value)});
}

void label_parts(const RuleRun& run, const BudgetUse& use, Diagnostic& diagnostic) {
  CappedLabels labels(diagnostic);
  for (const EntityId part : use.parts) {
    const auto money = labels.has_room() ? money_of(run.plan, part) : std::nullopt;
    if (money) {
      labels.add(money->span, fmt::format("{} here", format_amount(run.units(), money->amount)));
    } else {
      labels.skip();
    }
  }
}

bool is_paid(const Plan& plan, const PropertyValue& channel) {
  const auto* reference = std::get_if<Reference>(&channel.value);
  return reference != nullptr && reference->entity != kNoEntity && plan.word(reference->entity, prop("kind")) == "paid";
}

const PropertyValue* paid_channel(const Plan& plan, EntityId tactic) {
  for (const PropertyValue& channel : plan.values(tactic, prop("channel"))) {
    if (is_paid(plan, channel)) return &channel;
  }
  return nullptr;
}

/// Whether a declaration says what it costs, be it `undisclosed`.
bool states_money(const Plan& plan, EntityId id) {
  if (plan[id].kind != Kind::placement) return plan.find(id, prop("budget")) != nullptr;
  return plan.find(id, prop("cost")) != nullptr || plan.find(id, prop("price")) != nullptr;
}

bool money_below(const Plan& plan, EntityId id) {
  for (const EntityId child : plan[id].children) {
    const Kind kind = plan[child].kind;
    if (kind != Kind::tactic && kind != Kind::placement) continue;
    if (states_money(plan, child) || money_below(plan, child)) return true;
  }
  return false;
}

/// Whether a tactic around it or its strategy has a budget that it may use.
bool money_above(const Plan& plan, EntityId id) {
  for (EntityId at = plan[id].parent; at != kNoEntity; at = plan[at].parent) {
    if (plan[at].kind != Kind::tactic && plan[at].kind != Kind::strategy) return false;
    if (states_money(plan, at)) return true;
  }
  return false;
}

}  // namespace

void check_allocation(RuleRun& run, EntityId spender) {
  const BudgetUse* use = run.analysis.budget_of(spender);
  if (use == nullptr || !use->stated || !use->left || !use->left->number.is_negative()) return;
  if (use->stated->number.sign() <= 0) return;  // No budget at all: said there.
  const PropertyValue* stated = stated_budget(run.plan, spender);
  Diagnostic& diagnostic =
      run.report<Finding::over_allocated>(spender, stated->span, format_amount(run.units(), use->allocated),
                                          run.kind_and_name(spender), format_amount(run.units(), *use->stated),
                                          format_amount(run.units(), {use->left->number.negate(), use->left->unit}));
  label_parts(run, *use, diagnostic);
  diagnostic.helped(fmt::format("raise this budget to {}, or take {} from its parts",
                                format_amount(run.units(), use->allocated),
                                format_amount(run.units(), {use->left->number.negate(), use->left->unit})));
}

void check_currency(RuleRun& run, EntityId spender) {
  const auto money = money_of(run.plan, spender);
  const UnitId currency = run.plan.currency_at(spender);
  if (!money || currency == kMoney || run.units().compatible(money->amount.unit, currency)) return;
  Diagnostic& diagnostic =
      run.report<Finding::mixed_currencies>(spender, money->span, run.kind_and_name(spender),
                                            run.units().name(money->amount.unit), run.units().name(currency));
  for (EntityId at = spender; at != kNoEntity; at = run.plan[at].parent) {
    const Kind kind = run.plan[at].kind;
    const bool has_currency = kind == Kind::campaign || kind == Kind::portfolio;
    const PropertyValue* stated = has_currency ? run.plan.find(at, prop("currency")) : nullptr;
    if (stated == nullptr) continue;
    diagnostic.label(stated->span, "the currency that budgets are added up in");
    break;
  }
  diagnostic.helped(
      fmt::format("write the amount in {}, and its rate in a comment or `about`", run.units().name(currency)));
}

void check_budget_positive(RuleRun& run, EntityId spender) {
  const PropertyValue* stated = stated_budget(run.plan, spender);
  if (stated == nullptr || std::get<Amount>(stated->value).number.sign() > 0) return;
  run.report<Finding::budget_not_positive>(spender, stated->span, run.kind_and_name(spender),
                                           format_amount(run.units(), std::get<Amount>(stated->value)))
      .helped("write what it may cost, or leave the budget out where it needs no money");
}

void check_paid_has_budget(RuleRun& run, EntityId tactic) {
  const PropertyValue* channel = paid_channel(run.plan, tactic);
  if (channel == nullptr || is_cancelled(run.plan, tactic)) return;
  if (states_money(run.plan, tactic) || money_below(run.plan, tactic) || money_above(run.plan, tactic)) return;
  run.report<Finding::paid_without_budget>(tactic, run.plan[tactic].title_span, run.called(tactic),
                                           run.plan.label(std::get<Reference>(channel->value).entity))
      .label(channel->span, "a paid channel")
      .helped("write what it may cost: `budget: 10k USD`; `undisclosed` where it may not be said");
}

}  // namespace campaign
