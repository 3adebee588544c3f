#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/budget.h"
#include "analysis/flights.h"
#include "analysis/goal.h"
#include "analysis/spending.h"
#include "emit/csv/csv.h"
#include "emit/csv/plan_cells.h"
#include "model/format.h"

namespace campaign {

namespace {

constexpr auto kColumns = std::to_array<std::string_view>({
    CAMPAIGN_CSV_PLACE, "tactic_id",     "tactic",     "status", "channel_id",   "channel",
    "audience",         "owner",         "start",      "end",    "flights",      "budget",
    "own_spending",     "currency",      "metric_id",  "metric", "expected_low", "expected_middle",
    "expected_high",    "expected_unit", "derivation", "file",   "line",
    "market_id",        "market",
});

class Tactics {
 public:
  explicit Tactics(const ExportView& view) : view_(view), csv_(kColumns), cells_(view, csv_) {
    for (const EntityId goal : declared_below(view, KindSet(Kind::goal))) {
      const Attainment* attainment = view.view.analysis.attainment_of(goal);
      if (attainment == nullptr) continue;
      for (const Contribution& one : attainment->contributions) add(goal, one);
    }
    for (const EntityId campaign : view.campaigns) {
      for (const Spending& one : spending_of(plan(), view.view.analysis, campaign)) {
        if (one.planned) spending_[around_or_itself(plan(), one.part, Kind::tactic)].push_back(one.written);
      }
    }
  }

  std::string write() {
    for (const EntityId tactic : declared_below(view_, KindSet(Kind::tactic))) row(tactic);
    return csv_.take();
  }

 private:
  [[nodiscard]] const Plan& plan() const { return view_.plan(); }

  /// Keeps what a tactic adds to the goal that it stands in; what it adds to goals further out says the same again.
  void add(EntityId goal, const Contribution& contribution) {
    if (plan().enclosing(contribution.tactic, Kind::goal) == goal)
      contributions_.try_emplace(contribution.tactic, &contribution);
  }

  void row(EntityId tactic) {
    cells_.around(tactic);
    cells_.entity(tactic);
    csv_.text(plan().word(tactic, prop("status")));
    const std::vector<EntityId> channels = channels_of(plan(), tactic);
    cells_.ids(channels);
    cells_.labels(channels);
    cells_.values(with_audience(tactic), prop("audience"));
    cells_.values(tactic, prop("owner"));
    flights(tactic);
    money(tactic);
    expectation(tactic);
    cells_.place(plan()[tactic].head);
    const std::vector<EntityId> markets = markets_of(plan(), tactic);
    cells_.ids(markets);
    cells_.labels(markets);
  }

  /// The nearest declaration that says whom the tactic reaches: the tactic, one around it, or the strategy.
  [[nodiscard]] EntityId with_audience(EntityId tactic) const {
    EntityId at = tactic;
    while (plan()[at].kind == Kind::tactic && plan().find(at, prop("audience")) == nullptr) at = plan()[at].parent;
    return at;
  }

  void flights(EntityId tactic) {
    const std::vector<DaySpan> flights = flights_of(plan(), tactic);
    std::optional<Day> start, end;
    std::string all;
    for (const DaySpan& flight : flights) {
      start = std::min(start.value_or(flight.first), flight.first);
      end = std::max(end.value_or(flight.last), flight.last);
      all += (all.empty() ? "" : "; ") + format_date(flight.first) + '/' + format_date(flight.last);
    }
    cells_.day(start);
    cells_.day(end);
    csv_.text(all);
  }

  void money(EntityId tactic) {
    const auto budget = money_of(plan(), view_.view.analysis, tactic);
    const auto own = spending_.find(tactic);
    if (!budget && own == spending_.end()) {
      csv_.empty().empty().empty();
      return;
    }
    const UnitId currency = budget ? budget->unit : own->second.front().unit;
    Decimal sum;
    for (const Amount& money : own == spending_.end() ? std::vector<Amount>() : own->second) {
      if (money.unit == currency) sum = Decimal::add(sum, money.number).value_or(sum);
    }
    cells_.number(budget);
    csv_.number(sum);
    cells_.unit(currency);
  }

  void expectation(EntityId tactic) {
    if (const auto found = contributions_.find(tactic); found != contributions_.end()) {
      cells_.entity(metric_of(plan(), plan().enclosing(tactic, Kind::goal)));
      estimate(found->second->estimate);
      csv_.text(found->second->derivation);
    } else if (const auto* stated = plan().get<Expectation>(tactic, prop("expect"))) {
      cells_.entity(stated->metric);
      estimate(stated->estimate);
      csv_.empty();
    } else {
      csv_.empty().empty().empty().empty().empty().empty().empty();
    }
  }

  void estimate(const Estimate& estimate) {
    const UnitId unit = estimate.high.unit;
    cells_.number(estimate.low, unit);
    cells_.number(estimate.middle, unit);
    cells_.number(estimate.high);
    cells_.unit(unit);
  }

  const ExportView& view_;
  CsvWriter csv_;
  PlanCells cells_;
  std::unordered_map<EntityId, const Contribution*> contributions_;
  std::unordered_map<EntityId, std::vector<Amount>> spending_;
};

}  // namespace

std::string tactics_csv(const ExportView& view) {
  return Tactics(view).write();
}

}  // namespace campaign
