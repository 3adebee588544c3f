#pragma once

#include "schedule/lengths.h"
#include "schedule/passes.h"

namespace campaign::timing {

/// Since when what is left of a step that has begun may be done.
[[nodiscard]] inline Minute resume_of(const Step& step) { return step.resume > *step.start ? step.resume : *step.start; }
[[nodiscard]] inline bool is_zero(const Step& step) { return step.length && step.length->count == 0; }

/// The calendar of a step.
[[nodiscard]] inline const WorkingTime& calendar_of(const Network& network, std::uint32_t step) {
  return network.calendars[network.steps[step].calendar];
}

/// The calendar in which a link's lag counts.
[[nodiscard]] inline const WorkingTime& calendar_of(const Network& network, const Link& link) {
  return network.calendars[link.calendar != kNone ? link.calendar : network.steps[link.to].calendar];
}

/// What allows no earlier begin, and since when: of two that allow the same, a link counts before a person and that before a bound, and
/// what stands first in the network.
struct Earliest {
  Driver driver{};
  bool behind_undated = false;

  void offer(Driver::Kind kind, std::uint32_t index, Minute at);
};

/// How early each place of a network can be reached, as far as it was asked in their order.
class EarlyPass {
 public:
  EarlyPass(const Network& network, const Order& order, std::vector<Dates>& dates);

  /// Works out the gate of a container: since when what is in it may begin.
  void reach_gate(std::uint32_t step);
  /// What allows a step, no container, no earlier begin. Dates of what it waits for are their `start` and `finish`.
  /// With `as_begin` also what its end waits for counts, as the begin that its length allows.
  [[nodiscard]] Earliest earliest(std::uint32_t step, bool as_begin = true) const;
  /// What allows it no earlier end, as far as links into it and bounds on it do: `-kNever` where nothing does.
  [[nodiscard]] Earliest earliest_end(std::uint32_t step) const;
  /// Gives a step, no container, its `start` and `finish`, and says what a stated one breaks.
  void place(std::uint32_t step, std::vector<Broken>& broken);
  /// Gives a container its `start` and `finish`: from what is in it, and what its end waits for.
  void enclose(std::uint32_t step);

 private:
  [[nodiscard]] Minute allowed_by(const Link& link) const;
  template <typename Convert>
  void offer_incoming(std::uint32_t step, Edge edge, Earliest& earliest, const Convert& convert) const;
  [[nodiscard]] Earliest around(std::uint32_t step) const;
  void place_stated(std::uint32_t step, std::vector<Broken>& broken);

  const Network& network_;
  const Order& order_;
  std::vector<Dates>& dates_;
  std::vector<Earliest> gates_;  ///< By step; of containers only.
  std::vector<Minute> starts_;   ///< By step; of those that lie in no container.
};

}  // namespace campaign::timing
