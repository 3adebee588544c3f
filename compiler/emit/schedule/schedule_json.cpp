#include "analysis/workload.h"
#include "base/json_writer.h"
#include "emit/json/directory.h"
#include "emit/json/schedule_row.h"
#include "emit/schedule/schedule.h"
#include "model/format.h"

namespace campaign {

namespace {

void write_row(JsonWriter& json, const PlanView& view, const Directory& directory, const CampaignTimes& times, const TimetableRow& row) {
  json.begin_object();
  json.member("id", directory.id(row.id));
  json.member("kind", json_name(view.plan[row.id].kind));
  json.member("title", view.plan.label(row.id));
  if (row.dated) {
    schedule_members(json, view.plan, times, row);
    json.key("waits_for");
    const EntityId other = waits_for(times, row);
    other == kNoEntity ? json.null() : json.string(directory.id(other));
  }
  json.end_object();
}

void write_campaign(JsonWriter& json, const PlanView& view, const Directory& directory, const CampaignTimes& times) {
  json.begin_object();
  json.member("id", directory.id(times.campaign));
  json.member("workday_minutes", times.workday);
  json.key("critical_path");
  json.begin_array();
  for (const timing::ChainStep& step : times.critical_path()) {
    const TimetableRow& row = times.all->rows[step.step];
    if (row.approver == kNoEntity) json.string(directory.id(row.id));
  }
  json.end_array();
  json.key("rows");
  json.begin_array();
  for (const TimetableRow& row : times.rows()) write_row(json, view, directory, times, row);
  json.end_array();
  json.end_object();
}

void write_load(JsonWriter& json, const Directory& directory, const PersonLoad& load) {
  json.begin_object();
  json.member("person", directory.id(load.person));
  json.member("week", format_date(timing::day_of(load.period.from)));
  json.member("minutes", load.work);
  json.member("capacity", load.capacity);
  json.key("parts");
  json.begin_array();
  for (const auto& [tactic, minutes] : load.parts) {
    json.begin_object();
    json.member("id", directory.id(tactic));
    json.member("minutes", minutes);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string schedule_json(const PlanView& view) {
  const Directory directory(view.sources, view.plan);
  std::string text;
  JsonWriter json(text, 2);
  json.begin_object();
  json.member("as_of", format_date(Day(view.as_of)));
  json.key("campaigns");
  json.begin_array();
  for (const CampaignTimes& times : view.analysis.timetable(view.plan).campaigns()) write_campaign(json, view, directory, times);
  json.end_array();
  json.key("load");
  json.begin_array();
  for (const PersonLoad& load : workload(view.analysis.timetable(view.plan), timing::Cap::Period::week)) write_load(json, directory, load);
  json.end_array();
  json.end_object();
  return text + "\n";
}

}  // namespace campaign
