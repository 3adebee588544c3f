#include <algorithm>

#include "faults/fault.h"

namespace campaign {

namespace {

/// How long a tactic and its parts run, from the first day to the last.
std::chrono::days runs(const Place& at) {
  Day first = Day::max(), last = Day::min();
  const auto look = [&](const Place& one) {
    for (const PropertyValue& value : one.plan().values(one.id, prop("flight"))) {
      const auto* days = std::get_if<DaySpan>(&value.value);
      if (days == nullptr) continue;
      first = std::min(first, days->first);
      last = std::max(last, days->last);
    }
  };
  look(at);
  for (const Place& part : at.below(Kind::tactic)) look(part);
  return last < first ? std::chrono::days(0) : last - first + std::chrono::days(1);
}

/// Whether it writes to people or calls them.
bool contacts(const Place& at) {
  for (const PropertyValue& channel : at.plan().values(at.id, prop("channel"))) {
    const auto* reference = std::get_if<Reference>(&channel.value);
    const auto* contact = reference == nullptr || reference->entity == kNoEntity ? nullptr : at.plan().get<YesNo>(reference->entity, prop("contact"));
    if (contact != nullptr && contact->value) return true;
  }
  return false;
}

/// Whether nobody asks any more who owns it.
bool closed(const Place& at) { return at.plan().word(at.campaign().id, prop("stage")) == "closed"; }

constexpr Fault kFaults[] = {
    {"drop the stop", "governance.missing_stop", kTactic, [](const Place& at) { return runs(at) > std::chrono::weeks(6) ? at.drop(prop("stop")) : Edits(); }},
    {"do nothing about a risk", "governance.risk_without_answer", kRisk, dropped<prop("mitigation")>},
    {"let nobody watch a risk", "governance.risk_without_answer", kRisk, dropped<prop("owner")>},
    {"never look again", "governance.assumption_without_review", kAssumption, dropped<prop("review")>},
    {"forget the consent", "governance.missing_consent", kTactic, [](const Place& at) { return contacts(at) ? at.drop(prop("consent")) : Edits(); }},
    {"allow without a word", "governance.allow_without_reason", kGoal,
     [](const Place& at) { return closed(at) ? Edits() : together({at.drop(prop("owner")), at.insert("allow: specific.missing_owner")}); }},
    {"allow for a time that is over", "governance.allow_expired", kGoal,
     [](const Place& at) {
       return closed(at) ? Edits() : together({at.drop(prop("owner")), at.insert("allow: specific.missing_owner because \"to be chosen\" until 2020-05-31")});
     }},
    {"allow what is not there", "governance.allow_unneeded", kGoal,
     [](const Place& at) { return at.has(prop("owner")) ? at.insert("allow: specific.missing_owner because \"chosen in May\"") : Edits(); }},
};

}  // namespace

std::span<const Fault> governance_faults() { return kFaults; }

}  // namespace campaign
