// Correct plans, spoiled in every way of the catalogue: the right rule and only the right rule has to answer.

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "faults/fault.h"
#include "support/files.h"

namespace campaign {
namespace {

/// The example plans in which nothing is found: those to spoil.
std::vector<std::pair<std::string, std::string>> correct_plans() {
  std::vector<std::pair<std::string, std::string>> plans;
  for (const std::string& path : files_below("examples", ".campaign")) {
    std::string text = read_file(path);
    if (text.find("use \"") != std::string::npos) continue;  // Needs its neighbours.
    if (compile_text(text).diagnostics.empty() && text.find("goal ") != std::string::npos) plans.emplace_back(path, std::move(text));
  }
  return plans;
}

/// What is found in a text, each finding's name as often as it is found.
std::multiset<std::string> found_in(const std::string& text) {
  const auto names = finding_names(compile_text(text));
  return {names.begin(), names.end()};
}

struct Tally {
  int seeded = 0, caught = 0, missed = 0, false_alarms = 0;
};

TEST(SeededFaults, EveryFaultIsToldByItsRuleAndByNoOther) {
  const auto plans = correct_plans();
  ASSERT_GE(plans.size(), 3u);
  std::map<std::string_view, Tally> tallies;
  for (const auto& [path, text] : plans) {
    const Snapshot snapshot = compile_text(text);
    for (const Fault& fault : all_faults()) {
      Tally& tally = tallies[fault.name];
      for (std::uint32_t i = 0; i < snapshot.plan.size(); ++i) {
        const EntityId id{i};
        if (snapshot.plan[id].from_library || !fault.kinds.contains(snapshot.plan[id].kind)) continue;
        auto edits = fault.change(snapshot, id);
        if (edits.empty()) continue;
        const std::string spoiled = edited(text, std::move(edits));
        const auto found = found_in(spoiled);
        ++tally.seeded;
        const bool caught = found.contains(std::string(fault.finding));
        ++(caught ? tally.caught : tally.missed);
        EXPECT_TRUE(caught) << path << ": " << fault.name << " at " << snapshot.plan.path(id) << " should give " << fault.finding << "\n"
                            << shown(compile_text(spoiled));
        for (const std::string& name : found) {
          if (name == fault.finding || std::ranges::find(fault.along, name) != fault.along.end()) continue;
          ++tally.false_alarms;
          ADD_FAILURE() << path << ": " << fault.name << " at " << snapshot.plan.path(id) << " also gives " << name << "\n"
                        << shown(compile_text(spoiled));
        }
      }
    }
  }
  Tally all;
  std::printf("%-32s %7s %7s %7s %7s\n", "fault", "seeded", "caught", "missed", "false");
  for (const auto& [name, tally] : tallies) {
    std::printf("%-32s %7d %7d %7d %7d\n", std::string(name).c_str(), tally.seeded, tally.caught, tally.missed, tally.false_alarms);
    EXPECT_GT(tally.seeded, 0) << name << " could be made nowhere";
    all.seeded += tally.seeded;
    all.caught += tally.caught;
    all.missed += tally.missed;
    all.false_alarms += tally.false_alarms;
  }
  std::printf("%-32s %7d %7d %7d %7d in %zu plans\n", "all", all.seeded, all.caught, all.missed, all.false_alarms, plans.size());
}

}  // namespace
}  // namespace campaign
