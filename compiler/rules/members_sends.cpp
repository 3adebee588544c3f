// What rules can read about when tactics are sent, who has to agree before, and how often people are contacted.

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "analysis/approvals.h"
#include "analysis/contacts.h"
#include "analysis/sends.h"
#include "model/place.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

// -- sends -------------------------------------------------------------------------------------------------------------

Sends sends(Evaluation& run, const RuleValue& of) { return sends_of(run.plan, run.tables.timetable(), id_of(of)); }

RuleValue send_days(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const Send& send : sends(run, of).list) list.push_back(one_day(send.day));
  return RuleValue::many(std::move(list));
}

/// Whether a rhythm says on which days of the week it falls.
bool names_weekdays(const Daypart& rhythm) {
  if (rhythm.repeat == Daypart::Repeat::weekly) return rhythm.weekdays != 0;
  return rhythm.repeat == Daypart::Repeat::monthly && rhythm.nth != 0;
}

/// The sends on days that nobody chose to be free ones: holidays, and where the rhythm does not go by the days of the week also those of the
/// week that are free. What goes out daily goes out on all of them.
std::vector<Day> free_days(Evaluation& run, const RuleValue& of) {
  bool by_weekdays = false, repeats = false;
  for (const PropertyValue& value : run.plan.values(id_of(of), prop("repeat"))) {
    const auto* rhythm = std::get_if<Daypart>(&value.value);
    if (rhythm == nullptr || (rhythm->repeat == Daypart::Repeat::daily && rhythm->every == 1)) return {};
    repeats = true;
    by_weekdays = by_weekdays || names_weekdays(*rhythm);
  }
  std::vector<Day> found;
  for (const Send& send : sends(run, of).list) {
    if (send.free && (send.holiday || (repeats && !by_weekdays))) found.push_back(send.day);
  }
  return found;
}
RuleValue free_sends(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const Day day : free_days(run, of)) list.push_back(one_day(day));
  return RuleValue::many(std::move(list));
}
RuleValue holiday_sent(Evaluation& run, const RuleValue& of) {
  const std::vector<Day> found = free_days(run, of);
  const Workdays workdays = workdays_at(run.plan, id_of(of));
  const Holiday* holiday = found.empty() ? nullptr : workdays.holiday_on(found.front());
  const bool named = holiday != nullptr && holiday->holiday != kNoEntity && run.plan[holiday->holiday].kind == Kind::holiday;
  return named ? run.entity(holiday->holiday) : RuleValue();
}
RuleValue next_workday(Evaluation& run, const RuleValue& of) {
  const std::vector<Day> found = free_days(run, of);
  if (found.empty()) return {};
  const Workdays workdays = workdays_at(run.plan, id_of(of));
  constexpr std::chrono::days kMonth(31);
  for (Day day = found.front(); day < found.front() + kMonth; day += std::chrono::days(1)) {
    if (workdays.is_workday(day)) return one_day(day);
  }
  return {};
}

// -- approvals ---------------------------------------------------------------------------------------------------------

/// The approval of a tactic that lacks most time; null where all can be had.
const LateApproval* late_approval(Evaluation& run, const RuleValue& of) {
  const CampaignTimes* times = run.tables.timetable().times_of(id_of(of));
  const LateApproval* worst = nullptr;
  for (const LateApproval& late : times == nullptr ? std::span<const LateApproval>() : std::span(times->all->late_approvals)) {
    if (late.tactic == id_of(of) && late.missing > 0 && (worst == nullptr || late.missing > worst->missing)) worst = &late;
  }
  return worst;
}
RuleValue approval_missing(Evaluation& run, const RuleValue& of) {
  const LateApproval* late = late_approval(run, of);
  return late == nullptr ? RuleValue() : RuleValue(in_workdays(late->missing, late->workday));
}
RuleValue approval_by(Evaluation& run, const RuleValue& of) {
  const LateApproval* late = late_approval(run, of);
  return late == nullptr ? RuleValue() : one_day(timing::day_of(late->by - 1));
}
RuleValue approval_possible(Evaluation& run, const RuleValue& of) {
  const LateApproval* late = late_approval(run, of);
  return late == nullptr ? RuleValue() : one_day(timing::day_of(late->possible - 1));
}
RuleValue approval_allows(Evaluation& run, const RuleValue& of) {
  const LateApproval* late = late_approval(run, of);
  return late == nullptr ? RuleValue() : one_day(late->allowed);
}
RuleValue approver(Evaluation& run, const RuleValue& of) {
  const LateApproval* late = late_approval(run, of);
  return late == nullptr ? RuleValue() : run.entity(late->who);
}
RuleValue approval_asked(Evaluation& run, const RuleValue& of) {
  const LateApproval* late = late_approval(run, of);
  for (const ApprovalTerms& terms : late == nullptr ? std::vector<ApprovalTerms>() : approval_terms(run.plan, id_of(of))) {
    if (terms.who == late->who) return RuleValue::of(*terms.value);
  }
  return {};
}

// -- contacts ----------------------------------------------------------------------------------------------------------

const PropertyValue* cap_of(const Plan& plan, const ContactPressure& pressure) {
  const auto caps = plan.values(pressure.stated_by, prop("contact_cap"));
  return pressure.cap < caps.size() ? &caps[pressure.cap] : nullptr;
}
RuleValue pressed_caps(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const ContactPressure& pressure : run.tables.contacts().pressures) {
    const PropertyValue* cap = pressure.audience == id_of(of) ? cap_of(run.plan, pressure) : nullptr;
    if (cap != nullptr) list.push_back(RuleValue::of(*cap));
  }
  return RuleValue::many(std::move(list));
}
/// What is above a cap of the audience at hand.
const ContactPressure* pressure_on(Evaluation& run, const RuleValue& cap) {
  if (cap.stated == nullptr || cap.stated->property != prop("contact_cap")) return nullptr;
  const auto& all = run.tables.contacts().pressures;
  const auto found = std::ranges::find_if(all, [&](const ContactPressure& one) { return one.audience == at_hand(run) && cap_of(run.plan, one) == cap.stated; });
  return found == all.end() ? nullptr : &*found;
}
RuleValue pressed_in(Evaluation& run, const RuleValue& of) {
  const ContactPressure* pressure = pressure_on(run, of);
  return pressure == nullptr ? RuleValue() : RuleValue(pressure->period);
}
RuleValue contacts_then(Evaluation& run, const RuleValue& of) {
  const ContactPressure* pressure = pressure_on(run, of);
  if (pressure == nullptr) return {};
  Amount contacts{Decimal::from_int(static_cast<std::int64_t>(pressure->contacts)), kNoUnit};
  const auto* cap = std::get_if<Amount>(&of.stated->value);
  for (const auto& [unit, power] : cap == nullptr ? std::vector<std::pair<UnitId, int>>() : run.units().parts(cap->unit)) {
    if (power > 0) contacts.unit = unit;
  }
  return RuleValue(contacts);
}
RuleValue pressed_periods(Evaluation& run, const RuleValue& of) {
  const ContactPressure* pressure = pressure_on(run, of);
  return pressure == nullptr ? RuleValue() : count_of(pressure->periods);
}
RuleValue pressed_by(Evaluation& run, const RuleValue& of) {
  const ContactPressure* pressure = pressure_on(run, of);
  return list_of(run, pressure == nullptr ? std::vector<EntityId>() : pressure->tactics);
}
RuleValue movable(Evaluation& run, const RuleValue& of) {
  const ContactPressure* pressure = pressure_on(run, of);
  return pressure == nullptr || pressure->movable == kNoEntity ? RuleValue() : run.entity(pressure->movable);
}

const SameDayContact* same_day_of(Evaluation& run, const RuleValue& of) {
  const auto& all = run.tables.contacts().same_days;
  const auto found = std::ranges::lower_bound(all, id_of(of), {}, &SameDayContact::tactic);
  return found == all.end() || found->tactic != id_of(of) ? nullptr : &*found;
}
template <EntityId SameDayContact::*which>
RuleValue same_day_with(Evaluation& run, const RuleValue& of) {
  const SameDayContact* same = same_day_of(run, of);
  return same == nullptr ? RuleValue() : run.entity(same->*which);
}
RuleValue same_day(Evaluation& run, const RuleValue& of) {
  const SameDayContact* same = same_day_of(run, of);
  return same == nullptr ? RuleValue() : one_day(same->day);
}
RuleValue same_days(Evaluation& run, const RuleValue& of) {
  const SameDayContact* same = same_day_of(run, of);
  return count_of(same == nullptr ? 0 : same->days);
}

constexpr KindSet kTactic(Kind::tactic);
constexpr Type kDates{Base::date, true, {}, {}}, kAmounts{Base::amount, true, {}, {}};

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kTactic, "send_days", kDates, send_days, "The days on which it is sent: by its `repeat`, or on a channel that contacts people its flights of one day."},
    {Base::entity, kTactic, "free_sends", kDates, free_sends, "Those of them that fall on a holiday, or on another free day that its rhythm does not name."},
    {Base::entity, kTactic, "holiday_sent", entity_of(Kind::holiday), holiday_sent, "The holiday that the first of these is."},
    {Base::entity, kTactic, "next_workday", kDate, next_workday, "The first workday behind it."},
    {Base::entity, kTactic, "approval_missing", kDuration, approval_missing, "The workdays that lack between what it waits for and its stated begin, or first send, to approve it in."},
    {Base::entity, kTactic, "approval_by", kDate, approval_by, "The day by which that approval has to be there."},
    {Base::entity, kTactic, "approval_possible", kDate, approval_possible, "The first day on which it can be."},
    {Base::entity, kTactic, "approval_allows", kDate, approval_allows, "The first day on which it could begin, or be sent, then."},
    {Base::entity, kTactic, "approver", {Base::entity, false, KindSet(Kind::person, Kind::team), {}}, approver, "Who has to approve it."},
    {Base::entity, kTactic, "approval_asked", {Base::entity, false, KindSet(Kind::person, Kind::team), {}}, approval_asked, "Where that is asked for."},
    {Base::entity, KindSet(Kind::audience), "pressed_caps", kAmounts, pressed_caps, "The `contact_cap` values, its own and those of its channels, that what it is sent is above."},
    {Base::amount, {}, "pressed_in", kSpan, pressed_in, "Of such a cap: the day, week or month with the most contacts."},
    {Base::amount, {}, "contacts_then", kAmount, contacts_then, "How many contacts there are in it, in the unit of the cap."},
    {Base::amount, {}, "pressed_periods", kAmount, pressed_periods, "How many such periods are above the cap."},
    {Base::amount, {}, "pressed_by", entities_of(Kind::tactic), pressed_by, "The tactics that contact the audience in it."},
    {Base::amount, {}, "movable", entity_of(Kind::tactic), movable, "That of them which has most slack."},
    {Base::entity, kTactic, "same_day_with", entity_of(Kind::tactic), same_day_with<&SameDayContact::other>, "A tactic before it in the text that contacts an audience of it through the same channel on the same day."},
    {Base::entity, kTactic, "same_day", kDate, same_day, "The first day on which that is so."},
    {Base::entity, kTactic, "same_days", kAmount, same_days, "On how many days another does."},
    {Base::entity, kTactic, "same_day_channel", entity_of(Kind::channel), same_day_with<&SameDayContact::channel>, "The channel."},
    {Base::entity, kTactic, "same_day_audience", entity_of(Kind::audience), same_day_with<&SameDayContact::audience>, "The audience."},
});

}  // namespace

std::span<const MemberRow> send_members() { return kMembers; }

}  // namespace campaign
