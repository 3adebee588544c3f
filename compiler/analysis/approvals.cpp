#include "analysis/approvals.h"

#include <algorithm>

#include "analysis/goal.h"
#include "analysis/sends.h"
#include "analysis/spending.h"
#include "schedule/lengths.h"

namespace campaign {

namespace {

std::optional<Duration> length_in(const Plan& plan, EntityId id, Property property) {
  const auto* length = plan.get<Duration>(id, property);
  return length == nullptr ? std::nullopt : std::optional(*length);
}

/// Adds those that a tactic or channel names; false where one is broken.
bool add_terms(const Plan& plan, EntityId tactic, EntityId named_by, std::vector<ApprovalTerms>& terms) {
  for (const PropertyValue& value : plan.values(named_by, prop("approval"))) {
    const auto* who = std::get_if<Reference>(&value.value);
    if (who == nullptr || who->entity == kNoEntity) return false;
    if (std::ranges::find(terms, who->entity, &ApprovalTerms::who) != terms.end()) continue;
    ApprovalTerms one{.who = who->entity, .value = &value};
    for (const EntityId at : {tactic, named_by}) {
      if (!one.time) one.time = length_in(plan, at, prop("approval_time"));
      if (!one.lead) one.lead = length_in(plan, at, prop("approval_lead"));
    }
    terms.push_back(one);
  }
  return true;
}

}  // namespace

std::vector<ApprovalTerms> approval_terms(const Plan& plan, EntityId tactic) {
  std::vector<ApprovalTerms> terms;
  const std::vector<EntityId> channels = channels_of(plan, tactic);
  if (plan.find(tactic, prop("approval")) != nullptr) {
    if (!add_terms(plan, tactic, tactic, terms)) return {};
    // How long it takes on its channels holds for those whom it names, too.
    for (ApprovalTerms& one : terms) {
      for (const EntityId channel : channels) {
        if (!one.time) one.time = length_in(plan, channel, prop("approval_time"));
        if (!one.lead) one.lead = length_in(plan, channel, prop("approval_lead"));
      }
    }
    return terms;
  }
  const bool has_parts = std::ranges::any_of(plan[tactic].children, [&](EntityId child) { return plan[child].kind == Kind::tactic; });
  if (has_parts) return terms;
  for (const EntityId channel : channels) {
    if (!add_terms(plan, tactic, channel, terms)) return {};
  }
  return terms;
}

std::int64_t minutes_of(const ApprovalTerms& terms, timing::Minute workday) {
  return minutes_of_work(terms.time.value_or(Duration{Decimal::from_int(1), Duration::Unit::workdays}), workday);
}

timing::Minute latest_approval(const ApprovalTerms& terms, timing::Minute at, const WorkingCalendar& approver) {
  if (terms.lead) at = timing::earlier(at, network_length(*terms.lead, approver.workday, false), approver.time);
  return approver.time.prev(at);
}

std::vector<Approval> approvals_of(const Plan& plan, const Timetable& timetable, EntityId tactic) {
  const TimetableRow* row = timetable.row(tactic);
  std::vector<Approval> approvals;
  if (row == nullptr || !row->dated) return approvals;
  const std::vector<ApprovalTerms> terms = approval_terms(plan, tactic);
  if (terms.empty()) return approvals;
  const auto& approvers = timetable.times_of(tactic)->approvers;
  const auto add = [&](Day day, timing::Minute at) {
    for (const ApprovalTerms& one : terms) {
      const auto approver = approvers.find(one.who);
      if (approver == approvers.end()) continue;
      const timing::Minute end = latest_approval(one, at, approver->second);
      const timing::Minute begin = approver->second.time.minus(end, minutes_of(one, approver->second.workday));
      if (end > -timing::kNever && begin > -timing::kNever) approvals.push_back({one.who, day, begin, end});
    }
  };
  const Sends sends = sends_of(plan, timetable, tactic);
  for (const Send& send : sends.list) add(send.day, send.at());
  if (sends.list.empty() && plan.find(tactic, prop("repeat")) == nullptr) {
    const auto* at = plan.get<ClockTime>(tactic, prop("at"));
    add(row->days.first, at == nullptr ? row->times.start : timing::start_of(row->days.first) + at->minute);
  }
  return approvals;
}

}  // namespace campaign
