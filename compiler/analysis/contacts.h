#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/timetable.h"
#include "model/plan.h"

namespace campaign {

/// A period in which an audience is contacted more often than a `contact_cap` wants.
struct ContactPressure {
  EntityId audience = kNoEntity;
  EntityId stated_by = kNoEntity;     ///< The audience, one that it lies within, or the channel that states the cap.
  std::uint32_t cap = 0;              ///< The how manyth of its `contact_cap` values, from 0.
  DaySpan period{};                   ///< The day, week, month … with the most contacts; the first of several.
  std::size_t contacts = 0;           ///< In that period.
  std::size_t periods = 0;            ///< How many periods are above the cap.
  std::vector<EntityId> tactics{};    ///< Those that contact it in that period, in the order of the text.
  EntityId movable = kNoEntity;       ///< That of them which has most slack; none where none has any.
  bool operator==(const ContactPressure&) const = default;
};

/// A tactic that contacts an audience through the same channel on the same day as one before it in the text.
struct SameDayContact {
  EntityId tactic = kNoEntity, other = kNoEntity;
  EntityId audience = kNoEntity, channel = kNoEntity;
  Day day{};              ///< The first such day.
  std::size_t days = 0;   ///< How many there are, with any tactic before it.
  bool operator==(const SameDayContact&) const = default;
};

struct ContactFindings {
  std::vector<ContactPressure> pressures;  ///< One an audience and cap, in the order of the text.
  std::vector<SameDayContact> same_days;   ///< One a tactic, in the order of the text.
  bool operator==(const ContactFindings&) const = default;
};

/// Counts who is contacted when: each send (`sends_of`) of a tactic on a channel with `contact: yes` is one contact, on each of these
/// channels, of everybody in the audiences that it is for: its own, or those of what is around it, and so of the audiences within them.
/// Tactics of different markets reach different people; one that names no market reaches those of all.
///
/// The caps of a channel count the contacts through it; those of an audience all of them, or where they are in `emails`, `messages` … those
/// through channels on which such can be counted (`traces`). An audience within another has the caps of that one, too; what is above them
/// already without its own contacts is said of the larger one alone. Weeks are from Monday to Sunday.
/// O(sends · audiences within · log sends).
[[nodiscard]] ContactFindings contacts_in(const Plan& plan, const Timetable& timetable);

/// The larger audiences that one is a part of, the nearest first, each once. O(depth²), of 50 at most.
[[nodiscard]] std::vector<EntityId> audiences_around(const Plan& plan, EntityId audience);

/// The audiences that a tactic is for: its own, or those of the nearest declaration around it that names some; empty where none does or a
/// name is broken. O(depth).
[[nodiscard]] std::vector<EntityId> audiences_for(const Plan& plan, EntityId tactic);

}  // namespace campaign
