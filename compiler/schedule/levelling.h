#pragma once

#include <vector>

#include "schedule/allocation.h"
#include "schedule/passes.h"

namespace campaign::timing {

/// A demand for which there is not enough time before the horizon. Its step has no dates (`Undated::never`).
struct Unfit {
  std::uint32_t demand = 0;
  std::int64_t work = 0;  ///< How much found a place: shares of minutes.
};

struct Levelled {
  std::vector<Dates> dates{};     ///< By step. `start`, `finish` and `driver` are those with people; all else is told without them.
  std::vector<Piece> pieces{};    ///< Who works when: by step, then person, then time.
  std::vector<Unfit> unfit{};     ///< By step.
  std::vector<Broken> broken{};
  Minute finish = 0;              ///< When the last step ends.
  bool justified = false;         ///< Whether turning it round once made it end earlier.
};

struct LevellingOptions {
  bool justify = true;  ///< Tries whether it ends earlier if all is put as late as possible once and then as early.
};

/// Gives a step the length that its work has in its calendar if its people are always free: what networks without people are worked out with.
/// Without people one person's whole time is counted. O(people).
[[nodiscard]] Length length_of(const Demand& demand, std::vector<Person>::const_iterator people);

/// A network whose steps with demands wait for their people: serial schedule generation. Of the steps for which all is done the one with
/// the highest priority comes first, then the one with the earliest latest begin and end (by its deadlines if it has any, else by the end of
/// the network), then the first. What is stated is never moved and takes its people first; what no demand names waits for nobody.
///
/// The result is the same on every machine; it is no optimum. O((steps + links) · log + what `TeamTime::earliest` takes for each demand),
/// three times with `justify`.
[[nodiscard]] Levelled levelled(Network network, const Order& order, const Staffing& staffing, const LevellingOptions& options = {});

/// The network with what people make wait for each other: a link from what each person is on to what they are on next, where the one ends
/// before the other begins, and steps as long as they came to lie. Slack in it is slack of the chain of people and steps.
/// O(pieces · log pieces).
[[nodiscard]] Network chained(const Network& network, const Staffing& staffing, const Levelled& levelled);

}  // namespace campaign::timing
