#include "ide/goal_tree.h"

#include <algorithm>

namespace campaign {

namespace {

bool serves(const Plan& plan, EntityId id, EntityId aim) {
  return std::ranges::any_of(plan.values(id, prop("serves")), [&](const PropertyValue& value) {
    const auto* reference = std::get_if<Reference>(&value.value);
    return reference != nullptr && reference->entity == aim;
  });
}

}  // namespace

bool in_goal_tree(Kind kind) {
  return KindSet(Kind::business_goal, Kind::portfolio, Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic).contains(kind);
}

std::vector<EntityId> aims_of(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  std::vector<EntityId> aims;
  for (const PropertyValue& value : plan.values(id, prop("serves"))) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference != nullptr && reference->entity != kNoEntity) aims.push_back(reference->entity);
  }
  const EntityId around = plan[id].parent;
  if (around != kNoEntity && plan[id].kind != Kind::business_goal && in_goal_tree(plan[around].kind)) aims.push_back(around);
  return aims;
}

std::vector<EntityId> means_of(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  std::vector<EntityId> means;
  for (const EntityId child : plan[id].children) {
    if (in_goal_tree(plan[child].kind) && plan[child].kind != Kind::business_goal) means.push_back(child);
  }
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId other{i};
    if (!plan[other].from_library && in_goal_tree(plan[other].kind) && serves(plan, other, id)) means.push_back(other);
  }
  return means;
}

}  // namespace campaign
