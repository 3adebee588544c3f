#include "odds/normal.h"

#include <cmath>
#include <limits>

#include "odds/arithmetic.h"

namespace campaign::odds {
namespace {

constexpr double kOneOverRootOf2Pi = 0.398942280401432677939946;

/// exp(-x²/2) for x ≥ 0, without the loss of digits that x² has: x² = s² + (x - s)(x + s), s short enough that its square is exact.
double bell(double x) {
  const double s = std::floor(x * 16.0) / 16.0;
  return exp(-s * s * 0.5) * exp(-((x - s) * (x + s)) * 0.5);
}

/// What is above y, for y between 0.67 and 5.66, over `bell`.
double middle_ratio(double y) {
  double over = 1.0765576773720192317e-8 * y, under = y;
  constexpr double kOver[] = {.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
                              2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218};
  constexpr double kUnder[] = {22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
                               18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727};
  for (int i = 0; i < 7; ++i) {
    over = (over + kOver[i]) * y;
    under = (under + kUnder[i]) * y;
  }
  return (over + kOver[7]) / (under + kUnder[7]);
}

/// The same above 5.66.
double far_ratio(double y) {
  const double square = 1.0 / (y * y);
  double over = .02307344176494017303 * square, under = square;
  constexpr double kOver[] = {.21589853405795699, .1274011611602473639, .022235277870649807, .001421619193227893466, 2.9112874951168792e-5};
  constexpr double kUnder[] = {1.28426009614491121, .468238212480865118, .0659881378689285515, .00378239633202758244, 7.29751555083966205e-5};
  for (int i = 0; i < 4; ++i) {
    over = (over + kOver[i]) * square;
    under = (under + kUnder[i]) * square;
  }
  return (kOneOverRootOf2Pi - square * (over + kOver[4]) / (under + kUnder[4])) / y;
}

/// x times a ratio of polynomials in x²: how far from a half, for |x| up to 0.67.
double from_half(double x) {
  const double square = x * x;
  double over = .065682337918207449113 * square, under = square;
  constexpr double kOver[] = {2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249};
  constexpr double kUnder[] = {47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956};
  for (int i = 0; i < 3; ++i) {
    over = (over + kOver[i]) * square;
    under = (under + kUnder[i]) * square;
  }
  return x * (over + kOver[3]) / (under + kUnder[3]);
}

/// Within 0.425 of a half.
double central_quantile(double q) {
  const double r = .180625 - q * q;
  return q * (((((((r * 2509.0809287301226727 + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r + 13731.693765509461125) * r +
                1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608) /
         (((((((r * 5226.495278852545925 + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r + 5394.1960214247511077) * r +
            687.1870074920579083) * r + 42.313330701600911252) * r + 1.0);
}

/// How far out a tail of this probability begins.
double tail_quantile(double tail) {
  double r = std::sqrt(-log(tail));
  if (r <= 5) {
    r -= 1.6;
    return (((((((r * 7.7454501427834140764e-4 + .0227238449892691845833) * r + .24178072517745061177) * r + 1.27045825245236838258) * r + 3.64784832476320460504) * r +
              5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734) /
           (((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + .0151986665636164571966) * r + .14810397642748007459) * r + .68976733498510000455) * r +
              1.6763848301838038494) * r + 2.05319162663775882187) * r + 1.0);
  }
  r -= 5;
  return (((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + .0012426609473880784386) * r + .026532189526576123093) * r + .29656057182850489123) * r +
            1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772) /
         (((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r + .0148753612908506148525) * r +
            .13692988092273580531) * r + .59983220655588793769) * r + 1.0);
}

}  // namespace

double normal_density(double x) { return kOneOverRootOf2Pi * bell(x < 0 ? -x : x); }

double normal_cdf(double x) {
  if (x != x) return x;
  const double y = x < 0 ? -x : x;
  if (y <= 0.67448975) return 0.5 + from_half(x);
  if (y > 40) return x < 0 ? 0 : 1;
  const double beyond = bell(y) * (y <= 5.65685424949238 ? middle_ratio(y) : far_ratio(y));
  return x < 0 ? beyond : 1.0 - beyond;
}

double normal_quantile(double p) {
  if (!(p >= 0 && p <= 1)) return std::numeric_limits<double>::quiet_NaN();
  if (p == 0 || p == 1) return p == 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  const double q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return central_quantile(q);
  return q < 0 ? -tail_quantile(p) : tail_quantile(1.0 - p);
}

}  // namespace campaign::odds
