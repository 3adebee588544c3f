#include "model/place.h"

#include <algorithm>
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

/// The tag of the first market of a declaration that has one.
std::string_view region_of_markets(const Plan& plan, EntityId id) {
  for (const PropertyValue& value : plan.values(id, prop("market"))) {
    const auto* market = std::get_if<Reference>(&value.value);
    if (market == nullptr || market->entity == kNoEntity) continue;
    if (const auto tag = text_of(plan, market->entity, prop("locale")); !tag.empty()) return tag;
  }
  return {};
}

EntityId calendar_of(const Plan& plan, EntityId id) {
  const auto* named = plan.get<Reference>(id, prop("calendar"));
  return named == nullptr ? kNoEntity : named->entity;
}

}  // namespace

std::string_view region_at(const Plan& plan, EntityId place) {
  for (EntityId at = place; at != kNoEntity; at = plan[at].parent) {
    if (const auto tag = region_of_markets(plan, at); !tag.empty()) return tag;
    if (const auto tag = text_of(plan, at, prop("locale")); !tag.empty()) return tag;
  }
  return {};
}

WorkWeek work_week_at(const Plan& plan, EntityId place) { return work_week(region_at(plan, place)); }

EntityId calendar_around(const Plan& plan, EntityId id) {
  for (EntityId at = id; at != kNoEntity; at = plan[at].parent) {
    if (const EntityId calendar = calendar_of(plan, at); calendar != kNoEntity) return calendar;
  }
  return kNoEntity;
}

std::optional<WorkWeek> stated_week(std::span<const PropertyValue> values) {
  WorkWeek week{0};
  for (const PropertyValue& value : values) {
    if (value.property != prop("work")) continue;
    const auto* hours = std::get_if<Daypart>(&value.value);
    if (hours == nullptr) return std::nullopt;  // Without the hours that could not be read the others are no week.
    week.workdays = static_cast<std::uint8_t>(week.workdays | (hours->weekdays == 0 ? 0x7F : hours->weekdays));
  }
  return week.workdays == 0 ? std::nullopt : std::optional(week);
}

std::optional<DaySpan> periods_of_campaigns(const Plan& plan) {
  std::optional<DaySpan> all;
  for (const EntityId campaign : plan.all(Kind::campaign)) {
    const auto* period = plan.get<DaySpan>(campaign, prop("period"));
    if (period != nullptr) all = all ? DaySpan{std::min(all->first, period->first), std::max(all->last, period->last)} : *period;
  }
  return all;
}

Workdays workdays_at(const Plan& plan, EntityId place) {
  EntityId calendar = kNoEntity;
  std::string_view market;
  for (EntityId at = place; at != kNoEntity && calendar == kNoEntity; at = plan[at].parent) {
    if (market.empty()) market = region_of_markets(plan, at);
    calendar = calendar_of(plan, at);
  }
  if (calendar == kNoEntity) return work_week_at(plan, place);
  const auto stated = market.empty() ? stated_week(plan.values(calendar)) : std::nullopt;
  return Workdays(stated ? *stated : work_week_at(plan, place), holiday_rules(plan, calendar));
}

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
