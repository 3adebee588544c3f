// compiler/odds/arithmetic.cpp, line by line: the same bits. Math.exp and Math.log differ between browsers in the last digit.
const ln2High = 6.93147180369123816490e-01;
const ln2Low = 1.90821492927058770002e-10;
const log2E = 1.44269504088896338700e+00;
const rounder = 6755399441055744.0; // 1.5 · 2^52

const bytes = new DataView(new ArrayBuffer(8));

// 2 to the power of k, from -1022 to 1023.
function powerOfTwo(k) {
  bytes.setUint32(0, (k + 1023) << 20);
  bytes.setUint32(4, 0);
  return bytes.getFloat64(0);
}

// e to the power of high + low over 2 to the power of k.
function reduced(high, low, k) {
  const above = high - k * ln2High, below = k * ln2Low - low;
  const r = above - below;
  const square = r * r;
  const c = r - square * (1.66666666666666019037e-01 + square * (-2.77777777770155933842e-03 + square * (6.61375632143793436117e-05 + square *
                         (-1.65339022054652515390e-06 + square * 4.13813679705723846039e-08))));
  return 1.0 - ((below - (r * c) / (2.0 - c)) - above);
}

function expOfSum(x, low) {
  if (x !== x) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.133219101941108420) return 0;
  const k = (x * log2E + rounder) - rounder;
  const value = reduced(x, low, k);
  if (x >= -708 && x <= 709) return value * powerOfTwo(k);
  return k > 0 ? value * 2.0 * powerOfTwo(k - 1) : value * powerOfTwo(k + 200) * powerOfTwo(-200);
}

// x = 2^k · (1 + f), with 1 + f between √½ and √2. x is positive and finite.
function split(x) {
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984.0; // 2^54
    k = -54;
  }
  bytes.setFloat64(0, x);
  const high = bytes.getUint32(0) + (0x3ff00000 - 0x3fe6a09e);
  k += (high >>> 20) - 1023;
  bytes.setUint32(0, (high & 0xfffff) + 0x3fe6a09e);
  return [k, bytes.getFloat64(0) - 1.0];
}

function series(z) {
  return z * (6.666666666666735130e-01 + z * (3.999999999940941908e-01 + z * (2.857142874366239149e-01 + z * (2.222219843214978396e-01 + z *
             (1.818357216161805012e-01 + z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
}

// A number of twice the digits as two: a + b where |a| ≥ |b|, and a · b.
function sumOf(a, b) {
  const high = a + b;
  return [high, b - (high - a)];
}

function productOf(a, b) {
  const ta = 134217729.0 * a, tb = 134217729.0 * b;
  const a1 = ta - (ta - a), a2 = a - a1, b1 = tb - (tb - b), b2 = b - b1;
  const high = a * b;
  return [high, a2 * b2 - (((high - a1 * b1) - a2 * b1) - a1 * b2)];
}

function longLog(x) {
  const [k, f] = split(x);
  const [below, belowLow] = sumOf(2.0, f);
  const s = f / below;
  const [back, backLow] = productOf(s, below);
  const sLow = (((f - back) - backLow) - s * belowLow) / below;
  const [square, squareRest] = productOf(s, s);
  const squareLow = squareRest + 2.0 * s * sLow;
  const [cube, cubeRest] = productOf(square, s);
  const cubeLow = cubeRest + square * sLow + squareLow * s;
  const twoThirds = 6.66666666666666629659e-01, twoThirdsLow = 3.70074341541718826e-17;
  const [third, thirdRest] = productOf(cube, twoThirds);
  const thirdLow = thirdRest + cubeLow * twoThirds + cube * twoThirdsLow;
  let rest = 0;
  for (let power = 29; power > 3; power -= 2) rest = rest * square + 2.0 / power;
  let [sum, sumLow] = sumOf(2.0 * s, third);
  sumLow += 2.0 * sLow + thirdLow + cube * square * rest;
  if (k === 0) return sumOf(sum, sumLow);
  const [whole, wholeLow] = sumOf(k * ln2High, sum);
  return sumOf(whole, wholeLow + (k * ln2Low + sumLow));
}

export function exp(x) {
  return expOfSum(x, 0);
}

export function log(x) {
  if (x !== x || x === Infinity) return x;
  if (x <= 0) return x === 0 ? -Infinity : NaN;
  const [k, f] = split(x);
  const s = f / (2.0 + f), z = s * s;
  const half = 0.5 * f * f;
  return k * ln2High - ((half - (s * (half + series(z)) + k * ln2Low)) - f);
}

export function pow(x, y) {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  if (x < 0) return NaN;
  if (x === 1) return 1;
  if (x === 0 || x === Infinity) return (x === 0) === (y > 0) ? 0 : Infinity;
  const [logarithm, logarithmLow] = longLog(x);
  const about = y * logarithm;
  if (about > 710) return Infinity;
  if (about < -746) return 0;
  const [product, productLow] = productOf(y, logarithm);
  return expOfSum(product, productLow + y * logarithmLow);
}
