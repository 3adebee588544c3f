#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace campaign {
namespace {

__extension__ typedef unsigned __int128 UInt128;

constexpr int kWideDigits = 77;  // 10^77 < 2^256

/// A 256-bit unsigned integer, least significant limb first: room for every intermediate result.
/// Operations assume that the result fits; each caller says why.
struct Wide {
  std::array<std::uint64_t, 4> limbs{};

  constexpr Wide() = default;
  constexpr explicit Wide(UInt128 value)
      : limbs{static_cast<std::uint64_t>(value), static_cast<std::uint64_t>(value >> 64), 0, 0} {}

  constexpr bool is_zero() const { return (limbs[0] | limbs[1] | limbs[2] | limbs[3]) == 0; }
  constexpr bool fits_128() const { return (limbs[2] | limbs[3]) == 0; }
  constexpr UInt128 low_128() const { return (static_cast<UInt128>(limbs[1]) << 64) | limbs[0]; }

  friend constexpr std::strong_ordering operator<=>(const Wide& a, const Wide& b) {
    for (int i = 3; i > 0; --i) {
      if (a.limbs[i] != b.limbs[i]) return a.limbs[i] <=> b.limbs[i];
    }
    return a.limbs[0] <=> b.limbs[0];
  }
};

constexpr Wide sum(const Wide& a, const Wide& b) {
  Wide result;
  UInt128 carry = 0;
  for (int i = 0; i < 4; ++i) {
    carry += static_cast<UInt128>(a.limbs[i]) + b.limbs[i];
    result.limbs[i] = static_cast<std::uint64_t>(carry);
    carry >>= 64;
  }
  return result;
}

/// a - b, for a >= b.
constexpr Wide difference(const Wide& a, const Wide& b) {
  Wide result;
  std::uint64_t borrow = 0;
  for (int i = 0; i < 4; ++i) {
    const UInt128 step = static_cast<UInt128>(a.limbs[i]) - b.limbs[i] - borrow;
    result.limbs[i] = static_cast<std::uint64_t>(step);
    borrow = static_cast<std::uint64_t>(step >> 64) & 1U;
  }
  return result;
}

constexpr Wide product(const Wide& a, std::uint64_t factor) {
  Wide result;
  UInt128 carry = 0;
  for (int i = 0; i < 4; ++i) {
    carry += static_cast<UInt128>(a.limbs[i]) * factor;
    result.limbs[i] = static_cast<std::uint64_t>(carry);
    carry >>= 64;
  }
  return result;
}

/// a × b: two values below 2^128 always fit.
constexpr Wide product(UInt128 a, UInt128 b) {
  Wide low = product(Wide(a), static_cast<std::uint64_t>(b));
  Wide high = product(Wide(a), static_cast<std::uint64_t>(b >> 64));
  high.limbs = {0, high.limbs[0], high.limbs[1], high.limbs[2]};
  return sum(low, high);
}

/// 10^0 .. 10^77.
constexpr auto kPowersOfTen = [] {
  std::array<Wide, kWideDigits + 1> powers;
  powers[0] = Wide(1);
  for (int i = 1; i <= kWideDigits; ++i) powers[i] = product(powers[i - 1], 10);
  return powers;
}();

constexpr UInt128 kCoefficientLimit = kPowersOfTen[Decimal::max_digits].low_128();

/// a × 10^exponent, which the caller knows to fit.
Wide times_power_of_ten(Wide a, int exponent) {
  for (; exponent > 19; exponent -= 19) a = product(a, kPowersOfTen[19].limbs[0]);
  return product(a, kPowersOfTen[exponent].limbs[0]);
}

/// Number of decimal digits; 0 for zero.
int digit_count(const Wide& a) {
  const auto above = std::upper_bound(kPowersOfTen.begin(), kPowersOfTen.end(), a);
  return static_cast<int>(above - kPowersOfTen.begin());
}

/// Divides `a` in place; gives the remainder.
std::uint64_t divide_in_place(Wide& a, std::uint64_t divisor) {
  UInt128 remainder = 0;
  for (int i = 3; i >= 0; --i) {
    const UInt128 step = (remainder << 64) | a.limbs[i];
    a.limbs[i] = static_cast<std::uint64_t>(step / divisor);
    remainder = step % divisor;
  }
  return static_cast<std::uint64_t>(remainder);
}

/// Divides `a` in place by a divisor below 2^127; gives the remainder.
UInt128 divide_in_place(Wide& a, UInt128 divisor) {
  if (divisor >> 64 == 0) return divide_in_place(a, static_cast<std::uint64_t>(divisor));
  // Schoolbook division, a bit at a time. Divisors this long come from earlier quotients; seldom.
  UInt128 remainder = 0;
  Wide quotient;
  for (int bit = 255; bit >= 0; --bit) {
    remainder = (remainder << 1) | ((a.limbs[bit / 64] >> (bit % 64)) & 1U);
    if (remainder >= divisor) {
      remainder -= divisor;
      quotient.limbs[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
  }
  a = quotient;
  return remainder;
}

/// Drops the last `count` decimal digits of `a`, rounding half-even. `inexact` says that the true
/// value lies a little above `a`, by less than one unit of its last digit; it needs `count` > 0.
Wide drop_digits(Wide a, int count, bool inexact) {
  if (count <= 0) return a;
  for (--count; count > 0;) {
    const int step = std::min(count, 19);
    if (divide_in_place(a, kPowersOfTen[step].limbs[0]) != 0) inexact = true;
    count -= step;
  }
  const std::uint64_t last = divide_in_place(a, std::uint64_t{10});
  const bool odd = (a.limbs[0] & 1U) != 0;
  if (last > 5 || (last == 5 && (inexact || odd))) a = sum(a, Wide(1));
  return a;
}

/// Removes zeros that end the fraction.
void strip_zeros(Wide& a, int& scale) {
  if (a.is_zero()) {
    scale = 0;
    return;
  }
  while (scale > 0 && a.limbs[0] % 2 == 0) {  // a multiple of ten is even: a cheap first look
    Wide tenth = a;
    if (divide_in_place(tenth, std::uint64_t{10}) != 0) return;
    a = tenth;
    --scale;
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The decimal digits of `a`, at least one.
std::string digits_of(UInt128 a) {
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(a % 10)));
    a /= 10;
  } while (a != 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

/// The one place that makes a Decimal from a wide magnitude, and takes one apart.
struct DecimalParts {
  Wide magnitude;
  int scale = 0;
  bool negative = false;

  static UInt128 magnitude_of(const Decimal& value) {
    return static_cast<UInt128>(value.is_negative() ? -value.coefficient_ : value.coefficient_);
  }

  /// Whether 64 bits hold the coefficient, as nearly always: two such ones have a product below 10^38, and need no wide arithmetic.
  static bool is_short(const Decimal& value) { return static_cast<std::int64_t>(value.coefficient_) == value.coefficient_; }

  static Decimal make(UInt128 magnitude, int scale, bool negative) {
    const auto coefficient = static_cast<Int128>(magnitude);
    return Decimal(negative ? -coefficient : coefficient, scale);
  }

  /// The value with its zeros stripped; nullopt when it does not fit exactly.
  std::optional<Decimal> exact() const {
    Wide stripped = magnitude;
    int stripped_scale = scale;
    strip_zeros(stripped, stripped_scale);
    if (!stripped.fits_128() || stripped.low_128() >= kCoefficientLimit) return std::nullopt;
    if (stripped_scale > Decimal::max_scale) return std::nullopt;
    return make(stripped.low_128(), stripped_scale, negative);
  }

  /// The value rounded half-even to `target` <= `scale` fraction digits; nullopt when that does not
  /// fit. `inexact` as in `drop_digits`.
  std::optional<Decimal> rounded(int target, bool inexact) const {
    return DecimalParts{drop_digits(magnitude, scale - target, inexact), target, negative}.exact();
  }

  /// The rule of `add` and `multiply`: exact, or without fraction digits behind the first 28.
  std::optional<Decimal> fitted() const {
    if (std::optional<Decimal> value = exact()) return value;
    const int digits = digit_count(magnitude);
    const int integer_digits = std::max(digits - scale, 0);
    if (integer_digits > Decimal::max_digits) return std::nullopt;
    const int target = std::min({scale, Decimal::max_scale, scale - (digits - Decimal::max_digits)});
    if (target < 0 || digits - (scale - target) < Decimal::division_digits) return std::nullopt;
    return rounded(target, false);
  }

  /// a + b with the sign of b possibly turned. Both magnitudes are below 10^38 × 10^38, so their
  /// sum is below 2 × 10^76 < 2^256.
  static std::optional<Decimal> signed_sum(const Decimal& a, const Decimal& b, bool b_negative) {
    if (a.scale_ == 0 && b.scale_ == 0 && is_short(a) && is_short(b)) {
      return Decimal(b_negative == b.is_negative() ? a.coefficient_ + b.coefficient_ : a.coefficient_ - b.coefficient_, 0);
    }
    const int scale = std::max(a.scale_, b.scale_);
    const Wide left = times_power_of_ten(Wide(magnitude_of(a)), scale - a.scale_);
    const Wide right = times_power_of_ten(Wide(magnitude_of(b)), scale - b.scale_);
    const bool a_negative = a.is_negative();
    if (a_negative == b_negative) return DecimalParts{sum(left, right), scale, a_negative}.fitted();
    if (left >= right) return DecimalParts{difference(left, right), scale, a_negative}.fitted();
    return DecimalParts{difference(right, left), scale, b_negative}.fitted();
  }
};

std::optional<Decimal> Decimal::parse(std::string_view text) {
  std::size_t i = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) ++i;

  UInt128 magnitude = 0;
  int scale = 0;
  int pending_zeros = 0;  // fraction zeros that count only if another digit follows
  bool in_fraction = false;
  bool after_digit = false;  // a digit must precede '.', '_' and the end
  const auto append = [&](unsigned digit) {
    if (magnitude > (kCoefficientLimit - 1 - digit) / 10) return false;
    magnitude = magnitude * 10 + digit;
    return true;
  };
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '_') {
      if (!after_digit) return std::nullopt;
      while (i + 1 < text.size() && text[i + 1] == '_') ++i;
      if (i + 1 == text.size() || !is_digit(text[i + 1])) return std::nullopt;
    } else if (c == '.') {
      if (!after_digit || in_fraction) return std::nullopt;
      in_fraction = true;
      after_digit = false;
    } else if (!is_digit(c)) {
      return std::nullopt;
    } else {
      after_digit = true;
      if (in_fraction && c == '0') {
        // Beyond max_scale a further digit cannot fit, so counting may stop there.
        pending_zeros = std::min(pending_zeros + 1, max_scale + 1);
        continue;
      }
      if (in_fraction) {
        scale += pending_zeros + 1;
        if (scale > max_scale) return std::nullopt;
        for (; pending_zeros > 0; --pending_zeros) {
          if (!append(0)) return std::nullopt;
        }
      }
      if (!append(static_cast<unsigned>(c - '0'))) return std::nullopt;
    }
  }
  if (!after_digit) return std::nullopt;
  return DecimalParts::make(magnitude, scale, negative);
}

std::optional<Decimal> Decimal::add(const Decimal& a, const Decimal& b) {
  return DecimalParts::signed_sum(a, b, b.is_negative());
}

std::optional<Decimal> Decimal::subtract(const Decimal& a, const Decimal& b) {
  return DecimalParts::signed_sum(a, b, !b.is_negative());
}

std::optional<Decimal> Decimal::multiply(const Decimal& a, const Decimal& b) {
  if (b == from_int(1)) return a;
  if (DecimalParts::is_short(a) && DecimalParts::is_short(b) && a.scale_ + b.scale_ <= max_scale) {
    Int128 coefficient = a.coefficient_ * b.coefficient_;
    int scale = coefficient == 0 ? 0 : a.scale_ + b.scale_;
    for (; scale > 0 && coefficient % 2 == 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
    return Decimal(coefficient, scale);
  }
  const Wide magnitude = product(DecimalParts::magnitude_of(a), DecimalParts::magnitude_of(b));
  const bool negative = a.is_negative() != b.is_negative();
  return DecimalParts{magnitude, a.scale_ + b.scale_, negative}.fitted();
}

std::optional<Decimal> Decimal::divide(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return std::nullopt;
  if (a.is_zero()) return Decimal();
  if (b == from_int(1)) return a;  // Most units are their own base.
  const UInt128 divisor = DecimalParts::magnitude_of(b);
  Wide quotient(DecimalParts::magnitude_of(a));
  // Widen the dividend so that the integer quotient has 39 or 40 digits: enough to see every exact
  // result, and at least one digit to drop from every other. It stays below 10^(39 + 38) < 2^256.
  const int shift = max_digits + 1 - digit_count(quotient) + digit_count(Wide(divisor));
  quotient = times_power_of_ten(quotient, shift);
  const bool inexact = divide_in_place(quotient, divisor) != 0;
  const int scale = shift + a.scale_ - b.scale_;
  if (scale <= 0) return std::nullopt;  // at least 39 integer digits

  const DecimalParts parts{quotient, scale, a.is_negative() != b.is_negative()};
  if (!inexact) {
    if (std::optional<Decimal> value = parts.exact()) return value;
  }
  const int target = std::clamp(scale - (digit_count(quotient) - division_digits), 0, max_scale);
  std::optional<Decimal> value = parts.rounded(target, inexact);
  if (value && value->is_zero()) return std::nullopt;
  return value;
}

std::optional<Decimal> Decimal::scaled_by_power_of_ten(int exponent) const {
  constexpr int kFurthest = max_digits + max_scale;  // beyond, nothing but zero fits
  if (is_zero()) return Decimal();
  if (exponent < -kFurthest || exponent > kFurthest) return std::nullopt;
  const int scale = scale_ - exponent;
  Wide magnitude(DecimalParts::magnitude_of(*this));
  if (scale >= 0) return DecimalParts{magnitude, scale, is_negative()}.exact();
  if (-scale >= max_digits) return std::nullopt;
  magnitude = times_power_of_ten(magnitude, -scale);  // below 10^(38 + 37)
  return DecimalParts{magnitude, 0, is_negative()}.exact();
}

Decimal Decimal::round(int fraction_digits) const {
  const int target = std::max(fraction_digits, 0);
  if (target >= scale_) return *this;
  // At least one digit goes, so at most 38 remain even after a carry: 99.9 becomes 100.
  const DecimalParts parts{Wide(DecimalParts::magnitude_of(*this)), scale_, is_negative()};
  return parts.rounded(target, false).value_or(*this);
}

std::string Decimal::to_string() const {
  std::string text = digits_of(DecimalParts::magnitude_of(*this));
  if (scale_ > 0) {
    const auto scale = static_cast<std::size_t>(scale_);
    if (text.size() <= scale) text.insert(0, scale + 1 - text.size(), '0');
    text.insert(text.size() - scale, 1, '.');
  }
  if (is_negative()) text.insert(0, 1, '-');
  return text;
}

std::string Decimal::to_grouped(int min_fraction, int max_fraction) const {
  const int least = std::max(min_fraction, 0);
  const Decimal shown = round(std::max(max_fraction, least));
  std::string text = shown.to_string();
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::size_t first_digit = shown.is_negative() ? 1 : 0;
  if (shown.scale_ < least) {
    if (shown.scale_ == 0) text.push_back('.');
    text.append(static_cast<std::size_t>(least - shown.scale_), '0');
  }
  for (std::size_t i = point; i > first_digit + 3;) {
    i -= 3;
    text.insert(i, 1, ',');
  }
  return text;
}

double Decimal::to_double() const {
  const std::string text = to_string();
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  if (scale_ != 0 || coefficient_ < std::numeric_limits<std::int64_t>::min() ||
      coefficient_ > std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(coefficient_);
}

std::size_t Decimal::hash() const {
  // The finalizer of SplitMix64 (Steele, Lea, Flood 2014) over the three words in turn.
  const auto bits = static_cast<UInt128>(coefficient_);
  const std::uint64_t words[] = {static_cast<std::uint64_t>(scale_), static_cast<std::uint64_t>(bits),
                                 static_cast<std::uint64_t>(bits >> 64)};
  std::uint64_t state = 0;
  for (const std::uint64_t word : words) {
    state = (state ^ word) + 0x9E3779B97F4A7C15U;
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9U;
    state = (state ^ (state >> 27)) * 0x94D049BB133111EBU;
    state ^= state >> 31;
  }
  return static_cast<std::size_t>(state);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.scale_ == b.scale_) return a.coefficient_ <=> b.coefficient_;
  if (a.sign() != b.sign()) return a.sign() <=> b.sign();
  const int scale = std::max(a.scale_, b.scale_);
  const Wide left = times_power_of_ten(Wide(DecimalParts::magnitude_of(a)), scale - a.scale_);
  const Wide right = times_power_of_ten(Wide(DecimalParts::magnitude_of(b)), scale - b.scale_);
  return a.is_negative() ? right <=> left : left <=> right;
}

}  // namespace campaign
