#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "analysis/analysis.h"
#include "model/plan.h"

namespace campaign {

// Roll-ups of money: what the parts of a declaration spend, by channel and by month. What a tactic gives to no part of its own
// is its own spending; what a campaign, goal or strategy gives to none of its parts is not planned to be spent.

/// Money that a part has for itself alone.
struct Spending {
  EntityId part = kNoEntity;
  Amount money;    ///< In the currency of the declaration that was asked for, where a rate says how.
  Amount written;  ///< In the part's own.
  /// Whether it is to be spent. Else it is what the part states beyond what its own parts take; negative where they take more.
  bool planned = true;
};
/// The money at and below a declaration, part by part in the order of the text; none is zero. All of it together is the
/// declaration's budget, or where it states none what its parts need; parts in other currencies without a rate are in neither. O(parts).
[[nodiscard]] std::vector<Spending> spending_of(const Plan& plan, const Analysis& analysis, EntityId entity);

/// The channels of a tactic or placement, its own or those of the tactic around it; empty where none is named or a name is
/// broken. O(depth).
[[nodiscard]] std::vector<EntityId> channels_of(const Plan& plan, EntityId part);

/// Where a goal, strategy, tactic or placement runs: its own markets, or those of the nearest declaration around it that names some;
/// empty where none does or a name is broken. O(depth).
[[nodiscard]] std::vector<EntityId> markets_of(const Plan& plan, EntityId part);

/// What is spent on a channel or in a market, and where that is written.
struct MoneyOn {
  EntityId on = kNoEntity;
  Amount money;
  std::vector<EntityId> parts;
};
/// The money at and below a declaration by the channel that it is spent on, most first. Money of what runs on several
/// channels is left out: how it is split is not stated. So is money in another currency without a rate.
/// O(parts × channels).
[[nodiscard]] std::vector<MoneyOn> money_by_channel(const Plan& plan, const Analysis& analysis, EntityId entity);
/// The same by market.
[[nodiscard]] std::vector<MoneyOn> money_by_market(const Plan& plan, const Analysis& analysis, EntityId entity);
/// What of the money that the parts of a declaration need is in none of these rows: they and it add up to `allocated`.
[[nodiscard]] Amount rest_of(const BudgetUse& use, const std::vector<MoneyOn>& rows);

/// What is spent in a month in one currency.
struct MonthMoney {
  std::optional<std::chrono::year_month> month;  ///< None: nothing says when.
  Amount money;
};
/// The money of one part by month, earliest first: spread evenly over the days of its flight, else over the days that are worked out for it,
/// or those of what is in it; where it has none over those of the nearest declaration around it. Rounded to the currency's smallest coin so
/// that the months add up to it exactly. Where there are no dates it is one sum without a month. O(months).
[[nodiscard]] std::vector<MonthMoney> money_by_month(const Plan& plan, const Analysis& analysis, EntityId part, const Amount& money);
/// The money at and below a declaration by month and currency, earliest first, what has no dates last. O(parts × months).
[[nodiscard]] std::vector<MonthMoney> money_by_month(const Plan& plan, const Analysis& analysis, EntityId entity);

}  // namespace campaign
