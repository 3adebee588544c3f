#pragma once

#include <map>
#include <span>
#include <vector>

#include "schedule/people.h"

namespace campaign::timing {

/// The whole day, week or month in which a minute lies. Weeks begin on Monday.
[[nodiscard]] MinuteSpan period_around(Minute at, Cap::Period period);

/// How much of each cap is used in each of its periods, in shares of minutes. Under `mirrored` all instants are of time turned round.
class CapUse {
 public:
  CapUse(std::span<const Cap> caps, bool mirrored);

  /// How much is left of a cap in the period around a minute, and where that period ends. O(log periods).
  struct Left {
    std::int64_t work;
    Minute until;
  };
  [[nodiscard]] Left left(std::uint32_t cap, Minute at) const;
  /// Uses work in one minute's period, or gives it back where it is negative.
  void use(std::uint32_t cap, Minute at, std::int64_t work);

 private:
  [[nodiscard]] MinuteSpan period(std::uint32_t cap, Minute at) const;

  std::span<const Cap> caps_;
  bool mirrored_;
  std::vector<std::map<Minute, std::int64_t>> used_;  ///< By cap, then by a period's begin.
};

}  // namespace campaign::timing
