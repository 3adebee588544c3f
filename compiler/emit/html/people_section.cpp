#include <algorithm>
#include <utility>
#include <vector>
#include <array>

#include "emit/html/charts.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostOwned = 40;

/// The days that a declaration states for itself; of a goal the one by which it is judged.
std::vector<DaySpan> days_of(const Plan& plan, EntityId id) {
  std::vector<DaySpan> days;
  for (const Property property : {prop("flight"), prop("period"), prop("by"), prop("on")}) {
    for (const PropertyValue& value : plan.values(id, property)) {
      const auto* span = std::get_if<DaySpan>(&value.value);
      if (span != nullptr && span->first <= span->last) days.push_back(*span);
    }
    if (!days.empty()) break;
  }
  return days;
}

/// When what somebody answers for runs: in words, and as stretches of the campaign's period where it has one.
void write_when(const Canvas& canvas, EntityId id) {
  const std::vector<DaySpan> days = days_of(canvas.plan(), id);
  if (days.empty()) return;
  std::vector<std::string> texts;
  for (const DaySpan& span : days) texts.push_back(canvas.locale().span(span.first, span.last));
  canvas.html.text(" ");
  canvas.html.element("small", {cls("clauses")}, canvas.locale().list(texts));
  const EntityId campaign = canvas.map.around(id, Kind::campaign);
  const DaySpan* period = campaign == kNoEntity || campaign == id ? nullptr : canvas.plan().get<DaySpan>(campaign, prop("period"));
  if (period == nullptr || period->first > period->last) return;
  const auto length = static_cast<double>((period->last - period->first).count() + 1);
  const auto share = [&](Day day) { return std::clamp(static_cast<double>((day - period->first).count()) / length, 0.0, 1.0); };
  std::vector<std::pair<double, double>> stretches;
  for (const DaySpan& span : days) stretches.emplace_back(share(span.first), share(span.last + std::chrono::days(1)));
  write_stretches(canvas.html, stretches);
}

void write_owned(const Canvas& canvas, EntityId owner) {
  std::vector<EntityId> owned;
  for (const Use& use : canvas.map.uses_in(canvas.scope(), owner)) {
    if (use.property == prop("owner")) owned.push_back(use.user);
  }
  if (owned.empty()) return canvas.html.element("span", {cls("quiet")}, canvas.words("nothing"));
  write_declarations(canvas, owned, kMostOwned, write_when);
}

void write_row(const Canvas& canvas, EntityId id) {
  const auto row = canvas.html.in("tr", {html::id(canvas.map.anchor(id))});
  {
    const auto name = canvas.html.in("th", {attribute("scope", "row")});
    canvas.html.element("span", {cls("row-title")}, canvas.label(id));
    if (canvas.plan()[id].kind == Kind::team) {
      canvas.html.text(" ");
      canvas.html.element("span", {cls("kind")}, display_kind(canvas, id));
    }
    write_finding_tags(canvas, id);
    write_comment(canvas, id);
    write_properties(canvas, id);
  }
  const auto owns = canvas.html.in("td", {attribute("data-label", canvas.words("Answers for"))});
  write_owned(canvas, id);
}

}  // namespace

void write_people(const Canvas& canvas) {
  const auto table = canvas.html.in("table", {cls("stacks people")});
  canvas.html.element("caption", canvas.words("Who answers for what"));
  {
    const auto head = canvas.html.in("thead");
    const auto row = canvas.html.in("tr");
    canvas.html.element("th", {attribute("scope", "col")}, canvas.words("Name"));
    canvas.html.element("th", {attribute("scope", "col")}, canvas.words("Answers for"));
  }
  const auto body = canvas.html.in("tbody");
  for (const Kind kind : {Kind::person, Kind::team}) {
    for (const EntityId id : canvas.scope().of(kind)) write_row(canvas, id);
  }
}

}  // namespace campaign::html
