#include <algorithm>
#include <vector>

#include "analysis/approvals.h"
#include "emit/html/sections.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostRows = 100;  // The CSV table of sends has all.

struct ApprovalRow {
  EntityId tactic = kNoEntity;
  Approval approval;
};

std::vector<Approval> approvals_shown(const Canvas& canvas, EntityId tactic) {
  if (!canvas.map.is_shown(tactic)) return {};
  return approvals_of(canvas.plan(), canvas.analysis().timetable(canvas.plan()), tactic);
}

/// What the readers get to see, by the day on which it has to be approved.
std::vector<ApprovalRow> shown_approvals(const Canvas& canvas) {
  std::vector<ApprovalRow> rows;
  for (const EntityId tactic : canvas.scope().of(Kind::tactic)) {
    for (const Approval& one : approvals_shown(canvas, tactic)) rows.push_back({tactic, one});
  }
  std::ranges::stable_sort(rows, {}, [](const ApprovalRow& row) { return row.approval.end; });
  return rows;
}

std::string day_and_time(const Canvas& canvas, timing::Minute at) {
  const Day day = timing::day_of(at);
  return canvas.locale().day(day) + ", " + canvas.locale().time(static_cast<int>(at - timing::start_of(day)));
}

void write_row(const Canvas& canvas, const ApprovalRow& row) {
  const auto line = canvas.html.in("tr");
  {
    const auto name = canvas.html.in("th", {attribute("scope", "row")});
    write_link(canvas, row.tactic);
  }
  canvas.html.element("td", {attribute("data-label", canvas.words("Who"))}, canvas.label(row.approval.who));
  canvas.html.element("td", {attribute("data-label", canvas.words("Begins or is sent"))}, canvas.locale().day(row.approval.of));
  canvas.html.element("td", {attribute("data-label", canvas.words("With them by"))}, day_and_time(canvas, row.approval.begin));
  canvas.html.element("td", {attribute("data-label", canvas.words("Approved by"))}, day_and_time(canvas, row.approval.end));
}

}  // namespace

bool has_approvals(const Canvas& canvas) {
  return std::ranges::any_of(canvas.scope().of(Kind::tactic), [&](EntityId tactic) { return !approvals_shown(canvas, tactic).empty(); });
}

void write_approvals(const Canvas& canvas) {
  const std::vector<ApprovalRow> rows = shown_approvals(canvas);
  canvas.html.element("p", {cls("quiet")}, canvas.words("Who approves what until when: it has to be with them by the one time, and approved by the other."));
  const auto table = canvas.html.in("table", {cls("stacks")});
  canvas.html.element("caption", {cls("unseen")}, canvas.words("What has to be approved"));
  {
    const auto head = canvas.html.in("thead");
    const auto row = canvas.html.in("tr");
    for (const std::string_view name : {canvas.words("What"), canvas.words("Who"), canvas.words("Begins or is sent"), canvas.words("With them by"), canvas.words("Approved by")}) canvas.html.element("th", {attribute("scope", "col")}, name);
  }
  const auto body = canvas.html.in("tbody");
  for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i) write_row(canvas, rows[i]);
  if (rows.size() <= kMostRows) return;
  const auto row = canvas.html.in("tr");
  canvas.html.element("td", {attribute("colspan", "5"), cls("quiet")}, canvas.words("and {0} more", rows.size() - kMostRows));
}

}  // namespace campaign::html
