#pragma once

#include <vector>

#include "schedule/early.h"

namespace campaign::timing {

/// What moves if one step takes longer.
struct Slip {
  struct Moved {
    std::uint32_t step = 0;
    MinuteSpan from{}, to{};  ///< Begin and end, before and after.
  };
  std::vector<Moved> moved{};  ///< By step: the one that takes longer, what waits for it, and containers of these. Ends at `kNever`: would not get done.
  Minute finish = 0;           ///< When all would be over.
};

/// Answers what moves, from dates that are known: only what is reached is worked out again. What lies late or waits for people stays where
/// it lies until what it waits for reaches it; in a network from `chained` people hand their work on, too.
///
/// Holds on to the network and the order. Not for several threads at once.
class Slips {
 public:
  /// O((steps + links + bounds) · log stretches).
  Slips(Network network, const Order& order, std::vector<Dates> dates);

  /// If a step takes longer, in minutes of its length's unit (months by months); what is stated at both ends by working minutes. `more` is
  /// not negative, and the step no container. O(what is reached · log steps).
  [[nodiscard]] Slip longer(std::uint32_t step, std::int64_t more);

  /// If a step that has dates, no container, had another length, not shorter than its own, and began no earlier than it does. A stated
  /// end counts no more. As above.
  [[nodiscard]] Slip at_length(std::uint32_t step, const Length& length);

 private:
  [[nodiscard]] Slip changed(std::uint32_t step, const Step& to);
  void work_out(std::uint32_t step);

  Network network_;
  const Order& order_;
  std::vector<Dates> dates_;
  EarlyPass early_;
  std::vector<std::uint32_t> rank_;  ///< Of each place in the order.
  std::vector<bool> held_;           ///< By step: lies, or what is left of it, later than what it waits for asks.
  Minute finish_ = 0;
};

}  // namespace campaign::timing
