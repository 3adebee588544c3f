#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

using Edits = std::vector<Edit>;

/// A declaration of a correct plan, and the ways to change its text there. A change that the declaration does not lend
/// itself to is no edit at all.
struct Place {
  const Snapshot& snapshot;
  EntityId id = kNoEntity;

  [[nodiscard]] const Plan& plan() const { return snapshot.plan; }
  [[nodiscard]] const Entity& entity() const { return plan()[id]; }
  [[nodiscard]] bool is_none() const { return id == kNoEntity; }
  /// The nearest of a kind around it; none where there is none.
  [[nodiscard]] Place around(Kind kind) const { return {snapshot, is_none() ? kNoEntity : plan().enclosing(id, kind)}; }
  [[nodiscard]] Place parent() const { return {snapshot, entity().parent}; }
  /// The campaign around it, or itself.
  [[nodiscard]] Place campaign() const { return !is_none() && entity().kind == Kind::campaign ? *this : around(Kind::campaign); }
  /// Those of a kind right in it.
  [[nodiscard]] std::vector<Place> children(Kind kind) const;
  /// Those of a kind in it, at any depth.
  [[nodiscard]] std::vector<Place> below(Kind kind) const;

  [[nodiscard]] bool has(Property property) const { return !is_none() && plan().find(id, property) != nullptr; }
  [[nodiscard]] std::size_t count(Property property) const { return plan().values(id, property).size(); }
  template <typename T>
  [[nodiscard]] const T* get(Property property) const {
    return is_none() ? nullptr : plan().get<T>(id, property);
  }
  /// What a property's first value names.
  [[nodiscard]] Place named_by(Property property) const;
  [[nodiscard]] std::string_view text(Span span) const { return snapshot.sources->text(span); }
  /// The text of a property's first value, clauses and all; empty where it is not written.
  [[nodiscard]] std::string text(Property property) const;
  /// Its properties as they stand in the block, in front of the first declaration in it.
  [[nodiscard]] std::string properties() const;
  /// A day of its campaign's period as it is written: so many days from its end or, below zero, from its start.
  [[nodiscard]] std::string day_after_end(int days) const;
  [[nodiscard]] std::string day_before_start(int days) const;
  /// One of two texts, by the language of the campaign.
  [[nodiscard]] std::string said(std::string_view english, std::string_view german) const;

  // -- changes --
  [[nodiscard]] Edits drop(Property property) const;                      ///< All its values, with their keys.
  [[nodiscard]] Edits replace(Property property, std::string text) const; ///< Of the first value, clauses and all.
  [[nodiscard]] Edits insert(std::string text) const;                     ///< In front of the block's first member.
  [[nodiscard]] Edits set(std::string_view property, std::string text) const; ///< Replaces it, or writes it.
  [[nodiscard]] Edits retitle(std::string title) const;
  [[nodiscard]] Edits remove() const;                                     ///< The declaration itself.
  [[nodiscard]] Edits append(std::string text) const;                     ///< At the end of its file.
  [[nodiscard]] Edits use(std::string_view module) const;                 ///< At the start of its file.
};

/// Several changes as one; none where one of them cannot be made.
[[nodiscard]] Edits together(std::initializer_list<Edits> changes);
/// Several changes as one, those that can be made.
[[nodiscard]] Edits joined(std::initializer_list<Edits> changes);

/// The edits that lie in no other's place: what is deleted needs no other change.
[[nodiscard]] Edits outermost(Edits edits);

/// As it is written in a plan: "1500 orders", "25%".
[[nodiscard]] std::string written(const Plan& plan, const Amount& amount);
[[nodiscard]] Amount scaled(const Amount& amount, std::string_view factor);
/// The nearest amount that there can be: whole things, and money in whole cents.
[[nodiscard]] Amount possible(const Plan& plan, const Amount& amount);
[[nodiscard]] std::string written(Day day);

}  // namespace campaign
