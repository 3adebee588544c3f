#pragma once

#include <optional>
#include <vector>

#include "model/plan.h"

namespace campaign {

// Money in another currency, at the rates that a plan states. A rate `1.08 USD/EUR` in a campaign or portfolio holds in it; of two
// for one pair the nearer one counts, and of two in one place the first.

/// A stated rate: one of `from` is worth `number` of `to`.
struct ExchangeRate {
  EntityId place = kNoEntity;  ///< The campaign or portfolio that states it.
  const PropertyValue* stated = nullptr;
  UnitId from{}, to{};
  Decimal number;
};
/// The usable rates of a campaign or portfolio, in the order of the text. O(rates).
[[nodiscard]] std::vector<ExchangeRate> exchange_rates_of(const Plan& plan, EntityId place);

/// How one currency becomes another: × `times` ÷ `by`. Both are exact, so a sum is rounded once, at the end.
struct Exchange {
  Decimal times = Decimal::from_int(1), by = Decimal::from_int(1);
  std::vector<ExchangeRate> rates;  ///< Those that it goes by, in their order; none where the currencies are one.
  /// nullopt where it does not fit.
  [[nodiscard]] std::optional<Decimal> of(const Decimal& number) const;
};

/// The way from one currency to another at a declaration: by a rate of the two, taken in either direction, or by two rates through
/// the currency of a campaign or portfolio around it. Open money is taken as either. nullopt where no rate says it.
/// O(depth × rates).
[[nodiscard]] std::optional<Exchange> exchange_between(const Plan& plan, EntityId place, UnitId from, UnitId to);

/// Money in another currency, rounded half to even to its smallest coin where it is converted.
[[nodiscard]] std::optional<Amount> exchanged(const Plan& plan, EntityId place, const Amount& money, UnitId currency);

/// An amount in another unit, in which it is money of another currency or money per something: `60 EUR/order` in `USD/order`. nullopt where
/// the units do not fit otherwise, or no rate says it.
[[nodiscard]] std::optional<Amount> exchanged_unit(const Plan& plan, EntityId place, const Amount& amount, UnitId unit);

/// What a tactic expects of a metric as it counts there: in the currency of its campaign. Itself where it is no other's money; nullopt
/// without a rate.
[[nodiscard]] std::optional<Estimate> expected_at(const Plan& plan, EntityId tactic, const Expectation& expectation);

}  // namespace campaign
