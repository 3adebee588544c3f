#include <fmt/format.h>

#include "base/text.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

/// The terms of the language that the plan uses, as the language explains them.
void write_kinds(const Canvas& canvas) {
  const auto list = canvas.html.in("dl", {cls("glossary")});
  for (const KindRow& row : all_kinds()) {
    if (canvas.scope().of(row.kind).empty()) continue;
    const auto entry = canvas.html.in("div");
    canvas.html.element("dt", canvas.words.heading(canvas.words.kind(row.kind)));
    canvas.html.element("dd", canvas.words.meaning(row.kind));
  }
}

void write_metrics(const Canvas& canvas) {
  const auto& kpis = canvas.scope().of(Kind::kpi);
  if (kpis.empty()) return;
  std::vector<EntityId> order(kpis.begin(), kpis.end());
  std::ranges::stable_sort(order, {}, [&](EntityId id) { return canvas.label(id); });
  canvas.html.element("h2", canvas.words("Metrics"));
  const auto list = canvas.html.in("dl", {cls("glossary")});
  for (const EntityId kpi : order) {
    const auto entry = canvas.html.in("div");
    {
      const auto term = canvas.html.in("dt");
      write_link(canvas, kpi);
    }
    const auto definition = canvas.html.in("dd");
    const PropertyValue* about = canvas.plan().find(kpi, prop("about"));
    if (about != nullptr) write_value(canvas, find_property(Kind::kpi, "about"), *about);
    else if (const Formula* formula = canvas.plan().formula(kpi); formula != nullptr && !formula->nodes.empty()) write_formula(canvas, *formula);
    else canvas.html.element("span", {cls("quiet")}, canvas.words("measured; the plan does not say more"));
  }
}

}  // namespace

void write_glossary(const Canvas& canvas) {
  write_kinds(canvas);
  write_metrics(canvas);
}

}  // namespace campaign::html
