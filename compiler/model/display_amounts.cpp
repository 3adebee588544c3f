#include "model/display_amounts.h"

#include <algorithm>
#include <array>

#include "model/format.h"

namespace campaign {

namespace {

using Sign = Locale::Sign;

/// How the parts of an amount go together: what its number is written as, and what of the unit stands behind it.
struct Look {
  enum class Kind : std::uint8_t { plain, percent, money } kind = Kind::plain;
  std::string currency;  ///< Of money.
  std::string behind;    ///< ` orders`, `/click`
};

/// `USD/click` is money with `/click` behind it, `%/week` a percentage with `/week`.
Look look_of(const Words& words, const Units& units, UnitId unit, bool several) {
  if (unit == kPoints) return {Look::Kind::plain, {}, {}};
  std::string name = units.name(unit, several);
  if (name.starts_with('%')) return {Look::Kind::percent, {}, words.unit(name.substr(1))};
  if (const auto currency = units.currency_in(unit)) {
    std::string code = units.name(*currency);
    const bool alone_above = name.starts_with(code) && (name.size() == code.size() || name[code.size()] == '/');
    if (alone_above) return {Look::Kind::money, code, words.unit(name.substr(code.size()))};
  }
  return {Look::Kind::plain, {}, name.empty() ? name : " " + words.unit(name)};
}

Locale::Digits digits_of(const Units& units, const Amount& amount) {
  const ShownDigits digits = shown_digits(units, amount);
  return {digits.least, digits.most};
}

/// Whether a unit's word is in its singular: behind a 1 that is shown without a fraction.
bool is_one(const Amount& amount, Locale::Digits digits) {
  return digits.least == 0 && amount.number.abs().round(digits.most) == Decimal::from_int(1);
}

std::string display_signed(const Words& words, const Units& units, const Amount& amount, Sign sign) {
  const Locale& locale = words.locale();
  const Locale::Digits digits = digits_of(units, amount);
  if (amount.unit == kPoints) {
    std::string number = locale.number(amount.number, digits, Sign::always);
    return words("{0} {0:point|points}", Argument{std::move(number), amount.number.abs(), digits});
  }
  const Look look = look_of(words, units, amount.unit, !is_one(amount, digits));
  switch (look.kind) {
    case Look::Kind::percent: return locale.percent(amount.number, digits, sign) + look.behind;
    case Look::Kind::money: return locale.money(amount.number, look.currency, digits, sign) + look.behind;
    default: return locale.number(amount.number, digits, sign) + look.behind;
  }
}

}  // namespace

std::string display_amount(const Words& words, const Units& units, const Amount& amount) {
  return display_signed(words, units, amount, Sign::minus);
}

std::string display_size(const Words& words, const Units& units, const Amount& amount) {
  if (amount.unit != kPoints) return display_amount(words, units, amount);
  const Locale::Digits digits = digits_of(units, amount);
  return words("{0} {0:point|points}", Argument{words.locale().number(amount.number, digits, Sign::minus), amount.number.abs(), digits});
}

std::string display_change(const Words& words, const Units& units, const Amount& amount) {
  return display_signed(words, units, amount, Sign::always);
}

std::string display_compact(const Words& words, const Units& units, const Amount& amount) {
  const Locale& locale = words.locale();
  const Look look = look_of(words, units, amount.unit, true);
  const bool short_enough = amount.number.abs() < Decimal::from_int(1000) || look.kind == Look::Kind::percent || amount.unit == kPoints;
  if (short_enough) return display_amount(words, units, amount);
  if (look.kind == Look::Kind::money) return locale.compact_money(amount.number, look.currency) + look.behind;
  return locale.compact(amount.number) + look.behind;
}

std::string display_range(const Words& words, const Units& units, const Amount& low, const Amount& high) {
  if (low == high) return display_amount(words, units, high);
  if (low.unit != high.unit || low.unit == kPoints) {
    return words("{0} to {1}", display_amount(words, units, low), display_amount(words, units, high));
  }
  const Locale& locale = words.locale();
  const Locale::Digits from = digits_of(units, low), to = digits_of(units, high);
  const Locale::Digits digits{std::max(from.least, to.least), std::max(from.most, to.most)};
  const Look look = look_of(words, units, high.unit, true);
  switch (look.kind) {
    case Look::Kind::percent: return locale.percent_range(low.number, high.number, digits) + look.behind;
    case Look::Kind::money: return locale.money_range(low.number, high.number, look.currency, digits) + look.behind;
    default: return locale.number_range(low.number, high.number, digits) + look.behind;
  }
}

std::string display_estimate(const Words& words, const Units& units, const Estimate& estimate) {
  return display_range(words, units, estimate.low, estimate.high);
}

static std::string display_growth(const Words& words, const std::string& change, Duration::Unit period) {
  switch (period) {
    case Duration::Unit::days: return words("{0} per day", change);
    case Duration::Unit::weeks: return words("{0} per week", change);
    case Duration::Unit::months: return words("{0} per month", change);
    case Duration::Unit::quarters: return words("{0} per quarter", change);
    default: return words("{0} per year", change);
  }
}

std::string display_target(const Words& words, const Units& units, const Target& target) {
  switch (target.form) {
    case Target::Form::value: return display_amount(words, units, target.amount);
    case Target::Form::at_least: return words("at least {0}", display_amount(words, units, target.amount));
    case Target::Form::at_most: return words("at most {0}", display_amount(words, units, target.amount));
    case Target::Form::range: return display_range(words, units, target.amount, target.upper);
    case Target::Form::relative: return display_change(words, units, target.amount);
    case Target::Form::points: return display_amount(words, units, {target.amount.number, kPoints});
    case Target::Form::growth: return display_growth(words, display_change(words, units, target.amount), target.period);
    case Target::Form::keep: return std::string(words("keep the baseline"));
  }
  return {};
}

std::string display_bounds(const Words& words, const Units& units, const Bounds& bounds) {
  if (bounds.low && bounds.high) return display_range(words, units, *bounds.low, *bounds.high);
  if (bounds.low) return words("at least {0}", display_amount(words, units, *bounds.low));
  return bounds.high ? words("at most {0}", display_amount(words, units, *bounds.high)) : std::string();
}

std::string display_demand(const Words& words, const Units& units, const Condition& condition) {
  const std::string amount = display_amount(words, units, condition.amount);
  switch (condition.comparison) {
    case Comparison::at_least: return words("at least {0}", amount);
    case Comparison::at_most: return words("at most {0}", amount);
    case Comparison::above: return words("above {0}", amount);
    case Comparison::below: return words("below {0}", amount);
    case Comparison::equal: return words("is {0}", amount);
    case Comparison::not_equal: return words("is not {0}", amount);
  }
  return {};
}

}  // namespace campaign
