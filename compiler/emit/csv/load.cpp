#include <algorithm>

#include "analysis/workload.h"
#include "emit/csv/csv.h"
#include "emit/csv/plan_cells.h"

namespace campaign {

namespace {

constexpr auto kColumns = std::to_array<std::string_view>({"person_id", "person", "week", "hours", "capacity_hours", "too_much", CAMPAIGN_CSV_PLACE, "tactic_id", "tactic", "tactic_hours"});

}  // namespace

std::string load_csv(const ExportView& view) {
  CsvWriter csv(kColumns);
  PlanCells cells(view, csv);
  bool any = false;
  for (const PersonLoad& load : workload(view.view.analysis.timetable(view.plan()), timing::Cap::Period::week)) {
    for (const auto& [tactic, minutes] : load.parts) {
      if (std::ranges::find(view.campaigns, around_or_itself(view.plan(), tactic, Kind::campaign)) == view.campaigns.end()) continue;
      any = true;
      cells.entity(load.person);
      cells.day(timing::day_of(load.period.from));
      csv.number(in_hours(load.work).count);
      csv.number(in_hours(load.capacity).count);
      csv.text(load.is_too_much() ? "yes" : "no");
      cells.around(tactic);
      cells.entity(tactic);
      csv.number(in_hours(minutes).count);
    }
  }
  return any ? csv.take() : std::string();
}

}  // namespace campaign
