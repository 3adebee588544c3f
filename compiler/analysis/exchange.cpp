#include "analysis/exchange.h"

#include "analysis/goal.h"

namespace campaign {

namespace {

std::optional<ExchangeRate> rate_of(const Plan& plan, EntityId place, const PropertyValue& value) {
  const auto* rate = std::get_if<Amount>(&value.value);
  if (rate == nullptr || rate->number.sign() <= 0) return std::nullopt;
  const Units& units = plan.units();
  ExchangeRate found{place, &value, kNoUnit, kNoUnit, rate->number};
  for (const auto& [unit, power] : units.parts(rate->unit)) {
    if (!units.is_currency(unit) || (power != 1 && power != -1)) return std::nullopt;
    (power == 1 ? found.to : found.from) = unit;
  }
  return found.from == kNoUnit || found.to == kNoUnit ? std::nullopt : std::optional(found);
}

/// What an amount is of besides its money.
Dimension dimension_without(const Units& units, UnitId unit, UnitId currency) {
  Dimension rest = units.dimension(unit);
  for (const auto& [base, power] : units.dimension(currency)) {
    for (auto& [own, own_power] : rest) own_power -= own == base ? power : 0;
  }
  std::erase_if(rest, [](const auto& part) { return part.second == 0; });
  return rest;
}

/// The campaigns and portfolios around a declaration, itself among them, the nearest first.
std::vector<EntityId> places_around(const Plan& plan, EntityId place) {
  std::vector<EntityId> places;
  for (EntityId at = place; at != kNoEntity; at = plan[at].parent) {
    if (plan[at].kind == Kind::campaign || plan[at].kind == Kind::portfolio) places.push_back(at);
  }
  return places;
}

/// Goes a step further by the first rate of the two currencies, if there is one.
bool step(const std::vector<ExchangeRate>& rates, UnitId from, UnitId to, Exchange& way) {
  for (const ExchangeRate& rate : rates) {
    const bool straight = rate.from == from && rate.to == to;
    if (!straight && (rate.from != to || rate.to != from)) continue;
    Decimal& factor = straight ? way.times : way.by;
    const auto product = Decimal::multiply(factor, rate.number);
    if (!product) return false;
    factor = *product;
    way.rates.push_back(rate);
    return true;
  }
  return false;
}

}  // namespace

std::vector<ExchangeRate> exchange_rates_of(const Plan& plan, EntityId place) {
  std::vector<ExchangeRate> rates;
  for (const PropertyValue& value : plan.values(place, prop("rate"))) {
    if (const auto rate = rate_of(plan, place, value)) rates.push_back(*rate);
  }
  return rates;
}

std::optional<Decimal> Exchange::of(const Decimal& number) const {
  const auto product = Decimal::multiply(number, times);
  return product ? Decimal::divide(*product, by) : std::nullopt;
}

std::optional<Exchange> exchange_between(const Plan& plan, EntityId place, UnitId from, UnitId to) {
  if (!plan.units().is_money(from) || !plan.units().is_money(to)) return std::nullopt;
  if (plan.units().compatible(from, to)) return Exchange();
  const std::vector<EntityId> places = places_around(plan, place);
  std::vector<ExchangeRate> rates;
  for (const EntityId at : places) {
    const auto more = exchange_rates_of(plan, at);
    rates.insert(rates.end(), more.begin(), more.end());
  }
  if (Exchange way; step(rates, from, to, way)) return way;
  for (const EntityId at : places) {
    const UnitId middle = plan.currency_at(at);
    Exchange way;
    if (middle != from && middle != to && step(rates, from, middle, way) && step(rates, middle, to, way)) return way;
  }
  return std::nullopt;
}

std::optional<Amount> exchanged(const Plan& plan, EntityId place, const Amount& money, UnitId currency) {
  if (money.unit == currency) return money;
  const auto way = exchange_between(plan, place, money.unit, currency);
  const auto number = way ? way->of(money.number) : std::nullopt;
  if (!number) return std::nullopt;
  return Amount{way->rates.empty() ? *number : number->round(plan.units().minor_digits(currency)), currency};
}

std::optional<Amount> exchanged_unit(const Plan& plan, EntityId place, const Amount& amount, UnitId unit) {
  const Units& units = plan.units();
  if (units.compatible(amount.unit, unit)) return in_unit(units, amount, unit);
  const auto from = units.currency_in(amount.unit), to = units.currency_in(unit);
  if (!from || !to || dimension_without(units, amount.unit, *from) != dimension_without(units, unit, *to)) return std::nullopt;
  if (units.is_money(amount.unit) && units.is_money(unit)) return exchanged(plan, place, amount, unit);
  const auto way = exchange_between(plan, place, *from, *to);
  const auto base = Decimal::multiply(amount.number, units.factor(amount.unit, kNoUnit));
  const auto money = way && base ? way->of(*base) : std::nullopt;
  const auto number = money ? Decimal::divide(*money, units.factor(unit, kNoUnit)) : std::nullopt;
  return number ? std::optional(Amount{*number, unit}) : std::nullopt;
}

std::optional<Estimate> expected_at(const Plan& plan, EntityId tactic, const Expectation& expectation) {
  const auto unit = plan.unit_of(expectation.metric, tactic);
  const Estimate& stated = expectation.estimate;
  const auto counts = [&](const Amount& amount) { return !unit || amount.unit == kPoints || !plan.units().currency_in(amount.unit) || plan.units().compatible(amount.unit, *unit); };
  if (counts(stated.low) && counts(stated.middle) && counts(stated.high)) return stated;
  const auto low = exchanged_unit(plan, tactic, stated.low, *unit), middle = exchanged_unit(plan, tactic, stated.middle, *unit), high = exchanged_unit(plan, tactic, stated.high, *unit);
  return low && middle && high ? std::optional(Estimate{*low, *middle, *high}) : std::nullopt;
}

}  // namespace campaign
