#include "check/scopes.h"

#include "locale/names.h"

namespace campaign {

namespace {

/// Calls `look` with the form in which a name is compared: `é` as one sign and as `e` with an accent are one name.
auto as_compared(std::string_view name, const auto& look) { return is_ascii(name) ? look(name) : look(std::string_view(composed(name))); }

}  // namespace

void Scopes::add_file(std::size_t file, std::vector<std::size_t> visible) {
  if (visible_.size() <= file) visible_.resize(file + 1);
  visible_[file] = std::move(visible);
}

std::uint32_t Scopes::symbol(std::string_view name) {
  return as_compared(name, [this](std::string_view compared) {
    const auto known = symbols_.find(compared);
    if (known != symbols_.end()) return known->second;
    const auto added = symbols_.emplace(compared, static_cast<std::uint32_t>(symbols_.size())).first;
    names_.push_back(added->first);
    return added->second;
  });
}

std::optional<std::uint32_t> Scopes::known_symbol(std::string_view name) const {
  return as_compared(name, [this](std::string_view compared) {
    const auto found = symbols_.find(compared);
    return found == symbols_.end() ? std::nullopt : std::optional(found->second);
  });
}

void Scopes::poison(std::string_view name) { poisoned_.insert(composed(name)); }
bool Scopes::is_poisoned(std::string_view name) const { return !poisoned_.empty() && poisoned_.contains(composed(name)); }

void Scopes::declare(std::size_t file, EntityId parent, std::string_view name, EntityId entity) {
  const auto next = static_cast<std::int32_t>(entries_.size());
  const std::uint32_t scope = scope_of(file, parent), word = symbol(name);
  const auto [place, fresh] = chains_.try_emplace(key(scope, word), Chain{next, next});
  entries_.push_back({entity, scope, word, -1});
  if (fresh) return;
  entries_[static_cast<std::size_t>(place->second.last)].next = next;
  place->second.last = next;
}

EntityId Scopes::find_symbol(std::uint32_t scope, std::uint32_t symbol, KindSet kinds) const {
  const auto found = chains_.find(key(scope, symbol));
  if (found == chains_.end()) return kNoEntity;
  for (std::int32_t i = found->second.first; i >= 0; i = entries_[static_cast<std::size_t>(i)].next) {
    const EntityId entity = entries_[static_cast<std::size_t>(i)].entity;
    if (kinds.contains(plan_[entity].kind)) return entity;
  }
  return kNoEntity;
}

EntityId Scopes::find_in(std::size_t file, EntityId scope, std::string_view name, KindSet kinds) const {
  const auto found = known_symbol(name);
  return found ? find_symbol(scope_of(file, scope), *found, kinds) : kNoEntity;
}

EntityId Scopes::find(std::size_t file, EntityId from, std::string_view name, KindSet kinds) const {
  const auto found = known_symbol(name);
  if (!found) return kNoEntity;
  for (EntityId scope = from; scope != kNoEntity; scope = plan_[scope].parent) {
    const EntityId entity = find_symbol(static_cast<std::uint32_t>(scope), *found, kinds);
    if (entity != kNoEntity) return entity;
  }
  EntityId entity = find_symbol(scope_of(file, kNoEntity), *found, kinds);
  for (std::size_t i = 0; entity == kNoEntity && i < visible_[file].size(); ++i) {
    entity = find_symbol(scope_of(visible_[file][i], kNoEntity), *found, kinds);
  }
  return entity;
}

std::vector<std::string_view> Scopes::visible_names(std::size_t file, EntityId from, KindSet kinds) const {
  std::unordered_set<std::uint32_t> seen;
  for (EntityId scope = from; scope != kNoEntity; scope = plan_[scope].parent) seen.insert(static_cast<std::uint32_t>(scope));
  seen.insert(scope_of(file, kNoEntity));
  for (const std::size_t used : visible_[file]) seen.insert(scope_of(used, kNoEntity));
  std::vector<bool> is_visible(names_.size());
  for (const Entry& entry : entries_) {
    if (kinds.contains(plan_[entry.entity].kind) && seen.contains(entry.scope)) is_visible[entry.symbol] = true;
  }
  std::vector<std::string_view> names;
  for (std::size_t symbol = 0; symbol < names_.size(); ++symbol) {
    if (is_visible[symbol]) names.push_back(names_[symbol]);
  }
  return names;
}

}  // namespace campaign
