#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "analysis/approvals.h"
#include "analysis/delay.h"
#include "analysis/sends.h"
#include "emit/clean_text.h"
#include "emit/json/schedule_row.h"
#include "emit/schedule/schedule.h"
#include "model/format.h"
#include "model/said_values.h"

namespace campaign {

namespace {

constexpr std::string_view kNothing = "–";

class ScheduleText {
 public:
  explicit ScheduleText(const PlanView& view) : plan_(view.plan), timetable_(view.analysis.timetable(view.plan)), as_of_(view.as_of) {}

  std::string table() {
    for (const CampaignTimes& times : timetable_.campaigns()) {
      heading(times);
      out_ += fmt::format("  {:<10}  {:<10}  {:>7}  {:>7}    {}\n", told("begins"), told("ends"), told("slack"), told("room"), told("what, and what it waits for"));
      for (const TimetableRow& row : times.rows()) {
        line(times, row);
        approvals(times, row);
      }
      out_ += '\n';
    }
    if (!out_.empty()) out_ += told("Slack and room in workdays. * decides when the campaign ends; ~ is worked out, > has begun, = is over, all else is written in the plan.") + '\n';
    return std::move(out_);
  }

  std::string critical() {
    for (const CampaignTimes& times : timetable_.campaigns()) {
      heading(times);
      chain(times, times.critical_path());
      out_ += '\n';
    }
    return std::move(out_);
  }

  std::string why_of(std::string_view name) {
    const TimetableRow* row = named(name);
    if (row == nullptr) return {};
    const CampaignTimes& times = *timetable_.times_of(row->id);
    out_ += fmt::format("{} {}\n", plan_.path(row->id), quoted(row->id));
    if (!row->dated) {
      out_ += "  " + undated(*row) + '\n';
      return std::move(out_);
    }
    tell("  ", say("{} to {}", say_day(plan_, row->days.first), say_day(plan_, row->days.last)));
    const std::int64_t slack = row->times.slack;
    if (slack == 0) tell("  ", say("no slack: what delays it delays the end of the campaign"));
    if (slack > 0) tell("  ", say("{} of slack: so much later it could be, and the campaign ends as early", length(times, slack)));
    if (const auto room = row->times.room) {
      tell("  ", *room >= 0 ? say("{} of room before a deadline", length(times, *room)) : say("{} too late for a deadline", length(times, -*room)));
    }
    tell("", say("because"));
    chain(times, timing::chain_to(times.all->network, times.all->order, times.all->passes.dates, times.step_of(*row)));
    sends(row->id);
    return std::move(out_);
  }

  std::string delay_of(std::string_view name, const Duration& by) {
    const TimetableRow* row = named(name);
    if (row == nullptr) return {};
    const CampaignTimes& times = *timetable_.times_of(row->id);
    const auto delay = Delays(plan_, times).longer(row->id, by);
    if (!delay) return {};
    tell("", say("if {} {} takes {} longer", plan_.path(row->id), quoted(row->id), say_duration(plan_, by)));
    bool others = false;
    for (const DelayedRow& moved : delay->moved) {
      const Kind kind = plan_[moved.row->id].kind;
      const bool other_campaign = kind == Kind::campaign && moved.row->id != times.campaign;
      if (moved.row != row && (!moved.differs() || (moved.row->holds_others && kind != Kind::goal && !other_campaign))) continue;
      others = others || moved.row != row;
      out_ += fmt::format("  {} {}{}\n", seen_from(times, moved.row->id), quoted(moved.row->id), what_moves(times, moved));
    }
    if (!others) tell("  ", say("nothing else moves"));
    const TimetableRow& whole = times.whole();
    if (delay->end_later >= timing::kNever) {
      tell("  ", say("and the campaign never ends"));
    } else if (delay->end_later > 0) {
      const auto end = std::ranges::find(delay->moved, &whole, &DelayedRow::row);
      const std::string later = length(times, delay->end_later);
      tell("  ", end == delay->moved.end() ? say("and the campaign ends {} later", later) : say("and the campaign ends {} later, on {}", later, say_day(plan_, end->days.last)));
    } else {
      tell("  ", say("and the campaign ends on {}, as it does now", say_day(plan_, whole.days.last)));
    }
    return std::move(out_);
  }

  /// The one row of a path or of the last part of one.
  [[nodiscard]] const TimetableRow* named(std::string_view name) const {
    const TimetableRow* found = nullptr;
    for (const CampaignTimes& times : timetable_.campaigns()) {
      for (const TimetableRow& row : times.rows()) {
        if (plan_.path(row.id) == name) return &row;
        if (plan_[row.id].name != name) continue;
        if (found != nullptr) return nullptr;
        found = &row;
      }
    }
    return found;
  }

  [[nodiscard]] const Timetable& timetable() const { return timetable_; }
  [[nodiscard]] std::string length(const CampaignTimes& times, std::int64_t minutes) const { return say_duration(plan_, in_workdays(minutes, times.workday)); }
  [[nodiscard]] std::string quoted(EntityId id) const { return plan_[id].title.empty() ? "" : told(say("“{}”", one_line(plan_[id].title, 60))); }

 private:
  [[nodiscard]] std::string what_moves(const CampaignTimes& times, const DelayedRow& moved) const {
    if (moved.never) return ": " + told("is never finished");
    const bool point = plan_[moved.row->id].kind == Kind::milestone;
    const std::string now = say_day(plan_, moved.row->days.last);
    const std::string when = moved.days.last == moved.row->days.last ? told(say("{} as before", now)) : now + " → " + say_day(plan_, moved.days.last);
    std::string text = ": " + told(point ? say("on {}", when) : say("ends {}", when));
    if (moved.later > 0) text += ", " + told(say("{} later", length(times, moved.later)));
    if (moved.room && moved.room != moved.room_now) text += "; " + told(*moved.room < 0 ? say("{} too late for its deadline", length(times, -*moved.room)) : say("keeps {} before its deadline", length(times, *moved.room)));
    return text;
  }

  [[nodiscard]] std::string told(const Said& said) const { return plan_.tongue()(said); }
  [[nodiscard]] std::string number(const Decimal& number) const { return plan_.tongue().number(number, number.fraction_digits()); }
  void tell(std::string_view indent, const Said& said) { out_.append(indent).append(told(said)) += '\n'; }

  [[nodiscard]] std::string undated(const TimetableRow& row) const {
    switch (row.times.undated) {
      case timing::Undated::in_circle: return told("it waits for itself");
      case timing::Undated::no_length: return told(row.holds_others ? "nothing in it has days" : "neither days nor a duration are written");
      case timing::Undated::never: return told("there is not so much working time");
      case timing::Undated::no: break;
    }
    return {};
  }

  /// The name of a declaration; of one in another campaign with that.
  [[nodiscard]] std::string seen_from(const CampaignTimes& times, EntityId id) const {
    const EntityId campaign = plan_.enclosing(id, Kind::campaign);
    return campaign == kNoEntity || campaign == times.campaign ? std::string(plan_[id].name) : fmt::format("{} ({})", plan_[id].name, plan_[campaign].name);
  }

  void heading(const CampaignTimes& times) {
    const TimetableRow& whole = times.whole();
    out_ += fmt::format("{} {}", plan_[times.campaign].name, quoted(times.campaign));
    if (whole.dated) out_ += ": " + told(say("{} to {}", say_day(plan_, whole.days.first), say_day(plan_, whole.days.last)));
    out_ += '\n';
  }

  void line(const CampaignTimes& times, const TimetableRow& row) {
    if (row.id == times.campaign) return;
    std::size_t depth = 0;
    for (EntityId at = plan_[row.id].parent; at != times.campaign && at != kNoEntity; at = plan_[at].parent) ++depth;
    const std::string name = fmt::format("{:{}}{} {}", "", 2 * depth, plan_[row.id].name, quoted(row.id));
    if (!row.dated) {
      out_ += fmt::format("  {:<10}  {:<10}  {:>7}  {:>7}    {}: {}\n", kNothing, kNothing, "", "", name, undated(row));
      return;
    }
    const bool critical = row.times.slack == 0 && !row.holds_others;
    const char mark = row.holds_others ? ' ' : row.over ? '=' : row.begun ? '>' : row.computed() ? '~' : ' ';
    const EntityId other = waits_for(times, row);
    const std::string waits = row.holds_others || other == kNoEntity ? "" : fmt::format("  ← {}", seen_from(times, other));
    const auto in_days = [&](std::int64_t minutes) { return number(in_workdays(minutes, times.workday).count); };
    const std::string room = row.times.room ? in_days(*row.times.room) : std::string(kNothing);
    out_ += fmt::format(" {}{:<10}  {:<10}  {:>7}  {:>7}  {} {}{}\n", mark, format_date(row.days.first), format_date(row.days.last), row.holds_others ? "" : in_days(row.times.slack),
                        row.holds_others ? "" : room, critical ? '*' : ' ', name, waits);
  }

  void chain(const CampaignTimes& times, const std::vector<timing::ChainStep>& steps) {
    for (const timing::ChainStep& step : steps) {
      const TimetableRow& row = times.all->rows[step.step];
      const std::string_view approval = row.approver == kNoEntity ? "" : ".approval";
      out_ += fmt::format("  {}  {}  {}{} {}\n      {}\n", format_date(row.days.first), format_date(row.days.last), seen_from(times, row.id), approval, quoted(row.id), why(plan_, times, row, step.driver));
    }
  }

  /// A line for each approval of the first send that is still to come, or of the last one.
  void approvals(const CampaignTimes& times, const TimetableRow& row) {
    const std::vector<Approval> all = plan_[row.id].kind == Kind::tactic ? approvals_of(plan_, timetable_, row.id) : std::vector<Approval>();
    if (all.empty()) return;
    const auto next = std::ranges::find_if(all, [&](const Approval& one) { return one.of >= as_of_; });
    const Day shown = next == all.end() ? all.back().of : next->of;
    std::size_t depth = 0;
    for (EntityId at = plan_[row.id].parent; at != times.campaign && at != kNoEntity; at = plan_[at].parent) ++depth;
    for (const Approval& one : all) {
      if (one.of != shown) continue;
      const std::string what = told(say("{}.approval by {}, for {}", plan_[row.id].name, say_label(plan_, one.who), format_date(one.of)));
      out_ += fmt::format("  {:<10}  {:<10}  {:>7}  {:>7}    {:{}}{}\n", format_date(one.first_day()), format_date(one.last_day()), "", "", "", 2 * depth + 2, what);
    }
  }

  /// When a tactic is sent, and until when who has to agree to that.
  void sends(EntityId tactic) {
    const Sends sends = plan_[tactic].kind == Kind::tactic ? sends_of(plan_, timetable_, tactic) : Sends();
    const std::vector<Approval> all = plan_[tactic].kind == Kind::tactic ? approvals_of(plan_, timetable_, tactic) : std::vector<Approval>();
    const auto approved = [&](Day day) {
      for (const Approval& one : all) {
        if (one.of == day) tell("      ", say("with {} by {}, approved by {}", say_label(plan_, one.who), clock_text(one.begin), clock_text(one.end)));
      }
    };
    if (sends.list.empty()) {
      if (!all.empty()) tell("", say("approval for {}", say_day(plan_, all.front().of))), approved(all.front().of);
      return;
    }
    tell("", say("sent"));
    for (const Send& send : sends.list) {
      std::string note = send.minute == Send::kNoHour ? "" : fmt::format(" {:02}:{:02}", send.minute / 60, send.minute % 60);
      for (const Day day : send.moved_from) note += ", " + told(say("moved from {}", say_day(plan_, day)));
      if (send.free) note += ", " + told("a free day");
      out_ += fmt::format("  {}{}\n", say_day(plan_, send.day), note);
      approved(send.day);
    }
    for (const Day day : sends.skipped) tell("  ", say("not on {}, a free day", say_day(plan_, day)));
  }

  const Plan& plan_;
  const Timetable& timetable_;
  const Day as_of_;
  std::string out_;
};

}  // namespace

std::string schedule_text(const PlanView& view) { return ScheduleText(view).table(); }
std::string critical_text(const PlanView& view) { return ScheduleText(view).critical(); }
std::string why_text(const PlanView& view, std::string_view name) { return ScheduleText(view).why_of(name); }
std::string delay_text(const PlanView& view, std::string_view name, const Duration& by) { return ScheduleText(view).delay_of(name, by); }

}  // namespace campaign
