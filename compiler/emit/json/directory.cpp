#include "emit/json/directory.h"

#include <algorithm>
#include <unordered_map>

namespace campaign {

namespace {

template <typename Id>
std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}

/// `std/kpi/email` → `std.kpi.email.`
std::string module_prefix(std::string_view file) {
  constexpr std::string_view kExtension = ".campaign";
  if (file.ends_with(kExtension)) file.remove_suffix(kExtension.size());
  std::string prefix(file);
  std::ranges::replace(prefix, '/', '.');
  return prefix + '.';
}

}  // namespace

Directory::Directory(const Sources& sources, const Plan& plan) : plan_(plan), ids_(plan.size()), in_(plan.size()) {
  name_all(sources);
  follow();
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    if (in_[i]) by_kind_[index(plan[EntityId{i}].kind)].push_back(EntityId{i});
  }
}

void Directory::name_all(const Sources& sources) {
  // Declarations stand behind the ones around them, so a parent has its id when its parts are named. Keys view `ids_`.
  std::array<std::unordered_map<std::string_view, std::uint32_t>, kKindCount> taken;
  for (std::uint32_t i = 0; i < plan_.size(); ++i) {
    const Entity& entity = plan_[EntityId{i}];
    std::string& id = ids_[i];
    if (entity.parent != kNoEntity) {
      const std::string& parent = ids_[index(entity.parent)];
      id.reserve(parent.size() + 1 + entity.name.size());
      id.append(parent).append(1, '.');
    } else if (entity.from_library) {
      id = module_prefix(sources[entity.span.file].name());
    }
    id += entity.name;
    auto& ids_of_kind = taken[index(entity.kind)];
    const auto [first, fresh] = ids_of_kind.try_emplace(id, 1u);
    if (fresh) continue;
    auto& [base, number] = *first;
    do {
      id = std::string(base) + '~' + std::to_string(++number);
    } while (!ids_of_kind.try_emplace(id, 1u).second);
  }
}

void Directory::follow() {
  for (const auto& [entity, unit] : plan_.entity_units_) {
    if (index(unit) >= declared_units_.size()) declared_units_.resize(index(unit) + 1, kNoEntity);
    declared_units_[index(unit)] = EntityId{entity};
  }
  for (std::uint32_t i = 0; i < plan_.size(); ++i) {
    if (!plan_[EntityId{i}].from_library) in_[i] = true;
  }
  for (std::uint32_t i = 0; i < plan_.size(); ++i) {
    if (!plan_[EntityId{i}].from_library) follow_entity(EntityId{i});
  }
  while (!to_follow_.empty()) {
    const EntityId next = to_follow_.back();
    to_follow_.pop_back();
    follow_entity(next);
  }
}

void Directory::follow_entity(EntityId entity) {
  for (const PropertyValue& value : plan_.values(entity)) {
    follow_value(value.value);
    reach(plan_.clauses(value).matching);
  }
  if (plan_[entity].parent != kNoEntity) reach(plan_[entity].parent);
  if (plan_[entity].kind == Kind::calendar) {
    for (const EntityId child : plan_[entity].children) reach(child);
  }
  if (plan_[entity].kind != Kind::kpi) return;
  if (const auto unit = plan_.unit_of(entity)) reach_unit(*unit);
  if (const Formula* formula = plan_.formula(entity)) {
    for (const FormulaNode& node : formula->nodes) {
      if (node.op == FormulaNode::Op::metric) reach(node.metric);
      if (node.op == FormulaNode::Op::constant) reach_unit(node.constant.unit);
    }
  }
}

void Directory::follow_value(const Value& value) {
  if (const auto* reference = std::get_if<Reference>(&value)) reach(reference->entity);
  if (const auto* amount = std::get_if<Amount>(&value)) reach_unit(amount->unit);
  if (const auto* estimate = std::get_if<Estimate>(&value)) reach_unit(estimate->high.unit);
  if (const auto* unit = std::get_if<UnitValue>(&value)) reach_unit(unit->unit);
  if (const auto* target = std::get_if<Target>(&value)) reach_unit(target->amount.unit);
  if (const auto* bounds = std::get_if<Bounds>(&value)) {
    if (bounds->low) reach_unit(bounds->low->unit);
    if (bounds->high) reach_unit(bounds->high->unit);
  }
  if (const auto* condition = std::get_if<Condition>(&value)) {
    reach(condition->metric);
    if (condition->compared) reach_unit(condition->amount.unit);
  }
  if (const auto* expectation = std::get_if<Expectation>(&value)) {
    reach(expectation->metric);
    reach_unit(expectation->estimate.high.unit);
  }
}

void Directory::reach(EntityId entity) {
  if (entity == kNoEntity || in_[index(entity)]) return;
  in_[index(entity)] = true;
  to_follow_.push_back(entity);
}

void Directory::reach_unit(UnitId unit) {
  if (index(unit) >= units_seen_.size()) units_seen_.resize(index(unit) + 1);
  if (units_seen_[index(unit)]) return;
  units_seen_[index(unit)] = true;
  for (const auto& [part, power] : plan_.units().parts(unit)) {
    if (index(part) < declared_units_.size()) reach(declared_units_[index(part)]);
  }
}

std::string_view json_name(Kind kind) {
  return kind == Kind::business_goal ? "business_goal" : row_of(kind).keyword;
}

}  // namespace campaign
