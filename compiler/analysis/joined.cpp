#include "analysis/joined.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "analysis/goal.h"

namespace campaign {

namespace {

class Joining {
 public:
  Joining(const Plan& plan, Assignments& assignments) : plan_(plan), assignments_(assignments), campaigns_(plan.all(Kind::campaign)), joined_to_(campaigns_.size()) {
    std::iota(joined_to_.begin(), joined_to_.end(), std::size_t{0});
    for (std::size_t i = 0; i < campaigns_.size(); ++i) index_.emplace(campaigns_[i], i);
  }

  std::vector<std::vector<EntityId>> run() {
    for (std::size_t i = 0; i < campaigns_.size(); ++i) look_at(i, campaigns_[i]);
    std::vector<std::vector<EntityId>> groups(campaigns_.size());
    for (std::size_t i = 0; i < campaigns_.size(); ++i) groups[first_of(i)].push_back(campaigns_[i]);
    std::erase_if(groups, [](const auto& group) { return group.empty(); });
    return groups;
  }

 private:
  void look_at(std::size_t campaign, EntityId id) {
    const std::vector<EntityId> inside = scheduled_in(plan_, id);
    const Kind kind = plan_[id].kind;
    if (kind == Kind::tactic && inside.empty()) {
      for (const AskedPeople& asked : assignments_.of(id)) {
        for (const EntityId person : asked.people) join(campaign, works_in_.try_emplace(person, campaign).first->second);
      }
    }
    if (kind == Kind::tactic || kind == Kind::milestone) {
      for (const LinkProperty& link : kLinkProperties) {
        for (const PropertyValue& value : plan_.values(id, link.property)) look_at_link(campaign, value);
      }
    }
    for (const EntityId child : inside) look_at(campaign, child);
  }

  void look_at_link(std::size_t campaign, const PropertyValue& value) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference == nullptr || reference->entity == kNoEntity) return;
    const auto other = index_.find(plan_.enclosing(reference->entity, Kind::campaign));
    if (other != index_.end()) join(campaign, other->second);
  }

  /// The first campaign of the group that one is in.
  std::size_t first_of(std::size_t campaign) {
    while (joined_to_[campaign] != campaign) campaign = joined_to_[campaign] = joined_to_[joined_to_[campaign]];
    return campaign;
  }
  void join(std::size_t a, std::size_t b) {
    a = first_of(a), b = first_of(b);
    joined_to_[std::max(a, b)] = std::min(a, b);
  }

  const Plan& plan_;
  Assignments& assignments_;
  const std::vector<EntityId> campaigns_;
  std::vector<std::size_t> joined_to_;
  std::unordered_map<EntityId, std::size_t> index_, works_in_;
};

}  // namespace

std::vector<EntityId> scheduled_in(const Plan& plan, EntityId id) {
  std::vector<EntityId> inside;
  for (const EntityId child : plan[id].children) {
    if (kScheduledKinds.contains(plan[child].kind) && !(plan[child].kind == Kind::tactic && is_cancelled(plan, child))) inside.push_back(child);
  }
  return inside;
}

std::vector<std::vector<EntityId>> joined_campaigns(const Plan& plan, Assignments& assignments) { return Joining(plan, assignments).run(); }

}  // namespace campaign
