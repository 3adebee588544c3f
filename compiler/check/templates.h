#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "check/context.h"
#include "check/head.h"

namespace campaign {

/// Finds the templates that `like` names. They are noted block by block, before what stands in the block is declared.
class Templates {
 public:
  explicit Templates(CheckContext& context) : context_(context) {}

  /// Notes the templates that stand straight in a block (or file); reports those without a kind or name and doubles.
  void note(Node block, std::size_t file, EntityId place);

  /// Looks up what the plan's templates are like themselves, taken or not.
  void check();

  /// The template that a `like` names, seen from a place, and those that it is like itself, the nearest first. Empty,
  /// with a diagnostic, where there is none of this kind.
  [[nodiscard]] std::vector<std::size_t> chain(Node likeness, Kind kind, std::size_t file, EntityId from);

 private:
  using Index = std::optional<std::size_t>;
  enum class State : std::uint8_t { untouched, reading, done };
  struct Link {
    State state = State::untouched;
    Index like;
  };

  void add(Node node, std::size_t file, EntityId place);
  Index named(Node likeness, Kind kind, std::size_t file, EntityId from);
  Index in_module(Node path, Kind kind);
  /// What a template is like; cuts circles.
  Index like_of(std::size_t index);
  template <typename Accept>
  Index seen_from(std::size_t file, EntityId from, std::string_view name, Accept accept) const;
  [[nodiscard]] Index in_scope(std::uint64_t scope, std::string_view name, std::optional<Kind> kind) const;
  void unknown(Node path, std::string_view name, Kind kind, std::size_t file, EntityId from, Index of_other_kind);

  CheckContext& context_;
  std::map<std::pair<std::uint64_t, std::string>, std::vector<std::size_t>> by_name_;  // In a scope.
  std::unordered_map<std::size_t, Link> links_;
};

}  // namespace campaign
