#pragma once

#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/plan.h"

namespace campaign {

inline Decimal decimal(std::string_view digits) {
  return Decimal::parse(digits).value();
}
inline Amount amount(std::string_view digits, UnitId unit = kNoUnit) {
  return {decimal(digits), unit};
}
inline Estimate between(const Amount& low, const Amount& middle, const Amount& high) {
  return {low, middle, high};
}
inline Day day(int year, unsigned month, unsigned of_month) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
}

/// A plan made by hand, declaration by declaration, for tests of what reads plans. Names must outlive it.
class HandPlan {
 public:
  EntityId add(Kind kind, std::string_view name, std::string_view title, EntityId parent = kNoEntity) {
    const EntityId id{static_cast<std::uint32_t>(plan_.entities_.size())};
    Entity entity;
    entity.kind = kind;
    entity.parent = parent;
    entity.name = name;
    entity.title = title;
    entity.named = !name.empty();
    plan_.entities_.push_back(std::move(entity));
    values_.emplace_back();
    if (parent == kNoEntity) {
      plan_.roots_.push_back(id);
    } else {
      plan_.entities_[static_cast<std::size_t>(parent)].children.push_back(id);
    }
    return id;
  }

  Entity& entity(EntityId id) { return plan_.entities_[static_cast<std::size_t>(id)]; }
  Plan& plan() { return plan_; }
  Units& units() { return plan_.units_; }

  /// The values of one declaration's property; the call for the next property comes after it.
  PropertyValue& set(EntityId id, Property property, Value value) {
    PropertyValue& added = values_[static_cast<std::size_t>(id)].emplace_back();
    added.property = property;
    added.value = std::move(value);
    return added;
  }
  PropertyValue& set(EntityId id, Property property, Value value, const Clauses& clauses) {
    PropertyValue& added = set(id, property, std::move(value));
    added.clauses = static_cast<std::int32_t>(plan_.clauses_.size());
    plan_.clauses_.push_back(clauses);
    return added;
  }

  void unit_of_kpi(EntityId kpi, UnitId unit) { plan_.kpi_units_[static_cast<std::uint32_t>(kpi)] = unit; }
  void currency_of(EntityId campaign, UnitId unit) {
    plan_.campaign_currency_[static_cast<std::uint32_t>(campaign)] = unit;
  }

  /// The finished plan; what is set afterwards is not in it.
  Plan& build() {
    plan_.values_.clear();
    for (std::size_t i = 0; i < values_.size(); ++i) plan_.add_values(EntityId{static_cast<std::uint32_t>(i)}, values_[i]);
    return plan_;
  }

 private:
  Plan plan_;
  std::deque<std::vector<PropertyValue>> values_;
};

}  // namespace campaign
