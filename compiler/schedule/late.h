#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "schedule/early.h"

namespace campaign::timing {

/// What a backward pass asks.
enum class LateFor : std::uint8_t {
  finish,     ///< How late may it lie so that the network ends as early as it does? What is stated stays, and asks for nothing.
  deadlines,  ///< So that every deadline is met, and whatever is stated has what it waits for?
  others,     ///< So that all others lie where they do?
  placing,    ///< The same, where those that are to lie late do.
};

/// The latest dates of all steps, `kNever` where nothing bounds them; and under `placing` which link or bound does.
struct LateDates {
  std::vector<MinuteSpan> spans{};    ///< By step: begin and end. Of a container its end is what all in it must keep.
  std::vector<Driver> drivers{};      ///< Under `placing` only.
};

/// Where a step comes to lie, given the latest begin and end: nothing where it is for the pass to say.
using LatePlace = std::function<std::optional<MinuteSpan>(std::uint32_t step, Minute begin, Minute end)>;

/// One backward pass over dates that a forward pass has made. O((steps + links + bounds) · log stretches).
[[nodiscard]] LateDates late_dates(const Network& network, const Order& order, const std::vector<Dates>& dates, Minute finish, LateFor aim,
                                   const LatePlace& place = {});

/// Puts what is to lie late where a pass for `placing` says, and fits containers around it.
void take_late(const Network& network, const Order& order, const LateDates& latest, std::vector<Dates>& dates);

}  // namespace campaign::timing
