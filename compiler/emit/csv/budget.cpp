#include <array>
#include <chrono>
#include <compare>
#include <map>
#include <optional>
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
    "market_id",
    "market",
    "written_amount",
    "written_currency",
});

enum class Use { planned, unallocated, over_allocated };
constexpr std::array<std::string_view, 3> kUses = {"planned", "unallocated", "over_allocated"};

Use use_of(const Spending& spending) {
  if (spending.planned) return Use::planned;
  return spending.money.number.is_negative() ? Use::over_allocated : Use::unallocated;
}

/// What sums are made by. Goals and strategies stand in the order of the text, money without a month first.
struct Key {
  EntityId goal, strategy;
  Use use;
  std::vector<EntityId> channels, markets;
  std::optional<std::chrono::year_month> month;
  UnitId unit, written_unit;
  auto operator<=>(const Key&) const = default;
};
struct Sum {
  Decimal counted, written;
};
using Sums = std::map<Key, Sum>;

void add(Decimal& sum, const Decimal& more) { sum = Decimal::add(sum, more).value_or(sum); }

Sums sums_of(const ExportView& view, EntityId campaign) {
  const Plan& plan = view.plan();
  Sums sums;
  for (const Spending& spending : spending_of(plan, view.view.analysis, campaign)) {
    const Use use = use_of(spending);
    const auto by_month = [&](const Amount& money) {
      return use == Use::planned ? money_by_month(plan, view.view.analysis, spending.part, money) : std::vector<MonthMoney>{{std::nullopt, money}};
    };
    const auto months = by_month(spending.money), written = by_month(spending.written);
    Key key{around_or_itself(plan, spending.part, Kind::goal),
            around_or_itself(plan, spending.part, Kind::strategy),
            use,
            use == Use::planned ? channels_of(plan, spending.part) : std::vector<EntityId>(),
            use == Use::planned ? markets_of(plan, spending.part) : std::vector<EntityId>(),
            {},
            spending.money.unit,
            spending.written.unit};
    for (std::size_t i = 0; i < months.size(); ++i) {
      key.month = months[i].month;
      Sum& sum = sums[key];
      add(sum.counted, months[i].money.number);
      add(sum.written, written[i].money.number);
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
      cells.entity(campaign);
      cells.entity(key.goal);
      cells.entity(key.strategy);
      cells.ids(key.channels);
      cells.labels(key.channels);
      csv.text(key.month ? fmt::format("{:04}-{:02}", int(key.month->year()), unsigned(key.month->month())) : "");
      csv.text(kUses[static_cast<std::size_t>(key.use)]).number(sum.counted);
      cells.unit(key.unit);
      cells.ids(key.markets);
      cells.labels(key.markets);
      if (key.written_unit == key.unit) {
        csv.empty().empty();
        continue;
      }
      csv.number(sum.written);
      cells.unit(key.written_unit);
    }
  }
  return csv.take();
}

}  // namespace campaign
