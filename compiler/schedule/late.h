#pragma once

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

/// One backward pass over dates that a forward pass has made. O((steps + links + bounds) · log stretches).
[[nodiscard]] LateDates late_dates(const Network& network, const Order& order, const std::vector<Dates>& dates, Minute finish, LateFor aim);

}  // namespace campaign::timing
