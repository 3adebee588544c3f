// Whatever number a finding recommends is rounded to the side that makes it true: written into the plan as it is read, the finding is
// gone, and nothing that the compiler refuses stands there. Over all rules that recommend one, with figures that do not come out even.

#include <functional>
#include <random>
#include <regex>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "rules/compiled_plan.h"
#include "rules/finding_info.h"
#include "support/files.h"

namespace campaign {
namespace {

constexpr std::string_view kSlot = "@SLOT@";

using Dice = std::mt19937;
int between(Dice& dice, int low, int high) { return std::uniform_int_distribution<int>(low, high)(dice); }

/// A number of a message as a plan writes it.
std::string as_written(const std::string& number) { return std::regex_replace(number, std::regex("(\\d),(\\d)"), "$1_$2"); }

/// "12,345.67 USD" and the same a little less or more: `below` and `above` have to be outside what they name.
std::string beside(const std::string& amount, int way) {
  const std::string plain = std::regex_replace(amount, std::regex("(\\d)[,_](\\d)"), "$1$2");
  const std::size_t end = std::min(plain.find_first_not_of("0123456789.+-"), plain.size());
  const auto number = Decimal::parse(plain.substr(0, end));
  const auto step = Decimal::from_int(way).scaled_by_power_of_ten(-number->fraction_digits());
  return Decimal::add(*number, *step)->to_string() + plain.substr(end);
}

struct Advice {
  std::string_view rule;
  /// A plan with a slot for the number that is asked for, and what stands there before.
  std::function<std::pair<std::string, std::string>(Dice&)> make;
  std::string_view in_help;  ///< What of the help is the number.
  std::function<std::string(const std::string&)> write = [](const std::string& number) { return number; };
};

std::string goal_with(std::string_view more, std::string_view tactic, std::string_view campaign = "") {
  return fmt::format(
      "use std.channels\nuse std.kpi.commerce\nuse std.kpi.acquisition\nuse std.kpi.media\nuse std.kpi.email\nperson ann \"Ann\"\ncampaign c \"C\" {{\n  period: 2027\n  currency: USD\n{}\n"
      "  goal g \"G\" {{\n{}\n    strategy s \"S\" {{\n{}\n    }}\n  }}\n}}\n",
      campaign, more, tactic);
}
/// Placements of one tactic whose prices have more digits than there are coins.
std::string placements(Dice& dice) {
  std::string text = "tactic t \"T\" { channel: paid_search  ";
  for (int i = between(dice, 1, 3); i > 0; --i) {
    text += fmt::format("\nplacement p{} \"P\" {{ quantity: {} clicks  price: 0.{:05} USD/click }}", i, between(dice, 5'001, 9'999), between(dice, 50'001, 99'999));
  }
  return text + " }";
}
std::string experiment(std::string_view lines) {
  return fmt::format("use std.kpi.commerce\nuse std.kpi.email\ncampaign c \"C\" {{\n  period: 2027\n  currency: USD\n  experiment e \"E\" {{\n{}\n  }}\n}}\n", lines);
}
/// Two or three arms, some of which may leave people out.
std::string arms(Dice& dice) {
  static constexpr std::string_view kArms[] = {"arm a \"A\" { share: 50% }\narm b \"B\" { share: 40% }", "arm a \"A\" { share: 50% }\narm b \"B\" { share: 50% }",
                                               "arm a \"A\" { share: 20% }\narm b \"B\" { share: 80% }", "arm a \"A\" { share: 34% }\narm b \"B\" { share: 33% }\narm c \"C\" { share: 33% }",
                                               "arm a \"A\"\narm b \"B\"\narm c \"C\"", "arm a \"A\" { share: 60% }\narm b \"B\" { share: 30% }\narm c \"C\" { share: 10% }", ""};
  return std::string(kArms[static_cast<std::size_t>(between(dice, 0, 6))]);
}
/// What an experiment is about: a share of those who take part, or a mean.
std::string measured(Dice& dice) {
  if (between(dice, 0, 2) == 0) return fmt::format("metric: average_order_value\nbaseline: {}.{:02} USD/order deviation {} USD/order\n", between(dice, 20, 90), between(dice, 0, 99), between(dice, 5, 40));
  return fmt::format("metric: {}\nbaseline: {}.{}%\n", between(dice, 0, 1) == 0 ? "orders" : "email_ctr", between(dice, 1, 60), between(dice, 0, 9));
}
bool of_mean(const std::string& plan) { return plan.find("deviation") != std::string::npos; }

const std::vector<Advice>& all_advice() {
  static const std::vector<Advice> kAll = {
      {"budget.over_allocated", [](Dice& dice) { return std::pair(goal_with("", placements(dice), fmt::format("budget: {}", kSlot)), std::string("1_500 USD")); }, "raise this budget to ([^ ]+ USD)"},
      {"budget.over_allocated",
       [](Dice& dice) { return std::pair(goal_with("", placements(dice) + fmt::format("\ntactic u \"U\" {{ budget: 2_000_000 USD {} }}", kSlot), "budget: 2_000_000 USD"), std::string()); },
       "take ([^ ]+ USD) from", [](const std::string& number) { return "- " + number; }},
      {"budget.reserve_used",
       [](Dice& dice) { return std::pair(goal_with("", placements(dice), fmt::format("budget: {} USD\ncontingency: {}", between(dice, 30'000, 33'000), kSlot)), std::string("99%")); }, "hold back ([0-9.]+%)"},
      {"budget.reserve_used",
       [](Dice& dice) { return std::pair(goal_with("", placements(dice) + fmt::format("\ntactic u \"U\" {{ budget: 2_000_000 USD {} }}", kSlot), fmt::format("budget: 2_040_000 USD\ncontingency: {}.{}%", between(dice, 3, 8), between(dice, 0, 9))), std::string()); },
       "take ([^ ]+ USD) from", [](const std::string& number) { return "- " + number; }},
      {"budget.market_overspent",
       [](Dice& dice) { return std::pair("market m \"M\" { budget: " + std::string(kSlot) + " }\n" + goal_with("market: m", placements(dice)), std::string("3 USD")); }, "budget to ([^ ]+ USD)"},
      {"budget.market_overspent",
       [](Dice& dice) { return std::pair("market m \"M\" { budget: 2_000_000 USD }\n" + goal_with("market: m", placements(dice) + fmt::format("\ntactic u \"U\" {{ budget: 2_000_000 USD {} }}", kSlot)), std::string()); },
       "take ([^ ]+ USD) from", [](const std::string& number) { return "- " + number; }},
      {"budget.concentrated",
       [](Dice& dice) {
         return std::pair(goal_with("", placements(dice) + fmt::format("\ntactic u \"U\" {{ channel: email_list  budget: {} USD }}", between(dice, 3, 60)), "rules { budget.concentrated.most: " + std::string(kSlot) + " }"), std::string("5%"));
       },
       "budget.concentrated.most: ([0-9.]+%)"},
      {"budget.prices_exceed_budget",
       [](Dice& dice) {
         return std::pair(goal_with("", fmt::format("tactic t \"T\" {{ channel: paid_search  budget: {}  expect {{ clicks: {}  cpc: 0.{:05} USD }} }}", kSlot, between(dice, 101, 9'999), between(dice, 10'001, 99'999))), std::string("3 USD"));
       },
       "raise the budget to ([^ ]+ USD)"},
      {"budget.parts_cost_more",
       [](Dice& dice) {
         return std::pair(goal_with("", fmt::format("tactic t \"T\" {{ channel: paid_search  expect {{ clicks: {}  cpc: 0.{:05} USD }} }}", between(dice, 101, 9'999), between(dice, 10'001, 99'999)), fmt::format("budget: {}", kSlot)), std::string("3 USD"));
       },
       "raise the budget to ([^ ]+ USD)"},
      {"attainable.parts_exceed_tactic",
       [](Dice& dice) {
         return std::pair(goal_with("", fmt::format("tactic t \"T\" {{ expect {{ revenue: {} }}\ntactic a \"A\" {{ expect {{ revenue: {}.{:02} USD }} }}\ntactic b \"B\" {{ expect {{ revenue: {} USD to {} USD }} }} }}", kSlot,
                                                    between(dice, 200, 900), between(dice, 0, 99), between(dice, 100, 200), between(dice, 201, 300))),
                          std::string("3 USD"));
       },
       "write (.+) here"},
      {"attainable.funnel_does_not_multiply",
       [](Dice& dice) {
         return std::pair(goal_with("", fmt::format("tactic t \"T\" {{ expect {{ clicks: {}  impressions: {}  ctr: {} }} }}", between(dice, 101, 999), between(dice, 30'000, 90'000), kSlot)), std::string("40%"));
       },
       "give, ([0-9.]+%)"},
      {"time_bound.checkpoint_beyond_target",
       [](Dice& dice) {
         return std::pair(goal_with(fmt::format("metric: average_order_value\nbaseline: {}.{:02} USD\ntarget: +{}.{}%\nby: 2027-12-31\ncheckpoint: {} by 2027-06-30", between(dice, 20, 90), between(dice, 1, 99), between(dice, 1, 30), between(dice, 1, 9), kSlot), "tactic t \"T\""),
                          std::string("900 USD"));
       },
       "write less than ([^ ,]+)"},
      {"time_bound.checkpoint_beyond_target",
       [](Dice& dice) {
         return std::pair(goal_with(fmt::format("metric: cpl\nbaseline: {}.{:02} USD\ntarget: -{}.{}%\nby: 2027-12-31\ncheckpoint: {} by 2027-06-30", between(dice, 20, 90), between(dice, 1, 99), between(dice, 1, 30), between(dice, 1, 9), kSlot), "tactic t \"T\""),
                          std::string("0.05 USD"));
       },
       "write more than ([^ ,]+)"},
      {"time_bound.checkpoint_behind_start",
       [](Dice& dice) {
         return std::pair(goal_with(fmt::format("metric: cpl\nbaseline: {}.{:05} USD\ntarget: -{}.{}%\nby: 2027-12-31\ncheckpoint: {} by 2027-06-30", between(dice, 20, 90), between(dice, 1, 99'999), between(dice, 10, 30), between(dice, 1, 9), kSlot), "tactic t \"T\""),
                          std::string("900 USD"));
       },
       "between ([^ ]+) USD"},
      {"time_bound.checkpoint_behind_start",
       [](Dice& dice) {
         return std::pair(goal_with(fmt::format("metric: cpl\nbaseline: {}.{:05} USD\ntarget: -{}.{}%\nby: 2027-12-31\ncheckpoint: {} by 2027-06-30", between(dice, 20, 90), between(dice, 1, 99'999), between(dice, 10, 30), between(dice, 1, 9), kSlot), "tactic t \"T\""),
                          std::string("900 USD"));
       },
       "and ([^ ;]+)"},
      {"time_bound.checkpoints_exceed_target",
       [](Dice& dice) {
         return std::pair(goal_with(fmt::format("metric: revenue\nbaseline: {} USD during 2026\ntarget: {}\nby: 2027-12-31\ncheckpoint: {}.{:02} USD during 2027-H1\ncheckpoint: {}k USD during 2027-H2", between(dice, 10, 90), kSlot, between(dice, 1'000, 90'000), between(dice, 1, 99), between(dice, 1, 900)), "tactic t \"T\""),
                          std::string("900 USD"));
       },
       "target to ([^ ]+ USD)"},
      {"alignment.markets_want_more",
       [](Dice& dice) {
         const auto part = [&](std::string_view name) { return fmt::format("goal g{0} \"G\" {{ metric: revenue\nmarket: m{0}\nbaseline: 10 USD during 2026\ntarget: {1}.{2:02} USD\nby: 2027-12-31 }}", name, between(dice, 1'000, 90'000), between(dice, 1, 99)); };
         return std::pair("market ma \"A\"\nmarket mb \"B\"\n" + goal_with(fmt::format("metric: revenue\nbaseline: 20 USD during 2026\ntarget: {}\nby: 2027-12-31\n{}\n{}", kSlot, part("a"), part("b")), "tactic t \"T\""), std::string("900 USD"));
       },
       "target to ([^ ]+ USD)"},
      {"attainable.kpi_out_of_reach",
       [](Dice& dice) {
         return std::pair(goal_with(fmt::format("kpi: revenue >= {}", kSlot), fmt::format("tactic t \"T\" {{ expect {{ revenue: {}.{:02} USD to {}.{:02} USD }} }}\ntactic u \"U\" {{ expect {{ revenue: {} USD }} }}", between(dice, 100, 900), between(dice, 0, 99), between(dice, 1'000, 90'000), between(dice, 0, 99), between(dice, 1, 900))),
                          std::string("90M USD"));
       },
       "KPI to ([^ ]+ USD)"},
      {"budget.markets_exceed",
       [](Dice& dice) {
         return std::pair(goal_with("", "", fmt::format("budget: {}\nmarket a \"A\" {{ budget: {}.{:02} USD }}\nmarket b \"B\" {{ budget: 90k USD }}", kSlot, between(dice, 1'000, 9'000), between(dice, 1, 99))), std::string("80k USD"));
       },
       "budget to ([^ ]+ USD)"},
      {"budget.markets_exceed",
       [](Dice& dice) {
         return std::pair(goal_with("", "", fmt::format("budget: 90k USD\nmarket a \"A\" {{ budget: {}.{:02} USD }}\nmarket b \"B\" {{ budget: 89k USD {} }}", between(dice, 2'000, 9'000), between(dice, 1, 99), kSlot)), std::string());
       },
       "take ([^ ]+ USD) from", [](const std::string& number) { return "- " + number; }},
      {"budget.pot_exceeded",
       [](Dice& dice) {
         return std::pair(goal_with("", fmt::format("tactic t \"T\" {{ budget: {}.{:02} USD scope \"media\" }}\ntactic u \"U\" {{ budget: {} USD scope \"media\" }}", between(dice, 1'000, 9'000), between(dice, 1, 99), between(dice, 100, 900)), fmt::format("budget: {} scope \"media\"\nbudget: 90k USD scope \"work\"", kSlot)),
                          std::string("900 USD"));
       },
       "raise the pot to ([^ ]+ USD)"},
      {"budget.pot_exceeded",
       [](Dice& dice) {
         return std::pair(goal_with("", fmt::format("tactic t \"T\" {{ budget: {}.{:02} USD scope \"media\" }}\ntactic u \"U\" {{ budget: 20_000 USD {} scope \"media\" }}", between(dice, 1'000, 9'000), between(dice, 1, 99), kSlot), fmt::format("budget: {} USD scope \"media\"\nbudget: 90k USD scope \"work\"", between(dice, 20'100, 20'900))),
                          std::string());
       },
       "take ([^ ]+ USD) from", [](const std::string& number) { return "- " + number; }},
      {"kpi.thresholds_out_of_order",
       [](Dice& dice) {
         return std::pair(goal_with("", fmt::format("tactic t \"T\" {{ kpi: cpl <= {}.{:05} USD\nstop: cpl >= {} }}", between(dice, 1, 9), between(dice, 1, 99'999), kSlot)), std::string("0.05 USD"));
       },
       "above ([^ ]+)", [](const std::string& number) { return beside(number, 1); }},
      {"kpi.thresholds_out_of_order",
       [](Dice& dice) {
         return std::pair(goal_with("", fmt::format("tactic t \"T\" {{ kpi: roas >= {}.{:05}\nstop: roas <= {} }}", between(dice, 1, 9), between(dice, 1, 99'999), kSlot)), std::string("90"));
       },
       "below ([^ ]+)", [](const std::string& number) { return beside(number, -1); }},
      {"experiment.sample_too_small",
       [](Dice& dice) {
         std::string about = measured(dice);
         const std::string effect = of_mean(about) ? "+0.5 USD" : "+0.3 points";
         return std::pair(experiment(about + fmt::format("effect: {}\nsample: {}\n", effect, kSlot) + arms(dice)), std::string("60"));
       },
       "let ([0-9,]+) take part"},
      {"experiment.sample_too_small",
       [](Dice& dice) {
         return std::pair(experiment(measured(dice) + fmt::format("effect: +{}\nsample: {}\n", kSlot, between(dice, 300, 90'000)) + arms(dice)), std::string("0.05%"));
       },
       "differences from ([^ ]+ (?:points?|USD/order|USD)) on"},
      {"experiment.missing_effect",
       [](Dice& dice) { return std::pair(experiment(measured(dice) + fmt::format("{}\nsample: {}\n", kSlot, between(dice, 300, 90'000)) + arms(dice)), std::string()); }, "`(effect: [^`]+)`"},
      {"experiment.missing_sample",
       [](Dice& dice) {
         std::string about = measured(dice);
         const std::string effect = of_mean(about) ? "+0.5 USD" : "+0.3 points";
         return std::pair(experiment(about + fmt::format("effect: {}\n{}\n", effect, kSlot) + arms(dice)), std::string());
       },
       "`(sample: [^`]+)`"},
      {"attainable.unlikely",
       [](Dice& dice) {
         return std::pair(goal_with(fmt::format("metric: revenue\nbaseline: {} USD during 2026\ntarget: {}\nby: 2027-12-31\nconfidence: {}%", between(dice, 10, 900), kSlot, between(dice, 97, 99)),
                                    fmt::format("tactic t \"T\" {{ expect {{ revenue: {} USD to {} USD }} }}\ntactic u \"U\" {{ expect {{ revenue: {} USD to {} USD }} }}", between(dice, 90'000, 99'999), between(dice, 100'000, 190'000), between(dice, 1'000, 2'000), between(dice, 2'001, 5'000))),
                          std::string("101_000 USD"));
       },
       "aim for ([^ ]+ USD)"},
      {"schedule.approval_too_late",
       [](Dice& dice) {
         return std::pair("person lee \"Lee\"\n" + goal_with("", fmt::format("tactic text \"Text\" {{ after: 2027-03-01  duration: {} workdays }}\ntactic t \"T\" {{ flight: {}  at: {:02}:30  after: text  approval: @lee  approval_time: {} hours  approval_lead: {} hours }}",
                                                                    between(dice, 3, 12), kSlot, between(dice, 0, 23), between(dice, 1, 30), between(dice, 0, 90))),
                          std::string("2027-03-04"));
       },
       "on (\\d{4}-\\d{2}-\\d{2}) or later"},
  };
  return kAll;
}

std::string with(const std::string& plan, const std::string& value) {
  std::string text = plan;
  text.replace(text.find(kSlot), kSlot.size(), value);
  return text;
}

TEST(Advice, IsTrueWhenItIsTaken) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Dice dice(seed);
  for (const Advice& advice : all_advice()) {
    const std::regex number{std::string(advice.in_help)};
    int taken = 0;
    for (int round = 0; round < 12; ++round) {
      const auto [plan, before] = advice.make(dice);
      const CompiledPlan wrong(with(plan, before));
      const Diagnostic* found = wrong.find(advice.rule);
      if (found == nullptr) continue;
      std::smatch match;
      const std::string help = found->help;
      if (!std::regex_search(help, match, number)) continue;
      ++taken;
      const CompiledPlan right(with(plan, advice.write(as_written(match[1]))));
      const std::string what = fmt::format("{}: {}\n{}", advice.rule, help, with(plan, advice.write(as_written(match[1]))));
      EXPECT_EQ(right.find(advice.rule), nullptr) << what << right.shown();
      for (const char* refused : {"types.mismatch", "types.too_precise", "types.unit_mismatch", "experiment.sample_too_small", "syntax.unexpected"}) {
        EXPECT_TRUE(wrong.find(refused) != nullptr || right.find(refused) == nullptr) << what << right.shown();
      }
      if (HasFailure()) return;
    }
    EXPECT_GT(taken, 3) << advice.rule << ": " << advice.in_help;
  }
}

/// The numbers of a text, without the signs between thousands; days are none.
std::set<std::string> numbers_of(std::string text) {
  text = std::regex_replace(text, std::regex("\\d{4}-\\d{2}(-\\d{2})?"), "");
  text = std::regex_replace(text, std::regex("(\\d)[,_](\\d)"), "$1$2");
  std::set<std::string> found;
  const std::regex number("\\d+(?:\\.\\d+)?(?![\\d-])");
  for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at) found.insert((*at)[0]);
  return found;
}

// Rules whose help tells a number that is neither in the plan nor in the words of the rule recommend it, and stand above. Those
// that tell a result and recommend nothing are named here.
TEST(Advice, IsTriedOfEveryRuleThatRecommendsANumber) {
  const std::set<std::string_view> kTellOnly = {"tracking.overspent", "experiment.within_noise", "tracking.target_missed", "schedule.contact_pressure"};
  std::set<std::string_view> tried;
  for (const Advice& advice : all_advice()) tried.insert(advice.rule);
  std::string library;
  for (const std::string& file : files_below("stdlib/std", ".campaign")) library += read_file(file);
  for (const FindingInfo& rule : all_finding_infos(compile_text("").rules)) {
    if (rule.module.empty()) continue;
    const std::string text = plan_of_example(rule.bad);
    const CompiledPlan plan(text);
    const Diagnostic* found = plan.find(rule.name);
    ASSERT_NE(found, nullptr) << rule.name;
    std::set<std::string> written = numbers_of(text);
    const std::size_t begin = library.find("rule " + rule.name + " \"");
    const std::size_t help = library.find("\n  help:", begin), why = library.find("\n  why:", help);
    ASSERT_TRUE(begin != std::string::npos && help != std::string::npos) << rule.name;
    written.merge(numbers_of(library.substr(help, why - help)));
    std::string computed;
    for (const std::string& number : numbers_of(found->help)) {
      if (!written.contains(number)) computed += number + " ";
    }
    if (computed.empty() || tried.contains(rule.name) || kTellOnly.contains(rule.name)) continue;
    ADD_FAILURE() << rule.name << " tells " << computed << "in: " << found->help;
  }
}

}  // namespace
}  // namespace campaign
