#include "emit/html/properties.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "emit/html/markdown.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

/// All values of one property.
struct Group {
  const PropertyRow* row = nullptr;
  std::size_t order = 0;
  std::span<const PropertyValue> values;
  [[nodiscard]] Property property() const { return values.front().property; }
};

std::vector<Group> groups_of(const Plan& plan, EntityId id, std::span<const Property> elsewhere) {
  std::vector<Group> groups;
  const std::vector<const PropertyRow*> rows = plan.properties_of(plan[id].kind);
  const auto values = plan.values(id);
  for (std::size_t i = 0; i < values.size();) {
    std::size_t end = i + 1;
    while (end < values.size() && values[end].property == values[i].property) ++end;
    if (std::find(elsewhere.begin(), elsewhere.end(), values[i].property) == elsewhere.end()) {
      const auto row = std::find_if(rows.begin(), rows.end(),
                                    [&](const PropertyRow* each) { return plan.property_of(*each) == values[i].property; });
      groups.push_back({row == rows.end() ? nullptr : *row, static_cast<std::size_t>(row - rows.begin()),
                        values.subspan(i, end - i)});
    }
    i = end;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.order < b.order; });
  return groups;
}

/// Whether a property needs the width of the page.
bool is_long(const Group& group) {
  constexpr std::size_t kShortText = 44;
  if (group.row == nullptr) return true;
  if (group.row->type == ValueType::markdown || group.row->type == ValueType::rule_name) return true;
  std::size_t length = 0;
  for (const PropertyValue& value : group.values) {
    if (const auto* text = std::get_if<Text>(&value.value)) length += text->value.size();
  }
  return length > kShortText;
}

void write_fact(const Canvas& canvas, const Group& group) {
  const auto fact = canvas.html.in("div");
  canvas.html.element("dt", display_name(canvas, group.property()));
  const auto definition = canvas.html.in("dd");
  write_values(canvas, group.row, group.values);
}

void write_computed(const Canvas& canvas, const ComputedFact& computed) {
  const auto fact = canvas.html.in("div");
  canvas.html.element("dt", computed.name);
  const auto definition = canvas.html.in("dd");
  canvas.html.text(computed.text);
  if (computed.note.empty()) return;
  canvas.html.text(" ");
  const auto note = canvas.html.in("small", {cls("clauses")});
  computed.note_is_english ? write_english(canvas, computed.note) : canvas.html.text(computed.note);
}

}  // namespace

void write_comment(const Canvas& canvas, EntityId id) {
  const std::string_view comment = canvas.plan()[id].comment;
  if (comment.empty()) return;
  const auto block = canvas.html.in("div", {cls("comment")});
  write_markdown(canvas.html, comment);
}

void write_properties(const Canvas& canvas, EntityId id, std::span<const Property> elsewhere,
                      std::span<const ComputedFact> computed) {
  const std::vector<Group> groups = groups_of(canvas.plan(), id, elsewhere);
  const auto long_ones = static_cast<std::size_t>(std::count_if(groups.begin(), groups.end(), is_long));
  if (long_ones < groups.size() || !computed.empty()) {
    const auto facts = canvas.html.in("dl", {cls("facts")});
    for (const Group& group : groups) {
      if (!is_long(group)) write_fact(canvas, group);
    }
    for (const ComputedFact& fact : computed) write_computed(canvas, fact);
  }
  if (long_ones == 0) return;
  const auto notes = canvas.html.in("dl", {cls("notes")});
  for (const Group& group : groups) {
    if (is_long(group)) write_fact(canvas, group);
  }
}

void write_finding_tags(const Canvas& canvas, EntityId id) {
  constexpr std::array<std::string_view, 3> kClasses = {"tag no", "tag warning", "tag hint"};
  const std::vector<std::uint32_t> findings = canvas.map.findings_at(id);
  for (const auto& [severity, text] : display_counts(canvas, findings)) {
    const auto first = std::ranges::find(findings, severity, [&](std::uint32_t finding) { return canvas.finding(finding).severity; });
    const std::string_view classes = kClasses[static_cast<std::size_t>(severity)];
    const auto url = canvas.map.way_to_finding(canvas.page, *first);
    canvas.html.text(" ");
    if (url) {
      canvas.html.element("a", {cls(classes), href(*url)}, text);
    } else {
      canvas.html.element("span", {cls(classes)}, text);
    }
  }
}

void write_title(const Canvas& canvas, EntityId id, int level) {
  const auto title = canvas.html.in("div", {cls("title")});
  canvas.html.element(heading(level), {attribute("dir", "auto")}, canvas.label(id));
  const std::string_view status = canvas.plan().word(id, prop("status"));
  if (!status.empty()) write_tag(canvas, "status", display_word(canvas, status));
  write_finding_tags(canvas, id);
}

void write_card_content(const Canvas& canvas, EntityId id, int level) {
  const Entity& entity = canvas.plan()[id];
  write_title(canvas, id, level);
  if (entity.parent != kNoEntity && entity.parent != canvas.scope().campaign && canvas.plan()[entity.parent].kind != Kind::portfolio) {
    const auto part = canvas.html.in("p", {cls("part-of")});
    write_around(canvas, canvas.words.around("Part of {0}"), [&] { write_link(canvas, entity.parent); });
  }
  write_comment(canvas, id);
  write_properties(canvas, id);
}

void write_card(const Canvas& canvas, EntityId id, int level) {
  const auto card = canvas.html.in("article", {cls("card"), html::id(canvas.map.anchor(id))});
  write_card_content(canvas, id, level);
}

}  // namespace campaign::html
