#include "analysis/workload.h"

#include <algorithm>
#include <map>

#include "schedule/load.h"

namespace campaign {

std::vector<PersonLoad> workload(const Timetable& timetable, timing::Cap::Period period) {
  std::map<std::pair<EntityId, timing::Minute>, PersonLoad> all;
  for (const JointTimes& times : timetable.networks()) {
    for (const timing::Load& load : timing::load_of(times.staffing, times.pieces, period)) {
      const EntityId person = times.people[load.person];
      PersonLoad& of = all[{person, load.period.from}];
      of.person = person;
      of.period = load.period;
      of.work += load.work / timing::kWhole;
      of.capacity = std::max(of.capacity, load.capacity / timing::kWhole);
      for (const auto& [step, work] : load.parts) {
        const EntityId tactic = times.rows[step].id;
        const auto known = std::ranges::find(of.parts, tactic, &std::pair<EntityId, std::int64_t>::first);
        (known == of.parts.end() ? of.parts.emplace_back(tactic, 0) : *known).second += work / timing::kWhole;
      }
    }
  }
  std::vector<PersonLoad> result;
  for (auto& [key, load] : all) {
    std::ranges::stable_sort(load.parts, std::greater{}, &std::pair<EntityId, std::int64_t>::second);
    result.push_back(std::move(load));
  }
  return result;
}

Duration in_hours(std::int64_t minutes) {
  const auto hours = Decimal::divide(Decimal::from_int(minutes), Decimal::from_int(timing::kHour));
  return {hours ? hours->round(1) : Decimal(), Duration::Unit::hours};
}

}  // namespace campaign
