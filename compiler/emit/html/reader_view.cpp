#include "emit/html/reader_view.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace campaign::html {

namespace {

constexpr std::array<Property, 4> kPicks = {prop("owner"), prop("channel"), prop("audience"), prop("market")};

/// The page that a word of `show` stands for: its name in the table of pages, or the plural of a page a goal or strategy.
bool stands_for(std::string_view word, const RoleRow& row) {
  return word == row.slug || (row.role == Role::goal && word == "goals") || (row.role == Role::strategy && word == "strategies");
}

/// Whether one of a declaration's values is what the view asks for.
bool fits(const Plan& plan, EntityId id, EntityId view, Property property) {
  for (const PropertyValue& value : plan.values(id, property)) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference == nullptr) continue;
    for (const PropertyValue& wanted : plan.values(view, property)) {
      const auto* other = std::get_if<Reference>(&wanted.value);
      if (other != nullptr && other->entity == reference->entity) return true;
    }
  }
  return false;
}

bool is_picked_from(Kind kind) { return kind == Kind::goal || kind == Kind::strategy || kind == Kind::tactic; }

}  // namespace

ReaderView::ReaderView(const Plan& plan, EntityId view) {
  roles_.set();
  if (view == kNoEntity) return;
  if (plan.find(view, prop("show")) != nullptr) {
    roles_.reset();
    roles_.set(static_cast<std::size_t>(Role::overview));
    for (const PropertyValue& value : plan.values(view, prop("show"))) {
      const auto* word = std::get_if<Word>(&value.value);
      for (const RoleRow& row : all_roles()) {
        if (word != nullptr && stands_for(word->value, row)) roles_.set(static_cast<std::size_t>(row.role));
      }
    }
  }
  std::vector<Property> picks;
  std::ranges::copy_if(kPicks, std::back_inserter(picks), [&](Property property) { return plan.find(view, property) != nullptr; });
  if (picks.empty()) return;
  // The plan's text has everything in it: readers of a part get to see it only where the view says so.
  if (plan.find(view, prop("show")) == nullptr) roles_.reset(static_cast<std::size_t>(Role::text));
  kept_.assign(plan.size(), true);
  std::vector<bool> below(plan.size());  // What fits, or has something below it that does.
  std::vector<bool> fitting(plan.size());
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (!is_picked_from(plan[id].kind)) continue;
    fitting[i] = std::ranges::all_of(picks, [&](Property property) { return fits(plan, id, view, property); });
  }
  for (std::uint32_t i = static_cast<std::uint32_t>(plan.size()); i-- > 0;) {  // Children come behind their parents.
    const EntityId parent = plan[EntityId{i}].parent;
    if (fitting[i]) below[i] = true;
    if (below[i] && parent != kNoEntity) below[static_cast<std::size_t>(parent)] = true;
  }
  std::vector<bool> inside(plan.size());  // What stands in something that fits.
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const Entity& entity = plan[EntityId{i}];
    const auto parent = static_cast<std::size_t>(entity.parent);
    const bool has_parent = entity.parent != kNoEntity;
    inside[i] = fitting[i] || (has_parent && inside[parent]);
    if (is_picked_from(entity.kind)) {
      kept_[i] = inside[i] || below[i];
    } else if (has_parent && is_picked_from(plan[entity.parent].kind)) {
      kept_[i] = kept_[parent];
    } else if (has_parent && entity.kind == Kind::arm) {
      kept_[i] = kept_[parent];
    } else if (entity.kind == Kind::view) {
      kept_[i] = false;
    }
  }
}

}  // namespace campaign::html
