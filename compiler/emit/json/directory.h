#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"
#include "source/source_file.h"

namespace campaign {

/// Which declarations a JSON plan contains, and under which ids.
///
/// An id is the declaration's path; those of the standard library have their module's name in front
/// (`std.kpi.commerce.revenue`). Together with the kind it is unique in the document: where two files use one name, the
/// second becomes `maria~2`. The plan's own declarations are all in; of the library only what they lead to.
class Directory {
 public:
  /// O(declarations + values).
  Directory(const Sources& sources, const Plan& plan);

  [[nodiscard]] std::string_view id(EntityId entity) const { return ids_[static_cast<std::size_t>(entity)]; }
  [[nodiscard]] bool contains(EntityId entity) const { return in_[static_cast<std::size_t>(entity)]; }
  /// What the document has of a kind, in the order of the text.
  [[nodiscard]] const std::vector<EntityId>& all(Kind kind) const { return by_kind_[static_cast<std::size_t>(kind)]; }

 private:
  void name_all(const Sources& sources);
  void follow();
  void follow_entity(EntityId entity);
  void follow_value(const Value& value);
  void reach(EntityId entity);
  void reach_unit(UnitId unit);

  const Plan& plan_;
  std::vector<std::string> ids_;
  std::vector<bool> in_;
  std::vector<bool> units_seen_;
  std::vector<EntityId> declared_units_;  // The declaration of every simple unit, or kNoEntity.
  std::vector<EntityId> to_follow_;
  std::array<std::vector<EntityId>, kKindCount> by_kind_;
};

/// The kind as a JSON word: `business_goal`.
[[nodiscard]] std::string_view json_name(Kind kind);

}  // namespace campaign
