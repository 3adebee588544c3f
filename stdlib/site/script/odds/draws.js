// compiler/odds/correlation.cpp and draws.cpp, line by line: the same bits.
import { ranksOf } from "./answers.js";
import { columnOf, orderOf, risingColumn, Strata } from "./columns.js";
import { keyOf } from "./stream.js";

const nothing = 1e-12;

// Code units compare as UTF-8's bytes do but above U+FFFF, so these are compared by code points.
function before(a, b) {
  const left = [...a], right = [...b];
  for (let i = 0; i < left.length && i < right.length; ++i) {
    if (left[i] !== right[i]) return left[i].codePointAt(0) < right[i].codePointAt(0);
  }
  return left.length < right.length;
}
const byPath = (a, b) => (a === b ? 0 : before(a, b) ? -1 : 1);

// Loadings are a Map from paths, in their order.
function product(a, b) {
  let sum = 0;
  for (const [path, loading] of a) {
    if (b.has(path)) sum += loading * b.get(path);
  }
  return sum;
}

export function normalCorrelation(ranks) {
  const x = 0.52359877559829887 * ranks, square = x * x;
  let sum = 1;
  for (let n = 15; n > 1; n -= 2) sum = 1.0 - square / (n * (n - 1.0)) * sum;
  return 2.0 * x * sum;
}

// Leaders are { path, loadings, ranks } by path. Where their correlations cannot be, { most }: by what they would have to be multiplied.
function follow(path, leaders) {
  const count = leaders.length;
  const rows = leaders.map(() => new Array(count).fill(0));
  const along = new Array(count).fill(0);
  let square = 0, beyond = false;
  for (let i = 0; i < count; ++i) {
    let rest = normalCorrelation(leaders[i].ranks), pivot = 1;
    for (let j = 0; j < i; ++j) {
      let sum = product(leaders[i].loadings, leaders[j].loadings);
      for (let k = 0; k < j; ++k) sum -= rows[i][k] * rows[j][k];
      rows[i][j] = rows[j][j] > 0 ? sum / rows[j][j] : 0;
      pivot -= rows[i][j] * rows[i][j];
      rest -= rows[i][j] * along[j];
    }
    if (pivot > nothing) {
      rows[i][i] = Math.sqrt(pivot);
      along[i] = rest / rows[i][i];
      square += along[i] * along[i];
    } else if (rest > 1e-9 || rest < -1e-9) {
      beyond = true;
    }
  }
  if (beyond) return { most: 0 };
  if (square > 1 + nothing) return { most: 1.0 / Math.sqrt(square) };
  const weights = new Array(count).fill(0);
  for (let i = count; i-- > 0; ) {
    let sum = along[i];
    for (let k = i + 1; k < count; ++k) sum -= rows[k][i] * weights[k];
    weights[i] = rows[i][i] > 0 ? sum / rows[i][i] : 0;
  }
  const own = 1.0 - square > nothing ? Math.sqrt(1.0 - square) : 0;
  const loadings = new Map();
  leaders.forEach((leader, i) => leader.loadings.forEach((loading, of) => loadings.set(of, (loadings.get(of) ?? 0) + weights[i] * loading)));
  if (own > 0) loadings.set(path, (loadings.get(path) ?? 0) + own);
  return { weights, own, loadings: new Map([...loadings].sort(([a], [b]) => byPath(a, b))) };
}

// Columns of numbers, one for each estimate, by its path.
export class Draws {
  constructor(count, seed) {
    this.strata = new Strata(count, seed);
    this.estimates = new Map();
  }
  // movesWith: [{ path, ranks }], of paths that have been added. Gives nothing, or by what they would have to be multiplied where they cannot all be.
  add(path, distribution, movesWith = []) {
    const { strata } = this;
    const key = keyOf(path, strata.seed);
    const values = new Float64Array(strata.count);
    if (movesWith.length === 0) {
      columnOf(strata, key, distribution, values);
      this.estimates.set(path, { key, values, loadings: new Map([[path, 1.0]]) });
      return undefined;
    }
    const leaders = movesWith.map((with_) => ({ ...with_, loadings: this.estimates.get(with_.path).loadings })).sort((a, b) => byPath(a.path, b.path));
    const { most, weights, own, loadings } = follow(path, leaders);
    if (most !== undefined) return most;
    const sums = Float64Array.from(orderOf(strata, key), (stratum) => own * strata.scores[stratum]);
    leaders.forEach((leader, i) => this.ranks(leader.path).forEach((stratum, draw) => (sums[draw] += weights[i] * strata.scores[stratum])));
    const order = ranksOf(sums);
    const rising = new Float64Array(strata.count);
    risingColumn(strata, key, distribution, rising);
    order.forEach((stratum, draw) => (values[draw] = rising[stratum]));
    this.estimates.set(path, { key, values, order, loadings });
    return undefined;
  }
  has(path) {
    return this.estimates.has(path);
  }
  column(path) {
    return this.estimates.get(path).values;
  }
  ranks(path) {
    const { order, key } = this.estimates.get(path);
    return order ?? orderOf(this.strata, key);
  }
}
