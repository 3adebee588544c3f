#include "emit/csv/csv.h"
#include "emit/csv/plan_cells.h"
#include "emit/json/schedule_row.h"

namespace campaign {

namespace {

constexpr auto kColumns = std::to_array<std::string_view>({
    CAMPAIGN_CSV_PLACE, "id", "title", "kind", "from", "start", "end", "start_at", "end_at", "slack_workdays", "free_slack_workdays", "room_workdays", "critical", "waits_for", "why", "file", "line",
});

class ScheduleRows {
 public:
  explicit ScheduleRows(const ExportView& view) : view_(view), csv_(kColumns), cells_(view, csv_) {}

  std::string write() {
    const Timetable& timetable = view_.view.analysis.timetable(view_.plan());
    for (const EntityId id : declared_below(view_, KindSet(Kind::tactic, Kind::milestone))) {
      const TimetableRow* row = timetable.row(id);
      if (row != nullptr) write(*timetable.times_of(id), *row);
    }
    return csv_.take();
  }

 private:
  void write(const CampaignTimes& times, const TimetableRow& row) {
    cells_.around(row.id);
    cells_.entity(row.id);
    csv_.text(json_name(view_.plan()[row.id].kind));
    if (!row.dated) {
      for (int i = 0; i < 11; ++i) csv_.empty();
    } else {
      csv_.text(days_from(row));
      cells_.day(row.days.first);
      cells_.day(row.days.last);
      csv_.text(clock_text(row.times.start));
      csv_.text(clock_text(row.times.finish));
      workdays(times, row.times.slack);
      workdays(times, row.times.free_slack);
      row.times.room ? workdays(times, *row.times.room) : static_cast<void>(csv_.empty());
      csv_.text(row.times.slack == 0 ? "yes" : "no");
      const EntityId other = waits_for(times, row);
      csv_.text(other == kNoEntity ? std::string_view() : view_.directory.id(other));
      csv_.text(why(view_.plan(), times, row, row.times.driver));
    }
    cells_.place(view_.plan()[row.id].head);
  }

  void workdays(const CampaignTimes& times, std::int64_t minutes) { csv_.number(in_workdays(minutes, times.workday).count); }

  const ExportView& view_;
  CsvWriter csv_;
  PlanCells cells_;
};

}  // namespace

std::string schedule_csv(const ExportView& view) { return ScheduleRows(view).write(); }

}  // namespace campaign
