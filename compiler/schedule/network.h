#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "schedule/working_time.h"

namespace campaign::timing {

inline constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

enum class Edge : std::uint8_t { start, end };

/// A length of time: of a step, or between two.
struct Length {
  enum class Unit : std::uint8_t {
    calendar,  ///< Minutes, also at night and on free days.
    working,   ///< Minutes of working time.
    months,    ///< The same minute of the same day so many months on; where that month has no such day, its end.
  };
  Unit unit = Unit::calendar;
  std::int64_t count = 0;  ///< Of a lag also negative.
  bool operator==(const Length&) const = default;
};

/// Something that takes time, a point in time (a length of 0, in calendar time), or a container of steps. What has steps in it is a
/// container: its days follow from theirs, and its own length and stated days say nothing.
struct Step {
  std::uint32_t container = kNone;  ///< The step in which it lies.
  std::uint32_t calendar = 0;       ///< Whose working time it has, and its slack is told in.
  std::optional<Length> length{};   ///< Not negative. Without one it has dates only if both are stated.
  std::optional<Minute> start{};    ///< Stated instants win over everything. One of them is enough where there is a length.
  std::optional<Minute> finish{};
  bool late = false;                ///< To lie as late as possible: in its own slack, it delays nothing.
  bool actual = false;              ///< Its stated instants have happened: what it had to wait for binds it no more, and they break nothing.
  Minute resume = -kNever;          ///< Of one that has begun (see `is_begun`): what is left of it, its `length`, lies at or behind this.
};

/// Whether a step has begun and has no end yet: its begin is what it is, its end follows from what is left of it.
[[nodiscard]] inline bool is_begun(const Step& step) { return step.actual && step.start && !step.finish; }
/// Whether its instants are what is stated, both of them, and it waits for nothing; of what has begun only one is.
[[nodiscard]] inline bool is_stated(const Step& step) { return (step.start || step.finish) && !is_begun(step); }

/// One step waits for another: `to_edge` of `to` is not before `from_edge` of `from`, and the lag. Into a container's start it holds
/// for everything in it; into its end, for the container's end alone. From a container it counts from the first or last of what is in it.
struct Link {
  std::uint32_t from = 0, to = 0;
  Edge from_edge = Edge::end, to_edge = Edge::start;
  Length lag{};
  std::uint32_t calendar = kNone;  ///< Of a lag in working time; none: that of `to`.
};

/// A day that binds one edge of a step. On a container's start `not_before` holds for everything in it, as `not_after` on its end does.
struct Bound {
  enum class Kind : std::uint8_t {
    not_before,  ///< Moves the step.
    not_after,   ///< A deadline: moves nothing but what is to lie late, and gives room.
  };
  std::uint32_t step = 0;
  Edge edge = Edge::start;
  Kind kind = Kind::not_before;
  Minute at = 0;
};

/// A container that lies in no other, with a beginning and an end of its own: one of several undertakings in one network.
struct Frame {
  std::uint32_t step = 0;
  Minute start = 0;                ///< Nothing in it begins before that does not state so.
  std::optional<Minute> latest{};  ///< Where steps in it end at the latest that lie late and that nothing else ends.
  std::vector<std::uint32_t> beside{};  ///< Steps in no container of which all this holds, too, and that do not count for its days.
};

/// Steps that depend on each other, in the order of the text. Indices stand for them; which index means what is the caller's affair.
/// Containers form a forest. Everything that comes out is the same for the same network, and does not change with the order of steps
/// or links but where a choice between equals is stated.
struct Network {
  std::vector<WorkingTime> calendars{};
  std::vector<Step> steps{};
  std::vector<Link> links{};
  std::vector<Bound> bounds{};
  Minute start = 0;                ///< Nothing begins before it that does not state so.
  std::optional<Minute> latest{};  ///< Where steps end at the latest that lie late and that nothing else ends.
  std::vector<Frame> frames{};     ///< What is in or beside one has its start and latest instead, and slack until its end, and until the end of what waits for it in others.
};

/// By step: the index of the frame that it lies in or beside, or is; kNone for none. O(steps).
[[nodiscard]] std::vector<std::uint32_t> frames_of(const Network& network);

/// Steps that wait for each other: each for the one before it, the first for the last.
struct Circle {
  std::vector<std::uint32_t> steps{};
  std::vector<std::uint32_t> links{};  ///< As many: by which link each waits; kNone where it is in a container that does, or contains one.
};

/// Who waits for whom. A container has two places in it: what it waits for comes before the steps in it, and what waits for it behind.
/// Places 0 to n-1 are the steps', n to 2n-1 the gates of those that are containers.
struct Order {
  std::vector<std::uint32_t> places{};    ///< Each behind all that it waits for.
  std::vector<bool> container{};          ///< By step.
  std::vector<bool> in_circle{};          ///< By place.
  std::vector<Circle> circles{};          ///< One for each group of steps that wait for each other, of the shortest in it.

  /// Indices by step, of what belongs to it.
  struct Lists {
    std::vector<std::uint32_t> first{}, items{};
    [[nodiscard]] const std::uint32_t* begin(std::uint32_t of) const { return items.data() + first[of]; }
    [[nodiscard]] const std::uint32_t* end(std::uint32_t of) const { return items.data() + first[of + 1]; }
  };
  Lists in{}, out{}, children{}, bounds{};  ///< Links to and from a step, steps in it, bounds on it; each in the order of the network.
  std::vector<std::uint32_t> circle_of{};   ///< By place: which circle's group; kNone for none.
  std::vector<bool> stated{};               ///< By place: its days are stated and wait for nothing, or it has begun.
  std::vector<std::uint32_t> waits{};       ///< By place: for how many others it waits.

  /// Calls `visit(place, link)` for all that wait for a place: by which link, kNone where a container and what is in it wait for each other.
  template <typename Visit>
  void for_waiting(const Network& network, std::uint32_t place, const Visit& visit) const;
  /// Whether waiting counts. Within a circle's group it is no order, but for what waits there for days that are stated, or for what has begun.
  [[nodiscard]] bool counts(std::uint32_t from, std::uint32_t to) const {
    return circle_of[from] == kNone || circle_of[from] != circle_of[to] || (stated[from] && !stated[to]);
  }

  /// The place where a link arrives.
  [[nodiscard]] std::uint32_t place_of(const Link& link) const {
    return container[link.to] && link.to_edge == Edge::start ? gate(link.to) : link.to;
  }
  [[nodiscard]] std::uint32_t gate(std::uint32_t step) const { return static_cast<std::uint32_t>(container.size()) + step; }
};

template <typename Visit>
void Order::for_waiting(const Network& network, std::uint32_t place, const Visit& visit) const {
  const auto steps = static_cast<std::uint32_t>(container.size());
  if (place >= steps) {
    for (const auto* child = children.begin(place - steps); child != children.end(place - steps); ++child) {
      visit(container[*child] ? gate(*child) : *child, kNone);
    }
    return;
  }
  for (const auto* link = out.begin(place); link != out.end(place); ++link) visit(place_of(network.links[*link]), *link);
  if (network.steps[place].container != kNone) visit(network.steps[place].container, kNone);
}

/// Puts a network in order. O(steps + links + bounds); a group of n steps and links that wait for each other is searched for its shortest
/// circle in at most O(64 n), and if that is not enough the shortest found by then is told.
[[nodiscard]] Order ordered(const Network& network);

}  // namespace campaign::timing
