"""Odds worked out in another way: closed forms and integrals over the distributions themselves, against what the compiler's draws say.

    oracle.py PRINT_ODDS [SEEDS]

Over so many seeds, 12 if not said, every answer must lie within 3 standard errors as seldom left as chance leaves them, errors together be no greater than those of
independent draws, and with more draws smaller in proportion to their square root. Nothing is taken from the compiler but its answers. CAMPAIGN_SEED is the first seed.
"""
import itertools
import math
import os
import subprocess
import sys
import time
from statistics import NormalDist

PRINTER = sys.argv[1]
SEEDS = int(sys.argv[2]) if len(sys.argv) > 2 else 12
FIRST = int(os.environ.get("CAMPAIGN_SEED", time.time_ns() % 2**31))
PARTS = (.03, .2, .5, .75, .95)  # Targets are where the probability of less is about this.
NORMAL = NormalDist()
Z95 = NORMAL.inv_cdf(.95)


def phi(x):
    return math.erfc(-x / math.sqrt(2)) / 2


def gauss(n):
    """Nodes and weights of Gauss and Legendre over -1 to 1."""
    out = []
    for i in range(n):
        x = math.cos(math.pi * (i + .75) / (n + .5))
        for _ in range(50):
            p, before = 1.0, 0.0
            for k in range(n):
                p, before = ((2 * k + 1) * x * p - k * before) / (k + 1), p
            slope = n * (x * p - before) / (x * x - 1)
            x -= p / slope
        out.append((x, 2 / ((1 - x * x) * slope * slope)))
    return out


NODES = gauss(8)


def integral(f, low, high, panels):
    width = (high - low) / panels
    return sum(w * f(low + width * (i + (x + 1) / 2)) for i in range(panels) for x, w in NODES) * width / 2


def expected(f, panels=60):
    """Of a function of a standard normal number. Panels are narrow enough for its kinks."""
    return integral(lambda z: math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * f(z), -8.2, 8.2, panels)


def inverse(cdf, p, low, high):
    """Also where the distribution has points of its own."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if cdf(middle) >= p else (middle, high)
    return high


class Normal:
    def __init__(self, mean, deviation):
        self.words, self.mean, self.sd = f"normal {mean} {deviation}", mean, deviation
        self.cdf = lambda x: phi((x - mean) / deviation)
        self.at_score = lambda z: mean + deviation * z


class Interval(Normal):
    def __init__(self, low, high):
        super().__init__((low + high) / 2, (high - low) / 2 / Z95)
        self.words = f"interval {low} {high}"


class Lognormal:
    def __init__(self, low, high, word="lognormal"):
        self.words = f"{word} {low} {high}"
        self.m, self.s = math.log(low * high) / 2, math.log(high / low) / 2 / Z95
        self.mean = math.exp(self.m + self.s**2 / 2)
        self.sd = self.mean * math.sqrt(math.exp(self.s**2) - 1)
        self.cdf = lambda x: phi((math.log(x) - self.m) / self.s) if x > 0 else 0
        self.at_score = lambda z: math.exp(self.m + self.s * z)


class Bounded:
    """One that is known by its density over an interval: its other functions are integrals of that."""

    def __init__(self, words, low, high, cdf, mean, variance):
        self.words, self.cdf, self.mean, self.sd = words, cdf, mean, math.sqrt(variance)
        # Inverted once at many scores, and in a line between them.
        self.scores = [-8.25 + i / 250 for i in range(4126)]
        self.values = [inverse(cdf, phi(z), low, high) for z in self.scores]

    def at_score(self, z):
        i = min(max(int((z + 8.25) * 250), 0), len(self.values) - 2)
        part = (z - self.scores[i]) * 250
        return self.values[i] + part * (self.values[i + 1] - self.values[i])


def uniform(a, b):
    return Bounded(f"uniform {a} {b}", a, b, lambda x: min(max((x - a) / (b - a), 0), 1), (a + b) / 2, (b - a)**2 / 12)


def triangle(a, b, c):
    def cdf(x):
        if x <= a or x >= c:
            return float(x >= c)
        return (x - a)**2 / ((c - a) * (b - a)) if x < b else 1 - (c - x)**2 / ((c - a) * (c - b))
    return Bounded(f"triangle {a} {b} {c}", a, c, cdf, (a + b + c) / 3, (a * a + b * b + c * c - a * b - a * c - b * c) / 18)


def pert(a, b, c):
    """Its distribution function by Simpson's rule over the density, in θ with x = sin²θ, where it has no corners."""
    p, q = 1 + 4 * (b - a) / (c - a), 1 + 4 * (c - b) / (c - a)
    beta = math.gamma(p) * math.gamma(q) / math.gamma(p + q)
    steps = 4000
    width = math.pi / 2 / steps
    dens = [2 * math.sin(i * width / 2)**(2 * p - 1) * math.cos(i * width / 2)**(2 * q - 1) / beta for i in range(2 * steps + 1)]
    sums = [0.0]
    for i in range(steps):
        sums.append(sums[-1] + width / 6 * (dens[2 * i] + 4 * dens[2 * i + 1] + dens[2 * i + 2]))

    def cdf(x):
        if x <= a or x >= c:
            return float(x >= c)
        at = math.asin(math.sqrt((x - a) / (c - a))) / width
        i = min(int(at), steps - 1)
        part = at - i
        d0, d1 = dens[2 * i] * width, dens[2 * i + 2] * width  # Between two steps the cubic with both values and slopes.
        rise = sums[i + 1] - sums[i]
        return sums[i] + part * (d0 + part * (3 * rise - 2 * d0 - d1 + part * (d0 + d1 - 2 * rise)))
    mean = (a + 4 * b + c) / 6
    return Bounded(f"pert {a} {b} {c}", a, c, cdf, mean, (mean - a) * (c - mean) / 7)


def added(x, y):
    """The distribution function of a sum of two."""
    return lambda t: expected(lambda z: y.cdf(t - x.at_score(z)))


def multiplied(x, y):
    """Of a product of two, x above 0."""
    return lambda t: expected(lambda z: y.cdf(t / x.at_score(z)))


def correlation(ranks):
    return 2 * math.sin(math.pi / 6 * ranks)


class Case:
    """What is estimated, as lines; what comes of it, as a formula; and the distribution function of that, with an interval that has nearly all of it."""

    def __init__(self, name, estimates, formula, cdf, low, high, mean=None, deviation=None, targets=None, more=()):
        self.name, self.formula, self.cdf, self.mean, self.deviation = name, formula, cdf, mean, deviation
        self.lines = [f"estimate {chr(97 + i)} {e if isinstance(e, str) else e.words}" for i, e in enumerate(estimates)]
        self.smooth = targets is None
        self.targets = targets or [inverse(cdf, p, low, high) for p in PARTS]
        self.below = [cdf(t) for t in self.targets]  # Targets are no points of their own.
        self.more = list(more)  # (question, exact, standard error of one draw)


def cases():
    n1, n2, n3 = Normal(10, 3), Normal(5, 4), Normal(-2, 1.5)
    l1, l2, l3 = Lognormal(10, 30), Lognormal(2, 40), Lognormal(5, 6)
    u1, u2 = uniform(2, 5), uniform(0, 4)
    t1, t2 = triangle(0, 3, 10), triangle(1, 1, 6)
    p1, p2, p3 = pert(0, 3, 10), pert(2, 2, 8), pert(1, 4.5, 5)

    def alone(name, x, low, high):
        return Case(name, [x], "a", x.cdf, low, high, x.mean, x.sd)

    yield alone("a normal", n1, -20, 40)
    yield alone("an interval around 0", Interval(-10, 40), -100, 100)
    yield alone("an interval from 0", Interval(0, 40), -100, 100)
    yield alone("an interval above 0", Lognormal(10, 30, "interval"), 0, 1000)
    yield alone("a wide lognormal", Lognormal(1, 500), 0, 1e6)
    yield alone("a uniform", u1, 2, 5)
    yield alone("a triangle", t1, 0, 10)
    yield alone("a triangle without a left side", t2, 1, 6)
    yield alone("a pert", p1, 0, 10)
    yield alone("a pert most likely at its least", p2, 2, 8)
    yield alone("a pert near its most", p3, 1, 5)

    both = Normal(15, 5)
    yield Case("a sum of two normals", [n1, n2], "a b +", both.cdf, -50, 80, 15, 5, more=[
        ("share a", 9 / 25, None), ("share b", 16 / 25, None),
        ("where 17 a 0 0.5", 2 * integral(lambda u: 1 - n2.cdf(17 - n1.at_score(NORMAL.inv_cdf(u))), 1e-9, .5, 400), .5)])
    yield Case("a difference", [n1, n2], "a b -", Normal(5, 5).cdf, -50, 80, 5, 5)
    yield Case("a sum of three normals", [n1, n2, n3], "a b + c +", Normal(13, math.sqrt(27.25)).cdf, -50, 80, 13, math.sqrt(27.25))
    many = [Normal(i, 1 + i / 10) for i in range(26)]
    total = Normal(sum(x.mean for x in many), math.sqrt(sum(x.sd**2 for x in many)))
    yield Case("a sum of 26 normals", many, "a " + " ".join(f"{chr(98 + i)} +" for i in range(25)), total.cdf, 0, 900, total.mean, total.sd)

    def lognormal_of(m, s):
        made = Lognormal(math.exp(m - Z95 * s), math.exp(m + Z95 * s))
        return made

    product = lognormal_of(l1.m + l2.m, math.hypot(l1.s, l2.s))
    c1, c2 = math.exp(l1.s**2) - 1, math.exp(l2.s**2) - 1
    yield Case("a product of two lognormals", [l1, l2], "a b *", product.cdf, 0, 1e6, product.mean, product.sd, more=[
        ("share b", c2 / (c1 + c2 + c1 * c2), None), ("share a", c1 / (c1 + c2 + c1 * c2), None)])
    quotient = lognormal_of(l1.m - l2.m, math.hypot(l1.s, l2.s))
    yield Case("a quotient of two lognormals", [l1, l2], "a b /", quotient.cdf, 0, 1e4, quotient.mean, quotient.sd)
    five = lognormal_of(2 * l1.m + 2 * l2.m + l3.m, math.sqrt(2 * l1.s**2 + 2 * l2.s**2 + l3.s**2))
    yield Case("a product of five lognormals", [l1, l2, l3, l1, l2], "a b * c * d * e *", five.cdf, 0, 1e9)
    square = lognormal_of(2 * l1.m, 2 * l1.s)
    yield Case("a square: one thing drawn once", [l1], "a a *", square.cdf, 0, 1e5, square.mean, square.sd)

    yield Case("a sum of two lognormals", [l1, l2], "a b +", added(l1, l2), 0, 3000, l1.mean + l2.mean, math.hypot(l1.sd, l2.sd))
    nested = [(math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * w * 8.2 / 28, l3.at_score(z)) for i in range(28) for x, w in NODES
              for z in [-8.2 + 16.4 / 28 * (i + (x + 1) / 2)]]
    pair = added(l1, l2)
    knots = [i * .5 for i in range(600)]
    table = [pair(t) for t in knots]

    def pair_table(t):
        i = min(max(int(t * 2), 0), len(table) - 2)
        return 0 if t <= 0 else table[i] + (t * 2 - i) * (table[i + 1] - table[i])
    yield Case("a sum of three lognormals", [l1, l2, l3], "a b + c +", lambda t: sum(w * pair_table(t - x) for w, x in nested), 0, 290,
               l1.mean + l2.mean + l3.mean)
    yield Case("a lognormal less a normal", [l1, n2], "a b -", lambda t: expected(lambda z: 1 - n2.cdf(l1.at_score(z) - t)), -50, 500, l1.mean - 5)

    def trapezoid(t):  # u1 + u2
        def up(x):
            return max(x, 0)**2
        return (up(t - 2) - up(t - 5) - up(t - 6) + up(t - 9)) / 2 / 12
    yield Case("a sum of two uniforms", [u1, u2], "a b +", trapezoid, 2, 9, 5.5)

    def irwin_hall(n):
        return lambda t: sum((-1)**k * math.comb(n, k) * (t - k)**n for k in range(int(t) + 1)) / math.factorial(n)
    for n in (3, 12):
        yield Case(f"a sum of {n} uniforms", [uniform(0, 1)] * n, "a " + " ".join(f"{chr(98 + i)} +" for i in range(n - 1)), irwin_hall(n), 0, n, n / 2,
                   math.sqrt(n / 12))
    yield Case("a product of two uniforms", [uniform(0, 1)] * 2, "a b *", lambda t: t * (1 - math.log(t)), 1e-12, 1, .25, math.sqrt(1 / 9 - 1 / 16))
    yield Case("a quotient of two uniforms", [uniform(0, 1)] * 2, "a b /", lambda t: t / 2 if t <= 1 else 1 - 1 / (2 * t), 0, 1e6)
    yield Case("a triangle and a uniform", [t1, u1], "a b +", added(t1, u1), 2, 15, t1.mean + 3.5)
    yield Case("two triangles", [t1, t2], "a b +", added(t1, t2), 1, 16, t1.mean + t2.mean)
    yield Case("two perts", [p1, p2], "a b +", added(p1, p2), 2, 18, p1.mean + p2.mean, math.hypot(p1.sd, p2.sd))
    yield Case("a pert and a normal", [p3, n1], "a b +", added(n1, p3), -20, 45, p3.mean + 10)
    yield Case("a lognormal by a pert", [l1, p3], "a b *", multiplied(l1, p3), 0, 1000, l1.mean * p3.mean)

    yield Case("a chance of a normal", ["chance 0.2 " + n1.words], "a", lambda t: .2 * n1.cdf(t) + .8 * (t >= 0), -20, 40, 2, targets=[-.5, .5, 4, 9, 13])
    yield Case("a chance of all or nothing", ["chance 0.3 point 20000"], "a", lambda t: .7 if t < 20000 else 1, 0, 0, 6000, targets=[.5, 10000, 19999])
    sizes = (3, 5, 8, 13, 21)
    ways = [(math.prod(.3 if on else .7 for on in ons), sum(s for s, on in zip(sizes, ons) if on)) for ons in itertools.product((0, 1), repeat=5)]
    yield Case("five chances", [f"chance 0.3 point {s}" for s in sizes], "a b + c + d + e +", lambda t: sum(p for p, s in ways if s <= t), 0, 0, 15,
               targets=[1.5, 7.5, 12.5, 20.5, 30.5])
    yield Case("ten equal chances", ["chance 0.4 point 1"] * 10, "a " + " ".join(f"{chr(98 + i)} +" for i in range(9)),
               lambda t: sum(math.comb(10, k) * .4**k * .6**(10 - k) for k in range(11) if k <= t), 0, 0, 4, targets=[1.5, 2.5, 3.5, 4.5, 6.5])
    yield Case("a loss that may come, off a sum", [n1, "chance 0.25 " + l3.words], "a b -",
               lambda t: .75 * n1.cdf(t) + .25 * expected(lambda z: n1.cdf(t + l3.at_score(z))), -40, 40, 10 - .25 * l3.mean)
    yield Case("a mix of two normals", ["mix 2 1 " + n1.words + " 3 " + n2.words], "a", lambda t: .25 * n1.cdf(t) + .75 * n2.cdf(t), -40, 60, 6.25)
    yield Case("a mix within a mix", ["mix 2 0.5 " + l1.words + " 0.5 mix 2 1 " + u1.words + " 1 chance 0.5 " + p1.words], "a",
               lambda t: .5 * l1.cdf(t) + .25 * u1.cdf(t) + .125 * p1.cdf(t) + .125 * (t >= 0), -1, 200, .5 * l1.mean + .25 * 3.5 + .125 * p1.mean,
               targets=[.5, 2.5, 4, 12, 20])
    yield Case("a mix by a lognormal", ["mix 2 0.4 " + n1.words + " 0.6 " + u1.words, l3], "a b *",
               lambda t: .4 * expected(lambda z: n1.cdf(t / l3.at_score(z))) + .6 * expected(lambda z: u1.cdf(t / l3.at_score(z))), -100, 300,
               (.4 * 10 + .6 * 3.5) * l3.mean)

    for ranks in (.6, -.8):
        sd = math.sqrt(9 + 16 + 24 * correlation(ranks))
        yield Case(f"normals that move together by {ranks}", [n1, f"{n2.words} with a {ranks}"], "a b +", Normal(15, sd).cdf, -50, 80, 15, sd)
    product = lognormal_of(l1.m + l2.m, math.sqrt(l1.s**2 + l2.s**2 + 2 * correlation(.5) * l1.s * l2.s))
    yield Case("lognormals that move together, multiplied", [l1, f"{l2.words} with a 0.5"], "a b *", product.cdf, 0, 1e7, product.mean, product.sd)
    r, s = correlation(.7), correlation(.5)
    sd = math.sqrt(9 + 16 + 2.25 + 24 * r + 12 * s - 0 + 9 * r * s)
    yield Case("a chain of three", [n1, f"{n2.words} with a 0.7", f"{n3.words} with b 0.5"], "a b + c +", Normal(13, sd).cdf, -60, 90, 13, sd)
    r, s = correlation(.5), correlation(-.4)
    sd = math.sqrt(9 + 16 + 2.25 + 9 * r + 12 * s)
    yield Case("one that moves with two", [n1, n2, f"{n3.words} with a 0.5 with b -0.4"], "a b + c +", Normal(13, sd).cdf, -60, 90, 13, sd)
    yield Case("lognormals that are one", [l1, f"{l2.words} with a 1"], "a b +",
               lambda t: phi(inverse(lambda z: l1.at_score(z) + l2.at_score(z), t, -9, 9)), 0, 3000, l1.mean + l2.mean)
    yield Case("normals against each other", [n1, f"{n2.words} with a -1"], "a b +", Normal(15, 1).cdf, 0, 30, 15, 1)
    r = correlation(.6)
    yield Case("the less of two that move together", [Normal(0, 1), "normal 0 1 with a 0.6"], "a b min", lambda t: 1 - expected(
        lambda z: (1 - phi((t - r * z) / math.sqrt(1 - r * r))) * (z >= t), 1500), -9, 9, -math.sqrt((1 - r) / math.pi))

    yield Case("the greater of two", [n1, n2], "a b max", lambda t: n1.cdf(t) * n2.cdf(t), -40, 60)
    yield Case("the least of three", [l1, l2, l3], "a b min c min", lambda t: 1 - (1 - l1.cdf(t)) * (1 - l2.cdf(t)) * (1 - l3.cdf(t)), 0, 30)
    yield Case("the greater of a triangle and a uniform", [t1, u1], "a b max", lambda t: t1.cdf(t) * u1.cdf(t), 0, 10)
    capped = multiplied(l1, u1)
    yield Case("a product with a cap", [l1, u1], "a b * 80 min", lambda t: 1 if t >= 80 else capped(t), 0, 80, targets=[30, 45, 60, 75, 79.999])
    yield Case("reach within its bound", [l1, l2, l3], "a b + 20 min c min", lambda t: 1 if t >= 20 else 1 - (1 - pair(t)) * (1 - l3.cdf(t)), 0, 20,
               targets=[4.8, 5.2, 5.5, 5.8, 6])
    yield Case("what is above a bound", [n1], "a 8 - 0 max", lambda t: n1.cdf(8 + t) if t >= 0 else 0, 0, 0, 2 * phi(2 / 3) + 3 * math.exp(-2 / 9) / math.sqrt(2 * math.pi),
               targets=[.001, 1, 3, 6])
    yield Case("an order value that two tactics share", [l3, n1, Normal(30, 6)], "a b * a c * +",
               lambda t: expected(lambda z: Normal(40, math.hypot(3, 6)).cdf(t / l3.at_score(z))), 0, 600, 40 * l3.mean)
    yield Case("a sum, multiplied", [n1, n2, l3], "a b + c *", lambda t: expected(lambda z: both.cdf(t / l3.at_score(z))), -200, 400, 15 * l3.mean, more=[
        ("share c", 15**2 * l3.sd**2 / (25 * (l3.mean**2 + l3.sd**2) + 15**2 * l3.sd**2), None)])
    yield Case("a square around 0, which rises with nothing", [Normal(0, 1), Normal(0, 1)], "a a * b +",
               lambda t: expected(lambda z: phi(t - z * z), 200), -9, 80, 1, math.sqrt(3), more=[("share a", 2 / 3, None), ("share b", 1 / 3, None)])
    yield Case("a product around 0, to which none alone matters", [Normal(0, 1), Normal(0, 1)], "a b *",
               lambda t: 2 * integral(lambda z: math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * phi(t / z), 1e-9, 8.2, 800), -30, 30, 0, 1,
               more=[("share a", 0, None), ("share b", 0, None)])


def asked(case, count, seed):
    lines = [f"draws {count} {seed}", *case.lines, f"result {case.formula}"]
    lines += [f"at_most {target!r}" for target in case.targets]
    lines += ["moments", f"quantiles {' '.join(map(str, PARTS))}"]
    lines += [question for question, _, _ in case.more]
    return lines


def answers_of(jobs):
    lines = "\n".join(line for job in jobs for line in asked(*job)) + "\n"
    out = subprocess.run([PRINTER], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    answers = iter([float.fromhex(word) for word in line.split()] for line in out)
    for case, count, _ in jobs:
        yield case, count, [next(answers) for _ in range(len(case.targets) + 2 + len(case.more))]


def errors_of(case, count, answers):
    """What was asked, and by how many standard errors of as many independent draws the answer is off."""
    for target, exact, (said, stated) in zip(case.targets, case.below, answers):
        error = math.sqrt(exact * (1 - exact) / count)
        yield f"P(≤ {target:.6g}) = {exact:.5f}", (said - exact) / error if error else 0.0 if said == exact else math.inf
        assert .7 < stated / max(error, 1 / count) < 1.4 or min(exact, 1 - exact) * count < 20, (case.name, target, stated, error)
    mean, deviation = answers[len(case.targets)]
    if case.mean is not None:
        yield f"mean {case.mean:.6g}", (mean - case.mean) / (deviation if case.deviation is None else case.deviation) * math.sqrt(count)
    if case.smooth:
        for part, point in zip(PARTS, answers[len(case.targets) + 1]):
            yield f"quantile {part}", (case.cdf(point) - part) / math.sqrt(part * (1 - part) / count)
    for (question, exact, spread), answer in zip(case.more, answers[len(case.targets) + 2:]):
        if question.startswith("share"):
            yield f"{question} = {exact:.4f}", (answer[0] - exact) / (answer[1] + .004 * exact)  # Within bins of the estimate a little of it is left.
        else:
            yield f"{question} = {exact:.4f}", (answer[0] - exact) / math.sqrt(exact * (1 - exact) / (count / 2))


def main():
    print(f"CAMPAIGN_SEED={FIRST}")
    all_cases = list(cases())
    print(f"{len(all_cases)} cases")
    off, checked, faults = [], 0, []
    worst = {}
    for case, count, answers in answers_of([(case, 10_000, FIRST + seed) for case in all_cases for seed in range(SEEDS)]):
        for what, error in errors_of(case, count, answers):
            checked += 1
            off.append(error)
            worst.setdefault((case.name, what), []).append(error)
    beyond = sum(abs(error) > 3 for error in off)
    size = math.sqrt(sum(error * error for error in off) / checked)
    print(f"{checked} answers of 10,000 draws: {beyond} beyond 3 standard errors, where chance leaves {.0027 * checked:.0f}; their size is {size:.3f} of those of independent draws")
    if beyond > .0027 * checked + 4 * math.sqrt(.0027 * checked) or size > 1.05:
        faults.append("errors are greater than those of independent draws")
    for (name, what), errors in worst.items():
        middle = sum(errors) / len(errors) * math.sqrt(len(errors))
        if abs(middle) > 4.5 or max(map(abs, errors)) > 5:
            faults.append(f"{name}: {what}: off by {', '.join(f'{error:.1f}' for error in errors)} standard errors")

    for name in ("a sum of two lognormals", "a lognormal by a pert", "one that moves with two", "five chances"):
        case = next(case for case in all_cases if case.name == name)
        sizes = {}
        for _, count, answers in answers_of([(case, count, FIRST + seed) for count in (1_000, 10_000, 100_000) for seed in range(3 * SEEDS)]):
            sizes.setdefault(count, []).extend((said - exact)**2 for exact, (said, _) in zip(case.below, answers))
        roots = [math.sqrt(sum(errors) / len(errors)) for errors in sizes.values()]
        print(f"{name}: errors of {', '.join(f'{root:.5f}' for root in roots)} with 1,000, 10,000 and 100,000 draws")
        if not all(2.2 < a / b < 4.6 for a, b in zip(roots, roots[1:])):
            faults.append(f"{name}: errors do not fall by √10: {roots}")
    if faults:
        sys.exit("\n".join(faults))


main()
