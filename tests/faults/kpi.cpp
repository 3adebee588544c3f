#include <algorithm>

#include "analysis/goal.h"
#include "faults/fault.h"

namespace campaign {

namespace {

/// What judges a tactic goes, where it expects nothing that would.
Edits unjudge(const Place& at, bool paid) {
  const auto expects = [](const Place& one) { return one.has(prop("expect")) || one.has(prop("actual")); };
  const auto names = [](const Place& one) { return one.has(prop("kpi")) || one.has(prop("stop")); };
  if (at.parent().entity().kind == Kind::tactic || at.has(prop("before")) || at.plan().word(at.id, prop("status")) == "idea") return {};
  const auto parts = at.below(Kind::tactic);
  if (expects(at) || !names(at) || std::ranges::any_of(parts, expects) || std::ranges::any_of(parts, names)) return {};
  if (at.has(prop("budget")) != paid || (!paid && !at.children(Kind::placement).empty())) return {};
  return joined({at.drop(prop("kpi")), at.drop(prop("stop"))});
}

std::string_view timing(const Place& at, EntityId metric) { return metric == kNoEntity ? "" : at.plan().word(metric, prop("timing")); }

/// What moves before the result does goes, and a milestone is the only thing on the way.
Edits look_back_only(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  if (!deadline || period == nullptr || deadline->day - period->first <= std::chrono::days(92)) return {};
  if (timing(at, metric_of(at.plan(), at.id)) != "lagging") return {};
  Edits edits = joined({at.drop(prop("checkpoint")), at.insert("milestone half_way \"Half of the way\" { on: " + written(deadline->day - std::chrono::days(40)) + " }")});
  const auto look = [&](const Place& one) {
    for (const PropertyValue& value : at.plan().values(one.id, prop("kpi"))) {
      const auto* condition = std::get_if<Condition>(&value.value);
      const bool leads = condition != nullptr && timing(at, condition->metric) == "leading";
      if (leads && one.entity().kind == Kind::tactic && !one.has(prop("expect"))) return false;  // Nothing else would judge it.
      if (leads) edits.push_back({{value.key.file, value.key.begin, value.span.end}, ""});
    }
    for (const PropertyValue& value : at.plan().values(one.id, prop("expect"))) {
      const auto* expectation = std::get_if<Expectation>(&value.value);
      if (expectation != nullptr && timing(at, expectation->metric) == "leading") return false;
    }
    return true;
  };
  if (!look(at)) return {};
  for (const Place& strategy : at.below(Kind::strategy)) (void)look(strategy);
  const auto tactics = at.below(Kind::tactic);
  if (tactics.empty() || !std::ranges::all_of(tactics, look)) return {};
  return edits;
}

/// The value at which a tactic is stopped lies beyond the value that is wanted of it.
Edits stop_what_works(const Place& at) {
  for (const PropertyValue& stop : at.plan().values(at.id, prop("stop"))) {
    const auto* end = std::get_if<Condition>(&stop.value);
    for (const PropertyValue& kpi : at.plan().values(at.id, prop("kpi"))) {
      const auto* wanted = std::get_if<Condition>(&kpi.value);
      if (end == nullptr || wanted == nullptr || end->metric != wanted->metric || !wanted->compared) continue;
      const bool floor = wanted->comparison == Comparison::at_least;
      const std::string metric(at.plan()[end->metric].name);
      return {{stop.span, metric + (floor ? " <= " : " >= ") + written(at.plan(), scaled(wanted->amount, floor ? "1.5" : "0.5"))}};
    }
  }
  return {};
}

/// A metric that judges no goal and is worked out from no other.
bool is_plain(const Place& at) {
  const auto goals = at.plan().all(Kind::goal);
  return at.plan().formula(at.id) == nullptr && std::ranges::none_of(goals, [&](EntityId goal) { return metric_of(at.plan(), goal) == at.id; });
}

/// A value that is wanted is wanted on the other side.
Edits turn_a_kpi_round(const Place& at) {
  for (const PropertyValue& kpi : at.plan().values(at.id, prop("kpi"))) {
    const auto* wanted = std::get_if<Condition>(&kpi.value);
    if (wanted == nullptr || !wanted->compared) continue;
    const std::string_view better = at.plan().word(wanted->metric, prop("better"));
    const bool floor = wanted->comparison == Comparison::at_least, cap = wanted->comparison == Comparison::at_most;
    if (!(floor && better == "up") && !(cap && better == "down")) continue;
    return {{kpi.span, std::string(at.plan()[wanted->metric].name) + (floor ? " <= " : " >= ") + written(at.plan(), wanted->amount)}};
  }
  return {};
}

constexpr Fault kFaults[] = {
    {"turn the sign of a KPI round", "kpi.wrong_side", KindSet(Kind::goal, Kind::strategy, Kind::tactic), turn_a_kpi_round, "attainable.misses_own_kpi"},
    {"judge a tactic by nothing", "kpi.tactic_without_kpi", kTactic, [](const Place& at) { return unjudge(at, false); }},
    {"spend and measure nothing", "budget.spend_without_measure", kTactic, [](const Place& at) { return unjudge(at, true); }},
    {"ask for nine metrics", "kpi.too_many", kGoal, [](const Place& at) {
       return joined({at.use("std.kpi.web"), at.use("std.kpi.email"),
                      at.insert("kpi: sessions;  kpi: users;  kpi: page_views;  kpi: bounce_rate;  kpi: load_time\n"
                                "kpi: open_rate;  kpi: email_ctr;  kpi: unsubscribe_rate;  kpi: bounce_rate")});
     }},
    {"look back only", "kpi.only_lagging", kGoal, look_back_only},
    {"drop the source of a metric", "kpi.missing_source", kKpi, [](const Place& at) { return at.plan().formula(at.id) == nullptr ? at.drop(prop("source")) : Edits(); }},
    {"drop the frequency of a metric", "kpi.missing_frequency", kKpi, [](const Place& at) { return at.plan().formula(at.id) == nullptr ? at.drop(prop("measured")) : Edits(); }},
    {"call a plain metric a ratio", "kpi.ratio_without_parts", kKpi, [](const Place& at) { return is_plain(at) ? at.replace(prop("over_time"), "ratio") : Edits(); }},
    {"stop what works", "kpi.thresholds_out_of_order", kTactic, stop_what_works},
};

}  // namespace

std::span<const Fault> kpi_faults() { return kFaults; }

}  // namespace campaign
