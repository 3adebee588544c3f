#pragma once

#include <cstdint>
#include <vector>

#include "schedule/network.h"

namespace campaign::timing {

/// All of somebody's time: shares are counted in ten-thousandths of it, and work in minutes of such shares, so that sums are exact.
inline constexpr std::int64_t kWhole = 10'000;

/// A span of time that nothing is planned in: leave, or a booking by something outside the network.
struct Taken {
  MinuteSpan span{};
  std::int64_t share = kWhole;
};

/// A sum of work that may not be passed in any day, week (from Monday) or month: of one person, of a team's people, of one step, of all
/// steps in a container. Who and what counts towards it names it; work that both name counts once.
struct Cap {
  enum class Period : std::uint8_t { day, week, month };
  Period period = Period::week;
  std::int64_t most = 0;  ///< Minutes of work.
};

/// Somebody with time. One that stands for several at once has as many wholes of capacity.
struct Person {
  WorkingTime hours{};                ///< When they work as a rule: their calendar without standing commitments. What is not in it pauses work.
  std::int64_t capacity = kWhole;     ///< How much of each of these minutes may be used.
  std::vector<Taken> taken{};         ///< Not to be had in their hours. Steps that do not pause wait behind it.
  std::vector<std::uint32_t> caps{};  ///< Indices of `Staffing::caps`.
};

/// Who works on a step: so many of some people, each with a share of their time.
struct Item {
  std::vector<std::uint32_t> people{};
  std::uint32_t crew = 1;
  std::int64_t share = kWhole;
};

/// A step that people work on. All items together do the work.
struct Demand {
  std::uint32_t step = 0;
  std::int64_t effort = 0;        ///< Minutes of work; 0: the people have to be there for the whole length of the step.
  std::vector<Item> items{};
  bool split = true;              ///< With an effort: it may pause while people are away or taken, and each works when they can.
  std::int32_t priority = 500;    ///< The higher, the sooner it gets people.
  std::vector<std::uint32_t> caps{};
  bool waits = true;              ///< For its people; else it uses their time where it lies, free or not.
};

struct Staffing {
  std::vector<Person> people{};
  std::vector<Cap> caps{};
  std::vector<Demand> demands{};  ///< At most one a step; of steps that are no containers.
  Minute horizon = kNever;        ///< Where the search for time ends; a century behind the network's start at the latest.
};

}  // namespace campaign::timing
