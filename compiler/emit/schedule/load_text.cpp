#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "analysis/workload.h"
#include "emit/clean_text.h"
#include "emit/schedule/schedule.h"
#include "model/format.h"

namespace campaign {

namespace {

constexpr std::size_t kColumns = 6;  // Of periods side by side: with the names they fit into 100 columns.
constexpr std::size_t kNameWidth = 28;

std::string hours(std::int64_t minutes) { return in_hours(minutes).count.to_string(); }

std::string_view heading(timing::Cap::Period period) {
  switch (period) {
    case timing::Cap::Period::day: return "Hours of work by day, and how many each can do";
    case timing::Cap::Period::week: return "Hours of work by week (its Monday), and how many each can do";
    case timing::Cap::Period::month: return "Hours of work by month (its first day), and how many each can do";
  }
  return {};
}

}  // namespace

std::string load_text(const PlanView& view, timing::Cap::Period period) {
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
  std::string out = std::string(heading(period)) + "\n";
  for (auto first = periods.begin(); first != periods.end();) {
    const auto behind = std::next(first, std::min<std::ptrdiff_t>(kColumns, std::distance(first, periods.end())));
    out += fmt::format("\n{:{}}", "", kNameWidth);
    for (auto at = first; at != behind; ++at) out += fmt::format("{:>12}", format_date(timing::day_of(at->first)));
    out += '\n';
    for (const EntityId person : people) {
      std::string line = fmt::format("{:<{}}", one_line(view.plan.label(person), kNameWidth - 2), kNameWidth);
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
  const bool several = view.plan.all(Kind::campaign).size() > 1;
  bool too_much = false;
  for (const PersonLoad& load : all) {
    if (!load.is_too_much()) continue;
    if (!too_much) out += "\nToo much (!)\n";
    too_much = true;
    std::vector<std::string> parts;
    for (const auto& [tactic, minutes] : load.parts) {
      const std::string in = several ? fmt::format(" ({})", view.plan[view.plan.enclosing(tactic, Kind::campaign)].name) : std::string();
      parts.push_back(fmt::format("{}{} {}", view.plan[tactic].name, in, hours(minutes)));
    }
    out += fmt::format("  {}, {}: {} of {} hours ({})\n", one_line(view.plan.label(load.person), kNameWidth), format_date(timing::day_of(load.period.from)), hours(load.work), hours(load.capacity), fmt::join(parts, ", "));
  }
  return out;
}

}  // namespace campaign
