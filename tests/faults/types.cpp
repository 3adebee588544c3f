#include "analysis/budget.h"
#include "analysis/goal.h"
#include "faults/fault.h"

namespace campaign {

namespace {

const Target* plain_target(const Place& at) {
  const auto* target = at.get<Target>(prop("target"));
  return target != nullptr && target->form == Target::Form::value && target->amount.unit != kNoUnit ? target : nullptr;
}

bool has_budget(const Place& at) { return at.count(prop("budget")) == 1 && stated_budget(at.plan(), at.id) != nullptr; }

constexpr Fault kFaults[] = {
    {"count half a person", "types.too_precise", kAudience, [](const Place& at) { return at.count(prop("size")) == 1 ? at.replace(prop("size"), "900_000.5 people") : Edits(); },
     "attainable.audience_exceeds_whole"},
    {"group by points", "types.thousands_point", kAudience, [](const Place& at) {
       const bool german = at.said("", "de") == "de";
       return at.count(prop("size")) == 1 && !german ? at.replace(prop("size"), "12.500 people") : Edits();
     }},
    {"draw from nothing", "types.impossible_shape", kTactic, [](const Place& at) {
       const auto* expected = at.get<Expectation>(prop("expect"));
       if (expected == nullptr || expected->estimate.middle.unit == kPoints) return Edits();
       const auto amount = [&](std::string_view factor) { return written(at.plan(), possible(at.plan(), scaled(expected->estimate.high, factor))); };
       return at.replace(prop("expect"), "lognormal(" + amount("0") + ", " + amount("1") + ")");
     }},
    {"swap the unit of the target", "types.unit_mismatch", kGoal, [](const Place& at) { return at.replace(prop("target"), "3_000 hours"); }},
    {"swap the unit of an expectation", "types.unit_mismatch", kTactic, [](const Place& at) { return at.replace(prop("expect"), "3_000 hours"); }},
    {"misspell the unit", "types.unknown_unit", kAudience, [](const Place& at) { return at.count(prop("size")) == 1 ? at.replace(prop("size"), "12k poeple") : Edits(); }},
    {"drop the unit", "types.missing_unit", kGoal, [](const Place& at) {
       const Target* target = plain_target(at);
       return target == nullptr || target->amount.unit != at.plan().currency_at(at.id) ? Edits() : at.replace(prop("target"), target->amount.number.to_string());
     }},
    {"write a text for a budget", "types.mismatch", KindSet(Kind::campaign, Kind::tactic), [](const Place& at) { return at.replace(prop("budget"), "\"as agreed\""); }},
    {"judge by two metrics", "types.too_many_values", kGoal, [](const Place& at) {
       return at.has(prop("metric")) ? at.replace(prop("metric"), at.text(prop("metric")) + ", " + at.text(prop("metric"))) : Edits();
     }},
    {"write a number as people do", "types.malformed_number", kGoal, [](const Place& at) {
       const Target* target = plain_target(at);
       return target == nullptr ? Edits() : at.replace(prop("target"), "12x " + std::string(at.plan().units().name(target->amount.unit)));
     }},
    {"write a range backwards", "types.reversed_range", kGoal, [](const Place& at) {
       const Target* target = plain_target(at);
       return target == nullptr ? Edits() : at.replace(prop("target"), written(at.plan(), scaled(target->amount, "1.1")) + " .. " + written(at.plan(), target->amount));
     }},
    {"write an estimate backwards", "types.reversed_range", kTactic, [](const Place& at) {
       const auto* expected = at.get<Expectation>(prop("expect"));
       return expected == nullptr || expected->estimate.certain() ? Edits()
                  : at.replace(prop("expect"), written(at.plan(), expected->estimate.high) + " to " + written(at.plan(), expected->estimate.low));
     }},
    {"grow a share by percent", "types.ambiguous_percent", kGoal, [](const Place& at) {
       const auto* target = at.get<Target>(prop("target"));
       const bool share = target != nullptr && (target->form == Target::Form::points || target->amount.unit == kPercent) && target->form != Target::Form::relative;
       return share ? at.replace(prop("target"), "+2%") : Edits();
     }},
    {"add money and people", "types.units_do_not_add", KindSet(Kind::campaign, Kind::tactic),
     [](const Place& at) { return has_budget(at) ? at.replace(prop("budget"), at.text(prop("budget")) + " + 3 people") : Edits(); }},
    {"add people of two channels", "types.not_additive", kCampaign, [](const Place& at) {
       return joined({at.use("std.kpi.media"), at.append("kpi all_reach \"All reach\" = reach + reach { over_time: sum }")});
     }, "alignment.orphan_kpi"},
    {"count more than there is", "types.number_too_large", KindSet(Kind::campaign, Kind::tactic), [](const Place& at) {
       return has_budget(at) ? at.replace(prop("budget"), "100000000000000000000 * 100000000000000000000 " + at.plan().units().name(at.plan().currency_at(at.id))) : Edits();
     }},
    {"give a formula another unit", "types.formula_unit", kCampaign, [](const Place& at) {
       return at.append("kpi whole \"Whole\" = part { unit: lead }\nkpi part \"Part\" { unit: click  better: up  over_time: sum  measured: daily  source: \"counter\" }");
     }, "alignment.orphan_kpi"},
    {"work a metric out from itself", "types.formula_cycle", kKpi, [](const Place& at) {
       return at.plan().formula(at.id) == nullptr ? Edits{{{at.entity().head.file, at.entity().head.end, at.entity().head.end}, " = " + std::string(at.entity().name) + " * 2"}} : Edits();
     }},
};

}  // namespace

std::span<const Fault> types_faults() { return kFaults; }

}  // namespace campaign
