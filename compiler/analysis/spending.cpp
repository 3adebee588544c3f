#include "analysis/spending.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/budget.h"
#include "analysis/goal.h"

namespace campaign {

namespace {

/// A placement's cost is its own, and so is a budget without parts, or what a tactic keeps when its parts have theirs.
/// What a campaign, goal or strategy gives to none of its parts is not spent.
void collect(const Plan& plan, const Analysis& analysis, EntityId id, std::vector<Spending>& found) {
  std::optional<Amount> own;
  bool planned = true;
  if (plan[id].kind == Kind::placement) {
    own = placement_cost(plan, id);
  } else if (const BudgetUse* use = analysis.budget_of(id)) {
    for (const EntityId part : use->parts) collect(plan, analysis, part, found);
    own = use->left;
    planned = use->parts.empty() || plan[id].kind == Kind::tactic;
  }
  if (own && !own->number.is_zero()) found.push_back({id, *own, planned && own->number.sign() > 0});
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

void add(Decimal& sum, const Decimal& more) {
  sum = Decimal::add(sum, more).value_or(sum);
}

}  // namespace

std::vector<Spending> spending_of(const Plan& plan, const Analysis& analysis, EntityId entity) {
  std::vector<Spending> found;
  collect(plan, analysis, entity, found);
  return found;
}

std::vector<EntityId> channels_of(const Plan& plan, EntityId part) {
  std::vector<EntityId> found;
  for (EntityId at = part; at != kNoEntity; at = plan[at].parent) {
    if (plan[at].kind != Kind::tactic && plan[at].kind != Kind::placement) return {};
    const auto channels = plan.values(at, prop("channel"));
    if (channels.empty()) continue;
    for (const PropertyValue& channel : channels) {
      const auto* reference = std::get_if<Reference>(&channel.value);
      if (reference == nullptr || reference->entity == kNoEntity) return {};
      found.push_back(reference->entity);
    }
    break;
  }
  return found;
}

std::vector<ChannelMoney> money_by_channel(const Plan& plan, const Analysis& analysis, EntityId entity) {
  std::vector<ChannelMoney> found;
  for (const Spending& spending : spending_of(plan, analysis, entity)) {
    const auto channels = channels_of(plan, spending.part);
    if (!spending.planned || channels.size() != 1) continue;
    const auto known = std::ranges::find(found, channels.front(), &ChannelMoney::channel);
    if (known == found.end()) {
      found.push_back({channels.front(), spending.money, {spending.part}});
      continue;
    }
    const auto more = in_unit(plan.units(), spending.money, known->money.unit);
    const auto sum = more ? Decimal::add(known->money.number, more->number) : std::nullopt;
    if (!sum) continue;
    known->money.number = *sum;
    known->parts.push_back(spending.part);
  }
  std::ranges::stable_sort(
      found, [](const ChannelMoney& a, const ChannelMoney& b) { return a.money.number > b.money.number; });
  return found;
}

// Each month gets what is due by its end less what went before, so that nothing is lost to rounding.
std::vector<MonthMoney> money_by_month(const Plan& plan, const Spending& spending) {
  const std::vector<DaySpan> days = days_of(plan, spending.part);
  const Amount& money = spending.money;
  if (days.empty()) return {{std::nullopt, money}};
  std::int64_t all = 0, so_far = 0;
  for (const DaySpan& span : days) all += (span.last - span.first).count() + 1;
  std::map<std::chrono::year_month, Decimal> months;
  Decimal before;
  for (const DaySpan& span : days) {
    for (Day at = span.first; at <= span.last;) {
      const std::chrono::year_month month = month_of(at);
      const Day end = std::min(Day(month / std::chrono::last), span.last);
      so_far += (end - at).count() + 1;
      const auto times = Decimal::multiply(money.number, Decimal::from_int(so_far));
      const auto due = times ? Decimal::divide(*times, Decimal::from_int(all)) : std::nullopt;
      const Decimal by_now = so_far == all || !due ? money.number : due->round(plan.units().minor_digits(money.unit));
      add(months[month], Decimal::subtract(by_now, before).value_or(Decimal()));
      before = by_now;
      at = end + std::chrono::days(1);
    }
  }
  std::vector<MonthMoney> found;
  found.reserve(months.size());
  for (const auto& [month, sum] : months) found.push_back({month, {sum, money.unit}});
  return found;
}

std::vector<MonthMoney> money_by_month(const Plan& plan, const Analysis& analysis, EntityId entity) {
  std::map<std::pair<std::chrono::year_month, UnitId>, Decimal> months;
  std::map<UnitId, Decimal> undated;
  for (const Spending& spending : spending_of(plan, analysis, entity)) {
    if (!spending.planned) continue;
    for (const MonthMoney& one : money_by_month(plan, spending)) {
      add(one.month ? months[{*one.month, one.money.unit}] : undated[one.money.unit], one.money.number);
    }
  }
  std::vector<MonthMoney> found;
  for (const auto& [at, money] : months) found.push_back({at.first, {money, at.second}});
  for (const auto& [unit, money] : undated) found.push_back({std::nullopt, {money, unit}});
  return found;
}

}  // namespace campaign
