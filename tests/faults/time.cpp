#include "faults/fault.h"

namespace campaign {

namespace {

constexpr Fault kFaults[] = {
    {"write the day first", "time.foreign_date", kGoal, [](const Place& at) { return at.replace(prop("by"), "31.12.2027"); }},
    {"write the end of a month", "time.foreign_date", kGoal, [](const Place& at) { return at.replace(prop("by"), "end of March 2027"); }},
    {"write the month in words", "time.foreign_date", kGoal, [](const Place& at) { return at.replace(prop("by"), "March 5, 2027"); }},
    {"judge on a day that is none", "time.impossible_date", kGoal, [](const Place& at) { return at.replace(prop("by"), "2027-02-30"); }},
    {"run at 25 o'clock", "time.impossible_date", kTactic, [](const Place& at) { return at.replace(prop("daypart"), "mon..fri 09:00 .. 25:30"); }},
    {"judge soon", "time.vague", kGoal, [](const Place& at) { return at.replace(prop("by"), "soon"); }},
    {"run in a fifth quarter", "time.impossible_date", kTactic, [](const Place& at) { return at.replace(prop("flight"), "2027-Q5"); }},
    {"end before the start", "time.reversed", KindSet(Kind::tactic, Kind::experiment), [](const Place& at) {
       return at.has(prop("flight")) ? at.replace(prop("flight"), at.day_after_end(0) + " .. " + at.day_before_start(0)) : Edits();
     }},
    {"count in fiscal years that nobody knows", "time.no_fiscal_year", kGoal, [](const Place& at) {
       return at.campaign().has(prop("fiscal_year")) || at.campaign().parent().has(prop("fiscal_year")) ? Edits() : at.replace(prop("by"), "FY27-Q3");
     }},
    {"lean a day on itself", "time.cycle", kMilestone, [](const Place& at) { return at.replace(prop("on"), std::string(at.entity().name) + " + 1 week"); }},
};

}  // namespace

std::span<const Fault> time_faults() { return kFaults; }

}  // namespace campaign
