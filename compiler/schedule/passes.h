#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "schedule/network.h"

namespace campaign::timing {

/// What a begin follows from: the one thing that allows no earlier one.
struct Driver {
  enum class Kind : std::uint8_t {
    network_start,  ///< It could begin at once.
    stated,         ///< Its own stated instant.
    begun,          ///< It has begun; `at` is when what is left of it may go on.
    link,           ///< `index` is a link into it, or into a container around it.
    bound,          ///< `index` is a `not_before` on it, or on a container around it.
    person,         ///< `index` is a person who had no time before; `holder` what they were on.
    link_out,       ///< It lies late: `index` is the link out of it, or out of a container around it, that allows no later end.
    bound_after,    ///< It lies late: `index` is the `not_after` that allows no later end.
    network_latest, ///< It lies late, and ends with the network.
  };
  Kind kind = Kind::network_start;
  std::uint32_t index = kNone;
  std::uint32_t holder = kNone;  ///< A step; kNone where the person was away.
  Minute at = 0;                 ///< The instant that it gives, of a late step an end. From there to the begin (or end) all is free time.
  bool operator==(const Driver&) const = default;
};

enum class Undated : std::uint8_t {
  no,
  in_circle,  ///< It waits for itself.
  no_length,  ///< Neither a length nor both instants are stated; of a container: nothing in it has dates.
  never,      ///< There is not so much working time.
};

/// The dates of a step. Of containers those of the first and the last in it; of late ones `start` and `finish` differ from the early ones.
struct Dates {
  Undated undated = Undated::no;     ///< If it is, nothing below means anything.
  bool behind_undated = false;       ///< It waits for something that has no dates, and may have to begin later.
  Minute early_start = 0, early_finish = 0;
  Minute start = 0, finish = 0;      ///< Where it lies.
  Minute late_start = 0, late_finish = 0;    ///< The latest with which the network ends as early as it does.
  std::int64_t slack = 0;            ///< How many working minutes of its calendar it may begin later until then; 0: it is critical.
  std::int64_t free_slack = 0;       ///< How many until anything else is moved, or a stated begin is met no more. At most `slack`.
  std::optional<std::int64_t> room{};  ///< How many until a deadline is missed: its own, or one that follows; negative: how many too late. None: no deadline.
  Minute room_start = 0, room_finish = 0;  ///< The latest that meets the deadlines, if it has room.
  Driver driver{};
};

/// A stated instant that comes too early for what it waits for.
struct Broken {
  std::uint32_t step = 0;
  Driver::Kind kind = Driver::Kind::link;  ///< Or `bound`.
  std::uint32_t index = 0;
  Edge edge = Edge::start;
  Minute at = 0;  ///< The instant that it allows.
};

/// One step of the chain that decides when all is over.
struct ChainStep {
  std::uint32_t step = 0;  ///< A container only where its end waits for longer than for what is in it.
  Driver driver{};
};

struct Passes {
  std::vector<Dates> dates{};       ///< By step.
  Minute finish = 0;                ///< When the last step ends.
  std::vector<Broken> broken{};     ///< By step, then as in the network.
};

/// All dates of a network without people (critical path method with precedence relations of four kinds). Slack is that of the early dates,
/// exact to the minute, over any calendars: a step that begins later by it moves the end by nothing, one more minute moves it. Where something
/// waits for the *start* of a container, the slack of its first step may be told too small, as another could take its place.
/// O((steps + links + bounds) · log stretches of the calendars).
[[nodiscard]] Passes passes_of(const Network& network, const Order& order);

/// The chain of drivers from what ends last back to what waits for nothing, the first step first. O(its length + depth).
[[nodiscard]] std::vector<ChainStep> critical_path(const Network& network, const Order& order, const std::vector<Dates>& dates);

/// The chain to any step, which may be a container. As above.
[[nodiscard]] std::vector<ChainStep> chain_to(const Network& network, const Order& order, const std::vector<Dates>& dates, std::uint32_t step);

}  // namespace campaign::timing
