#pragma once

#include <span>

namespace campaign::odds {

/// The functions that odds are worked out with, of + − × ÷ √ of IEEE doubles and moves of their bits only, each step rounded by itself: the same bits on
/// every machine, and in the page's JavaScript (stdlib/site/script/odds/). The library's own `exp` and `log` differ between machines in the last
/// digit, and a fused multiplication and addition is rounded once instead of twice: the room is compiled without (`-ffp-contract=off`).

/// e to the power of x, within 1 ulp: above 709.78 infinity, below -745.14 nothing. After fdlibm's e_exp.c (Sun Microsystems 1993).
[[nodiscard]] double exp(double x);

/// The same for each of them, in place; quicker, as several go through the processor at once.
void exp_each(std::span<double> values);

/// The natural logarithm, within 1 ulp: of 0 minus infinity, of less NaN. After fdlibm's e_log.c.
[[nodiscard]] double log(double x);

/// x to the power of y for x ≥ 0, within 1 ulp; NaN where x is less. Anything to the power of 0 is 1, also 0 and infinity.
[[nodiscard]] double pow(double x, double y);

}  // namespace campaign::odds
