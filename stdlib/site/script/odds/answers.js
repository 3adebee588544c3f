// compiler/odds/answers.cpp, influence.cpp and search.cpp, line by line: the same bits.

export function probability(hits, draws) {
  if (draws === 0) return { value: 0, error: 0.5 };
  const p = (hits + 1.0) / (draws + 2.0);
  return { value: hits / draws, error: Math.sqrt(p * (1.0 - p) / draws) };
}

export function atLeast(column, target) {
  let hits = 0;
  for (const value of column) if (value >= target) ++hits;
  return probability(hits, column.length);
}

export function atMost(column, target) {
  let hits = 0;
  for (const value of column) if (value <= target) ++hits;
  return probability(hits, column.length);
}

export function sum(column) {
  const lanes = [0, 0, 0, 0];
  for (let i = 0; i < column.length; ++i) lanes[i & 3] += column[i];
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

export function moments(column) {
  const n = column.length;
  const mean = sum(column) / n;
  if (n < 2) return { mean, deviation: 0 };
  let square = 0;
  for (const value of column) square += (value - mean) * (value - mean);
  return { mean, deviation: Math.sqrt(square / (n - 1.0)) };
}

export function quantiles(column, probabilities) {
  const values = Float64Array.from(column).sort();
  const last = values.length - 1;
  return probabilities.map((p) => {
    const place = Math.min(Math.max(p * values.length - 0.5, 0.0), last), at = Math.floor(place);
    const next = at < last ? values[at + 1] : values[at];
    return values[at] + (place - at) * (next - values[at]) + 0.0;
  });
}

// null where no draw misses it.
export function expectedShortfall(column, target) {
  let missed = 0, draws = 0;
  for (const value of column) {
    if (value >= target) continue;
    missed += target - value;
    draws += 1;
  }
  return draws > 0 ? missed / draws : null;
}

export function missing(column, target, wanted) {
  const n = column.length;
  const must = Math.min(Math.max(Math.ceil(wanted * n - 1e-9), 1.0), n);
  return target - Float64Array.from(column).sort()[n - must] + 0.0;
}

export function ranksOf(column) {
  const sorted = Uint32Array.from(column, (_, draw) => draw).sort((a, b) => column[a] - column[b] || a - b);
  const ranks = new Uint32Array(column.length);
  sorted.forEach((draw, rank) => (ranks[draw] = rank));
  return ranks;
}

function binsOf(draws) {
  const most = Math.max(4, Math.floor(Math.sqrt(draws)));
  const edges = [0];
  for (;;) {
    const last = edges[edges.length - 1];
    const width = Math.min(Math.max(Math.floor(last / 8), 4), most);
    if (last + 2 * width > Math.floor(draws / 2)) break;
    edges.push(last + width);
  }
  for (let i = edges.length; i-- > 0; ) edges.push(draws - edges[i]);
  return edges;
}

export function shareOfVariance(result, ranks) {
  const draws = result.length;
  if (draws < 16) return { value: 0, error: 0 };
  const edges = binsOf(draws), bins = edges.length - 1;
  const binOf = new Uint16Array(draws);
  for (let bin = 0; bin < bins; ++bin) binOf.fill(bin, edges[bin], edges[bin + 1]);
  const { mean, deviation } = moments(result);
  const whole = deviation * deviation * (draws - 1.0);
  if (!(whole > 0)) return { value: 0, error: 0 };
  const sums = new Float64Array(bins), squares = new Float64Array(bins);
  for (let draw = 0; draw < draws; ++draw) {
    const above = result[draw] - mean, bin = binOf[ranks[draw]];
    sums[bin] += above;
    squares[bin] += above * above;
  }
  let between = 0, ofSpread = 0, ofMeans = 0;
  for (let bin = 0; bin < bins; ++bin) {
    const size = edges[bin + 1] - edges[bin], ofMean = sums[bin] * sums[bin] / size;
    const variance = (squares[bin] - ofMean) / (size - 1.0);
    between += ofMean - (1.0 - size / draws) * variance;
    ofSpread += 2.0 * variance * variance;
    ofMeans += 4.0 * ofMean * variance;
  }
  const value = between / whole, rest = 1.0 - value;
  return { value, error: Math.sqrt(ofSpread + rest * rest * ofMeans) / whole };
}

export function atLeastWhere(result, target, ranks, from, to) {
  const n = result.length;
  const first = from * n - 0.5, last = to * n - 0.5;
  let hits = 0, draws = 0;
  for (let draw = 0; draw < n; ++draw) {
    if (ranks[draw] < first || ranks[draw] >= last) continue;
    ++draws;
    if (result[draw] >= target) ++hits;
  }
  return probability(hits, draws);
}

// null where even `most` is not enough.
export function leastChange(none, most, wanted, probabilityAt, halvings = 30) {
  if (probabilityAt(none) >= wanted) return none;
  if (!(probabilityAt(most) >= wanted)) return null;
  let tooLittle = none, enough = most;
  for (let i = 0; i < halvings; ++i) {
    const middle = tooLittle + (enough - tooLittle) / 2.0;
    if (middle === tooLittle || middle === enough) break;
    if (probabilityAt(middle) >= wanted) enough = middle;
    else tooLittle = middle;
  }
  return enough;
}
