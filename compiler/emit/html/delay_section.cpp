#include <algorithm>
#include <vector>

#include "analysis/delay.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"
#include "model/display_dates.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostDelays = 12;   // The gravest; all others move less.
constexpr std::size_t kMostMoved = 6;
const Duration kDelay{Decimal::from_int(1), Duration::Unit::weeks};

std::string workdays(const Canvas& canvas, const CampaignTimes& times, std::int64_t minutes) { return display_duration(canvas.words, in_workdays(minutes, times.workday)); }

/// What moves besides the tactic itself, as far as the readers get to see it; of what holds others the goals alone.
std::vector<const DelayedRow*> others(const Canvas& canvas, const Delay& delay) {
  std::vector<const DelayedRow*> list;
  for (const DelayedRow& moved : delay.moved) {
    const Kind kind = canvas.plan()[moved.row->id].kind;
    const bool counts = !moved.row->holds_others || kind == Kind::goal || (kind == Kind::campaign && moved.row->id != canvas.scope().campaign);
    if (moved.row != delay.of && counts && moved.differs() && canvas.map.is_shown(moved.row->id)) list.push_back(&moved);
  }
  return list;
}

void write_moved(const Canvas& canvas, const CampaignTimes& times, const DelayedRow& moved) {
  const auto item = canvas.html.in("li");
  write_link(canvas, moved.row->id);
  const Words& words = canvas.words;
  std::string text = ": ";
  if (moved.never) {
    text += words("is never finished");
  } else {
    text += moved.days.last == moved.row->days.last ? canvas.locale().day(moved.days.last) : words("{0} instead of {1}", canvas.locale().day(moved.days.last), canvas.locale().day(moved.row->days.last));
    if (moved.room) text += *moved.room < 0 ? words(", {0} too late for its deadline", workdays(canvas, times, -*moved.room)) : words(", {0} before its deadline", workdays(canvas, times, *moved.room));
  }
  canvas.html.text(text);
}

void write_delay(const Canvas& canvas, const CampaignTimes& times, const Delay& delay) {
  const auto row = canvas.html.in("tr");
  {
    const auto name = canvas.html.in("th", {attribute("scope", "row")});
    write_link(canvas, delay.of->id);
  }
  {
    const auto end = canvas.html.in("td", {attribute("data-label", canvas.words("End of the campaign"))});
    canvas.html.text(delay.end_later >= timing::kNever ? std::string(canvas.words("is never finished"))
                     : delay.end_later > 0             ? canvas.words("{0} later", workdays(canvas, times, delay.end_later))
                                                       : std::string(canvas.words("as planned")));
  }
  const auto moves = canvas.html.in("td", {attribute("data-label", canvas.words("Also moves"))});
  const auto list = others(canvas, delay);
  if (list.empty()) return canvas.html.element("span", {cls("quiet")}, canvas.words("nothing"));
  {
    const auto items = canvas.html.in("ul");
    for (std::size_t i = 0; i < list.size() && i < kMostMoved; ++i) write_moved(canvas, times, *list[i]);
  }
  if (list.size() > kMostMoved) canvas.html.element("p", {cls("quiet")}, canvas.words("and {0} more", list.size() - kMostMoved));
}

std::vector<Delay> shown_delays(const Canvas& canvas, const CampaignTimes& times) {
  std::vector<Delay> delays = Delays(canvas.plan(), times).gravest(kDelay, kMostDelays);
  std::erase_if(delays, [&](const Delay& delay) { return !canvas.map.is_shown(delay.of->id); });
  return delays;
}

const CampaignTimes* times_of_scope(const Canvas& canvas) {
  const EntityId campaign = canvas.scope().campaign;
  return campaign == kNoEntity ? nullptr : canvas.analysis().timetable(canvas.plan()).times_of(campaign);
}

}  // namespace

bool has_delays(const Canvas& canvas) {
  const CampaignTimes* times = times_of_scope(canvas);
  return times != nullptr && !times->all->links.empty() && !shown_delays(canvas, *times).empty();
}

void write_delays(const Canvas& canvas) {
  const CampaignTimes& times = *times_of_scope(canvas);
  canvas.html.element("p", {cls("quiet")}, canvas.words("What moves if one tactic takes a week longer and all else goes as planned; the gravest first."));
  const auto table = canvas.html.in("table", {cls("stacks delays")});
  canvas.html.element("caption", {cls("unseen")}, canvas.words("What a delay of a week moves"));
  {
    const auto head = canvas.html.in("thead");
    const auto row = canvas.html.in("tr");
    for (const std::string_view name : {canvas.words("If it takes a week longer"), canvas.words("End of the campaign"), canvas.words("Also moves")}) canvas.html.element("th", {attribute("scope", "col")}, name);
  }
  const auto body = canvas.html.in("tbody");
  for (const Delay& delay : shown_delays(canvas, times)) write_delay(canvas, times, delay);
}

}  // namespace campaign::html
