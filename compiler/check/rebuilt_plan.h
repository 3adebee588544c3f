#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/context.h"
#include "check/moved_text.h"
#include "check/program.h"
#include "check/reread.h"

namespace campaign {

/// The plan of files that are compiled again and again while somebody types. Where one property's value has changed, and what it says
/// matters to no other declaration's names, units or dates, only the values of its declaration are read anew; the rest of the plan is moved
/// to its new place.
class RebuiltPlan {
 public:
  /// What `build_plan` gives, but for units that the plan has written before. `before`: the plan that the last call gave, or null where
  /// nobody has it any more; where it can be used it is taken, and is empty then. O(declarations + values) with a small factor if so.
  Plan build(const Sources& sources, const std::vector<ParsedFile>& files, Plan* before, Diagnostics& diagnostics);

  /// What the last call read anew; nullopt: all.
  [[nodiscard]] const std::optional<Reread>& reread() const { return reread_; }
  /// How the places of the plan before the last call become those of the plan now; null: they are the same, or all was read anew. Holds
  /// until the next call.
  [[nodiscard]] const MovedText* moved() const { return moved_ ? &*moved_ : nullptr; }

 private:
  /// What a file was when the plan was built.
  struct Seen {
    FileId id{};
    std::string name;
    std::string_view text;
    SharedText shared;  // Keeps the text, or null where it lives as long as the program.
    bool from_library = false, everywhere = false;
    std::vector<std::size_t> uses;
    [[nodiscard]] bool is_same_file(const Seen& other) const {
      return id == other.id && name == other.name && from_library == other.from_library && everywhere == other.everywhere && uses == other.uses;
    }
  };
  /// The one property whose value has changed: in which file, and of which declaration.
  struct Edited {
    std::size_t file = 0;
    const PropertyEdit* edit = nullptr;
    EntityId entity = kNoEntity;
    bool expected = false;  // Whether it stands in an `expect`.
  };

  [[nodiscard]] static std::vector<Seen> see(const Sources& sources, const std::vector<ParsedFile>& files);
  /// What has changed since the last call; its `edit` is null where nothing has. nullopt: more than can be updated.
  [[nodiscard]] std::optional<Edited> edited(const Plan& plan, const std::vector<Seen>& seen, const std::vector<ParsedFile>& files) const;
  void find_owner(Edited& edited, const ParsedFile& file) const;
  [[nodiscard]] bool matters_to_others(const Plan& plan, const Edited& edited, std::string_view key) const;
  [[nodiscard]] bool has_grown(const Plan& plan) const;
  /// Brings `state_` up to date; false where it cannot be, and is no good any more.
  bool update(const Edited& edited, const Sources& sources, const std::vector<ParsedFile>& files);
  void replace_values(EntityId id, std::span<const PropertyValue> values);

  std::unique_ptr<CheckState> state_;  // Without its plan.
  std::vector<Seen> seen_;
  std::vector<Diagnostic> findings_;
  std::vector<EntityId> about_;        // By finding.
  std::size_t made_texts_ = 0, made_clauses_ = 0;
  std::optional<Reread> reread_;
  std::optional<MovedText> moved_;
};

}  // namespace campaign
