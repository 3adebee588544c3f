#include "analysis/spending.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "analysis/budget.h"
#include "analysis/exchange.h"
#include "analysis/goal.h"

namespace campaign {

namespace {

/// Counts what was collected of a part in the currency in which the part was added. The part was converted as a whole, so each
/// piece gets what is due by its end less what went before.
void count_in(const Plan& plan, EntityId part, UnitId currency, std::vector<Spending>& found, std::size_t first) {
  if (first == found.size() || plan.units().compatible(found[first].money.unit, currency)) return;
  const auto way = exchange_between(plan, part, found[first].money.unit, currency);
  if (!way) return;
  Decimal sum, before;
  for (std::size_t i = first; i < found.size(); ++i) {
    Spending& piece = found[i];
    sum = Decimal::add(sum, piece.money.number).value_or(sum);
    const Decimal by_now = way->of(sum).value_or(Decimal()).round(plan.units().minor_digits(currency));
    piece.money = {Decimal::subtract(by_now, before).value_or(Decimal()), currency};
    before = by_now;
  }
  const auto nothing = std::ranges::remove_if(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(), [](const Spending& piece) { return piece.money.number.is_zero(); });
  found.erase(nothing.begin(), nothing.end());
}

/// A placement's cost is its own, and so is a budget without parts, or what a tactic keeps when its parts have theirs.
/// What a campaign, goal or strategy gives to none of its parts is not spent.
void collect(const Plan& plan, const Analysis& analysis, EntityId id, std::vector<Spending>& found) {
  std::optional<Amount> own;
  bool planned = true;
  if (plan[id].kind == Kind::placement) {
    own = placement_cost(plan, id);
  } else if (const BudgetUse* use = analysis.budget_of(id)) {
    for (const EntityId part : use->parts) {
      const std::size_t first = found.size();
      collect(plan, analysis, part, found);
      count_in(plan, part, use->allocated.unit, found, first);
    }
    own = use->left;
    planned = use->parts.empty() || plan[id].kind == Kind::tactic;
  }
  if (own && !own->number.is_zero()) found.push_back({id, *own, *own, planned && own->number.sign() > 0});
}

/// The days on which a part runs: its flights, the days that are worked out for it or for what is in it, or those of what is around it.
std::vector<DaySpan> days_of(const Plan& plan, const Analysis& analysis, EntityId id) {
  for (EntityId at = id; at != kNoEntity; at = plan[at].parent) {
    std::vector<DaySpan> days;
    for (const Property property : {prop("flight"), prop("period")}) {
      for (const PropertyValue& value : plan.values(at, property)) {
        const auto* span = std::get_if<DaySpan>(&value.value);
        if (span != nullptr && span->first <= span->last) days.push_back(*span);
      }
    }
    if (!days.empty()) return days;
    if (const TimetableRow* row = analysis.timetable(plan).row(at); row != nullptr && row->dated) return {row->days};
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

/// What a property names, each in its turn; empty where one of the names is broken, nullopt where it is not written.
std::optional<std::vector<EntityId>> named(const Plan& plan, EntityId id, Property property) {
  const auto values = plan.values(id, property);
  if (values.empty()) return std::nullopt;
  std::vector<EntityId> found;
  for (const PropertyValue& value : values) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference == nullptr || reference->entity == kNoEntity) return std::vector<EntityId>();
    found.push_back(reference->entity);
  }
  return found;
}

/// The planned money of a declaration by the one thing that each part is about, most first.
std::vector<MoneyOn> money_by(const Plan& plan, const Analysis& analysis, EntityId entity, std::vector<EntityId> (*about)(const Plan&, EntityId)) {
  std::vector<MoneyOn> found;
  std::unordered_map<EntityId, std::size_t> places;  // In `found`.
  for (const Spending& spending : spending_of(plan, analysis, entity)) {
    const auto things = spending.planned ? about(plan, spending.part) : std::vector<EntityId>();
    if (things.size() != 1) continue;
    const auto [place, fresh] = places.emplace(things.front(), found.size());
    if (fresh) {
      found.push_back({things.front(), spending.money, {spending.part}});
      continue;
    }
    MoneyOn& known = found[place->second];
    const auto more = in_unit(plan.units(), spending.money, known.money.unit);
    if (!more) continue;
    add(known.money.number, more->number);
    known.parts.push_back(spending.part);
  }
  std::ranges::stable_sort(found, [](const MoneyOn& a, const MoneyOn& b) { return a.money.number > b.money.number; });
  return found;
}

}  // namespace

std::vector<Spending> spending_of(const Plan& plan, const Analysis& analysis, EntityId entity) {
  std::vector<Spending> found;
  collect(plan, analysis, entity, found);
  return found;
}

std::vector<EntityId> channels_of(const Plan& plan, EntityId part) {
  for (EntityId at = part; at != kNoEntity; at = plan[at].parent) {
    if (plan[at].kind != Kind::tactic && plan[at].kind != Kind::placement) return {};
    if (const auto channels = named(plan, at, prop("channel"))) return *channels;
  }
  return {};
}

std::vector<EntityId> markets_of(const Plan& plan, EntityId part) {
  for (EntityId at = part; at != kNoEntity; at = plan[at].parent) {
    if (const auto markets = named(plan, at, prop("market"))) return *markets;
  }
  return {};
}

std::vector<MoneyOn> money_by_channel(const Plan& plan, const Analysis& analysis, EntityId entity) { return money_by(plan, analysis, entity, channels_of); }

std::vector<MoneyOn> money_by_market(const Plan& plan, const Analysis& analysis, EntityId entity) { return money_by(plan, analysis, entity, markets_of); }

Amount rest_of(const BudgetUse& use, const std::vector<MoneyOn>& rows) {
  Amount rest = use.allocated;
  for (const MoneyOn& row : rows) {
    if (row.money.unit == rest.unit) rest.number = Decimal::subtract(rest.number, row.money.number).value_or(rest.number);
  }
  return rest;
}

// Each month gets what is due by its end less what went before, so that nothing is lost to rounding.
std::vector<MonthMoney> money_by_month(const Plan& plan, const Analysis& analysis, EntityId part, const Amount& money) {
  const std::vector<DaySpan> days = days_of(plan, analysis, part);
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
    for (const MonthMoney& one : money_by_month(plan, analysis, spending.part, spending.money)) {
      add(one.month ? months[{*one.month, one.money.unit}] : undated[one.money.unit], one.money.number);
    }
  }
  std::vector<MonthMoney> found;
  for (const auto& [at, money] : months) found.push_back({at.first, {money, at.second}});
  for (const auto& [unit, money] : undated) found.push_back({std::nullopt, {money, unit}});
  return found;
}

}  // namespace campaign
