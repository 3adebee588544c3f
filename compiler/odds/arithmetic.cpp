#include "odds/arithmetic.h"

#include <bit>
#include <cfloat>
#include <cstdint>
#include <limits>

#ifdef __FAST_MATH__
#error "The bits of odds are the same everywhere only where each operation is rounded by itself."
#endif
static_assert(std::numeric_limits<double>::is_iec559 && FLT_EVAL_METHOD == 0);

namespace campaign::odds {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

constexpr double kLn2High = 6.93147180369123816490e-01;  // Its last 32 bits are 0: times a small integer it is exact.
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kLog2E = 1.44269504088896338700e+00;
constexpr double kRounder = 6755399441055744.0;  // 1.5 · 2^52: added, it rounds to a whole number and has that in its last bits.

/// e to the power of high + low over 2 to the power of k: between √½ and √2 or a little beyond.
struct Reduced {
  double value = 0, k = 0, rounded = 0;
};

inline Reduced reduced(double high, double low) {
  const double rounded = high * kLog2E + kRounder;
  const double k = rounded - kRounder;
  const double above = high - k * kLn2High, below = k * kLn2Low - low;
  const double r = above - below;
  const double square = r * r;
  const double c = r - square * (1.66666666666666019037e-01 + square * (-2.77777777770155933842e-03 + square * (6.61375632143793436117e-05 + square *
                                (-1.65339022054652515390e-06 + square * 4.13813679705723846039e-08))));
  return {1.0 - ((below - (r * c) / (2.0 - c)) - above), k, rounded};
}

/// 2 to the power of k, from -1022 to 1023.
inline double power_of_two(std::int64_t k) { return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52); }

// Where neither the result nor a step to it leaves the normal numbers.
constexpr double kLeast = -708, kMost = 709;

inline double exp_within(double x, double low) {
  const Reduced part = reduced(x, low);
  return part.value * std::bit_cast<double>((std::bit_cast<std::uint64_t>(part.rounded) << 52) + (std::uint64_t{1023} << 52));
}

double exp_of_sum(double x, double low) {
  if (x >= kLeast && x <= kMost) return exp_within(x, low);
  if (x != x) return x;
  if (x > 709.782712893383973096) return kInfinity;
  if (x < -745.133219101941108420) return 0;
  const Reduced part = reduced(x, low);
  const auto k = static_cast<std::int64_t>(part.k);
  // In two steps, of which the first is exact.
  return k > 0 ? part.value * 2.0 * power_of_two(k - 1) : part.value * power_of_two(k + 200) * power_of_two(-200);
}

/// x = 2^k · (1 + f), with 1 + f between √½ and √2. x is positive and finite.
struct Split {
  double k = 0, f = 0;
};

Split split(double x) {
  double k = 0;
  if (x < DBL_MIN) {
    x *= 18014398509481984.0;  // 2^54
    k = -54;
  }
  constexpr std::uint32_t kRootOfHalf = 0x3fe6a09e, kOne = 0x3ff00000;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint32_t high = static_cast<std::uint32_t>(bits >> 32) + (kOne - kRootOfHalf);
  k += static_cast<double>(static_cast<std::int32_t>(high >> 20) - 1023);
  const std::uint64_t mantissa = (high & 0xfffff) + kRootOfHalf;
  return {k, std::bit_cast<double>(mantissa << 32 | (bits & 0xffffffff)) - 1.0};
}

/// log((1 + s) / (1 - s)) = 2s + s · R, R of z = s² as a polynomial whose coefficients make its error smallest: below 2^-58.
inline double series(double z) {
  return z * (6.666666666666735130e-01 + z * (3.999999999940941908e-01 + z * (2.857142874366239149e-01 + z * (2.222219843214978396e-01 + z *
             (1.818357216161805012e-01 + z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
}

/// A number of twice the digits: the sum of both, the second below the last digit of the first.
struct Double2 {
  double high = 0, low = 0;
};

/// a + b exactly, where |a| ≥ |b| (Dekker 1971).
inline Double2 sum_of(double a, double b) {
  const double high = a + b;
  return {high, b - (high - a)};
}

/// a · b exactly, by halves of their digits (Dekker 1971, Veltkamp 1968). Neither may be above 2^970.
inline Double2 product_of(double a, double b) {
  constexpr double kSplitter = 134217729.0;  // 2^27 + 1
  const double ta = kSplitter * a, tb = kSplitter * b;
  const double a1 = ta - (ta - a), a2 = a - a1, b1 = tb - (tb - b), b2 = b - b1;
  const double high = a * b;
  return {high, a2 * b2 - (((high - a1 * b1) - a2 * b1) - a1 * b2)};
}

/// The logarithm of x with about 12 bits more than a double has: what `pow` multiplies by hundreds must be that much better.
/// With s = f / (2 + f) it is 2s + ⅔ s³ in two numbers each, and 2/5 s⁵ + 2/7 s⁷ + …, which is small enough for one.
Double2 long_log(double x) {
  const auto [k, f] = split(x);
  const Double2 below = sum_of(2.0, f);
  const double s = f / below.high;
  const Double2 back = product_of(s, below.high);
  const double s_low = (((f - back.high) - back.low) - s * below.low) / below.high;
  const Double2 square = product_of(s, s);
  const double square_low = square.low + 2.0 * s * s_low;
  const Double2 cube = product_of(square.high, s);
  const double cube_low = cube.low + square.high * s_low + square_low * s;
  constexpr double kTwoThirds = 6.66666666666666629659e-01, kTwoThirdsLow = 3.70074341541718826e-17;
  const Double2 third = product_of(cube.high, kTwoThirds);
  const double third_low = third.low + cube_low * kTwoThirds + cube.high * kTwoThirdsLow;
  double rest = 0;
  for (double power = 29; power > 3; power -= 2) rest = rest * square.high + 2.0 / power;  // s² is at most 0.0295
  Double2 sum = sum_of(2.0 * s, third.high);
  sum.low += 2.0 * s_low + third_low + cube.high * square.high * rest;
  if (k == 0.0) return sum_of(sum.high, sum.low);
  const Double2 whole = sum_of(k * kLn2High, sum.high);
  return sum_of(whole.high, whole.low + (k * kLn2Low + sum.low));
}

}  // namespace

double exp(double x) { return exp_of_sum(x, 0); }

void exp_each(std::span<double> values) {
  bool within = true;
  for (const double value : values) within &= value >= kLeast && value <= kMost;
  if (within) {
    for (double& value : values) value = exp_within(value, 0);
  } else {
    for (double& value : values) value = exp(value);
  }
}

double log(double x) {
  if (x != x || x == kInfinity) return x;
  if (x <= 0) return x == 0 ? -kInfinity : kNaN;
  const auto [k, f] = split(x);
  const double s = f / (2.0 + f), z = s * s;
  const double half = 0.5 * f * f;
  return k * kLn2High - ((half - (s * (half + series(z)) + k * kLn2Low)) - f);
}

double pow(double x, double y) {
  if (y == 0) return 1;
  if (x != x || y != y) return kNaN;
  if (x < 0) return kNaN;
  if (x == 1) return 1;
  if (x == 0 || x == kInfinity) return (x == 0) == (y > 0) ? 0 : kInfinity;
  const Double2 logarithm = long_log(x);
  const double about = y * logarithm.high;
  if (about > 710) return kInfinity;
  if (about < -746) return 0;
  const Double2 product = product_of(y, logarithm.high);
  return exp_of_sum(product.high, product.low + y * logarithm.low);
}

}  // namespace campaign::odds
