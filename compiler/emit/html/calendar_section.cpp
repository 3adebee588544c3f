#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "analysis/approvals.h"
#include "analysis/schedule.h"
#include "analysis/sends.h"
#include "emit/html/facets.h"
#include "emit/html/sections.h"
#include "emit/html/time_axis.h"
#include "model/format.h"

namespace campaign::html {

namespace {

using std::chrono::days;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr std::size_t kMostOfADay = 4;
constexpr std::size_t kMostMonths = 24;     // With a grid; the others are listed.
constexpr std::size_t kMostOfAgenda = 200;

/// What happens on a day, in the order in which a day lists it.
enum class Happening : std::uint8_t { milestone, deadline, checkpoint, sent, approved, on_one_day, begins, ends };
constexpr std::array<std::string_view, 8> kClasses = {"milestone", "due", "due", "begins", "due", "begins", "begins", "ends"};

std::string word_of(const Words& words, Happening what) {
  switch (what) {
    case Happening::milestone: return words.heading(words.kind(Kind::milestone));
    case Happening::deadline: return std::string(words("Judged"));
    case Happening::checkpoint: return words.heading(words.property(prop("checkpoint")));
    case Happening::sent: return std::string(words("Sent"));
    case Happening::approved: return std::string(words("To be approved"));
    case Happening::on_one_day: return std::string(words("Only today"));
    case Happening::begins: return std::string(words("Begins"));
    case Happening::ends: return std::string(words("Ends"));
  }
  return {};
}

struct Event {
  Day day{};
  Happening what{};
  EntityId id = kNoEntity;
  std::int16_t minute = Send::kNoHour;  ///< Of what is sent.
  EntityId who = kNoEntity;             ///< Who approves it.
};

using Events = std::map<Day, std::vector<Event>>;

year_month month_of(Day day) {
  const year_month_day date(day);
  return date.year() / date.month();
}

class CalendarWriter {
 public:
  explicit CalendarWriter(const Canvas& canvas) : canvas_(canvas), words_(canvas.words), html_(canvas.html), plan_(canvas.plan()), today_(Day(canvas.view().as_of)),
                                                  week_begins_(canvas.locale().first_weekday()), workdays_(workdays_of(canvas)) {
    const auto shown = [&canvas](EntityId id) { return canvas.map.is_shown(id); };
    const Schedule schedule = schedule_of(plan_, tops_of_schedule(canvas), {.milestones = canvas.scope().of(Kind::milestone), .timetable = &canvas.view().analysis.timetable(plan_), .shown = shown});
    const EntityId campaign = canvas.scope().campaign;
    if (campaign != kNoEntity) {
      if (const auto* period = plan_.get<DaySpan>(campaign, prop("period"))) {
        period_ = *period;
        add_span(*period, campaign);
      }
    }
    for (const ScheduledMilestone& each : schedule.milestones) add(each.day, Happening::milestone, each.id);
    for (const ScheduleRow& row : schedule.rows) {
      if (row.deadline) add(*row.deadline, Happening::deadline, row.id);
      for (const Checkpoint& checkpoint : row.checkpoints) add(checkpoint.day, Happening::checkpoint, row.id);
      const Sends sends = plan_[row.id].kind == Kind::tactic ? add_tactic(row.id) : Sends();
      if (row.from != DaysFrom::itself && row.from != DaysFrom::computed) continue;
      for (const DaySpan& span : row.days) {
        const bool told = span.first == span.last && std::ranges::binary_search(sends.list, span.first, {}, &Send::day);
        if (!told) add_span(span, row.id);
      }
    }
    for (auto& [day, events] : events_) std::ranges::stable_sort(events, {}, &Event::what);
  }

  void write() {
    std::vector<year_month> months = months_with_a_grid();
    if (months.empty() && events_.empty()) return html_.element("p", {cls("quiet")}, words_("Nothing in this plan has dates yet."));
    for (const year_month month : months) write_month(month);
    write_agenda(months);
  }

 private:
  void add(Day day, Happening what, EntityId id) { events_[day].push_back({day, what, id}); }
  /// What is sent, and when it has to be approved at the latest.
  Sends add_tactic(EntityId id) {
    const Timetable& timetable = canvas_.view().analysis.timetable(plan_);
    Sends sends = sends_of(plan_, timetable, id);
    for (const Send& send : sends.list) events_[send.day].push_back({send.day, Happening::sent, id, send.minute});
    for (const Approval& one : approvals_of(plan_, timetable, id)) events_[one.last_day()].push_back({one.last_day(), Happening::approved, id, Send::kNoHour, one.who});
    return sends;
  }
  void add_span(const DaySpan& span, EntityId id) {
    if (span.first == span.last) return add(span.first, Happening::on_one_day, id);
    add(span.first, Happening::begins, id);
    add(span.last, Happening::ends, id);
  }

  /// The months of the campaign, and those outside it in which something happens: the first of them, up to a number.
  [[nodiscard]] std::vector<year_month> months_with_a_grid() const {
    std::vector<year_month> months;
    if (period_) {
      for (year_month month = month_of(period_->first); month <= month_of(period_->last) && months.size() < kMostMonths; month += std::chrono::months(1))
        months.push_back(month);
    }
    for (const auto& [day, events] : events_) {
      if (months.size() >= kMostMonths) break;
      if (std::ranges::find(months, month_of(day)) == months.end()) months.push_back(month_of(day));
    }
    std::ranges::sort(months);
    return months;
  }

  void write_events(const std::vector<Event>& events, std::size_t most) {
    const auto list = html_.in("ul", {cls("events")});
    for (std::size_t i = 0; i < std::min(most, events.size()); ++i) {
      const std::string_view kind = kClasses[static_cast<std::size_t>(events[i].what)];
      const bool is_tactic = canvas_.plan()[events[i].id].kind == Kind::tactic;
      const auto item = is_tactic ? html_.in("li", {cls(kind), attribute("data-facets", facets_of(canvas_, events[i].id))}) : html_.in("li", {cls(kind)});
      html_.element("span", {cls("kind")}, word_of(words_, events[i].what));
      html_.text(" ");
      write_link(canvas_, events[i].id);
      if (events[i].minute != Send::kNoHour) html_.text(" " + canvas_.locale().time(events[i].minute));
      if (events[i].who != kNoEntity) html_.text(" (" + std::string(canvas_.label(events[i].who)) + ")");
    }
    if (events.size() <= most) return;
    const auto item = html_.in("li");
    const auto url = canvas_.map.way(canvas_.page, Role::timeline);
    const std::string words = words_("and {0} more", events.size() - most);
    url ? html_.element("a", {href(*url)}, words) : html_.text(words);
  }

  // -- a month --

  void write_month(year_month month) {
    const Day first(month / 1), last(month / std::chrono::last);
    const auto table = html_.in("table", {cls("month")});
    html_.element("caption", canvas_.locale().month(month));
    {
      const auto head = html_.in("thead");
      const auto row = html_.in("tr");
      html_.element("th", {attribute("scope", "col"), cls("number")}, words_("Week"));
      for (unsigned i = 0; i < 7; ++i) html_.element("th", {attribute("scope", "col")}, canvas_.locale().weekday_short(week_begins_ + days(i)));
    }
    const auto body = html_.in("tbody");
    bool any = false;
    for (Day start = first - (std::chrono::weekday(first) - week_begins_); start <= last; start += days(7)) {
      const auto row = html_.in("tr");
      html_.element("th", {attribute("scope", "row"), cls("number")}, canvas_.locale().number(iso_week(start + (std::chrono::Thursday - week_begins_))));
      for (Day day = start; day < start + days(7); day += days(1)) {
        if (first <= day && day <= last) any = write_day(day) || any;
        else html_.element("td", {cls("outside")}, "");
      }
    }
    if (any) return;
    // Where days without anything are left out, the month would be empty.
    const auto row = html_.in("tr", {cls("nothing")});
    html_.element("td", {attribute("colspan", "8")}, words_("Nothing begins or ends."));
  }

  bool write_day(Day day) {
    const auto events = events_.find(day);
    const Holiday* holiday = workdays_.holiday_on(day);
    const bool weekend = !workdays_.is_workday(day);
    std::string classes = events == events_.end() ? "free" : "busy";
    if (weekend) classes += " weekend";
    if (day == today_) classes += " today";
    const auto cell = html_.in("td", {cls(classes)});
    {
      const auto time = html_.in("time", {attribute("datetime", format_date(day)), attribute("data-label", canvas_.locale().day_of_week(day))});
      html_.text(canvas_.locale().number(static_cast<unsigned>(year_month_day(day).day())));
    }
    if (day == today_) write_tag(canvas_, "hint", words_("today"));
    if (holiday != nullptr) html_.element("span", {cls("holiday")}, display_holiday(canvas_, *holiday));
    if (events == events_.end()) return false;
    write_events(events->second, kMostOfADay);
    return true;
  }

  // -- what has no grid --

  void write_agenda(const std::vector<year_month>& months) {
    std::vector<const std::vector<Event>*> rest;
    for (const auto& [day, events] : events_) {
      if (std::ranges::find(months, month_of(day)) == months.end()) rest.push_back(&events);
    }
    if (rest.empty()) return;
    html_.element("h2", words_("Further days"));
    const auto list = html_.in("dl", {cls("agenda")});
    for (std::size_t i = 0; i < std::min(rest.size(), kMostOfAgenda); ++i) {
      const Day day = rest[i]->front().day;
      const auto group = html_.in("div");
      {
        const auto term = html_.in("dt");
        html_.element("time", {attribute("datetime", format_date(day))}, canvas_.locale().day(day));
      }
      const auto definition = html_.in("dd");
      write_events(*rest[i], kMostOfADay);
    }
    if (rest.size() > kMostOfAgenda) {
      const auto group = html_.in("div");
      html_.element("dt", words_("Later"));
      html_.element("dd", words_("{0} more days on which something happens are not listed.", rest.size() - kMostOfAgenda));
    }
  }

  const Canvas& canvas_;
  const Words& words_;
  Html& html_;
  const Plan& plan_;
  Day today_;
  std::chrono::weekday week_begins_;
  Workdays workdays_;
  std::optional<DaySpan> period_;
  Events events_;
};

}  // namespace

void write_calendar(const Canvas& canvas) { CalendarWriter(canvas).write(); }

}  // namespace campaign::html
