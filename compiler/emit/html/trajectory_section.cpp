#include <algorithm>
#include <chrono>
#include <vector>

#include <fmt/format.h>

#include "model/display_amounts.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

/// A value of a goal's metric on a day, as the plan states it.
struct Point {
  enum class Kind : std::uint8_t { baseline, checkpoint, target, actual };
  Kind kind;
  Day day;
  Amount value;
};

/// The day for which a value is stated: the last one of its period, else that on which it was read or is wanted.
std::optional<Day> day_of(const Clauses& clauses) {
  if (clauses.during) return clauses.during->last;
  if (clauses.by) return clauses.by->last;
  if (clauses.as_of) return clauses.as_of->last;
  return std::nullopt;
}

void add_values(const Canvas& canvas, EntityId goal, Property property, Point::Kind kind, std::vector<Point>& points) {
  for (const PropertyValue& value : canvas.plan().values(goal, property)) {
    const auto* amount = std::get_if<Amount>(&value.value);
    const auto day = day_of(canvas.plan().clauses(value));
    if (amount != nullptr && day) points.push_back({kind, *day, *amount});
  }
}

/// All stated values of a goal's metric that have a day, in the order of time. Those in another unit than the target's are
/// left out: they have no place on its scale.
std::vector<Point> points_of(const Canvas& canvas, EntityId goal) {
  std::vector<Point> points;
  add_values(canvas, goal, prop("baseline"), Point::Kind::baseline, points);
  add_values(canvas, goal, prop("checkpoint"), Point::Kind::checkpoint, points);
  add_values(canvas, goal, prop("actual"), Point::Kind::actual, points);
  const auto target = canvas.plan().resolved_target(goal);
  const auto* by = canvas.plan().get<DaySpan>(goal, prop("by"));
  if (target && by != nullptr) points.push_back({Point::Kind::target, by->last, *target});
  if (points.empty()) return points;
  const UnitId unit = target ? target->unit : points.front().value.unit;
  std::erase_if(points, [&](const Point& point) { return point.value.unit != unit; });
  std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.day < b.day; });
  return points;
}

/// The places of points in a picture whose width and height are 100%.
class Scale {
 public:
  explicit Scale(const std::vector<Point>& points) {
    first_ = points.front().day;
    days_ = std::max<double>(1, static_cast<double>((points.back().day - first_).count()));
    low_ = high_ = points.front().value.number.to_double();
    for (const Point& point : points) {
      low_ = std::min(low_, point.value.number.to_double());
      high_ = std::max(high_, point.value.number.to_double());
    }
    if (high_ <= low_) high_ = low_ + 1;
  }
  [[nodiscard]] double x(Day day) const { return 4 + 92 * static_cast<double>((day - first_).count()) / days_; }
  [[nodiscard]] double y(const Amount& value) const { return 80 - 58 * (value.number.to_double() - low_) / (high_ - low_); }

 private:
  Day first_{};
  double days_ = 1, low_ = 0, high_ = 1;
};

std::string percent(double share) { return fmt::format("{:.2f}%", share); }

void write_line(Html& html, std::string_view kind, double x1, double y1, double x2, double y2) {
  html.element("line", {cls(kind), attribute("x1", percent(x1)), attribute("y1", percent(y1)), attribute("x2", percent(x2)), attribute("y2", percent(y2))}, "");
}

void write_chart(const Canvas& canvas, const std::vector<Point>& points, const std::string& said) {
  Html& html = canvas.html;
  const Scale scale(points);
  const auto svg = html.in("svg", {cls("chart path"), attribute("role", "img"), attribute("aria-label", said), attribute("width", "100%"), attribute("height", "180")});
  write_line(html, "ground", 0, 86, 100, 86);
  const Day today(canvas.view().as_of);
  if (today > points.front().day && today < points.back().day) write_line(html, "today", scale.x(today), 8, scale.x(today), 86);
  for (const bool actual : {false, true}) {
    const Point* before = nullptr;
    for (const Point& point : points) {
      if ((point.kind == Point::Kind::actual) != actual) continue;
      if (before != nullptr) write_line(html, actual ? "measured" : "planned", scale.x(before->day), scale.y(before->value), scale.x(point.day), scale.y(point.value));
      before = &point;
    }
  }
  for (const Point& point : points) {
    const double x = scale.x(point.day), y = scale.y(point.value);
    html.element("circle", {cls(point.kind == Point::Kind::actual ? "measured" : point.kind == Point::Kind::target ? "target" : "planned"), attribute("cx", percent(x)),
                            attribute("cy", percent(y)), attribute("r", point.kind == Point::Kind::target ? "7" : "5")}, "");
  }
  // The ends have their values and days written at them; what lies between is in the table.
  for (const Point* end : {&points.front(), &points.back()}) {
    const bool first = end == &points.front();
    const std::string_view anchor = first ? "start" : "end";
    const double x = first ? 0 : 100;
    html.element("text", {attribute("x", percent(x)), attribute("y", percent(scale.y(end->value) - 8)), attribute("text-anchor", anchor)},
                 display_compact(canvas.words, canvas.plan().units(), end->value));
    html.element("text", {cls("axis"), attribute("x", percent(x)), attribute("y", "97%"), attribute("text-anchor", anchor)}, canvas.locale().day(end->day));
  }
}

std::string name_of(const Canvas& canvas, Point::Kind kind) {
  constexpr Property kProperties[] = {prop("baseline"), prop("checkpoint"), prop("target"), prop("actual")};
  return display_name(canvas, kProperties[static_cast<std::size_t>(kind)]);
}

void write_table(const Canvas& canvas, const std::vector<Point>& points) {
  Html& html = canvas.html;
  const auto table = html.in("table", {cls("stacks")});
  html.element("caption", {cls("unseen")}, canvas.words("The values of the way"));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.element("th", {attribute("scope", "col")}, canvas.words("Day"));
    html.element("th", {attribute("scope", "col")}, canvas.words("What"));
    html.element("th", {attribute("scope", "col"), cls("number")}, canvas.words("Value"));
  }
  const auto body = html.in("tbody");
  for (const Point& point : points) {
    const auto row = html.in("tr");
    html.element("th", {attribute("scope", "row")}, canvas.locale().day(point.day));
    html.element("td", {attribute("data-label", canvas.words("What"))}, name_of(canvas, point.kind));
    html.element("td", {cls("number"), attribute("data-label", canvas.words("Value"))}, display(canvas, point.value));
  }
}

std::string sentence(const Canvas& canvas, const std::vector<Point>& points) {
  const Point &first = points.front(), &last = points.back();
  return canvas.words("From {0} on {1} to {2} on {3}", display(canvas, first.value), canvas.locale().day(first.day), display(canvas, last.value),
                      canvas.locale().day(last.day));
}

}  // namespace

bool has_trajectory(const Canvas& canvas, EntityId goal) { return points_of(canvas, goal).size() > 1; }

void write_trajectory(const Canvas& canvas, EntityId goal, bool table) {
  const std::vector<Point> points = points_of(canvas, goal);
  if (points.size() < 2) return;
  write_chart(canvas, points, sentence(canvas, points) + ".");
  const auto has = [&](Point::Kind kind) { return std::ranges::find(points, kind, &Point::kind) != points.end(); };
  {
    const auto legend = canvas.html.in("ul", {cls("legend")});
    canvas.html.element("li", {cls("key-planned")}, canvas.words("the way to the target"));
    if (has(Point::Kind::actual)) canvas.html.element("li", {cls("key-measured")}, canvas.words("Measured"));
  }
  if (table) write_table(canvas, points);
}

}  // namespace campaign::html
