#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "language/constructs.h"
#include "model/plan.h"

namespace campaign {

/// Which names are declared where, compared in their composed form. A scope is a declaration's block or a file. Names are kept, the
/// texts they stand in need not be.
class Scopes {
 public:
  explicit Scopes(const Plan& plan) : plan_(plan) {}

  /// A file's own scope, and the files whose names it sees beside its own.
  void add_file(std::size_t file, std::vector<std::size_t> visible);
  [[nodiscard]] const std::vector<std::size_t>& visible_from(std::size_t file) const { return visible_[file]; }
  /// Declares `name` in the block of `parent`, or in the file where there is no parent. Declarations
  /// of several kinds may share a name; of one kind the first has it.
  void declare(std::size_t file, EntityId parent, std::string_view name, EntityId entity);
  /// A name in a part of the text that could not be understood: looking it up in vain is no new mistake.
  void poison(std::string_view name);
  [[nodiscard]] bool is_poisoned(std::string_view name) const;

  /// The declaration of one of the kinds that is called `name` in exactly this scope.
  [[nodiscard]] EntityId find_in(std::size_t file, EntityId scope, std::string_view name, KindSet kinds) const;
  /// The same as seen from a place: in its scope, the scopes around it, its file, and the files that it uses.
  [[nodiscard]] EntityId find(std::size_t file, EntityId from, std::string_view name, KindSet kinds) const;
  /// All names of the kinds that are seen from a place, for suggestions. O(declarations).
  [[nodiscard]] std::vector<std::string_view> visible_names(std::size_t file, EntityId from, KindSet kinds) const;

 private:
  struct Entry {
    EntityId entity;
    std::uint32_t scope, symbol;
    std::int32_t next;  // The next declaration of the same name in the same scope, or -1.
  };
  struct Chain {
    std::int32_t first, last;
  };
  std::uint32_t symbol(std::string_view name);
  [[nodiscard]] std::optional<std::uint32_t> known_symbol(std::string_view name) const;
  [[nodiscard]] static std::uint64_t key(std::uint32_t scope, std::uint32_t symbol) {
    return (static_cast<std::uint64_t>(scope) << 32) | symbol;
  }
  [[nodiscard]] static std::uint32_t scope_of(std::size_t file, EntityId parent) {
    return parent != kNoEntity ? static_cast<std::uint32_t>(parent) : 0xF0000000u + static_cast<std::uint32_t>(file);
  }
  [[nodiscard]] EntityId find_symbol(std::uint32_t scope, std::uint32_t symbol, KindSet kinds) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };

  const Plan& plan_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> symbols_;
  std::vector<std::string_view> names_;  // By symbol; views into `symbols_`.
  std::unordered_map<std::uint64_t, Chain> chains_;
  std::vector<Entry> entries_;
  std::vector<std::vector<std::size_t>> visible_;
  std::unordered_set<std::string> poisoned_;
};

}  // namespace campaign
