#include <algorithm>

#include "check/declaration_values.h"
#include "check/value_reader.h"
#include "model/place.h"

namespace campaign {

// Which days are workdays where a date is counted in them, while the plan is still being read.

std::string_view ValueReader::region_of(EntityId id) {
  Node property(nullptr, 0);
  if (find_property_node(context_, id, "locale", property) == nullptr || !property.has_children()) return {};
  context_.leaned_on.insert(static_cast<std::uint32_t>(id));
  Node value = property.child(0);
  if (value.kind() == NodeKind::item) value = value.child(0);
  return value.kind() == NodeKind::text ? context_.text_of(value) : std::string_view();
}

// The region of the first market of a declaration that has one.
std::string_view ValueReader::region_of_markets(EntityId id) {
  Node property(nullptr, 0);
  if (find_property_node(context_, id, "market", property) == nullptr || !property.has_children()) return {};
  context_.leaned_on.insert(static_cast<std::uint32_t>(id));
  const Node value = property.child(0);
  for (Node market : value.kind() == NodeKind::list ? value : property) {
    if (market.kind() == NodeKind::item) market = market.child(0);
    const EntityId found = market.kind() == NodeKind::path ? resolve(names_of(market), market.span(), KindSet(Kind::market), false) : kNoEntity;
    const std::string_view tag = found == kNoEntity ? std::string_view() : region_of(found);
    if (!tag.empty()) return tag;
  }
  return {};
}

WorkWeek ValueReader::work_week_here() {
  for (EntityId at = here_; at != kNoEntity; at = context_.plan[at].parent) {
    if (const std::string_view tag = region_of_markets(at); !tag.empty()) return work_week(tag);
    if (const std::string_view tag = region_of(at); !tag.empty()) return work_week(tag);
  }
  return {};
}

EntityId ValueReader::calendar_named_by(EntityId id) {
  Node property(nullptr, 0);
  if (find_property_node(context_, id, "calendar", property) == nullptr || !property.has_children()) return kNoEntity;
  context_.leaned_on.insert(static_cast<std::uint32_t>(id));
  Node value = property.child(0);
  if (value.kind() == NodeKind::item) value = value.child(0);
  if (value.kind() != NodeKind::path) return kNoEntity;
  return resolve(names_of(value), value.span(), KindSet(Kind::calendar), false);
}

// What `workdays_at` says of the whole plan.
Workdays ValueReader::workdays_here() {
  EntityId calendar = kNoEntity;
  std::string_view market;
  for (EntityId at = here_; at != kNoEntity && calendar == kNoEntity; at = context_.plan[at].parent) {
    if (market.empty()) market = region_of_markets(at);
    calendar = calendar_named_by(at);
  }
  if (calendar == kNoEntity || without_holidays_) return work_week_here();
  const auto [known, fresh] = calendars_.try_emplace(static_cast<std::uint32_t>(calendar));
  if (fresh) known->second = Workdays(stated_week(values_of(calendar)).value_or(WorkWeek{0}), rules_of(calendar));
  const bool stated = market.empty() && known->second.week().workdays != 0;
  return stated ? known->second : known->second.with(work_week_here());
}

// The rules of a calendar and of all that it observes.
std::vector<HolidayRule> ValueReader::rules_of(EntityId calendar) {
  return holiday_rules(context_.plan, calendar, [this](EntityId id) { return values_of(id); });
}

// The values of a declaration, whether its turn has come or not. What is wrong with them is said when it comes.
std::vector<PropertyValue> ValueReader::values_of(EntityId id) {
  const auto read = context_.plan.values(id);
  if (!read.empty()) return {read.begin(), read.end()};
  Diagnostics ignored(context_.diagnostics.tongue());
  CheckContext elsewhere(context_, ignored);
  ValueReader reader(elsewhere);
  reader.aside_ = true;
  reader.date_path_ = date_path_;
  return read_values(elsewhere, reader, id);
}

}  // namespace campaign
