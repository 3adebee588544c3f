// compiler/odds/normal.cpp, line by line: the same bits.
import { exp, log } from "./arithmetic.js";

const oneOverRootOf2Pi = 0.398942280401432677939946;

// exp(-x²/2) for x ≥ 0, without the loss of digits that x² has: x² = s² + (x - s)(x + s), s short enough that its square is exact.
function bell(x) {
  const s = Math.floor(x * 16.0) / 16.0;
  return exp(-s * s * 0.5) * exp(-((x - s) * (x + s)) * 0.5);
}

// What is above y, for y between 0.67 and 5.66, over `bell`.
function middleRatio(y) {
  let over = 1.0765576773720192317e-8 * y, under = y;
  const overs = [0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
                              2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218];
  const unders = [22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
                               18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727];
  for (let i = 0; i < 7; ++i) {
    over = (over + overs[i]) * y;
    under = (under + unders[i]) * y;
  }
  return (over + overs[7]) / (under + unders[7]);
}

// The same above 5.66.
function farRatio(y) {
  const square = 1.0 / (y * y);
  let over = 0.02307344176494017303 * square, under = square;
  const overs = [0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5];
  const unders = [1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5];
  for (let i = 0; i < 4; ++i) {
    over = (over + overs[i]) * square;
    under = (under + unders[i]) * square;
  }
  return (oneOverRootOf2Pi - square * (over + overs[4]) / (under + unders[4])) / y;
}

// x times a ratio of polynomials in x²: how far from a half, for |x| up to 0.67.
function fromHalf(x) {
  const square = x * x;
  let over = 0.065682337918207449113 * square, under = square;
  const overs = [2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249];
  const unders = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
  for (let i = 0; i < 3; ++i) {
    over = (over + overs[i]) * square;
    under = (under + unders[i]) * square;
  }
  return x * (over + overs[3]) / (under + unders[3]);
}

// Within 0.425 of a half.
function centralQuantile(q) {
  const r = 0.180625 - q * q;
  return q * (((((((r * 2509.0809287301226727 + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r + 13731.693765509461125) * r +
                1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608) /
         (((((((r * 5226.495278852545925 + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r + 5394.1960214247511077) * r +
            687.1870074920579083) * r + 42.313330701600911252) * r + 1.0);
}

// How far out a tail of this probability begins.
function tailQuantile(tail) {
  let r = Math.sqrt(-log(tail));
  if (r <= 5) {
    r -= 1.6;
    return (((((((r * 7.7454501427834140764e-4 + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r + 3.64784832476320460504) * r +
              5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734) /
           (((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r + 0.68976733498510000455) * r +
              1.6763848301838038494) * r + 2.05319162663775882187) * r + 1.0);
  }
  r -= 5;
  return (((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r + 0.026532189526576123093) * r + 0.29656057182850489123) * r +
            1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772) /
         (((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r +
            0.13692988092273580531) * r + 0.59983220655588793769) * r + 1.0);
}

export function normalDensity(x) {
  return oneOverRootOf2Pi * bell(x < 0 ? -x : x);
}

export function normalCdf(x) {
  if (x !== x) return x;
  const y = x < 0 ? -x : x;
  if (y <= 0.67448975) return 0.5 + fromHalf(x);
  if (y > 40) return x < 0 ? 0 : 1;
  const beyond = bell(y) * (y <= 5.65685424949238 ? middleRatio(y) : farRatio(y));
  return x < 0 ? beyond : 1.0 - beyond;
}

export function normalQuantile(p) {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return centralQuantile(q);
  return q < 0 ? -tailQuantile(p) : tailQuantile(1.0 - p);
}
