// compiler/odds/distribution.cpp, line by line: the same bits. A shape is { kind, a, b, c }, a distribution a list of { weight, shape }; null where it cannot be.
import { exp, log } from "./arithmetic.js";
import { Beta } from "./beta.js";
import { normalCdf, normalQuantile } from "./normal.js";

const point95 = 1.6448536269514722; // of the normal distribution

const allFinite = (...values) => values.every(Number.isFinite);
const of = (kind, a, b, c = 0) => [{ weight: 1, shape: { kind, a, b, c } }];

export function betaOf({ a, b, c }) {
  const width = c - a;
  return new Beta(1.0 + 4.0 * (b - a) / width, 1.0 + 4.0 * (c - b) / width);
}

function triangleQuantile({ a, b, c }, u) {
  const width = c - a, left = b - a, right = c - b;
  return u * width <= left ? a + Math.sqrt(u * width * left) : c - Math.sqrt((1.0 - u) * width * right);
}

function triangleCdf({ a, b, c }, x) {
  const width = c - a;
  if (x <= a) return 0;
  if (x >= c) return 1;
  return x <= b ? (x - a) * (x - a) / (width * (b - a)) : 1.0 - (c - x) * (c - x) / (width * (c - b));
}

export function shapeQuantile(shape, u) {
  switch (shape.kind) {
    case "normal": return shape.a + shape.b * normalQuantile(u);
    case "lognormal": return exp(shape.a + shape.b * normalQuantile(u));
    case "uniform": return shape.a + (shape.b - shape.a) * u;
    case "triangle": return triangleQuantile(shape, u);
    case "pert": return shape.a + (shape.c - shape.a) * betaOf(shape).quantile(u, 1.0 - u).lower;
    default: return shape.a;
  }
}

export function shapeCdf(shape, x) {
  switch (shape.kind) {
    case "normal": return normalCdf((x - shape.a) / shape.b);
    case "lognormal": return x > 0 ? normalCdf((log(x) - shape.a) / shape.b) : 0;
    case "uniform": return x <= shape.a ? 0 : x >= shape.b ? 1 : (x - shape.a) / (shape.b - shape.a);
    case "triangle": return triangleCdf(shape, x);
    case "pert": return betaOf(shape).cdf((x - shape.a) / (shape.c - shape.a));
    default: return x >= shape.a ? 1 : 0;
  }
}

export function shapeMean({ kind, a, b, c }) {
  switch (kind) {
    case "lognormal": return exp(a + b * b / 2.0);
    case "uniform": return (a + b) / 2.0;
    case "triangle": return (a + b + c) / 3.0;
    case "pert": return (a + 4.0 * b + c) / 6.0;
    default: return a;
  }
}

export function point(value) {
  return allFinite(value) ? of("point", value + 0.0, 0) : null;
}

export function interval(low, high) {
  if (low > 0) return lognormal(low, high);
  if (!allFinite(low, high) || low > high) return null;
  return normal((low + high) / 2.0, (high - low) / (2.0 * point95));
}

export function normal(mean, deviation) {
  if (!allFinite(mean, deviation) || deviation < 0) return null;
  return deviation === 0 ? point(mean) : of("normal", mean, deviation);
}

export function lognormal(low, high) {
  if (!allFinite(low, high) || low <= 0 || low > high) return null;
  if (low === high) return point(low);
  const from = log(low), to = log(high);
  return of("lognormal", (from + to) / 2.0, (to - from) / (2.0 * point95));
}

export function uniform(low, high) {
  if (!allFinite(low, high, high - low) || low > high) return null;
  return low === high ? point(low) : of("uniform", low, high);
}

export function triangle(least, likely, most, kind = "triangle") {
  if (!allFinite(least, likely, most, most - least) || least > likely || likely > most) return null;
  return least === most ? point(least) : of(kind, least, likely, most);
}

export function pert(least, likely, most) {
  return triangle(least, likely, most, "pert");
}

export function chance(probability, distribution) {
  if (!(probability >= 0 && probability <= 1)) return null;
  return mix([{ weight: 1.0 - probability, distribution: point(0) }, { weight: probability, distribution }]);
}

export function mix(choices) {
  let whole = 0;
  for (const { weight, distribution } of choices) {
    if (!Number.isFinite(weight) || weight < 0 || !distribution) return null;
    whole += weight;
  }
  if (!(whole > 0) || !Number.isFinite(whole)) return null;
  const mixed = [];
  for (const choice of choices) {
    for (const part of choice.distribution) {
      const weight = choice.weight / whole * part.weight;
      if (weight > 0) mixed.push({ weight, shape: part.shape });
    }
  }
  return mixed;
}

export function mean(distribution) {
  let sum = 0;
  for (const { weight, shape } of distribution) sum += weight * shapeMean(shape);
  return sum;
}

export function cdf(distribution, x) {
  let sum = 0;
  for (const { weight, shape } of distribution) sum += weight * shapeCdf(shape, x);
  return sum;
}

export function quantile(distribution, u) {
  let low = Infinity, high = -Infinity;
  for (const { shape } of distribution) {
    const at = shapeQuantile(shape, u);
    low = at < low ? at : low;
    high = at > high ? at : high;
  }
  if (cdf(distribution, low) >= u) return low;
  for (let i = 0; i < 200; ++i) {
    const middle = low + (high - low) / 2.0;
    if (!(middle > low && middle < high)) break;
    if (cdf(distribution, middle) >= u) high = middle;
    else low = middle;
  }
  return high;
}
