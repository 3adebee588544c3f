#include "analysis/spending.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "analysis/budget.h"
#include "analysis/goal.h"

namespace campaign {

namespace {

using Spend = std::function<void(EntityId part, const Amount& own)>;

/// Calls for each part at and below a declaration that has money of its own: a placement, a budget without parts, or what a
/// tactic keeps when its parts have theirs. What a campaign, goal or strategy gives to none of its parts is not spent.
void for_each_spending(const Plan& plan, const Analysis& analysis, EntityId id, const Spend& spend) {
  std::optional<Amount> own;
  if (plan[id].kind == Kind::placement) {
    own = placement_cost(plan, id);
  } else if (const BudgetUse* use = analysis.budget_of(id)) {
    for (const EntityId part : use->parts) for_each_spending(plan, analysis, part, spend);
    if (use->parts.empty() || plan[id].kind == Kind::tactic) own = use->left;
  }
  if (own && own->number.sign() > 0) spend(id, *own);
}

/// The one channel that a tactic or placement runs on, its own or that of the tactic around it; kNoEntity where there
/// are several: how the money is split between them is not stated.
EntityId channel_of(const Plan& plan, EntityId id) {
  for (EntityId at = id; at != kNoEntity; at = plan[at].parent) {
    if (plan[at].kind != Kind::tactic && plan[at].kind != Kind::placement) return kNoEntity;
    const auto channels = plan.values(at, prop("channel"));
    if (channels.empty()) continue;
    const auto* reference = std::get_if<Reference>(&channels.front().value);
    return channels.size() == 1 && reference != nullptr ? reference->entity : kNoEntity;
  }
  return kNoEntity;
}

/// The days on which a part runs: its flights, or the nearest flights or period around it.
std::vector<DaySpan> days_of(const Plan& plan, EntityId id) {
  for (EntityId at = id; at != kNoEntity; at = plan[at].parent) {
    std::vector<DaySpan> days;
    for (const Property property : {prop("flight"), prop("period")}) {
      for (const PropertyValue& value : plan.values(at, property)) {
        const auto* span = std::get_if<DaySpan>(&value.value);
        if (span != nullptr && span->first <= span->last) days.push_back(*span);
      }
    }
    if (!days.empty()) return days;
  }
  return {};
}

std::chrono::year_month month_of(Day day) {
  const std::chrono::year_month_day date(day);
  return date.year() / date.month();
}

using Months = std::map<std::pair<std::chrono::year_month, UnitId>, Decimal>;

void add(Decimal& sum, const Decimal& more) { sum = Decimal::add(sum, more).value_or(sum); }

/// Spreads money over days, month by month: each month gets what is due by its end less what went before, so that nothing is
/// lost to rounding.
void spread(const Amount& money, const std::vector<DaySpan>& days, int digits, Months& months) {
  std::int64_t all = 0, so_far = 0;
  for (const DaySpan& span : days) all += (span.last - span.first).count() + 1;
  Decimal before;
  for (const DaySpan& span : days) {
    for (Day at = span.first; at <= span.last;) {
      const std::chrono::year_month month = month_of(at);
      const Day end = std::min(Day(month / std::chrono::last), span.last);
      so_far += (end - at).count() + 1;
      const auto times = Decimal::multiply(money.number, Decimal::from_int(so_far));
      const auto due = times ? Decimal::divide(*times, Decimal::from_int(all)) : std::nullopt;
      const Decimal by_now = so_far == all || !due ? money.number : due->round(digits);
      add(months[{month, money.unit}], Decimal::subtract(by_now, before).value_or(Decimal()));
      before = by_now;
      at = end + std::chrono::days(1);
    }
  }
}

}  // namespace

std::vector<ChannelMoney> money_by_channel(const Plan& plan, const Analysis& analysis, EntityId entity) {
  std::vector<ChannelMoney> found;
  for_each_spending(plan, analysis, entity, [&](EntityId part, const Amount& own) {
    const EntityId channel = channel_of(plan, part);
    if (channel == kNoEntity) return;
    const auto known = std::ranges::find(found, channel, &ChannelMoney::channel);
    if (known == found.end()) {
      found.push_back({channel, own, {part}});
      return;
    }
    const auto more = in_unit(plan.units(), own, known->money.unit);
    const auto sum = more ? Decimal::add(known->money.number, more->number) : std::nullopt;
    if (!sum) return;
    known->money.number = *sum;
    known->parts.push_back(part);
  });
  std::ranges::stable_sort(found, [](const ChannelMoney& a, const ChannelMoney& b) { return a.money.number > b.money.number; });
  return found;
}

std::vector<MonthMoney> money_by_month(const Plan& plan, const Analysis& analysis, EntityId entity) {
  Months months;
  std::map<UnitId, Decimal> undated;
  for_each_spending(plan, analysis, entity, [&](EntityId part, const Amount& own) {
    const std::vector<DaySpan> days = days_of(plan, part);
    if (days.empty()) return add(undated[own.unit], own.number);
    spread(own, days, plan.units().minor_digits(own.unit), months);
  });
  std::vector<MonthMoney> found;
  for (const auto& [at, money] : months) found.push_back({at.first, {money, at.second}});
  for (const auto& [unit, money] : undated) found.push_back({std::nullopt, {money, unit}});
  return found;
}

}  // namespace campaign
