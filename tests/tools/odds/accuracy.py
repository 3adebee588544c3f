"""The functions that odds are made of, against Python's decimals of 50 digits and fractions.

    accuracy.py PRINT_ODDS [ARGUMENTS]

Each function is asked for random arguments of all sizes, 1,500 if not said; CAMPAIGN_SEED chooses them. Says the greatest error of each and fails where it is
greater than the headers say.
"""
import collections
import decimal
import math
import os
import random
import subprocess
import sys
import time
from decimal import Decimal
from fractions import Fraction

PRINTER = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 1500
SEED = int(os.environ.get("CAMPAIGN_SEED", time.time_ns() % 2**32))
LIMITS = {"exp": 1.0, "log": 1.0, "pow": 1.0, "cdf": 1e-15, "quantile": 1e-15, "density": 2e-15, "beta_cdf": 1e-14, "beta_quantile": 1e-13,
          "normal_correlation": 5e-16}
decimal.getcontext().prec = 50
decimal.getcontext().Emin, decimal.getcontext().Emax = -9999, 9999
ROOT_2PI = (2 * Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")).sqrt()


def density(x):
    return (-x * x / 2).exp() / ROOT_2PI


def cdf(x):
    """The lower tail by a continued fraction (Laplace), the middle by the series of positive terms (Kendall and Stuart)."""
    if x < -5:
        ratio = Decimal(0)
        for n in range(500, 0, -1):
            ratio = n / (-x + ratio)
        return density(x) / (-x + ratio)
    if x > 5:
        return 1 - cdf(-x)
    term = total = x
    for n in range(1, 200):
        term = term * x * x / (2 * n + 1)
        total += term
    return Decimal("0.5") + density(x) * total


def half(a, b, x):
    """The incomplete beta integral up to x: NIST 8.17.7, which is not the series that the compiler has."""
    term, total = Decimal(1), 1 / a
    for n in range(1, 200):
        term = term * (n - b) / n * x
        total += term / (a + n)
    return (a * x.ln()).exp() * total


def beta_cdf(a, b, x):
    if a == int(a) and b == int(b):
        n, part = int(a + b) - 1, Fraction(x)
        exact = sum(math.comb(n, j) * part**j * (1 - part)**(n - j) for j in range(int(a), n + 1))
        return Decimal(exact.numerator) / Decimal(exact.denominator)
    below, above = half(a, b, Decimal("0.5")), half(b, a, Decimal("0.5"))
    return half(a, b, x) / (below + above) if x <= 0.5 else 1 - half(b, a, 1 - x) / (below + above)


def beta_density(a, b, x):
    whole = half(a, b, Decimal("0.5")) + half(b, a, Decimal("0.5"))
    return (x.ln() * (a - 1) + (1 - x).ln() * (b - 1)).exp() / whole


def sine(x):
    term = total = x
    for n in range(1, 40):
        term = -term * x * x / (2 * n * (2 * n + 1))
        total += term
    return total


def error_of(function, arguments, answer):
    """In units of the last place for exp, log and pow, else relative to the answer."""
    x = Decimal(arguments[0])
    if function in ("exp", "log", "pow"):
        exact = x.exp() if function == "exp" else x.ln() if function == "log" else (Decimal(arguments[1]) * x.ln()).exp()
        return float(abs(Decimal(answer) - exact) / Decimal(math.ulp(float(exact))))
    if function == "quantile":
        at = Decimal(answer)
        step = (cdf(at) - x) / density(at) if at < 0 else -(cdf(-at) - (1 - x)) / density(at)
        return float(abs(step / at)) if at else float(abs(step))
    if function.startswith("beta"):
        a, b, u = map(Decimal, arguments)
        if function == "beta_cdf":
            exact = beta_cdf(a, b, u)
            return float(abs(Decimal(answer) / exact - 1))
        at = Decimal(answer)
        off = abs(beta_cdf(a, b, at) - u) - Decimal("1e-14") * u
        step = max(off, Decimal(0)) / beta_density(a, b, at)
        return float(abs(step / min(at, 1 - at))) if at < 0.5 else float(abs(step))
    exact = {"cdf": cdf, "density": density}[function](x) if function != "normal_correlation" else 2 * sine(x * Decimal(math.pi) / 6)
    return float(abs(Decimal(answer) / exact - 1)) if exact else abs(answer)


def main():
    rng = random.Random(SEED)
    print(f"CAMPAIGN_SEED={SEED}")
    asked = []
    for _ in range(COUNT):
        x = math.exp(rng.uniform(-300, 300))
        a = rng.choice([1.0, 5.0, 2.0, rng.uniform(1, 5)])
        b = rng.choice([6 - a, 6 - a, rng.uniform(1, 20)])
        asked += [("exp", rng.uniform(-708, 709.7)), ("exp", rng.gauss(0, 1) * 10**rng.uniform(-8, 1)), ("log", math.exp(rng.uniform(-744, 709))),
                  ("log", 1 + rng.gauss(0, 1) * 10**rng.uniform(-12, -.8)), ("pow", x, rng.uniform(-690, 690) / abs(math.log(x))),
                  ("pow", rng.random(), rng.uniform(0, 5)), ("pow", abs(rng.gauss(1, .1)), rng.uniform(-900, 900)), ("density", rng.uniform(-36, 36)),
                  ("cdf", rng.uniform(-37, 8)), ("cdf", rng.gauss(0, 2)), ("quantile", rng.random()), ("quantile", 10**rng.uniform(-300, -.3)),
                  ("quantile", 1 - 10**rng.uniform(-15, -1)), ("normal_correlation", rng.uniform(-1, 1)), ("beta_cdf", a, b, rng.uniform(0, .5)),
                  ("beta_cdf", a, b, 10**rng.uniform(-12, math.log10(.5))), ("beta_quantile", a, b, rng.random()), ("beta_quantile", a, b, 10**rng.uniform(-12, -.3))]
    asked = [each for each in asked if all(math.isfinite(x) for x in each[1:])]
    lines = "".join(f"call {each[0]} {' '.join(float(x).hex() for x in each[1:])}\n" for each in asked)
    answers = subprocess.run([PRINTER], input=lines, capture_output=True, text=True, check=True).stdout.split()
    assert len(answers) == len(asked)
    worst = collections.defaultdict(lambda: (0.0, None))
    for (function, *arguments), answer in zip(asked, map(float.fromhex, answers)):
        if function in ("exp", "log", "pow") and not 2.3e-308 < abs(answer) < math.inf and answer:
            continue  # What is below the normal numbers has fewer digits.
        worst[function] = max(worst[function], (error_of(function, arguments, answer), arguments), key=lambda each: each[0])
    for function, (error, arguments) in sorted(worst.items()):
        unit = "units of the last place" if function in ("exp", "log", "pow") else "of the answer"
        print(f"{function}: at most {error:.3g} {unit}, at {arguments}")
    failed = [function for function, (error, _) in worst.items() if error > LIMITS[function]]
    if failed:
        sys.exit(f"greater than the headers say: {', '.join(failed)}")


main()
