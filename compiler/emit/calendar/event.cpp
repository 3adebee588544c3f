#include "emit/calendar/event.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "analysis/approvals.h"
#include "analysis/flights.h"
#include "analysis/sends.h"
#include "model/rhythm.h"
#include "model/said_values.h"

namespace campaign {

namespace {

/// A property with dates, and how its events are called; the argument is the declaration's title.
struct Row {
  Kind kind;
  Property property;
  English<std::string> summary;
};

/// Properties whose values are dates. A flight of a tactic is not among them, as its dayparts may have a say.
constexpr std::array kDated = {
    Row{Kind::campaign, prop("period"), "{}"},
    Row{Kind::strategy, prop("period"), "{}"},
    Row{Kind::placement, prop("flight"), "{}"},
    Row{Kind::experiment, prop("flight"), "Experiment: {}"},
    Row{Kind::milestone, prop("on"), "{}"},
    Row{Kind::assumption, prop("review"), "Review: {}"},
    Row{Kind::business_goal, prop("by"), "Deadline: {}"},
    Row{Kind::goal, prop("by"), "Deadline: {}"},
};

/// Properties whose values are wanted by a day, or about some days that are still to come.
constexpr std::array kWanted = {prop("target"), prop("checkpoint"), prop("kpi"), prop("guardrail"), prop("stop")};

class Collector {
 public:
  explicit Collector(const ExportView& view) : plan_(view.plan()), timetable_(view.view.analysis.timetable(view.plan())) {}

  void add_all(EntityId entity) {
    add_own(entity);
    for (const EntityId child : plan_[entity].children) add_all(child);
  }
  std::vector<Event> take() { return std::move(events_); }

 private:
  void add_own(EntityId entity) {
    const Kind kind = plan_[entity].kind;
    if (kind == Kind::tactic) add_tactic(entity);
    add_worked_out(entity, kind == Kind::tactic ? prop("flight") : prop("on"));
    Property before{};
    std::size_t number = 0;
    for (const PropertyValue& value : plan_.values(entity)) {
      number = number > 0 && value.property == before ? number + 1 : 1;
      before = value.property;
      add_value(entity, kind, value, number);
    }
  }

  void add_value(EntityId entity, Kind kind, const PropertyValue& value, std::size_t number) {
    if (const auto* days = std::get_if<DaySpan>(&value.value)) {
      const auto row = std::ranges::find_if(
          kDated, [&](const Row& each) { return each.kind == kind && each.property == value.property; });
      if (row == kDated.end()) return;
      // A date that is written as a longer span means its last day.
      const bool one_day = find_property(kind, name_of(value.property))->type == ValueType::date;
      add(entity, value.property, number, one_day ? DaySpan{days->last, days->last} : *days, told(say(row->summary, title(entity))), hour_of(entity));
    } else if (std::ranges::find(kWanted, value.property) != kWanted.end()) {
      const Clauses& clauses = plan_.clauses(value);
      if (clauses.by)
        return add(entity, value.property, number, {clauses.by->last, clauses.by->last}, wanted(entity, value));
      if (clauses.during && value.property == prop("checkpoint"))
        add(entity, value.property, number, *clauses.during, wanted(entity, value));
    }
  }

  [[nodiscard]] std::string told(const Said& said) const { return plan_.tongue()(said); }
  [[nodiscard]] std::string title(EntityId id) const { return std::string(say_label(plan_, id)); }

  /// `Checkpoint 2,200,000 USD: Increase revenue`, `ROAS >= 2.5: Coupons`.
  [[nodiscard]] std::string wanted(EntityId entity, const PropertyValue& value) const {
    if (value.property == prop("target")) return told(say("Deadline: {}", title(entity)));
    const std::string what = say_value(plan_, value.value);
    if (value.property == prop("checkpoint")) return told(say("Checkpoint {}: {}", what, title(entity)));
    if (value.property == prop("stop")) return told(say("Stop if {}: {}", what, title(entity)));
    return what + ": " + title(entity);
  }

  /// The minute of the day that a tactic or milestone states with its `at`; that of all else, too: -1.
  [[nodiscard]] std::int16_t hour_of(EntityId entity) const {
    const auto* at = plan_.get<ClockTime>(entity, prop("at"));
    return at == nullptr ? std::int16_t{-1} : at->minute;
  }
  static void set_hour(Daypart& daypart, std::int16_t minute) {
    if (minute >= 0) daypart.start_minute = minute, daypart.end_minute = static_cast<std::int16_t>((minute + kEntryMinutes) % kDayMinutes);
  }

  void add_tactic(EntityId tactic) {
    const Sends sends = sends_of(plan_, timetable_, tactic);
    plan_.find(tactic, prop("repeat")) == nullptr || sends.list.empty() ? add_flights(tactic) : add_sends(tactic, sends);
    for (const Approval& one : approvals_of(plan_, timetable_, tactic)) {
      add(tactic, prop("approval"), number_of(one.of, one.who), {one.first_day(), one.last_day()}, told(say("Approval by {}: {}", title(one.who), title(tactic))));
    }
  }

  /// A number that a day keeps whatever else changes: `20270406`, and one of what it is about in front of it.
  [[nodiscard]] std::size_t number_of(Day day, EntityId about = kNoEntity) const {
    const std::chrono::year_month_day date(day);
    const std::size_t number = static_cast<std::size_t>(static_cast<int>(date.year())) * 10'000 + static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
    if (about == kNoEntity) return number;
    constexpr std::size_t kMostDates = 100'000'000;
    std::size_t hash = 0;
    for (const char c : plan_[about].name) hash = hash * 31 % 99'991 + static_cast<unsigned char>(c);
    return hash * kMostDates + number;
  }

  /// Sends recur as their rhythms do, but for the days on which nothing is sent; those that were moved are entries of their own.
  void add_sends(EntityId tactic, const Sends& sends) {
    const std::int16_t minute = sends.list.front().minute;
    std::vector<DaySpan> flights = flights_of(plan_, tactic);
    if (flights.empty()) flights.push_back(timetable_.row(tactic)->days);
    std::vector<Day> left;  // Days that no rhythm has told of yet.
    for (const Send& send : sends.list) {
      if (send.in_rhythm) left.push_back(send.day);
      if (!send.in_rhythm) add(tactic, prop("repeat"), number_of(send.day), {send.day, send.day}, title(tactic), minute);
    }
    std::vector<bool> told(left.size(), false);
    std::size_t number = 0;
    for (const DaySpan& flight : flights) {
      Event event{.entity = tactic, .property = prop("repeat"), .number = ++number, .days = flight, .summary = title(tactic)};
      for (const PropertyValue& value : plan_.values(tactic, prop("repeat"))) {
        ++event.daypart_number;
        event.daypart = std::get<Daypart>(value.value);
        const Daypart rhythm = *event.daypart;
        set_hour(*event.daypart, minute);
        event.first.reset();
        event.except.clear();
        for (Day day = flight.first; day <= last_looked_at(flight); day += std::chrono::days(1)) {
          if (!falls_on(rhythm, day, flight.first)) continue;
          const auto found = std::ranges::lower_bound(left, day);
          const auto place = static_cast<std::size_t>(found - left.begin());
          if (found != left.end() && *found == day && !told[place]) {
            told[place] = true;
            if (!event.first) event.first = day;
          } else if (event.first) {
            event.except.push_back(day);
          }
        }
        if (event.first) events_.push_back(event);
      }
    }
  }

  void add_flights(EntityId tactic) {
    const auto dayparts = plan_.values(tactic, prop("daypart"));
    if (dayparts.empty() && plan_.values(tactic, prop("flight")).empty()) return;
    std::size_t number = 0;
    for (const DaySpan& flight : flights_of(plan_, tactic)) {
      Event event{.entity = tactic,
                  .property = prop("flight"),
                  .number = ++number,
                  .days = flight,
                  .minute = hour_of(tactic),
                  .summary = title(tactic)};
      bool hours = false;
      for (const PropertyValue& value : dayparts) {
        ++event.daypart_number;
        const auto* daypart = std::get_if<Daypart>(&value.value);
        if (daypart == nullptr) continue;
        event.daypart = *daypart;
        if (daypart->start_minute < 0) set_hour(*event.daypart, event.minute);
        hours = true;
        if (first_day_of(*event.daypart, flight)) events_.push_back(event);
      }
      event.daypart.reset();
      event.daypart_number = 0;
      if (!hours) events_.push_back(event);
    }
  }

  /// Under the property that would state its days, so that the entry stays the same one when they are written one day.
  void add_worked_out(EntityId entity, Property property) {
    const TimetableRow* row = timetable_.row(entity);
    if (row == nullptr || !(row->computed() || (row->over && plan_.find(entity, property) == nullptr))) return;
    add(entity, property, 1, row->days, title(entity), hour_of(entity));
    events_.back().why = why(plan_, *timetable_.times_of(entity), *row, row->times.driver);
  }

  void add(EntityId entity, Property property, std::size_t number, DaySpan days, std::string summary, std::int16_t minute = -1) {
    if (days.first > days.last) return;
    events_.push_back({.entity = entity, .property = property, .number = number, .days = days, .minute = minute, .summary = std::move(summary)});
  }

  const Plan& plan_;
  const Timetable& timetable_;
  std::vector<Event> events_;
};

}  // namespace

std::vector<Event> events_of(const ExportView& view) {
  Collector collector(view);
  for (const EntityId campaign : view.campaigns) collector.add_all(campaign);
  return collector.take();
}

}  // namespace campaign
