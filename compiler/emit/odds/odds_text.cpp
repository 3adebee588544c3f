#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "emit/clean_text.h"
#include "emit/odds/odds.h"
#include "model/said_values.h"

namespace campaign {

namespace {

/// A probability without the digits that its draws do not give: `62%`, `over 99%`.
std::string percent(const odds::Probability& likely) {
  const double of_hundred = likely.value * 100;
  if (of_hundred > 99.5) return ">99%";
  if (of_hundred < 0.5) return "<1%";
  return fmt::format("{:.0f}%", of_hundred);
}

std::string figure(const Plan& plan, double value, UnitId unit) {
  const auto told = odds_figure(plan, value, unit);
  return told ? say_amount(plan, *told) : "?";
}

std::string_view reason(NoOdds why) {
  switch (why) {
    case NoOdds::no_target:
      return "no target that a number says";
    case NoOdds::no_baseline:
      return "no baseline: what tactics add is added to nothing that is known";
    case NoOdds::unknown:
      return "not known: an expectation is missing, broken, or cannot be added to the others";
    case NoOdds::nothing:
      return "no tactic says what it expects of its metric";
  }
  return {};
}

class OddsText {
 public:
  OddsText(const PlanView& view, const odds::Sampling& sampling) : plan_(view.plan), strata_(sampling), odds_(view.plan, strata_) {}

  std::string table() {
    EntityId campaign = kNoEntity;
    for (const EntityId goal : plan_.all(Kind::goal)) {
      if (const EntityId around = plan_.enclosing(goal, Kind::campaign); around != campaign || out_.empty()) heading(campaign = around);
      const Odds::Answer answer = odds_.of(goal);
      answer.odds ? line(*answer.odds) : static_cast<void>(out_ += fmt::format("  {:>6}  {:<42}  {}\n", "–", reason(answer.why), named(goal)));
    }
    if (out_.empty()) return {};
    out_ += fmt::format("\nOf {} draws. What comes: between these in 90 of 100 cases, below the middle one in 50. `--goal NAME` says what a goal hangs on.\n", say_amount(plan_, {Decimal::from_int(std::int64_t{strata_.count()}), kNoUnit}));
    return std::move(out_);
  }

  std::string detail(std::string_view name) {
    const EntityId goal = goal_named(name);
    if (goal == kNoEntity) return {};
    out_ += fmt::format("{}\n", named(goal));
    const Odds::Answer answer = odds_.of(goal);
    if (!answer.odds) return std::move(out_ += fmt::format("  {}\n", reason(answer.why)));
    const GoalOdds& of = *answer.odds;
    out_ += fmt::format("  likely       {}\n", percent(of.likely));
    out_ += fmt::format("  wanted       {}\n", wanted(of));
    out_ += fmt::format("  what comes   {} to {} in 90 of 100 cases; as often above {} as below; {} in the mean\n", shown(of, of.comes.front()), shown(of, of.comes.back()), shown(of, of.comes[2]),
                        shown(of, of.expected));
    if (of.shortfall) out_ += fmt::format("  if missed    by {} in the mean\n", distance(of, *of.shortfall));
    if (of.confidence) {
      out_ += fmt::format("  asked for    {:.0f}%: {}\n", *of.confidence * 100,
                          of.lacking > 0 ? fmt::format("{} {} would have to come", distance(of, of.lacking), of.direction > 0 ? "more" : "less") : fmt::format("kept, with {} of room", distance(of, -of.lacking)));
    }
    carriers(of);
    return std::move(out_);
  }

 private:
  void heading(EntityId campaign) {
    if (!out_.empty()) out_ += '\n';
    if (campaign != kNoEntity) out_ += fmt::format("{}\n", named(campaign));
    out_ += fmt::format("  {:>6}  {:<42}  {}\n", "likely", "what comes", "goal, and what is wanted");
  }

  void line(const GoalOdds& of) {
    const std::string comes = of.comes.front() == of.comes.back() ? shown(of, of.expected) : fmt::format("{} … {} … {}", bare(of, of.comes.front()), bare(of, of.comes[2]), shown(of, of.comes.back()));
    out_ += fmt::format("  {:>6}  {:<42}  {}: {}\n", percent(of.likely), comes, named(of.goal), wanted(of));
  }

  void carriers(const GoalOdds& of) {
    if (of.carriers.empty()) return void(out_ += "  nothing in it is uncertain\n");
    constexpr std::size_t kShown = 10;
    constexpr double kNothing = 0.005;  // Half a percent is what draws say of what does nothing.
    out_ += "  what decides it: the share of the uncertainty, and how likely the goal is if it turns out in its lower or upper half\n";
    double rest = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < of.carriers.size(); ++i) {
      const Carrier& one = of.carriers[i];
      if (i >= kShown || one.share.value < kNothing) {
        rest += std::max(0.0, one.share.value), ++others;
        continue;
      }
      out_ += fmt::format("    {:>4.0f}%   {:>4} … {:<5} {}: {}\n", one.share.value * 100, percent(one.low), percent(one.high), name_of_input(plan_, one.input), say_estimate(plan_, *one.input.estimate));
    }
    if (others > 0) out_ += fmt::format("    {:>4.0f}%                 {} {}\n", rest * 100, others, others == 1 ? "other" : "others");
  }

  [[nodiscard]] std::string wanted(const GoalOdds& of) const {
    const auto target = plan_.resolved_target(of.goal);
    std::string text = fmt::format("{}{}", of.direction > 0 ? "" : "at most ", say_amount(plan_, *target));
    if (const auto by = deadline_of(plan_, of.goal)) text += fmt::format(" by {}", say_day(plan_, by->day));
    return text;
  }
  [[nodiscard]] std::string shown(const GoalOdds& of, double value) const { return figure(plan_, value, of.unit); }
  /// What lies between two values: of shares points.
  [[nodiscard]] std::string distance(const GoalOdds& of, double value) const {
    const auto told = odds_figure(plan_, value, of.unit == kPercent ? kPoints : of.unit);
    return told ? say_unsigned(plan_, *told) : "?";
  }
  /// Without its unit, where that stands beside it.
  [[nodiscard]] std::string bare(const GoalOdds& of, double value) const { return plan_.units().is_money(of.unit) || of.unit == kPercent ? shown(of, value) : figure(plan_, value, kNoUnit); }
  [[nodiscard]] std::string named(EntityId id) const { return plan_[id].title.empty() ? std::string(plan_[id].name) : fmt::format("{} “{}”", plan_[id].name, one_line(plan_[id].title, 60)); }

  [[nodiscard]] EntityId goal_named(std::string_view name) const {
    EntityId found = kNoEntity;
    for (const EntityId goal : plan_.all(Kind::goal)) {
      if (plan_.path(goal) == name) return goal;
      if (plan_[goal].name != name) continue;
      if (found != kNoEntity) return kNoEntity;
      found = goal;
    }
    return found;
  }

  const Plan& plan_;
  const odds::Strata strata_;
  Odds odds_;
  std::string out_;
};

}  // namespace

std::string odds_text(const PlanView& view, const odds::Sampling& sampling) { return OddsText(view, sampling).table(); }
std::string odds_of_goal(const PlanView& view, const odds::Sampling& sampling, std::string_view name) { return OddsText(view, sampling).detail(name); }

}  // namespace campaign
