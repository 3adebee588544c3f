// What rules can read about markets: what runs in them, what is spent there, and how many people there are.

#include <algorithm>
#include <array>

#include "analysis/budget.h"
#include "analysis/exchange.h"
#include "analysis/goal.h"
#include "analysis/spending.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

RuleValue markets(Evaluation& run, const RuleValue& of) { return list_of(run, markets_of(run.plan, id_of(of))); }

/// How many people live in its markets together; nothing where the size of one is not known.
RuleValue market_people(Evaluation& run, const RuleValue& of) {
  return amount_of(size_of(run.plan, markets_of(run.plan, id_of(of))));
}

/// What is spent in a market, campaign by campaign, and where: in the currency of its budget.
struct SpentThere {
  std::optional<Amount> money;
  std::vector<EntityId> parts;
};
SpentThere spent_in(Evaluation& run, EntityId market) {
  SpentThere spent;
  const auto* budget = run.plan.get<Amount>(market, prop("budget"));
  if (budget == nullptr) return spent;
  spent.money = Amount{{}, budget->unit};
  for (const RuleValue& campaign : **run.everywhere(Kind::campaign).get<RuleValue::Many>()) {
    for (const MoneyOn& one : money_by_market(run.plan, run.analysis, id_of(campaign))) {
      if (one.on != market) continue;
      const auto money = exchanged(run.plan, id_of(campaign), one.money, budget->unit);
      const auto sum = money && spent.money ? Decimal::add(spent.money->number, money->number) : std::nullopt;
      if (!sum) return {};  // Without a rate it is not known.
      spent.money->number = *sum;
      spent.parts.insert(spent.parts.end(), one.parts.begin(), one.parts.end());
    }
  }
  return spent;
}
RuleValue spent_there(Evaluation& run, const RuleValue& of) { return amount_of(spent_in(run, id_of(of)).money); }
RuleValue spending_parts(Evaluation& run, const RuleValue& of) { return list_of(run, spent_in(run, id_of(of)).parts); }

constexpr KindSet kMarket(Kind::market), kThere(Kind::goal, Kind::strategy, Kind::tactic, Kind::placement);
constexpr KindSet kSpender(Kind::portfolio, Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kThere, "markets", entities_of(Kind::market), markets, "Where it runs: its own markets, or those of what is around it."},
    {Base::entity, kThere, "market_people", kAmount, market_people, "How many people live in these together, where that is stated of each."},
    {Base::entity, kMarket, "spent_there", kAmount, spent_there, "What the campaigns plan to spend in it alone, in the currency of its budget; nothing where it has none."},
    {Base::entity, kMarket, "spending_parts", {Base::entity, true, kSpender, {}}, spending_parts, "The parts that spend it."},
});

}  // namespace

std::span<const MemberRow> market_members() { return kMembers; }

}  // namespace campaign
