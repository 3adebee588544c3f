#include "benchmarks/generated_plan.h"

#include <algorithm>

#include <fmt/format.h>

namespace campaign {

namespace {

constexpr int kTacticsPerGoal = 50;
constexpr int kStrategiesPerGoal = 5;
constexpr int kTacticsPerStrategy = kTacticsPerGoal / kStrategiesPerGoal;
constexpr int kPeople = 20;

constexpr const char* kChannels[] = {"email_list", "paid_social", "paid_search", "display", "radio"};

void write_tactic(std::string& out, int tactic, int in_strategy) {
  const int month = 1 + in_strategy;  // One after the other.
  fmt::format_to(std::back_inserter(out),
                 "      /// What the audience sees in wave {0}, and why it is worth the money.\n"
                 "      tactic tactic_{0} \"Reach customers with offer number {0}\" {{\n"
                 "        channel: {1}\n"
                 "        flight: 2027-{2:02}-01 .. 2027-{2:02}-28\n"
                 "        budget: {3} USD\n"
                 "        owner: @person_{4}\n",
                 tactic, kChannels[tactic % 5], month, 1000 + tactic % 500, tactic % kPeople);
  if (tactic % 5 == 0) out += "        consent: \"asked for at the order\"\n";
  if (in_strategy % 3 != 0) fmt::format_to(std::back_inserter(out), "        after: tactic_{}\n", tactic - 1);
  fmt::format_to(std::back_inserter(out),
                 "        expect {{\n"
                 "          orders: {0} to {1}\n"
                 "          average_order_value: 60 USD/order to 70 USD/order\n"
                 "        }}\n"
                 "        kpi: roas >= 2.5 by 2027-{2:02}-28\n"
                 "      }}\n",
                 300 + tactic % 50, 500 + tactic % 50, month);
}

}  // namespace

std::string generated_plan(int tactics) {
  std::string out =
      "// A generated plan for measurements.\n"
      "use std.kpi.commerce\nuse std.channels\n\n"
      "rules { alignment.too_many_goals.most: 100_000 }\n\n"
      "business goal growth \"A shop that grows\"\n\n"
      "campaign year \"The whole year\" {\n"
      "  period: 2027\n"
      "  currency: USD\n"
      "  owner: @person_0\n"
      "  serves: growth\n\n"
      "  audience customers \"Existing customers\" { size: 48k people }\n";
  for (int goal = 0; goal * kTacticsPerGoal < tactics; ++goal) {
    fmt::format_to(std::back_inserter(out), "  audience line_{0} \"Customers of line {0}\" {{ size: 9k people }}\n", goal);
  }
  out.reserve(static_cast<std::size_t>(tactics) * 500 + 4096);
  for (int person = 0; person < kPeople; ++person) {
    fmt::format_to(std::back_inserter(out), "  person person_{0} \"Person {0}\"\n", person);
  }
  for (int tactic = 0; tactic < tactics; ++tactic) {
    if (tactic % kTacticsPerGoal == 0) {
      fmt::format_to(std::back_inserter(out),
                     "\n  goal goal_{0} \"Raise revenue of line {0}\" {{\n"
                     "    metric: revenue\n"
                     "    baseline: 2M USD during 2026 source \"finance ledger\"\n"
                     "    target: +25%\n"
                     "    by: 2027-12-31\n"
                     "    checkpoint: 2.2M USD by 2027-06-30\n"
                     "    owner: @person_{1}\n"
                     "    audience: line_{0}\n",
                     tactic / kTacticsPerGoal, (tactic / kTacticsPerGoal) % kPeople);
    }
    if (tactic % kTacticsPerStrategy == 0) {
      fmt::format_to(std::back_inserter(out),
                     "\n    strategy strategy_{0} \"Approach number {0}\" {{\n      audience: line_{1}\n      overlap: 0%\n",
                     tactic / kTacticsPerStrategy, tactic / kTacticsPerGoal);
    }
    write_tactic(out, tactic, tactic % kTacticsPerStrategy);
    const bool last = tactic + 1 == tactics;
    if (last || (tactic + 1) % kTacticsPerStrategy == 0) out += "    }\n";
    if (last || (tactic + 1) % kTacticsPerGoal == 0) out += "  }\n";
  }
  out += "}\n";
  return out;
}

}  // namespace campaign
