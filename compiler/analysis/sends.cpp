#include "analysis/sends.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include "analysis/flights.h"
#include "analysis/goal.h"
#include "analysis/spending.h"
#include "model/holidays.h"
#include "model/place.h"
#include "model/rhythm.h"

namespace campaign {

namespace {

using std::chrono::days;

constexpr int kFarthest = 31;  // Days that a send may be moved by.

template <typename T>
bool all_are(const Plan& plan, EntityId id, Property property) {
  return std::ranges::all_of(plan.values(id, property), [](const PropertyValue& value) { return std::holds_alternative<T>(value.value); });
}

/// Whether what says when it is sent can be read.
bool is_readable(const Plan& plan, EntityId tactic) {
  if (!all_are<Daypart>(plan, tactic, prop("repeat")) || !all_are<ClockTime>(plan, tactic, prop("at")) || !all_are<Word>(plan, tactic, prop("on_day_off"))) return false;
  for (EntityId at = tactic; at != kNoEntity && plan[at].kind == Kind::tactic; at = plan[at].parent) {
    if (plan.find(at, prop("flight")) != nullptr) return all_are<DaySpan>(plan, at, prop("flight"));
  }
  return true;
}

bool is_called_off(const Plan& plan, EntityId tactic) {
  for (EntityId at = tactic; at != kNoEntity && plan[at].kind == Kind::tactic; at = plan[at].parent) {
    if (is_cancelled(plan, at)) return true;
  }
  return false;
}

bool has_parts(const Plan& plan, EntityId tactic) {
  return std::ranges::any_of(plan[tactic].children, [&](EntityId child) { return plan[child].kind == Kind::tactic && !is_cancelled(plan, child); });
}

/// The nearest workday in some days, in steps of a day from another one; that one is none.
std::optional<Day> workday_from(const Workdays& workdays, const DaySpan& within, Day from, int step) {
  for (int i = 1; i <= kFarthest; ++i) {
    const Day day = from + days(i * step);
    if (day < within.first || day > within.last) return std::nullopt;
    if (workdays.is_workday(day)) return day;
  }
  return std::nullopt;
}

class Sender {
 public:
  Sender(const Plan& plan, EntityId tactic) : workdays_(workdays_at(plan, tactic)), on_day_off_(plan.word(tactic, prop("on_day_off"))) {
    if (const auto* at = plan.get<ClockTime>(tactic, prop("at"))) minute_ = at->minute;
    for (const PropertyValue& value : plan.values(tactic, prop("repeat"))) rhythms_.push_back(&std::get<Daypart>(value.value));
  }

  [[nodiscard]] bool repeats() const { return !rhythms_.empty(); }

  void send_in(const DaySpan& flight) {
    const Day last = last_looked_at(flight);
    for (Day day = flight.first; day <= last; day += days(1)) {
      if (std::ranges::any_of(rhythms_, [&](const Daypart* rhythm) { return falls_on(*rhythm, day, flight.first); })) send_near(day, flight);
    }
  }
  void send_on(Day day) { add(day).in_rhythm = true; }

  Sends take() {
    Sends sends;
    for (auto& [day, send] : sends_) {
      std::ranges::sort(send.moved_from);
      send.moved_from.erase(std::ranges::unique(send.moved_from).begin(), send.moved_from.end());
      sends.list.push_back(std::move(send));
    }
    std::ranges::sort(skipped_);
    skipped_.erase(std::ranges::unique(skipped_).begin(), skipped_.end());
    sends.skipped = std::move(skipped_);
    return sends;
  }

 private:
  Send& add(Day day) {
    const auto [found, added] = sends_.try_emplace(day);
    Send& send = found->second;
    if (!added) return send;
    send.day = day;
    send.minute = minute_;
    send.in_rhythm = false;
    send.free = !workdays_.is_workday(day);
    send.holiday = send.free && workdays_.holiday_on(day) != nullptr;
    return send;
  }

  void send_near(Day day, const DaySpan& flight) {
    const bool moves = on_day_off_ == "move_later" || on_day_off_ == "move_earlier";
    if ((!moves && on_day_off_ != "skip") || workdays_.is_workday(day)) return send_on(day);
    if (!moves) return skipped_.push_back(day);
    const int step = on_day_off_ == "move_later" ? 1 : -1;
    auto to = workday_from(workdays_, flight, day, step);
    if (!to) to = workday_from(workdays_, flight, day, -step);
    if (!to) return send_on(day);
    add(*to).moved_from.push_back(day);
  }

  const Workdays workdays_;
  const std::string_view on_day_off_;
  std::int16_t minute_ = Send::kNoHour;
  std::vector<const Daypart*> rhythms_;
  std::map<Day, Send> sends_;
  std::vector<Day> skipped_;
};

}  // namespace

std::vector<EntityId> contact_channels(const Plan& plan, EntityId tactic) {
  std::vector<EntityId> channels = channels_of(plan, tactic);
  std::erase_if(channels, [&](EntityId channel) {
    const auto* contact = plan.get<YesNo>(channel, prop("contact"));
    return contact == nullptr || !contact->value;
  });
  return channels;
}

Sends sends_within(const Plan& plan, EntityId tactic, const DaySpan* computed) {
  const bool repeats = plan.find(tactic, prop("repeat")) != nullptr;
  if (!repeats && (contact_channels(plan, tactic).empty() || has_parts(plan, tactic))) return {};
  if (!is_readable(plan, tactic) || is_called_off(plan, tactic)) return {};
  std::vector<DaySpan> flights = flights_of(plan, tactic);
  const bool stated = !flights.empty();
  if (!stated && computed != nullptr) flights.push_back(*computed);
  Sender sender(plan, tactic);
  for (const DaySpan& flight : flights) {
    if (repeats) {
      sender.send_in(flight);
    } else if (stated ? flight.first == flight.last : plan.find(tactic, prop("at")) != nullptr) {
      sender.send_on(flight.first);
    }
  }
  return sender.take();
}

Sends sends_of(const Plan& plan, const Timetable& timetable, EntityId tactic) {
  const TimetableRow* row = timetable.row(tactic);
  const DaySpan* days = row != nullptr && row->dated ? &row->days : nullptr;
  Sends sends = sends_within(plan, tactic, days);
  if (days == nullptr || !row->begun) return sends;
  const auto outside = [&](Day day) { return day < days->first || day > days->last; };
  std::erase_if(sends.list, [&](const Send& send) { return outside(send.day); });
  std::erase_if(sends.skipped, outside);
  return sends;
}

}  // namespace campaign
