#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "analysis/workload.h"
#include "emit/clean_text.h"
#include "emit/schedule/schedule.h"
#include "model/format.h"
#include "model/said_values.h"

namespace campaign {

namespace {

constexpr std::size_t kColumns = 6;  // Of periods side by side: with the names they fit into 100 columns.
constexpr std::size_t kNameWidth = 28;

Said heading(timing::Cap::Period period) {
  switch (period) {
    case timing::Cap::Period::day: return "Hours of work by day, and how many each can do";
    case timing::Cap::Period::week: return "Hours of work by week (its Monday), and how many each can do";
    case timing::Cap::Period::month: return "Hours of work by month (its first day), and how many each can do";
  }
  return {};
}

}  // namespace

std::string load_text(const PlanView& view, timing::Cap::Period period) {
  const Plan& plan = view.plan;
  const Tongue& told = plan.tongue();
  const auto hours = [&](std::int64_t minutes) {
    const Decimal count = in_hours(minutes).count;
    return told.number(count, count.fraction_digits());
  };
  const std::vector<PersonLoad> all = workload(view.analysis.timetable(view.plan), period);
  if (all.empty()) return {};
  std::map<timing::Minute, std::map<EntityId, const PersonLoad*>> periods;
  for (const PersonLoad& load : all) {
    if (load.work > 0) periods[load.period.from].emplace(load.person, &load);
  }
  std::vector<EntityId> people;
  for (const PersonLoad& load : all) {
    if (people.empty() || people.back() != load.person) people.push_back(load.person);
  }
  std::string out = told(heading(period)) + "\n";
  for (auto first = periods.begin(); first != periods.end();) {
    const auto behind = std::next(first, std::min<std::ptrdiff_t>(kColumns, std::distance(first, periods.end())));
    out += fmt::format("\n{:{}}", "", kNameWidth);
    for (auto at = first; at != behind; ++at) out += fmt::format("{:>12}", format_date(timing::day_of(at->first)));
    out += '\n';
    for (const EntityId person : people) {
      std::string line = fmt::format("{:<{}}", one_line(plan.label(person), kNameWidth - 2), kNameWidth);
      bool any = false;
      for (auto at = first; at != behind; ++at) {
        const auto load = at->second.find(person);
        any = any || load != at->second.end();
        line += load == at->second.end() ? fmt::format("{:>12}", "") : fmt::format("{:>11}{}", fmt::format("{}/{}", hours(load->second->work), hours(load->second->capacity)), load->second->is_too_much() ? '!' : ' ');
      }
      if (!any) continue;
      line.erase(line.find_last_not_of(' ') + 1);
      out += line + '\n';
    }
    first = behind;
  }
  const bool several = plan.all(Kind::campaign).size() > 1;
  bool too_much = false;
  for (const PersonLoad& load : all) {
    if (!load.is_too_much()) continue;
    if (!too_much) out += '\n' + told("Too much") + " (!)\n";
    too_much = true;
    std::vector<std::string> parts;
    for (const auto& [tactic, minutes] : load.parts) {
      const std::string in = several ? fmt::format(" ({})", plan[plan.enclosing(tactic, Kind::campaign)].name) : std::string();
      parts.push_back(fmt::format("{}{} {}", plan[tactic].name, in, hours(minutes)));
    }
    const std::string first = say_day(plan, timing::day_of(load.period.from));
    out += "  " + told(say("{}, {}: {} of {} hours ({})", one_line(plan.label(load.person), kNameWidth), first, hours(load.work), hours(load.capacity), fmt::format("{}", fmt::join(parts, ", ")))) + '\n';
  }
  return out;
}

}  // namespace campaign
