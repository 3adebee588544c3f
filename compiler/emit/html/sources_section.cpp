#include <algorithm>
#include <map>
#include <string_view>

#include "emit/html/charts.h"
#include "emit/html/sections.h"
#include "emit/html/url.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostUsers = 12;

/// A text that is named as a source, and what rests on it.
using BySource = std::map<std::string_view, std::vector<EntityId>>;

struct Grounds {
  BySource sources;
  std::vector<EntityId> assumed;  ///< The declarations with assumed values, each once.
  std::size_t assumed_values = 0;
  std::size_t values = 0;
};

void add_once(std::vector<EntityId>& list, EntityId id) {
  if (list.empty() || list.back() != id) list.push_back(id);
}

void add_grounds(const Plan& plan, EntityId id, Grounds& grounds) {
  for (const PropertyValue& value : plan.values(id)) {
    const Clauses& clauses = plan.clauses(value);
    ++grounds.values;
    if (clauses.assumed) {
      ++grounds.assumed_values;
      add_once(grounds.assumed, id);
    }
    if (!clauses.source.empty()) add_once(grounds.sources[clauses.source], id);
    const auto* text = std::get_if<Text>(&value.value);
    if (text != nullptr && value.property == prop("source")) add_once(grounds.sources[text->value], id);
  }
}

/// What the scope's own declarations rest on.
Grounds grounds_of(const Canvas& canvas) {
  Grounds grounds;
  for (const auto& kind : canvas.scope().shown) {
    for (const EntityId id : kind) {
      if (!canvas.plan()[id].from_library) add_grounds(canvas.plan(), id, grounds);
    }
  }
  return grounds;
}

void write_source_table(const Canvas& canvas, const BySource& sources) {
  if (sources.empty()) return canvas.html.element("p", {cls("quiet")}, canvas.words("No value names its source."));
  Html& html = canvas.html;
  const auto table = html.in("table", {cls("stacks sources")});
  html.element("caption", canvas.words("Where the figures come from"));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.element("th", {attribute("scope", "col")}, canvas.words("Source"));
    html.element("th", {attribute("scope", "col")}, canvas.words("What rests on it"));
  }
  const auto body = html.in("tbody");
  for (const auto& [source, users] : sources) {
    const auto row = html.in("tr");
    {
      const auto name = html.in("th", {attribute("scope", "row")});
      if (const auto url = Url::written(source)) {
        html.element("a", {href(*url)}, source);
      } else {
        html.text(source);
      }
    }
    const auto cell = html.in("td", {attribute("data-label", canvas.words("What rests on it"))});
    write_links(canvas, users, kMostUsers);
  }
}

}  // namespace

void write_sources(const Canvas& canvas) { write_source_table(canvas, grounds_of(canvas).sources); }

void write_assumed_share(const Canvas& canvas) {
  const Grounds grounds = grounds_of(canvas);
  if (grounds.values == 0) return canvas.html.element("p", {cls("quiet")}, canvas.words("The plan states no values."));
  const std::string words = canvas.words("{0} of {1} {1:stated value|stated values} are assumed", grounds.assumed_values, grounds.values);
  {
    const auto line = canvas.html.in("p");
    canvas.html.text(words);
    canvas.html.text(grounds.assumed.empty() ? "." : ": ");
    if (!grounds.assumed.empty()) write_links(canvas, grounds.assumed, kMostUsers);
  }
  write_share_bar(canvas.html, Decimal::from_int(static_cast<std::int64_t>(grounds.assumed_values)),
                  Decimal::from_int(static_cast<std::int64_t>(grounds.values)), words);
}

void write_files(const Canvas& canvas) {
  const auto list = canvas.html.in("ul", {cls("plain")});
  for (const std::uint32_t index : canvas.map.scopes().front().pages_of(Role::text)) {
    const Page& page = canvas.map.pages()[index];
    if (page.part != 0) continue;
    const auto item = canvas.html.in("li");
    canvas.html.element("a", {href(Url::place(page.file, ""))}, canvas.view().sources[page.text].name());
  }
}

}  // namespace campaign::html
