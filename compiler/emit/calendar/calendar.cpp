#include "emit/calendar/calendar.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/spending.h"
#include "emit/calendar/content_lines.h"
#include "emit/calendar/event.h"
#include "emit/calendar/time_zone.h"
#include "locale/zones.h"
#include "model/hull.h"
#include "model/place.h"
#include "model/rhythm.h"
#include "model/said_values.h"

namespace campaign {

namespace {

constexpr Day kLastDay = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31);  // The last one with four digits.

std::string date(Day day) {
  const std::chrono::year_month_day parts(day);
  return fmt::format("{:04}{:02}{:02}", int(parts.year()), unsigned(parts.month()), unsigned(parts.day()));
}

std::string date_time(Day day, int minute) {
  return fmt::format("{}T{:02}{:02}00", date(day), minute / 60, minute % 60);
}

std::string utc(std::chrono::sys_seconds at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::int64_t time = (at - day).count();
  return fmt::format("{}T{:02}{:02}{:02}Z", date(day), time / 3600, time / 60 % 60, time % 60);
}

/// FREQ=WEEKLY;BYDAY=MO,TU (section 3.3.10). Its end is a day as the start, or floating time; of a start in a zone it is in UTC. Weeks begin with
/// the weekday of the first day, as they do in a rhythm of every so many.
std::string recurrence(const Daypart& daypart, const DaySpan& span, const TimeZone* zone) {
  constexpr std::array<std::string_view, 7> kDays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  constexpr std::array<std::string_view, 3> kOften = {"DAILY", "WEEKLY", "MONTHLY"};
  std::string rule = fmt::format("FREQ={}", kOften[static_cast<std::size_t>(daypart.repeat)]);
  const auto add = [&](std::string_view name, auto value) {
    rule += rule.find(name) == std::string::npos ? fmt::format(";{}={}", name, value) : fmt::format(",{}", value);
  };
  if (daypart.every > 1) {
    add("INTERVAL", daypart.every);
    if (daypart.repeat == Daypart::Repeat::weekly) add("WKST", kDays[std::chrono::weekday(span.first).iso_encoding() - 1]);
  }
  for (int day = 0; daypart.repeat == Daypart::Repeat::monthly && day < 31; ++day) {
    if ((daypart.month_days >> day & 1) != 0) add("BYMONTHDAY", day + 1);
  }
  for (std::size_t day = 0; daypart.repeat != Daypart::Repeat::daily && day < kDays.size(); ++day) {
    if ((daypart.weekdays >> day & 1) != 0) add("BYDAY", kDays[day]);
  }
  if (daypart.nth != 0) add("BYSETPOS", daypart.nth);
  if (daypart.start_minute < 0) return rule + ";UNTIL=" + date(span.last);
  constexpr std::chrono::seconds kEndOfDay{24 * 60 * 60 - 1};
  return rule + ";UNTIL=" + (zone == nullptr ? date(span.last) + "T235959" : utc(zone->instant(span.last, kEndOfDay)));
}

/// FNV-1a, so that a long name keeps its hash for ever.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  return hash;
}

bool stands_for_itself(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '~';
}

/// The text with everything but letters, digits and `. _ ~` of ASCII percent-encoded.
std::string encoded(std::string_view text) {
  if (std::ranges::all_of(text, stands_for_itself)) return std::string(text);
  std::string out;
  for (const char c : text) {
    if (stands_for_itself(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

class CalendarWriter {
 public:
  explicit CalendarWriter(const ExportView& view) : view_(view), stamp_(date(view.view.as_of) + "T000000Z") {}

  std::string write(const std::vector<Event>& events) {
    lines_.line("BEGIN", "VCALENDAR");
    lines_.line("VERSION", "2.0");
    lines_.line("PRODID", "-//Campaign//Marketing plans//EN");
    lines_.line("CALSCALE", "GREGORIAN");
    if (view_.campaigns.size() == 1) {
      const std::string_view title = plan().label(view_.campaigns.front());
      lines_.text("NAME", title);          // RFC 7986,
      lines_.text("X-WR-CALNAME", title);  // and what was in use before it.
    }
    for (const Event& event : events) note_zone(event);
    for (const auto& [name, used] : zones_) write_time_zone(lines_, name, used.zone, used.days);
    for (const Event& event : events) write(event);
    lines_.line("END", "VCALENDAR");
    return lines_.take();
  }

 private:
  [[nodiscard]] const Plan& plan() const { return view_.plan(); }

  /// A zone in which hours are meant, and all days on which they are.
  struct UsedZone {
    TimeZone zone;
    DaySpan days;
  };

  void note_zone(const Event& event) {
    if ((event.daypart ? event.daypart->start_minute : event.minute) < 0) return;
    const std::string name(zone_at(plan(), event.entity));
    const auto known = zones_.find(name);
    if (known != zones_.end()) {
      known->second.days = hull_of(known->second.days, event.days);
    } else if (auto zone = TimeZone::named(name)) {
      zones_.emplace(name, UsedZone{std::move(*zone), event.days});
    }
  }

  void write(const Event& event) {
    lines_.line("BEGIN", "VEVENT");
    lines_.line("UID", uid(event));
    lines_.line("DTSTAMP", stamp_);
    event.daypart ? hours(event) : event.minute < 0 ? days(event.days) : from_hour(event);
    lines_.text("SUMMARY", event.summary);
    if (event.entity != told_) told_ = event.entity, tell(event.why);
    lines_.lines(about_told_);
    lines_.line("END", "VEVENT");
  }

  /// `tactic.spring.revenue.repeat.coupons.flight.1@spring.campaign`. Receivers need not keep more than 255 octets
  /// (section 3.8.4.7), so longer ones end with a hash of all.
  [[nodiscard]] std::string uid(const Event& event) const {
    constexpr std::size_t kMost = 200;
    std::string what =
        fmt::format("{}.{}.{}.{}", encoded(json_name(plan()[event.entity].kind)),
                    encoded(view_.directory.id(event.entity)), encoded(plan().name_of(event.property)), event.number);
    if (event.daypart) what += fmt::format(".daypart.{}", event.daypart_number);
    const EntityId campaign =
        plan()[event.entity].kind == Kind::campaign ? event.entity : plan().enclosing(event.entity, Kind::campaign);
    std::string uid = what + '@' + encoded(view_.directory.id(campaign)) + ".campaign";
    return uid.size() <= kMost ? uid : fmt::format("{}~{:016x}.campaign", uid.substr(0, kMost), hash_of(uid));
  }

  void days(const DaySpan& days) {
    lines_.line("DTSTART;VALUE=DATE", date(days.first));
    // Without an end an event of whole days lasts one day (section 3.6.1).
    if (days.last < kLastDay) lines_.line("DTEND;VALUE=DATE", date(days.last + std::chrono::days(1)));
  }

  /// What is published at an hour is seen at it, and what goes on for days then begins with it.
  void from_hour(const Event& event) {
    const auto more_days = static_cast<int>((event.days.last - event.days.first).count());
    timed(event.entity, event.days.first, event.minute, more_days == 0 ? event.minute + kEntryMinutes : (more_days + 1) * kDayMinutes);
  }

  /// From one minute of a day to another, of it or of a later one. Where nobody knows whose hours are meant, they are floating. The zone that they are in.
  const TimeZone* timed(EntityId entity, Day day, int start, int end) {
    const std::string in_zone = zone_parameter(entity);
    lines_.line("DTSTART" + in_zone, date_time(day, start));
    const Day last = day + std::chrono::days(end / kDayMinutes);
    lines_.line("DTEND" + in_zone, last > kLastDay ? date(kLastDay) + "T235959" : date_time(last, end % kDayMinutes));
    const auto used = zones_.find(zone_at(plan(), entity));
    return used == zones_.end() ? nullptr : &used->second.zone;
  }
  [[nodiscard]] std::string zone_parameter(EntityId entity) const {
    const auto used = zones_.find(zone_at(plan(), entity));
    return used == zones_.end() ? std::string() : ";TZID=" + used->first;
  }

  void hours(const Event& event) {
    const Daypart& daypart = *event.daypart;
    const Day first = event.first ? *event.first : *first_day_of(daypart, event.days);
    const TimeZone* zone = nullptr;
    if (daypart.start_minute < 0) {
      days({first, first});
    } else {
      zone = timed(event.entity, first, daypart.start_minute, daypart.end_minute + (daypart.end_minute <= daypart.start_minute ? kDayMinutes : 0));
    }
    lines_.line("RRULE", recurrence(daypart, event.days, zone));
    if (event.except.empty()) return;
    std::string except;
    for (const Day day : event.except) except += (except.empty() ? "" : ",") + (daypart.start_minute < 0 ? date(day) : date_time(day, daypart.start_minute));
    lines_.line(daypart.start_minute < 0 ? "EXDATE;VALUE=DATE" : "EXDATE" + zone_parameter(event.entity), except);
  }

  /// The lines that all events of a declaration have.
  void tell(const std::string& why) {
    ContentLines lines;
    std::string about = description(told_);
    if (!why.empty()) about += '\n' + plan().tongue()(say("Worked out: {}", why));
    if (!about.empty()) lines.text("DESCRIPTION", about);
    lines.texts("CATEGORIES", categories(told_));
    if (const std::string_view status = status_of(told_); !status.empty()) lines.line("STATUS", status);
    lines.line("TRANSP", "TRANSPARENT");
    about_told_ = lines.take();
  }

  /// Where in the plan it stands, then what a person who sees the event asks next, in the order of the text.
  [[nodiscard]] std::string description(EntityId entity) {
    constexpr std::array kTold = {prop("owner"),  prop("channel"),        prop("audience"), prop("market"), prop("budget"),
                                  prop("status"), prop("metric"),         prop("target"),   prop("expect"),
                                  prop("offer"),  prop("call_to_action"), prop("about")};
    std::string text = above(plan()[entity].parent);
    Property before{};
    bool first = true;
    for (const PropertyValue& value : plan().values(entity)) {
      if (std::ranges::find(kTold, value.property) == kTold.end()) continue;
      const std::string shown = say_value(plan(), value.value);
      if (shown.empty()) continue;
      if (!first && value.property == before) {
        text += ", ";
      } else {
        if (!text.empty()) text += '\n';
        text.append(term(value.property)).append(": ");
      }
      text += shown;
      before = value.property;
      first = false;
    }
    return text;
  }

  /// `Campaign: …`, `Goal: …`: a line for each declaration from the outermost to this one.
  [[nodiscard]] const std::string& above(EntityId entity) {
    if (entity == above_) return above_told_;
    above_ = entity;
    std::vector<EntityId> around;
    for (EntityId at = entity; at != kNoEntity; at = plan()[at].parent) around.push_back(at);
    above_told_.clear();
    for (auto at = around.rbegin(); at != around.rend(); ++at) {
      if (!above_told_.empty()) above_told_ += '\n';
      above_told_.append(term(plan()[*at].kind)).append(": ").append(say_label(plan(), *at));
    }
    return above_told_;
  }

  /// The kind, the channels and the plan's own labels.
  [[nodiscard]] std::vector<std::string> categories(EntityId entity) const {
    std::vector<std::string> found = {term(plan()[entity].kind)};
    for (const EntityId channel : channels_of(plan(), entity)) found.emplace_back(say_label(plan(), channel));
    for (const PropertyValue& tag : plan().values(entity, prop("tags"))) {
      if (const auto* text = std::get_if<Text>(&tag.value)) found.emplace_back(text->value);
    }
    return found;
  }

  /// A tactic's, which holds for everything in it; empty for all else.
  [[nodiscard]] std::string_view status_of(EntityId entity) const {
    std::string_view status;
    for (EntityId at = entity; at != kNoEntity; at = plan()[at].parent) {
      if (plan()[at].kind != Kind::tactic) continue;
      const std::string_view word = plan().word(at, prop("status"));
      if (word == "cancelled") return "CANCELLED";
      if (status.empty()) status = word == "idea" ? "TENTATIVE" : "CONFIRMED";
    }
    return status;
  }

  /// `Call to action`, `Handlungsaufforderung`.
  [[nodiscard]] std::string term(Property property) const {
    const Words* words = plan().tongue().words();
    return words == nullptr ? capitalised(name_of(property)) : words->heading(words->property(property));
  }
  [[nodiscard]] std::string term(Kind kind) const {
    const Words* words = plan().tongue().words();
    return words == nullptr ? capitalised(row_of(kind).keyword) : words->heading(words->kind(kind));
  }

  static std::string capitalised(std::string_view name) {
    std::string text(name);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    for (char& c : text) c = c == '_' ? ' ' : c;
    return text;
  }

  const ExportView& view_;
  std::string stamp_;
  ContentLines lines_;
  std::map<std::string, UsedZone, std::less<>> zones_;
  EntityId told_ = kNoEntity, above_ = kNoEntity;  // What the texts below were last made for.
  std::string about_told_, above_told_;
};

}  // namespace

std::string calendar(const ExportView& view) {
  std::vector<Event> events = events_of(view);
  std::erase_if(events, [](const Event& event) { return event.days.last > kLastDay; });
  return events.empty() ? std::string() : CalendarWriter(view).write(events);
}

}  // namespace campaign
