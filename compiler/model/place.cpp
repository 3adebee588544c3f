#include "model/place.h"

#include <optional>

namespace campaign {

namespace {

std::string_view text_of(const Plan& plan, EntityId id, Property property) {
  const auto* text = plan.get<Text>(id, property);
  return text == nullptr ? std::string_view() : text->value;
}

/// The zone of an audience, or of the larger one that it is a part of.
std::string_view zone_of(const Plan& plan, EntityId id) {
  constexpr int kMostSteps = 20;  // A circle of audiences is a finding of its own.
  for (int step = 0; id != kNoEntity && step < kMostSteps; ++step) {
    if (const auto zone = text_of(plan, id, prop("timezone")); !zone.empty()) return zone;
    const auto* within = plan.get<Reference>(id, prop("within"));
    id = within == nullptr ? kNoEntity : within->entity;
  }
  return {};
}

/// The one zone of those that a property names; empty where they have several; nullopt where they have none.
std::optional<std::string_view> zone_of_named(const Plan& plan, EntityId id, Property property) {
  std::optional<std::string_view> found;
  for (const PropertyValue& value : plan.values(id, property)) {
    const auto* named = std::get_if<Reference>(&value.value);
    const std::string_view zone = named == nullptr || named->entity == kNoEntity ? std::string_view() : zone_of(plan, named->entity);
    if (zone.empty()) continue;
    if (found && *found != zone) return std::string_view();
    found = zone;
  }
  return found;
}

}  // namespace

std::string_view region_at(const Plan& plan, EntityId place) {
  for (EntityId at = place; at != kNoEntity; at = plan[at].parent) {
    for (const PropertyValue& value : plan.values(at, prop("market"))) {
      const auto* market = std::get_if<Reference>(&value.value);
      if (market == nullptr || market->entity == kNoEntity) continue;
      if (const auto tag = text_of(plan, market->entity, prop("locale")); !tag.empty()) return tag;
    }
    if (const auto tag = text_of(plan, at, prop("locale")); !tag.empty()) return tag;
  }
  return {};
}

WorkWeek work_week_at(const Plan& plan, EntityId place) { return work_week(region_at(plan, place)); }

std::string_view zone_at(const Plan& plan, EntityId place) {
  for (EntityId at = place; at != kNoEntity; at = plan[at].parent) {
    for (const Property property : {prop("audience"), prop("market")}) {
      if (const auto zone = zone_of_named(plan, at, property)) return *zone;
    }
    if (const auto zone = text_of(plan, at, prop("timezone")); !zone.empty()) return zone;
  }
  return {};
}

}  // namespace campaign
