#include "emit/html/facets.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include <fmt/format.h>

#include "model/format.h"
#include "model/hull.h"

namespace campaign::html {

namespace {

/// A property that tactics are chosen by, and the kinds that it names; none for words.
struct Facet {
  Property property;
  std::string_view name;
  std::initializer_list<Kind> kinds;
};
constexpr std::initializer_list<Kind> kOwners = {Kind::person, Kind::team}, kChannels = {Kind::channel}, kAudiences = {Kind::audience}, kMarkets = {Kind::market};
constexpr std::array<Facet, 4> kFacets = {
    {{prop("owner"), "owner", kOwners}, {prop("channel"), "channel", kChannels}, {prop("audience"), "audience", kAudiences}, {prop("market"), "market", kMarkets}}};
constexpr std::string_view kStatus = "status", kStrategy = "strategy";
constexpr std::size_t kMostStrategies = 100;  // A longer list is none to choose from.

/// The values of a property at the nearest declaration that states it, from the tactic outwards.
std::span<const PropertyValue> nearest(const Plan& plan, EntityId id, Property property) {
  for (; id != kNoEntity; id = plan[id].parent) {
    if (const auto values = plan.values(id, property); !values.empty()) return values;
  }
  return {};
}

bool lists_tactics(Role role) {
  switch (role) {
    case Role::map:
    case Role::timeline:
    case Role::calendar:
    case Role::budget:
    case Role::goal:
    case Role::strategy: return true;
    default: return false;
  }
}

/// The strategies that a reader can choose among on the page: those of its goal, or of the scope.
std::vector<EntityId> strategies_of(const Canvas& canvas) {
  if (canvas.page.role == Role::strategy) return {};
  std::vector<EntityId> strategies = canvas.page.role == Role::goal ? canvas.map.children(canvas.page.root, Kind::strategy) : canvas.scope().of(Kind::strategy);
  if (strategies.size() > kMostStrategies) strategies.clear();
  return strategies;
}

void add_named(const Plan& plan, EntityId id, Property property, std::vector<EntityId>& found) {
  if (plan[id].kind == Kind::tactic) {
    for (const PropertyValue& value : nearest(plan, id, property)) {
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference != nullptr && reference->entity != kNoEntity) found.push_back(reference->entity);
    }
  }
  for (const EntityId child : plan[id].children) add_named(plan, child, property, found);
}

/// What a reader can choose among: on the page of a goal or strategy what its tactics name, on its further parts what those there name, else
/// all of the scope.
std::vector<EntityId> choices(const Canvas& canvas, const Facet& facet) {
  std::vector<EntityId> found;
  if (canvas.page.role == Role::goal || canvas.page.role == Role::strategy) {
    if (canvas.page.first == 0) {
      add_named(canvas.plan(), canvas.page.root, facet.property, found);
    } else {
      const auto here = std::span(canvas.map.children(canvas.page.root, Kind::tactic)).subspan(canvas.page.first, canvas.page.last - canvas.page.first);
      for (const EntityId tactic : here) add_named(canvas.plan(), tactic, facet.property, found);
    }
    std::ranges::sort(found);
    const auto again = std::ranges::unique(found);
    found.erase(again.begin(), again.end());
    return found;
  }
  for (const Kind kind : facet.kinds) {
    for (const EntityId id : canvas.scope().of(kind)) found.push_back(id);
  }
  return found;
}

void write_name(const Canvas& canvas, std::string_view facet, std::string_view value, std::string_view text) {
  canvas.html.element("option", {attribute("value", fmt::format("{}={}", facet, value))}, text);
}

}  // namespace

std::string facets_of(const Canvas& canvas, EntityId tactic) {
  const Plan& plan = canvas.plan();
  std::string facets;
  const auto add = [&](std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(facets), "{}{}={}", facets.empty() ? "" : " ", name, value);
  };
  for (const Facet& facet : kFacets) {
    for (const PropertyValue& value : nearest(plan, tactic, facet.property)) {
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference != nullptr && reference->entity != kNoEntity) add(facet.name, canvas.map.anchor(reference->entity));
    }
  }
  if (const EntityId strategy = plan.enclosing(tactic, Kind::strategy); strategy != kNoEntity) add(kStrategy, canvas.map.anchor(strategy));
  if (const std::string_view status = plan.word(tactic, prop("status")); !status.empty()) add(kStatus, status);
  std::optional<DaySpan> run;
  auto flights = nearest(plan, tactic, prop("flight"));
  if (flights.empty()) flights = nearest(plan, tactic, prop("period"));
  for (const PropertyValue& value : flights) {
    const auto* span = std::get_if<DaySpan>(&value.value);
    if (span != nullptr) widen(run, *span);
  }
  if (run) add("from", format_date(run->first)), add("to", format_date(run->last));
  return facets;
}

void write_facet_names(const Canvas& canvas) {
  if (!lists_tactics(canvas.page.role)) return;
  const auto list = canvas.html.in("datalist", {id("facet-names")});
  const auto write_title = [&](std::string_view facet, Property property) {
    canvas.html.element("option", {attribute("value", facet)}, display_name(canvas, property));
  };
  for (const Facet& facet : kFacets) {
    write_title(facet.name, facet.property);
    for (const EntityId id : choices(canvas, facet)) write_name(canvas, facet.name, canvas.map.anchor(id), canvas.label(id));
  }
  if (const std::vector<EntityId> strategies = strategies_of(canvas); !strategies.empty()) {
    canvas.html.element("option", {attribute("value", kStrategy)}, canvas.words.heading(canvas.words.kind(Kind::strategy)));
    for (const EntityId strategy : strategies) write_name(canvas, kStrategy, canvas.map.anchor(strategy), canvas.label(strategy));
  }
  write_title(kStatus, prop("status"));
  std::string_view words = find_property(Kind::tactic, kStatus)->words;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    write_name(canvas, kStatus, word, display_word(canvas, word));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
}

}  // namespace campaign::html
