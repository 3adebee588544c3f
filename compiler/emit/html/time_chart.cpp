#include "emit/html/time_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "emit/html/charts.h"
#include "model/display_dates.h"
#include "emit/html/facets.h"
#include "emit/html/time_axis.h"

namespace campaign::html {

namespace {

// The chart is drawn for this width at least, in pixels; words are put where there is room for them even then.
constexpr double kNarrowest = 416;
constexpr double kLetter = 6.4;  // The middle width of a letter of the chart.
constexpr std::size_t kMostGuides = 8;     // Milestones with a line through the whole chart.
constexpr std::size_t kFarthest = 60;      // Rows that a connector crosses; the words of a row say the rest.
constexpr std::string_view kGridId = "section-grid";

/// How a bar shows its status: by its fill, by a sign on it and by a word.
struct StatusLook {
  std::string_view word, bar;
  std::string_view sign;  ///< A path around the origin, 10 units wide; empty: none.
};
constexpr std::array<StatusLook, 6> kStatusLooks = {{{"idea", "bar idea", ""},
                                                     {"planned", "bar", ""},
                                                     {"active", "bar active", "M-3-5L5 0L-3 5z"},
                                                     {"paused", "bar paused", "M-4-5H-1V5H-4zM1-5H4V5H1z"},
                                                     {"done", "bar done", "M-5 0L-3.5-1.5L-1.5.5L3.5-4.5L5-3L-1.5 3.5z"},
                                                     {"cancelled", "bar cancelled", "M-4-5L0-1L4-5L5-4L1 0L5 4L4 5L0 1L-4 5L-5 4L-1 0L-5-4z"}}};
constexpr std::string_view kDiamond = "M0-8L8 0L0 8L-8 0z";

const StatusLook* look_of(std::string_view status) {
  const auto found = std::ranges::find(kStatusLooks, status, &StatusLook::word);
  return found == kStatusLooks.end() ? nullptr : &*found;
}

double width_of(std::string_view text) {
  const auto letters = std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return (static_cast<double>(letters) * kLetter + 12) / kNarrowest;
}

/// A bar that would hardly be seen; it is drawn six pixels wide.
bool is_sliver(double width) { return width * kNarrowest < 5; }

/// Whether it says when it is itself, or what is in it does.
bool has_days(const ScheduleRow& row) { return row.from == DaysFrom::itself || row.from == DaysFrom::computed || row.from == DaysFrom::below; }
bool is_summary(Kind kind) { return kind == Kind::campaign || kind == Kind::goal || kind == Kind::strategy; }

// Pictures within pictures move the origin, so that shapes of pixels stand at shares of the width; the style sheet lets them
// draw beyond their edges.

/// The middle of a row, from which its bars are drawn.
Html::Scope in_middle(Html& html) { return html.in("svg", {attribute("y", "50%")}); }
/// A place in the middle of a row.
Html::Scope place(Html& html, double x) { return html.in("svg", {attribute("x", percent(x))}); }
/// A place in a row's picture, around which shapes are drawn.
Html::Scope at(Html& html, double x) {
  return html.in("svg", {attribute("x", percent(x)), attribute("y", "50%")});
}

void write_path(Html& html, std::string_view kind, std::string_view d) { html.element("path", {cls(kind), attribute("d", d)}, ""); }

void write_upright(Html& html, std::string_view kind, double x, std::string_view from, std::string_view to) {
  const std::string at = percent(x);
  html.element("line", {cls(kind), attribute("x1", at), attribute("x2", at), attribute("y1", from), attribute("y2", to)}, "");
}

void write_label(Html& html, std::string_view kind, double x, int dx, int y, bool before, std::string_view text) {
  const std::string at = percent(x), beside = fmt::format("{}", before ? -dx : dx), below = fmt::format("{}", y);
  before ? html.element("text", {cls(kind), attribute("x", at), attribute("dx", beside), attribute("y", below), attribute("text-anchor", "end")}, text)
         : html.element("text", {cls(kind), attribute("x", at), attribute("dx", beside), attribute("y", below)}, text);
}

// -- connectors -------------------------------------------------------------------------------------------------------

/// A piece of a connector inside one row, and the arrow at its end. Rows have no height in common, so each draws its own.
struct Piece {
  enum class Arrow { none, right, down, up };
  double x1 = 0, x2 = 0;
  std::string_view y1, y2;
  Arrow arrow = Arrow::none;
  bool contradicts = false;  ///< What should wait begins before the other is finished.
};

struct Ends {
  std::size_t line;
  double begin, end;
};

/// Draws from the end of one row to the beginning of another: up or down, then to the right where there is room.
void connect(const Ends& from, const Ends& to, bool broken, std::vector<std::vector<Piece>>& pieces) {
  const auto [low, high] = std::minmax(from.line, to.line);
  if (low == high || high - low > kFarthest) return;
  constexpr double kNear = 0.02;
  const bool contradicts = broken && to.begin < from.end - 0.0001;
  const bool side = to.begin - from.end > kNear;
  const double x = side ? from.end : to.begin + 0.004;
  const bool down = to.line > from.line;
  const std::string_view out = down ? "100%" : "0%", in = down ? "0%" : "100%";
  if (!side && !contradicts && x > from.end) pieces[from.line].push_back({from.end, x, "50%", "50%"});
  if (contradicts && x < from.begin) pieces[from.line].push_back({x, from.begin, "50%", "50%", Piece::Arrow::none, true});
  pieces[from.line].push_back({x, x, "50%", out, Piece::Arrow::none, contradicts});
  for (std::size_t line = low + 1; line < high; ++line) pieces[line].push_back({x, x, "0%", "100%", Piece::Arrow::none, contradicts});
  pieces[to.line].push_back({x, x, in, "50%", side ? Piece::Arrow::none : down ? Piece::Arrow::down : Piece::Arrow::up, contradicts});
  if (side) pieces[to.line].push_back({x, to.begin, "50%", "50%", Piece::Arrow::right, contradicts});
}

// -- the chart --------------------------------------------------------------------------------------------------------

class ChartWriter {
 public:
  ChartWriter(const Canvas& canvas, const Schedule& schedule, const TimeChart& chart)
      : canvas_(canvas), words_(canvas.words), html_(canvas.html), plan_(canvas.plan()), schedule_(schedule), chart_(chart), axis_(canvas.words, *schedule.range),
        today_(Day(canvas.view().as_of)) {
    shown_ = std::min(schedule.rows.size(), chart.most_rows);
    collect_connectors();
  }

  void write() {
    const auto table = html_.in("table", {cls("stacks gantt")});
    html_.element("caption", {cls("unseen")}, chart_.caption);
    write_head();
    const auto body = html_.in("tbody");
    if (chart_.one_line_of_milestones) {
      if (!schedule_.milestones.empty()) write_milestone_line();
    } else {
      for (std::size_t i = 0; i < schedule_.milestones.size(); ++i) write_milestone(schedule_.milestones[i], i);
    }
    for (std::size_t i = 0; i < shown_; ++i) write_row(schedule_.rows[i], first_row_ + i);
  }

 private:
  [[nodiscard]] bool today_shown() const { return axis_.holds(today_); }

  void collect_connectors() {
    first_row_ = chart_.one_line_of_milestones ? !schedule_.milestones.empty() : schedule_.milestones.size();
    pieces_.resize(first_row_ + shown_);
    waits_for_.resize(shown_);
    needed_by_.resize(shown_);
    if (schedule_.dependencies.empty()) return;
    std::unordered_map<std::uint32_t, Ends> ends;
    for (std::size_t i = 0; i < schedule_.milestones.size(); ++i) {
      const double middle = axis_.middle_of(schedule_.milestones[i].day);
      ends.emplace(static_cast<std::uint32_t>(schedule_.milestones[i].id), Ends{chart_.one_line_of_milestones ? 0 : i, middle, middle});
    }
    for (std::size_t i = 0; i < shown_; ++i) {
      const ScheduleRow& row = schedule_.rows[i];
      line_of_.emplace(static_cast<std::uint32_t>(row.id), i);
      if (!has_days(row)) continue;
      const DaySpan hull = hull_of(row.days);
      ends.emplace(static_cast<std::uint32_t>(row.id), Ends{first_row_ + i, axis_.begin_of(hull.first), axis_.end_of(hull.last)});
    }
    for (const Dependency& each : schedule_.dependencies) {
      const auto from = ends.find(static_cast<std::uint32_t>(each.earlier)), to = ends.find(static_cast<std::uint32_t>(each.later));
      if (from != ends.end() && to != ends.end()) connect(from->second, to->second, is_broken(each), pieces_);
      if (const auto line = line_of_.find(static_cast<std::uint32_t>(each.later)); line != line_of_.end())
        waits_for_[line->second].push_back(each.earlier);
      // What a milestone waits for is said where it has no row of its own words.
      const auto line = line_of_.find(static_cast<std::uint32_t>(each.earlier));
      if (line != line_of_.end() && !line_of_.contains(static_cast<std::uint32_t>(each.later))) needed_by_[line->second].push_back(each.later);
    }
  }

  /// Whether stated days do not keep the link. Days that touch do, and so do those that a lead allows to overlap.
  [[nodiscard]] bool is_broken(const Dependency& link) const {
    const CampaignTimes* times = canvas_.view().analysis.timetable(plan_).times_of(link.later);
    return times != nullptr && std::ranges::any_of(times->all->broken, [&](const BrokenLink& broken) {
             if (broken.waits != link.later) return false;
             const auto* other = std::get_if<Reference>(&broken.value->value);
             return other != nullptr && (other->entity == link.earlier || plan_.owner_of(*broken.value) == link.earlier);
           });
  }

  // -- the axis --

  void write_head() {
    const auto head = html_.in("thead");
    const auto row = html_.in("tr");
    html_.element("th", {attribute("scope", "col")}, words_("What"));
    const auto cell = html_.in("th", {attribute("scope", "col"), cls("axis")});
    html_.element("span", {cls("unseen")}, words_("When, between {0} and {1}", day_text(axis_.range().first), day_text(axis_.range().last)));
    const int units = axis_.groups().empty() ? 14 : 32;  // Where the names of the ticks stand.
    const auto svg = html_.in("svg", {attribute("aria-hidden", "true"), attribute("width", "100%"), attribute("height", fmt::format("{}", units + (today_shown() ? 24 : 8)))});
    write_grid();
    html_.element("use", {href(Url::place("", kGridId))}, "");
    for (const TimeAxis::Tick& group : axis_.groups()) {
      if (!group.label.empty()) write_label(html_, "group", group.at, group.at > 0 ? 5 : 0, 14, false, group.label);
    }
    for (const TimeAxis::Tick& tick : axis_.ticks()) {
      write_label(html_, "unit", tick.at, tick.at > 0 ? 5 : 0, units, false, tick.label);
    }
    if (!today_shown()) return;
    const double x = axis_.middle_of(today_);
    write_label(html_, "now", x, 5, units + 17, x > 0.7, words_("Today, {0}", day_text(today_)));
  }

  /// The lines that go through all rows, drawn once and used by each.
  void write_grid() {
    const auto defs = html_.in("defs");
    const auto grid = html_.in("g", {html::id(kGridId)});
    if (axis_.unit() == TimeAxis::Unit::day) write_weekends();
    for (const TimeAxis::Tick& tick : axis_.ticks()) {
      if (tick.at > 0) write_upright(html_, "grid-tick", tick.at, "0", "100%");
    }
    for (const TimeAxis::Tick& group : axis_.groups()) {
      if (group.at > 0) write_upright(html_, "grid-edge", group.at, "0", "100%");
    }
    if (schedule_.milestones.size() <= kMostGuides) {
      for (const ScheduledMilestone& each : schedule_.milestones) write_upright(html_, "grid-guide", axis_.middle_of(each.day), "0", "100%");
    }
    if (today_shown()) write_upright(html_, "grid-today", axis_.middle_of(today_), "0", "100%");
  }

  void write_weekends() {
    const Workdays workdays = workdays_of(canvas_);
    for (Day day = axis_.range().first; day <= axis_.range().last; day += std::chrono::days(1)) {
      if (workdays.is_workday(day)) continue;
      html_.element("rect", {cls("grid-weekend"), attribute("x", percent(axis_.begin_of(day))), attribute("width", percent(axis_.end_of(day) - axis_.begin_of(day))),
                             attribute("height", "100%")}, "");
    }
  }

  // -- rows --

  /// The picture of a row, with the grid and the connectors that cross it.
  Html::Scope in_track(std::size_t line) {
    html_.begin("svg", {cls("track"), attribute("aria-hidden", "true"), attribute("width", "100%"), attribute("height", "100%")});
    html_.element("use", {href(Url::place("", kGridId))}, "");
    for (const Piece& piece : pieces_[line]) {
      html_.element("line", {cls(piece.contradicts ? "wait wrong" : "wait"), attribute("x1", percent(piece.x1)), attribute("x2", percent(piece.x2)),
                             attribute("y1", piece.y1), attribute("y2", piece.y2)}, "");
      if (piece.arrow == Piece::Arrow::none) continue;
      const auto spot = at(html_, piece.x2);
      write_path(html_, piece.contradicts ? "arrow wrong" : "arrow",
                 piece.arrow == Piece::Arrow::right ? "M-7-4L0 0L-7 4z" : piece.arrow == Piece::Arrow::down ? "M-4-16L4-16L0-9z" : "M-4 16L4 16L0 9z");
    }
    return Html::Scope(html_);
  }

  void write_milestone(const ScheduledMilestone& milestone, std::size_t line) {
    const auto row = html_.in("tr", {cls("milestone")});
    {
      const auto head = html_.in("th", {attribute("scope", "row")});
      write_link(canvas_, milestone.id);
    }
    const auto cell = html_.in("td");
    html_.element("p", {cls("words")}, words_("milestone on {0}", day_text(milestone.day)));
    const auto track = in_track(line);
    const double x = axis_.middle_of(milestone.day);
    const auto middle = in_middle(html_);
    write_milestone_sign(x);
    write_label(html_, "label", x, 14, 4, x > 0.75, day_text(milestone.day));
  }

  void write_milestone_sign(double x) {
    const auto spot = place(html_, x);
    write_path(html_, "diamond", kDiamond);
  }

  void write_milestone_line() {
    const auto row = html_.in("tr", {cls("milestone")});
    html_.element("th", {attribute("scope", "row")}, words_("Milestones"));
    const auto cell = html_.in("td");
    {
      const auto words = html_.in("p", {cls("words")});
      std::vector<std::string> days;
      for (const ScheduledMilestone& each : schedule_.milestones) days.push_back(words_("{0}: {1}", plan_.label(each.id), day_text(each.day)));
      html_.text(canvas_.locale().list(days));
    }
    const auto track = in_track(0);
    const auto middle = in_middle(html_);
    double free = 0;  // Where the last name ends.
    for (std::size_t i = 0; i < schedule_.milestones.size(); ++i) {
      const double x = axis_.middle_of(schedule_.milestones[i].day);
      const double before = free;
      const double beyond = i + 1 < schedule_.milestones.size() ? axis_.middle_of(schedule_.milestones[i + 1].day) - 0.03 : 1;
      const std::string_view name = plan_.label(schedule_.milestones[i].id);
      const double width = width_of(name) + 0.03;
      free = x + 0.03;
      write_milestone_sign(x);
      if (x + width <= beyond) {
        write_label(html_, "label", x, 14, 4, false, name);
        free = x + width;
      } else if (x - width >= before) {
        write_label(html_, "label", x, 14, 4, true, name);
      }
    }
  }

  void write_row(const ScheduleRow& row, std::size_t line) {
    const Kind kind = plan_[row.id].kind;
    const std::string classes = fmt::format("depth{}{}", std::min(row.depth, 5u), is_summary(kind) ? "" : " leaf");
    // On the pages of goals and strategies the tactics themselves can be chosen among.
    const bool chosen_here = kind == Kind::tactic && canvas_.page.role == Role::timeline;
    const auto element = chosen_here ? html_.in("tr", {cls(classes), attribute("data-facets", facets_of(canvas_, row.id))}) : html_.in("tr", {cls(classes)});
    {
      const auto head = html_.in("th", {attribute("scope", "row")});
      write_link(canvas_, row.id);
      if (row.tactics_left_out > 0) html_.element("span", {cls("clauses")}, " " + words_("{0} {0:tactic|tactics}", row.tactics_left_out));
    }
    const auto cell = html_.in("td");
    const std::string days = days_text(canvas_, row);
    html_.element("p", {cls("words")}, words_of(row, days, line - first_row_));
    const auto track = in_track(line);
    const auto middle = in_middle(html_);
    if (row.days.empty() && !row.deadline) return write_label(html_, "label", 0, 6, 4, false, words_("without dates"));
    is_summary(kind) ? write_summary(row, days) : write_bars(row, kind, days);
  }

  [[nodiscard]] std::string day_text(Day day) const { return canvas_.locale().day(day); }

  std::string words_of(const ScheduleRow& row, const std::string& days, std::size_t index) const {
    std::vector<std::string> facts;
    if (!days.empty()) facts.push_back(days);
    if (row.from != DaysFrom::itself) {
      if (const auto* takes = plan_.get<Duration>(row.id, prop("duration"))) facts.push_back(words_("takes {0}", display_duration(words_, *takes)));
    }
    if (const std::string_view status = plan_.word(row.id, prop("status")); !status.empty()) facts.push_back(words_.word(status));
    for (const Checkpoint& checkpoint : row.checkpoints) facts.push_back(words_("checkpoint on {0}", day_text(checkpoint.day)));
    if (row.deadline) facts.push_back(words_("judged on {0}", day_text(*row.deadline)));
    if (row.from == DaysFrom::computed) {
      facts.push_back(std::string(words_("worked out")));
      const CampaignTimes& times = *canvas_.view().analysis.timetable(plan_).times_of(row.id);
      const std::int64_t slack = row.times->times.slack;
      facts.push_back(slack == 0 ? std::string(words_("critical: what delays it delays the end of the campaign"))
                                 : words_("{0} of slack", display_duration(words_, in_workdays(slack, times.workday))));
    }
    for (const EntityId other : waits_for_[index]) facts.push_back(words_("after “{0}”", plan_.label(other)));
    for (const EntityId other : needed_by_[index]) facts.push_back(words_("before “{0}”", plan_.label(other)));
    std::string text;
    for (const std::string& fact : facts) {
      if (!text.empty()) text += " · ";
      text += fact;
    }
    return text.empty() ? std::string(words_("without dates")) : text;
  }

  void write_rect(std::string_view kind, double from, double to, int height) {
    const double width = std::min(to, 1.0) - from;
    html_.element("rect", {cls(kind), attribute("x", percent(from)), attribute("width", is_sliver(width) ? std::string("6") : percent(width)),
                           attribute("y", fmt::format("{}", -height / 2)), attribute("height", fmt::format("{}", height)), attribute("rx", "3")}, "");
  }

  /// A word beside the bars of a row, where there is room: behind them, before them, or in the longest.
  void write_beside(const ScheduleRow& row, const std::string& text, std::string_view inside, int indent, int y_inside = 4) {
    const DaySpan hull = hull_of(row.days);
    const double begin = axis_.begin_of(hull.first), end = axis_.end_of(hull.last), width = width_of(text);
    if (1 - end >= width) return write_label(html_, "label", end, is_sliver(end - begin) ? 13 : 8, 4, false, text);
    if (begin >= width) return write_label(html_, "label", begin, 8, 4, true, text);
    const auto length = [](const DaySpan& span) { return span.last - span.first; };
    const DaySpan& longest = *std::ranges::max_element(row.days, {}, length);
    const double from = axis_.begin_of(longest.first), to = axis_.end_of(longest.last);
    if (to - from >= width + indent / kNarrowest) write_label(html_, inside, from, 8 + indent, y_inside, false, text);
  }

  void write_bars(const ScheduleRow& row, Kind kind, const std::string& days) {
    const std::string_view status = plan_.word(row.id, prop("status"));
    const StatusLook* look = look_of(status);
    const bool stated = has_days(row);
    const bool small = kind != Kind::tactic;
    std::string_view bar = look == nullptr ? "bar" : look->bar;
    if (kind == Kind::experiment) bar = "bar trial";
    if (row.from == DaysFrom::computed && look == nullptr) bar = "bar computed";
    if (!stated) bar = "bar within";
    write_slack(row);
    bool signs = stated && !small && look != nullptr && !look->sign.empty();
    for (const DaySpan& span : row.days) {
      const double from = axis_.begin_of(span.first), to = axis_.end_of(span.last);
      write_rect(bar, from, to, small ? 12 : 18);
      if (status == "cancelled" && stated) html_.element("line", {cls("strike"), attribute("x1", percent(from)), attribute("x2", percent(to))}, "");
      signs = signs && (to - from) * kNarrowest >= 20;
    }
    if (signs) {
      for (const DaySpan& span : row.days) {
        const auto spot = place(html_, axis_.begin_of(span.first));
        const auto group = html_.in("g", {attribute("transform", "translate(11 0)")});
        write_path(html_, fmt::format("sign {}", status), look->sign);
      }
    }
    std::string text = !stated               ? std::string(words_("no dates of its own"))
                       : row.days.size() > 1 ? words_("{0} {0:flight|flights}", row.days.size())
                                             : days;
    if (!status.empty()) text = words_("{0} · {1}", text, words_.word(status));
    const bool strong = stated && kind != Kind::experiment && (look == nullptr || (status != "idea" && status != "cancelled" && status != "paused"));
    write_beside(row, text, strong ? "label in" : "label", signs ? 14 : 0);
  }

  /// How much later it could be: a thin line behind the bar, to the latest day on which it can end.
  void write_slack(const ScheduleRow& row) {
    if (!has_links(row)) return;
    const double from = axis_.end_of(hull_of(row.days).last), to = std::min(axis_.end_of(timing::day_of(row.times->times.late_finish - 1)), 1.0);
    if (to <= from) return;
    html_.element("line", {cls("slack"), attribute("x1", percent(from)), attribute("x2", percent(to)), attribute("y1", "9"), attribute("y2", "9")}, "");
  }

  /// Whether its place has to do with others: it waits, or others wait for it.
  [[nodiscard]] static bool has_links(const ScheduleRow& row) {
    return row.from == DaysFrom::computed && row.times->computed();
  }

  void write_summary(const ScheduleRow& row, const std::string& days) {
    const bool goal = plan_[row.id].kind == Kind::goal;
    const bool marked = goal && (row.deadline || !row.checkpoints.empty());
    const bool stated = has_days(row);
    if (!row.days.empty()) {
      const DaySpan hull = hull_of(row.days);
      const double from = axis_.begin_of(hull.first), to = axis_.end_of(hull.last);
      write_rect(stated ? "span" : "bar within", from, to, stated ? 6 : 10);
      if (stated) {
        for (const double x : {from, to}) {
          const auto spot = place(html_, x);
          write_path(html_, "cap", x == from ? "M0-3H8L0 7z" : "M0-3H-8L0 7z");
        }
      }
      if (!marked) write_beside(row, stated ? days : std::string(words_("no dates of its own")), "label", 0, stated ? -8 : 4);
    }
    for (const Checkpoint& checkpoint : row.checkpoints) {
      const auto spot = place(html_, axis_.middle_of(checkpoint.day));
      html_.element("circle", {cls("checkpoint"), attribute("r", "5")}, "");
    }
    if (!row.deadline) return;
    const double x = axis_.end_of(*row.deadline);
    const bool before = x > 0.5;
    {
      const auto spot = place(html_, x);
      write_path(html_, "deadline", before ? "M0-16V12M0-16L-11-12L0-8z" : "M0-16V12M0-16L11-12L0-8z");
    }
    write_label(html_, "label", x, 15, -8, before, words_("judged on {0}", day_text(*row.deadline)));
  }

  const Canvas& canvas_;
  const Words& words_;
  Html& html_;
  const Plan& plan_;
  const Schedule& schedule_;
  const TimeChart& chart_;
  TimeAxis axis_;
  Day today_;
  std::size_t shown_ = 0, first_row_ = 0;
  std::vector<std::vector<Piece>> pieces_;  // By line of the chart.
  std::vector<std::vector<EntityId>> waits_for_, needed_by_;  // By row.
  std::unordered_map<std::uint32_t, std::size_t> line_of_;
};

/// One sign of the legend: what it looks like in a picture of 24 × 16, and what it means.
void write_key(Html& html, std::string_view word, std::string_view bar, std::string_view path, std::string_view path_kind) {
  const auto item = html.in("li");
  {
    const auto svg = html.in("svg", {attribute("viewBox", "0 0 26 18"), attribute("width", "26"), attribute("height", "18"), attribute("aria-hidden", "true")});
    if (!bar.empty()) {
      html.element("rect", {cls(bar), attribute("x", "1"), attribute("y", "2"), attribute("width", "24"), attribute("height", "14"), attribute("rx", "3")}, "");
    }
    if (bar == "bar cancelled") html.element("line", {cls("strike"), attribute("x1", "1"), attribute("x2", "25"), attribute("y1", "9"), attribute("y2", "9")}, "");
    if (!path.empty()) {
      const auto group = html.in("g", {attribute("transform", "translate(13 9)")});
      write_path(html, path_kind, path);
    }
  }
  html.text(word);
}

}  // namespace

std::string days_text(const Canvas& canvas, const ScheduleRow& row) {
  if (row.days.empty()) return {};
  const auto text = [&](const DaySpan& span) { return canvas.locale().span(span.first, span.last); };
  if (row.from == DaysFrom::around) return canvas.words("no dates of its own, within {0}", text(hull_of(row.days)));
  if (row.days.size() == 1) return text(row.days.front());
  std::vector<std::string> spans;
  for (const DaySpan& span : row.days) spans.push_back(text(span));
  return canvas.locale().list(spans);
}

void write_time_chart(const Canvas& canvas, const Schedule& schedule, const TimeChart& chart) {
  if (!schedule.range) return canvas.html.element("p", {cls("quiet")}, canvas.words("Nothing here has dates yet."));
  ChartWriter(canvas, schedule, chart).write();
  if (schedule.rows.size() > chart.most_rows)
    canvas.html.element("p", {cls("quiet")}, canvas.words("{0} more are not drawn here.", schedule.rows.size() - chart.most_rows));
}

void write_time_legend(const Canvas& canvas, const Schedule& schedule) {
  const Plan& plan = canvas.plan();
  bool around = false, computed = false, trial = false, checkpoint = false, deadline = false, summary = false, plain = false;
  std::array<bool, kStatusLooks.size()> used{};
  for (const ScheduleRow& row : schedule.rows) {
    const Kind kind = plan[row.id].kind;
    around |= row.from == DaysFrom::around;
    computed |= row.from == DaysFrom::computed;
    trial |= kind == Kind::experiment && row.from == DaysFrom::itself;
    checkpoint |= !row.checkpoints.empty();
    deadline |= row.deadline.has_value();
    summary |= is_summary(kind);
    const StatusLook* look = look_of(plan.word(row.id, prop("status")));
    if (look != nullptr) used[static_cast<std::size_t>(look - kStatusLooks.data())] = true;
    plain |= look == nullptr && kind == Kind::tactic && row.from != DaysFrom::computed;
  }
  Html& html = canvas.html;
  const Words& words = canvas.words;
  const auto list = html.in("ul", {cls("keys")});
  if (!schedule.milestones.empty()) write_key(html, words.kind(Kind::milestone), "", kDiamond, "diamond");
  if (deadline) write_key(html, words("a goal is judged"), "", "M4-8V8M4-8L-7-4L4 0z", "deadline");
  if (checkpoint) write_key(html, words.property(prop("checkpoint")), "", "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0z", "checkpoint");
  if (summary) write_key(html, words("goal or strategy, from its first day to its last"), "", "M-12-5H12V5L6 1H-6L-12 5z", "cap");
  if (plain) write_key(html, words("runs"), "bar", "", "");
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) write_key(html, words.word(kStatusLooks[i].word), kStatusLooks[i].bar, kStatusLooks[i].sign, fmt::format("sign {}", kStatusLooks[i].word));
  }
  if (computed) write_key(html, words("worked out from what it waits for"), "bar computed", "", "");
  if (trial) write_key(html, words.kind(Kind::experiment), "bar trial", "", "");
  if (around) write_key(html, words("no dates of its own"), "bar within", "", "");
  if (!schedule.dependencies.empty()) write_key(html, words("has to wait for"), "", "M-12 0H6M12 0L5-4V4z", "key-arrow");
}

}  // namespace campaign::html
