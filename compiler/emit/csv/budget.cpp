#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "analysis/spending.h"
#include "emit/csv/csv.h"
#include "emit/csv/plan_cells.h"

namespace campaign {

namespace {

constexpr auto kColumns = std::to_array<std::string_view>({
    CAMPAIGN_CSV_PLACE,
    "channel_id",
    "channel",
    "month",
    "use",
    "amount",
    "currency",
});

enum class Use { planned, unallocated, over_allocated };
constexpr std::array<std::string_view, 3> kUses = {"planned", "unallocated", "over_allocated"};

Use use_of(const Spending& spending) {
  if (spending.planned) return Use::planned;
  return spending.money.number.is_negative() ? Use::over_allocated : Use::unallocated;
}

/// What sums are made by. Goals and strategies stand in the order of the text, money without a month first.
using Key = std::tuple<EntityId, EntityId, Use, std::vector<EntityId>, std::optional<std::chrono::year_month>, UnitId>;
using Sums = std::map<Key, Decimal>;

Sums sums_of(const ExportView& view, EntityId campaign) {
  const Plan& plan = view.plan();
  Sums sums;
  for (const Spending& spending : spending_of(plan, view.view.analysis, campaign)) {
    const Use use = use_of(spending);
    const auto months =
        use == Use::planned ? money_by_month(plan, spending) : std::vector<MonthMoney>{{std::nullopt, spending.money}};
    Key key{around_or_itself(plan, spending.part, Kind::goal),
            around_or_itself(plan, spending.part, Kind::strategy),
            use,
            use == Use::planned ? channels_of(plan, spending.part) : std::vector<EntityId>(),
            {},
            spending.money.unit};
    for (const MonthMoney& one : months) {
      std::get<4>(key) = one.month;
      Decimal& sum = sums[key];
      sum = Decimal::add(sum, one.money.number).value_or(sum);
    }
  }
  return sums;
}

}  // namespace

std::string budget_csv(const ExportView& view) {
  CsvWriter csv(kColumns);
  PlanCells cells(view, csv);
  for (const EntityId campaign : view.campaigns) {
    for (const auto& [key, sum] : sums_of(view, campaign)) {
      const auto& [goal, strategy, use, channels, month, unit] = key;
      cells.entity(campaign);
      cells.entity(goal);
      cells.entity(strategy);
      cells.ids(channels);
      cells.labels(channels);
      csv.text(month ? fmt::format("{:04}-{:02}", int(month->year()), unsigned(month->month())) : "");
      csv.text(kUses[static_cast<std::size_t>(use)]).number(sum);
      cells.unit(unit);
    }
  }
  return csv.take();
}

}  // namespace campaign
