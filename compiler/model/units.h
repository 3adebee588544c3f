#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "model/value.h"

namespace campaign {

/// What an amount is of, as a physicist would say: base units with their powers, sorted by base. Percent, points and
/// bare numbers have the empty dimension; points are told apart by their unit.
using Dimension = std::vector<std::pair<std::uint32_t, int>>;

/// The units of one plan: the declared ones and the compounds that the plan writes. Equal compounds get equal ids.
class Units {
 public:
  Units();

  /// A new base unit (`click`) with the word for one and for several, and how it is written in a plan.
  /// `whole`: it is counted in whole ones only.
  UnitId add_base(std::string_view singular, std::string_view plural, bool currency = false, int minor_digits = 0, bool whole = false);
  /// A unit that is `factor` times another: a week is 7 days.
  UnitId add_multiple(std::string_view singular, std::string_view plural, const Decimal& factor, UnitId of);

  /// `a × b`, `a ÷ b`. Bare numbers are neutral. O(bases).
  UnitId multiply(UnitId a, UnitId b) { return combine(a, b, 1); }
  UnitId divide(UnitId a, UnitId b) { return combine(a, b, -1); }

  /// Whether amounts of both can be compared and added. Money of an open currency is compatible with any one currency;
  /// a share of counted things (`clicks/impression`) is compatible with percent and bare numbers.
  [[nodiscard]] bool compatible(UnitId a, UnitId b) const;
  /// What one of `from` is in `to`: 7 for weeks to days, 0.01 for percent to bare numbers. Needs compatible units.
  [[nodiscard]] Decimal factor(UnitId from, UnitId to) const;
  /// The number of `to` that an amount is. Needs compatible units; nullopt when it does not fit.
  [[nodiscard]] std::optional<Decimal> convert(const Amount& amount, UnitId to) const;

  /// The unit with every open `money` in it taken as this currency: `money/click` → `USD/click`.
  UnitId with_currency(UnitId unit, UnitId currency);

  [[nodiscard]] const Dimension& dimension(UnitId unit) const { return entries_[index(unit)].dimension; }
  [[nodiscard]] bool is_currency(UnitId unit) const { return entries_[index(unit)].currency; }
  /// A currency or open money: what budgets are made of.
  [[nodiscard]] bool is_money(UnitId unit) const { return unit == kMoney || is_currency(unit); }
  /// Has no dimension: a bare number, percent or points.
  [[nodiscard]] bool is_pure(UnitId unit) const { return dimension(unit).empty(); }
  /// Money, or money per something: `USD`, `USD/click`.
  [[nodiscard]] bool has_money(UnitId unit) const;
  /// The decimals of the smallest coin; 0 where it is no currency.
  [[nodiscard]] int minor_digits(UnitId unit) const { return entries_[index(unit)].minor_digits; }
  /// How many decimals an amount can have: those of the smallest coin for money, none for what is counted in whole ones; nullopt for
  /// what can be divided at will, such as hours, shares and money per something.
  [[nodiscard]] std::optional<int> possible_decimals(UnitId unit) const;
  /// The currency or open money that amounts of this unit are money of: USD for `USD` and `USD/click`; else nullopt.
  [[nodiscard]] std::optional<UnitId> currency_in(UnitId unit) const;
  /// The simple units of a compound with their powers, sorted; a simple unit is its own part, a bare number has none.
  [[nodiscard]] std::vector<std::pair<UnitId, int>> parts(UnitId unit) const;
  /// As a plan writes it and a person reads it: `USD/click`, `clicks`, `%`; empty for a bare number.
  [[nodiscard]] std::string name(UnitId unit, bool several = true) const;

  /// Whether the units of another table are the first of this one, so that its `UnitId`s mean the same here. O(units).
  [[nodiscard]] bool begins_like(const Units& other) const;

  /// One counted thing per another.
  [[nodiscard]] bool is_share(UnitId unit) const;

 private:
  struct Entry {
    std::string singular, plural;
    bool currency = false;
    int minor_digits = 0;
    bool whole = false;
    Decimal factor = Decimal::from_int(1);             // One is `factor` ÷ `divisor` of its dimension's base units;
    Decimal divisor = Decimal::from_int(1);            // two numbers, for 1/7 is no decimal. Zero: it does not fit.
    Dimension dimension;
    std::vector<std::pair<UnitId, int>> parts;         // For compounds: the simple units and their powers.
    bool operator==(const Entry&) const = default;
  };
  static std::size_t index(UnitId unit) { return static_cast<std::size_t>(unit); }
  UnitId add(Entry entry);
  /// What one of `from` is in `to`, as a dividend and a divisor; nullopt when it does not fit.
  [[nodiscard]] std::optional<std::pair<Decimal, Decimal>> ratio(UnitId from, UnitId to) const;
  UnitId combine(UnitId a, UnitId b, int sign);
  UnitId intern(std::vector<std::pair<UnitId, int>> parts);

  std::vector<Entry> entries_;
  std::map<std::vector<std::pair<UnitId, int>>, UnitId> compounds_;
  std::vector<bool> currency_bases_{true};  // A base each: whether it is a currency. Base 0 is open money.
};

}  // namespace campaign
