#include "faults/place.h"

#include <algorithm>
#include <cassert>

#include "model/format.h"

namespace campaign {

std::vector<Place> Place::children(Kind kind) const {
  std::vector<Place> found;
  if (is_none()) return found;
  for (const EntityId child : entity().children) {
    if (plan()[child].kind == kind) found.push_back({snapshot, child});
  }
  return found;
}

std::vector<Place> Place::below(Kind kind) const {
  std::vector<Place> found;
  if (is_none()) return found;
  for (const EntityId child : entity().children) {
    const Place place{snapshot, child};
    if (place.entity().kind == kind) found.push_back(place);
    for (const Place& deeper : place.below(kind)) found.push_back(deeper);
  }
  return found;
}

Place Place::named_by(Property property) const {
  const auto* reference = get<Reference>(property);
  return {snapshot, reference == nullptr ? kNoEntity : reference->entity};
}

std::string Place::text(Property property) const {
  return has(property) ? std::string(text(plan().find(id, property)->span)) : "";
}

std::string Place::properties() const {
  const Entity& here = entity();
  if (!here.has_block) return "";
  const std::string_view file = (*snapshot.sources)[here.span.file].text();
  const auto from = static_cast<std::uint32_t>(file.find('{', here.head.end)) + 1;
  const std::uint32_t to = here.children.empty() ? here.body_end : plan()[here.children.front()].span.begin;
  return std::string(file.substr(from, to - from));
}

std::string Place::day_after_end(int days) const {
  const auto* period = campaign().get<DaySpan>(prop("period"));
  return period == nullptr ? "" : written(period->last + std::chrono::days(days));
}

std::string Place::day_before_start(int days) const {
  const auto* period = campaign().get<DaySpan>(prop("period"));
  return period == nullptr ? "" : written(period->first - std::chrono::days(days));
}

std::string Place::said(std::string_view english, std::string_view german) const {
  const auto* locale = campaign().get<Text>(prop("locale"));
  return std::string(locale != nullptr && locale->value.starts_with("de") ? german : english);
}

Edits Place::drop(Property property) const {
  Edits edits;
  if (is_none()) return edits;
  for (const PropertyValue& value : plan().values(id, property)) {
    if (value.key.file != entity().span.file) return {};
    if (!edits.empty() && edits.back().span.begin == value.key.begin) {
      edits.back().span.end = value.span.end;  // Of a list.
    } else {
      edits.push_back({{value.key.file, value.key.begin, value.span.end}, ""});
    }
  }
  if (property != prop("expect") || edits.empty()) return edits;
  // A block: its word and braces go, too.
  const std::string_view file = (*snapshot.sources)[entity().span.file].text();
  const auto begin = static_cast<std::uint32_t>(file.rfind("expect", edits.front().span.begin));
  const auto end = static_cast<std::uint32_t>(file.find('}', edits.back().span.end)) + 1;
  return {{{entity().span.file, begin, end}, ""}};
}

Edits Place::replace(Property property, std::string text) const {
  if (!has(property)) return {};
  const Span place = plan().find(id, property)->span;
  if (place.file != entity().span.file) return {};
  return {{place, std::move(text)}};
}

Edits Place::insert(std::string text) const {
  if (is_none() || !entity().has_block) return {};
  const std::string_view file = (*snapshot.sources)[entity().span.file].text();
  const auto at = static_cast<std::uint32_t>(file.find('{', entity().head.end)) + 1;
  return {{{entity().span.file, at, at}, " " + std::move(text) + "\n"}};
}

Edits Place::set(std::string_view property, std::string text) const {
  if (is_none()) return {};
  const PropertyRow* row = plan().find_property(entity().kind, property);
  assert(row != nullptr);
  const Property which = plan().property_of(*row);
  if (!has(which)) return insert(std::string(property) + ": " + text);
  // A list is one value here.
  const auto values = plan().values(id, which);
  if (values.front().key.file != entity().span.file || values.front().key.begin != values.back().key.begin) return {};
  return {{{values.front().span.file, values.front().span.begin, values.back().span.end}, std::move(text)}};
}

Edits Place::retitle(std::string title) const {
  if (is_none() || entity().title.empty()) return {};
  return {{entity().title_span, '"' + title + '"'}};
}

Edits Place::remove() const {
  return {{entity().span, ""}};
}

Edits Place::append(std::string text) const {
  const FileId file = entity().span.file;
  const auto end = static_cast<std::uint32_t>((*snapshot.sources)[file].text().size());
  return {{{file, end, end}, "\n" + std::move(text) + "\n"}};
}

Edits Place::use(std::string_view module) const {
  return {{{entity().span.file, 0, 0}, "use " + std::string(module) + "\n"}};
}

Edits together(std::initializer_list<Edits> changes) {
  for (const Edits& change : changes) {
    if (change.empty()) return {};
  }
  return joined(changes);
}

Edits joined(std::initializer_list<Edits> changes) {
  Edits all;
  for (const Edits& change : changes) all.insert(all.end(), change.begin(), change.end());
  return all;
}

Edits outermost(Edits edits) {
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  Edits kept;
  for (Edit& edit : edits) {
    if (kept.empty() || edit.span.begin >= kept.back().span.end) kept.push_back(std::move(edit));
  }
  return kept;
}

std::string written(const Plan& plan, const Amount& amount) {
  if (amount.unit == kPercent) return amount.number.to_string() + "%";
  return amount.number.to_string() + (amount.unit == kNoUnit ? "" : " " + plan.units().name(amount.unit));
}

Amount scaled(const Amount& amount, std::string_view factor) {
  const auto product = Decimal::multiply(amount.number, *Decimal::parse(factor));
  return {product ? *product : amount.number, amount.unit};
}

Amount possible(const Plan& plan, const Amount& amount) {
  const Units& units = plan.units();
  if (units.is_money(amount.unit)) return {amount.number.round(2), amount.unit};
  const bool counted = amount.unit != kNoUnit && amount.unit != kPercent && amount.unit != kPoints && units.parts(amount.unit).size() == 1;
  return {counted ? amount.number.round(0) : amount.number, amount.unit};
}

std::string written(Day day) {
  return format_date(day);
}

}  // namespace campaign
