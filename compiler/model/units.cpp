#include "model/units.h"

#include <algorithm>
#include <cstdlib>

namespace campaign {

namespace {

using Parts = std::vector<std::pair<UnitId, int>>;

/// Adds `power` of `key` to a list that is sorted by key and holds no zero power. O(length).
template <typename Key>
void add_power(std::vector<std::pair<Key, int>>& list, Key key, int power) {
  const auto at = std::lower_bound(list.begin(), list.end(), key,
                                   [](const std::pair<Key, int>& entry, Key wanted) { return entry.first < wanted; });
  if (at == list.end() || at->first != key) {
    if (power != 0) list.insert(at, {key, power});
  } else if ((at->second += power) == 0) {
    list.erase(at);
  }
}

/// The highest power of a unit that is still converted: no quantity has a higher one, and a formula must not buy time.
constexpr int kHighestPower = 64;

/// a × b; zero, which stands for "does not fit", when either is zero or the product does not fit.
Decimal product(const Decimal& a, const Decimal& b) { return Decimal::multiply(a, b).value_or(Decimal()); }

/// `by`^`power`, which is not negative; zero when it does not fit.
Decimal to_power(const Decimal& by, int power) {
  Decimal result = Decimal::from_int(1);
  if (by == result) return result;
  if (power > kHighestPower) return Decimal();
  for (int i = 0; i < power; ++i) result = product(result, by);
  return result;
}

void append_power(std::string& out, int power) {
  if (power == 2) out += "²";
  if (power == 3) out += "³";
  if (power > 3) out.append("^").append(std::to_string(power));
}

}  // namespace

Units::Units() {
  const Decimal hundredth = *Decimal::from_int(1).scaled_by_power_of_ten(-2);
  add({.singular = "", .plural = "", .dimension = {}, .parts = {}});
  add({.singular = "%", .plural = "%", .factor = hundredth, .dimension = {}, .parts = {}});
  add({.singular = "point", .plural = "points", .factor = hundredth, .dimension = {}, .parts = {}});
  add({.singular = "money", .plural = "money", .minor_digits = 2, .dimension = {{0, 1}}, .parts = {}});
}

UnitId Units::add(Entry entry) {
  entries_.push_back(std::move(entry));
  return UnitId{static_cast<std::uint32_t>(entries_.size() - 1)};
}

UnitId Units::add_base(std::string_view singular, std::string_view plural, bool currency, int minor_digits, bool whole) {
  const auto base = static_cast<std::uint32_t>(currency_bases_.size());
  currency_bases_.push_back(currency);
  return add({.singular = std::string(singular),
              .plural = std::string(plural),
              .currency = currency,
              .minor_digits = currency ? minor_digits : 0,
              .whole = whole,
              .dimension = {{base, 1}},
              .parts = {}});
}

UnitId Units::add_multiple(std::string_view singular, std::string_view plural, const Decimal& factor, UnitId of) {
  const Entry& whole = entries_[index(of)];
  return add({.singular = std::string(singular),
              .plural = std::string(plural),
              .factor = product(factor, whole.factor),
              .divisor = whole.divisor,
              .dimension = whole.dimension,
              .parts = {}});
}

Parts Units::parts(UnitId unit) const {
  if (unit == kNoUnit) return {};
  const Parts& parts = entries_[index(unit)].parts;
  return parts.empty() ? Parts{{unit, 1}} : parts;
}

UnitId Units::combine(UnitId a, UnitId b, int sign) {
  if (b == kNoUnit) return a;
  Parts combined = parts(a);
  for (const auto& [unit, power] : parts(b)) add_power(combined, unit, power * sign);
  return intern(std::move(combined));
}

UnitId Units::intern(Parts parts) {
  if (parts.empty()) return kNoUnit;
  if (parts.size() == 1 && parts.front().second == 1) return parts.front().first;
  if (const auto known = compounds_.find(parts); known != compounds_.end()) return known->second;

  Entry entry;
  for (const auto& [unit, power] : parts) {
    const Entry& simple = entries_[index(unit)];
    const Decimal above = to_power(power > 0 ? simple.factor : simple.divisor, std::abs(power));
    const Decimal below = to_power(power > 0 ? simple.divisor : simple.factor, std::abs(power));
    entry.factor = product(entry.factor, above);
    entry.divisor = product(entry.divisor, below);
    for (const auto& [base, base_power] : dimension(unit)) add_power(entry.dimension, base, base_power * power);
  }
  entry.parts = parts;
  const UnitId made = add(std::move(entry));
  compounds_.emplace(std::move(parts), made);
  return made;
}

bool Units::has_money(UnitId unit) const {
  return std::ranges::any_of(dimension(unit), [this](const auto& part) {
    return part.second == 1 && (part.first == 0 || currency_bases_[part.first]);
  });
}

// One counted thing per another: clicks per impression are a share, and written as one.
bool Units::is_share(UnitId unit) const {
  const Dimension& parts = dimension(unit);
  return parts.size() == 2 && parts[0].second + parts[1].second == 0 && !has_money(unit) &&
         std::ranges::none_of(parts, [this](const auto& part) { return part.first == 0 || currency_bases_[part.first]; });
}

bool Units::compatible(UnitId a, UnitId b) const {
  if (a == b) return true;
  if (a == kPoints || b == kPoints) return false;
  if ((is_share(a) && is_pure(b)) || (is_pure(a) && is_share(b))) return true;
  Dimension difference = dimension(a);
  for (const auto& [base, power] : dimension(b)) add_power(difference, base, -power);
  if (difference.empty()) return true;
  // Open money on one side and one currency on the other, in the same power: taken as the same.
  return difference.size() == 2 && difference[0].first == 0 && difference[0].second == -difference[1].second &&
         currency_bases_[difference[1].first];
}

std::optional<std::pair<Decimal, Decimal>> Units::ratio(UnitId from, UnitId to) const {
  const Entry& a = entries_[index(from)];
  const Entry& b = entries_[index(to)];
  const std::pair result(product(a.factor, b.divisor), product(a.divisor, b.factor));
  if (result.first.is_zero() || result.second.is_zero()) return std::nullopt;
  return result;
}

Decimal Units::factor(UnitId from, UnitId to) const {
  const auto parts = ratio(from, to);
  return parts ? Decimal::divide(parts->first, parts->second).value_or(Decimal()) : Decimal();
}

std::optional<Decimal> Units::convert(const Amount& amount, UnitId to) const {
  if (amount.unit == to) return amount.number;
  const auto parts = ratio(amount.unit, to);
  if (!parts) return std::nullopt;
  if (parts->first == parts->second) return amount.number;
  const auto multiplied = Decimal::multiply(amount.number, parts->first);
  return multiplied ? Decimal::divide(*multiplied, parts->second) : std::nullopt;
}

UnitId Units::with_currency(UnitId unit, UnitId currency) {
  if (unit == kMoney) return currency;
  if (entries_[index(unit)].parts.empty() || currency == kMoney) return unit;
  Parts closed = parts(unit);
  const auto open = std::find_if(closed.begin(), closed.end(), [](const auto& part) { return part.first == kMoney; });
  if (open == closed.end()) return unit;
  const int power = open->second;
  closed.erase(open);
  add_power(closed, currency, power);
  return intern(std::move(closed));
}

std::optional<int> Units::possible_decimals(UnitId unit) const {
  const Entry& entry = entries_[index(unit)];
  if (is_money(unit)) return entry.minor_digits;
  return entry.whole ? std::optional(0) : std::nullopt;
}

std::optional<UnitId> Units::currency_in(UnitId unit) const {
  if (is_money(unit)) return unit;
  for (const auto& [part, power] : entries_[index(unit)].parts) {
    if (power == 1 && is_money(part)) return part;
  }
  return std::nullopt;
}

std::string Units::name(UnitId unit, bool several) const {
  const Entry& entry = entries_[index(unit)];
  if (entry.parts.empty()) return several ? entry.plural : entry.singular;

  // Of several numerators the last one is put in the plural: `person·days`.
  const auto is_numerator = [](const auto& part) { return part.second > 0; };
  const auto last = std::find_if(entry.parts.rbegin(), entry.parts.rend(), is_numerator);
  std::string above, below;
  for (const auto& part : entry.parts) {
    const Entry& simple = entries_[index(part.first)];
    if (part.second < 0) {
      below += '/' + simple.singular;
      append_power(below, -part.second);
      continue;
    }
    if (!above.empty()) above += "·";
    above += several && &part == &*last ? simple.plural : simple.singular;
    append_power(above, part.second);
  }
  return (above.empty() ? "1" : above) + below;
}

bool Units::begins_like(const Units& other) const {
  return entries_.size() >= other.entries_.size() && std::equal(other.entries_.begin(), other.entries_.end(), entries_.begin());
}

}  // namespace campaign
