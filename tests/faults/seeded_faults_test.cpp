// Correct plans, spoiled in every way of the catalogue: the right rule and only the right rule has to answer.

#include <algorithm>
#include <cstdio>
#include <set>

#include <gtest/gtest.h>

#include "faults/fault.h"
#include "support/compiled.h"
#include "support/edited.h"
#include "support/files.h"

namespace campaign {
namespace {

std::vector<Fault> all_faults() {
  std::vector<Fault> all;
  for (const auto family : {specific_faults, measurable_faults, attainable_faults, relevant_faults, time_bound_faults, alignment_faults, kpi_faults,
                            budget_faults, schedule_faults, tracking_faults, values_faults, results_faults, governance_faults, experiment_faults, words_faults, names_faults, types_faults, time_faults,
                            syntax_faults}) {
    for (const Fault& fault : family()) all.push_back(fault);
  }
  return all;
}

/// Whether nothing is wrong in a plan. That a target was met is said of it, and no fault.
bool is_correct(const Snapshot& plan) {
  return std::ranges::all_of(plan.diagnostics, [](const Diagnostic& finding) { return finding.name == "tracking.target_met"; });
}


/// The example plans in which nothing is found: those to spoil.
std::vector<std::pair<std::string, std::string>> correct_plans() {
  std::vector<std::pair<std::string, std::string>> plans;
  for (const std::string& path : files_below("examples", ".campaign")) {
    std::string text = read_file(path);
    if (text.starts_with("use \"") || text.find("\nuse \"") != std::string::npos) continue;  // Needs its neighbours.
    if (is_correct(compile_text(text)) && text.find("goal ") != std::string::npos) plans.emplace_back(path, std::move(text));
  }
  return plans;
}

bool lists(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

struct Tally {
  int seeded = 0, caught = 0, missed = 0, false_alarms = 0;
  void add(const Tally& other) {
    seeded += other.seeded;
    caught += other.caught;
    missed += other.missed;
    false_alarms += other.false_alarms;
  }
};

void print(std::string_view name, const Tally& tally) {
  std::printf("%-40s %7d %7d %7d %7d\n", std::string(name).c_str(), tally.seeded, tally.caught, tally.missed, tally.false_alarms);
}

/// Whether a rule has anything to say at the stage of a place's campaign; of what stands outside campaigns, of any of the plan's.
bool speaks_at(const Place& place, std::string_view finding) {
  const auto rule = std::ranges::find(place.snapshot.rules, finding, &RuleRow::name);
  if (rule == place.snapshot.rules.end() || rule->stages.empty()) return true;
  const Place around = place.campaign();
  const auto campaigns = around.is_none() ? place.plan().all(Kind::campaign) : std::vector<EntityId>{around.id};
  return campaigns.empty() || std::ranges::any_of(campaigns, [&](EntityId campaign) {
    const std::string_view stage = place.plan().word(campaign, prop("stage"));
    return stage.empty() || rule->stages.find(stage) != std::string::npos;
  });
}

/// Spoils every place of a plan that lends itself. `came_along` is told what rightly did.
Tally spoil(const std::string& path, const std::string& text, const Snapshot& plan, const Fault& fault, std::set<std::string>& came_along) {
  Tally tally;
  for (std::uint32_t i = 0; i < plan.plan.size(); ++i) {
    const Place place{plan, EntityId{i}};
    if (place.entity().from_library || !fault.kinds.contains(place.entity().kind) || !speaks_at(place, fault.finding)) continue;
    auto edits = fault.change(place);
    if (edits.empty()) continue;
    const Snapshot spoiled = compile_text(edited(text, outermost(std::move(edits))));
    const auto names = finding_names(spoiled);
    const std::set<std::string> found(names.begin(), names.end());
    const std::string what = path + ": " + std::string(fault.name) + " at " + plan.plan.path(place.id);
    ++tally.seeded;
    const bool caught = found.contains(std::string(fault.finding));
    ++(caught ? tally.caught : tally.missed);
    EXPECT_TRUE(caught) << what << " should give " << fault.finding << "\n" << shown(spoiled);
    for (const std::string& name : found) {
      if (name == fault.finding || std::ranges::find(plan.diagnostics, name, &Diagnostic::name) != plan.diagnostics.end()) continue;
      if (lists(fault.along, name)) {
        came_along.insert(name);
        continue;
      }
      ++tally.false_alarms;
      ADD_FAILURE() << what << " also gives " << name << "\n" << shown(spoiled);
    }
  }
  return tally;
}

TEST(SeededFaults, EveryFaultIsToldByItsRuleAndByNoOther) {
  std::vector<std::pair<std::string, std::string>> plans = correct_plans();
  ASSERT_GE(plans.size(), 3u);
  std::vector<Snapshot> snapshots;
  for (const auto& [path, text] : plans) snapshots.push_back(compile_text(text));
  Tally all;
  std::printf("%-40s %7s %7s %7s %7s\n", "fault", "seeded", "caught", "missed", "false");
  const auto faults = all_faults();
  for (const Fault& fault : faults) {
    Tally tally;
    std::set<std::string> came_along;
    for (std::size_t i = 0; i < plans.size(); ++i) tally.add(spoil(plans[i].first, plans[i].second, snapshots[i], fault, came_along));
    print(fault.name, tally);
    EXPECT_GT(tally.seeded, 0) << fault.name << " could be made nowhere";
    for (std::size_t at = 0; at < fault.along.size();) {
      const std::size_t end = std::min(fault.along.find(' ', at), fault.along.size());
      const std::string name(fault.along.substr(at, end - at));
      EXPECT_TRUE(came_along.contains(name)) << fault.name << " never brings " << name << " along";
      at = end + 1;
    }
    all.add(tally);
  }
  std::printf("%zu kinds of fault in %zu plans\n", faults.size(), plans.size());
  print("all", all);
}

TEST(SeededFaults, EveryRuleOfTheLibraryHasAFault) {
  std::set<std::string_view> seeded;
  const auto faults = all_faults();
  for (const Fault& fault : faults) seeded.insert(fault.finding);
  const Snapshot empty = compile_text("");
  ASSERT_GT(empty.rules.size(), 80u);
  for (const RuleRow& rule : empty.rules) EXPECT_TRUE(seeded.contains(rule.name)) << "no fault seeds " << rule.name;
}

TEST(SeededFaults, EveryFindingOfTheCompilerAboutPlansHasAFault) {
  // Of other things than the text of one plan: its bytes and size, other files beside it, and how rules are written. The
  // catalogue's own examples and the tests of their rooms show these.
  constexpr std::string_view kOthers[] = {"file.", "rules.", "use.unreadable_file", "use.outside_workspace", "use.cycle"};
  std::set<std::string_view> seeded;
  const auto faults = all_faults();
  for (const Fault& fault : faults) seeded.insert(fault.finding);
  for (const FindingRow& finding : all_findings()) {
    if (std::ranges::any_of(kOthers, [&](std::string_view other) { return finding.name.starts_with(other); })) continue;
    EXPECT_TRUE(seeded.contains(finding.name)) << "no fault seeds " << finding.name;
  }
}

}  // namespace
}  // namespace campaign
