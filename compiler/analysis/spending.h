#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "analysis/analysis.h"
#include "model/plan.h"

namespace campaign {

// Roll-ups of money: what the parts of a declaration spend, by channel and by month. What a tactic gives to no part of its own
// is its own spending; what a campaign, goal or strategy gives to none of its parts is not planned to be spent.

/// What is spent on a channel, and where that is written.
struct ChannelMoney {
  EntityId channel = kNoEntity;
  Amount money;
  std::vector<EntityId> parts;
};
/// The money at and below a declaration by the channel that it is spent on, most first. Money of what runs on several
/// channels is left out: how it is split is not stated. So is money in another currency than the channel's first.
/// O(parts × channels).
[[nodiscard]] std::vector<ChannelMoney> money_by_channel(const Plan& plan, const Analysis& analysis, EntityId entity);

/// What is spent in a month in one currency.
struct MonthMoney {
  std::optional<std::chrono::year_month> month;  ///< None: nothing says when.
  Amount money;
};
/// The money at and below a declaration by month and currency, earliest first, what has no dates last. Each part's money is
/// spread evenly over the days of its flight, of the nearest flight around it or else of its campaign's period, and rounded to the
/// currency's smallest coin so that its months add up to it exactly. O(parts × months).
[[nodiscard]] std::vector<MonthMoney> money_by_month(const Plan& plan, const Analysis& analysis, EntityId entity);

}  // namespace campaign
