#include "emit/exports.h"

#include <algorithm>
#include <array>

#include "emit/calendar/calendar.h"
#include "emit/csv/csv.h"
#include "emit/file_name.h"
#include "emit/summary/summary.h"
#include "locale/tag.h"

namespace campaign {

namespace {

constexpr std::array kExports = {
    ExportFormat{"ics", ".ics", "flights, deadlines and milestones for a calendar (iCalendar)", "no campaign has dates",
                 calendar},
    ExportFormat{"csv-tactics", ".tactics.csv", "a row a tactic: channel, dates, money, expectation", "", tactics_csv},
    ExportFormat{"csv-budget", ".budget.csv", "money by goal, strategy, channel, market and month", "", budget_csv},
    ExportFormat{"csv-schedule", ".schedule.csv", "a row a tactic and milestone: days, slack, room, why", "", schedule_csv},
    ExportFormat{"csv-sends", ".sends.csv", "a row a send: day, hour, channel, audience, who approves it until when", "nothing is sent", sends_csv},
    ExportFormat{"csv-load", ".load.csv", "a row a person, week and tactic: hours of work", "nobody works on anything", load_csv},
    ExportFormat{"csv-kpis", ".kpis.csv", "a row a metric: target, expected, measured", "", kpis_csv},
    ExportFormat{"summary", ".summary.md", "a few lines of Markdown for a comment on a change", "", summary},
};

/// The plan as it is told in the language of a campaign, which its pages are in too.
PlanView as_told_in(const PlanView& view, EntityId campaign) {
  const auto* locale = view.plan.get<Text>(campaign, prop("locale"));
  const auto tag = canonical_tag(locale == nullptr ? "en" : locale->value);
  return tag ? view.told_in(*tag) : view;
}

}  // namespace

std::span<const ExportFormat> all_exports() {
  return kExports;
}

const ExportFormat* export_named(std::string_view name) {
  const auto found = std::ranges::find(kExports, name, &ExportFormat::name);
  return found == kExports.end() ? nullptr : &*found;
}

std::string plan_export(const PlanView& view, const ExportFormat& format) {
  const Directory directory(view.sources, view.plan);
  const auto campaigns = view.plan.all(Kind::campaign);
  return format.write({campaigns.empty() ? view : as_told_in(view, campaigns.front()), directory, campaigns});
}

Bundle plan_exports(const PlanView& view) {
  const Directory directory(view.sources, view.plan);
  Bundle bundle;
  FileNames names;
  const auto campaigns = view.plan.all(Kind::campaign);
  for (const EntityId& campaign : campaigns) {
    const std::string name = names.next("", view.plan[campaign].name);
    const PlanView told = as_told_in(view, campaign);
    for (const ExportFormat& format : kExports) {
      std::string text = format.write({told, directory, std::span(&campaign, 1), campaigns.size() == 1});
      if (!text.empty()) bundle.push_back({name + std::string(format.ending), std::move(text)});
    }
  }
  return bundle;
}

}  // namespace campaign
