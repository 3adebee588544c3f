#pragma once

#include <map>
#include <vector>

#include "schedule/cap_use.h"
#include "schedule/lengths.h"
#include "schedule/person_time.h"

namespace campaign::timing {

/// Somebody chosen for a step.
struct Member {
  std::uint32_t person = 0;
  std::int64_t share = kWhole;
};

/// A stretch in which one person works on a step with one share, in every minute of their hours.
struct Piece {
  std::uint32_t step = 0, person = 0;
  MinuteSpan span{};
  std::int64_t share = kWhole;
  bool operator==(const Piece&) const = default;
};

/// Where a step comes to lie with some people.
struct Allocation {
  bool fits = false;
  Minute start = 0, finish = 0;
  Minute natural_start = 0;          ///< When it would begin if its people were free.
  std::uint32_t waited_for = kNone;  ///< Whom it begins later for; kNone for nobody.
  std::vector<Piece> pieces{};       ///< In the order of time for each person.
  std::int64_t work = 0;             ///< How much of it was found a place: shares of minutes.
};

/// The people's time while steps are put into it, in the one or the other direction of time. The instants of all functions are those of
/// its direction.
class TeamTime {
 public:
  /// `horizon` is where the search for time ends.
  TeamTime(const Staffing& staffing, Minute horizon, bool mirrored);

  /// The earliest place for a step of a length (without an effort, in a calendar) from an instant on. Books nothing. See the design of
  /// serial schedule generation: an unsplit step takes the first span in which all its people are free in all their hours; a split one
  /// takes what is free, minute by minute. O((bookings passed + days worked on) · log bookings) for each member.
  [[nodiscard]] Allocation earliest(const Demand& demand, const std::vector<Member>& members, const Length& length, const WorkingTime& calendar, Minute from) const;

  /// The people for a demand who get it done soonest from an instant on; among equals those with less work in the weeks that it touches,
  /// then as written.
  [[nodiscard]] std::vector<Member> chosen(const Demand& demand, const Length& length, const WorkingTime& calendar, Minute from) const;

  /// What a stated step uses, free or not: its work spread over its span.
  [[nodiscard]] std::vector<Piece> within(const Demand& demand, const std::vector<Member>& members, MinuteSpan span) const;

  /// Uses pieces, or gives them back.
  void book(const std::vector<Piece>& pieces, const Demand& demand, bool back = false);

  [[nodiscard]] const PersonTime& person(std::uint32_t index) const { return people_[index]; }

 private:
  [[nodiscard]] Allocation split(const Demand& demand, const std::vector<Member>& members, Minute from) const;
  [[nodiscard]] Allocation split_for_one(const Demand& demand, const Member& member, Minute from) const;
  [[nodiscard]] Allocation unsplit(const Demand& demand, const std::vector<Member>& members, const Length& length, const WorkingTime& calendar, Minute from) const;
  [[nodiscard]] const WorkingTime& joint_hours(const std::vector<Member>& members) const;
  [[nodiscard]] std::vector<std::uint32_t> caps_of(const Demand& demand, std::uint32_t person) const;
  [[nodiscard]] Minute passes_caps(const Demand& demand, const std::vector<Piece>& pieces) const;
  [[nodiscard]] std::int64_t load_around(std::uint32_t person, MinuteSpan span) const;

  const Staffing& staffing_;
  Minute horizon_;
  std::vector<PersonTime> people_;
  CapUse caps_;
  std::vector<std::map<Minute, std::int64_t>> load_;  ///< By person, then week: shares of minutes.
  bool needs_load_ = false;
  mutable std::map<std::vector<std::uint32_t>, WorkingTime> joint_;
};

}  // namespace campaign::timing
