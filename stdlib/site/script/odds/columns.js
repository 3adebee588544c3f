// compiler/odds/strata.cpp, columns.cpp and pert_curve.cpp, line by line: the same bits.
import { exp } from "./arithmetic.js";
import { betaOf, shapeQuantile } from "./distribution.js";
import { normalCdf, normalDensity, normalQuantile } from "./normal.js";
import { keyOf, order, place, shuffle, Stream } from "./stream.js";

export class Strata {
  constructor(count, seed) {
    this.count = count;
    this.seed = seed;
    this.ownEnd = Math.floor((count + 99) / 100);
    this.points = new Float64Array(count);
    this.scores = new Float64Array(count);
    const stream = new Stream(keyOf("", seed), place);
    for (let i = 0; i < count; ++i) {
      this.points[i] = this.place(i, stream);
      this.scores[i] = normalQuantile(this.points[i]);
    }
  }
  place(stratum, stream) {
    return (stratum + stream.fraction()) / this.count;
  }
}

const first = -8.5, piecesPerOne = 8, pieces = 136;

function nodeAt(beta, score) {
  const at = beta.quantile(normalCdf(score), normalCdf(-score));
  const slope = normalDensity(score) / beta.density(at);
  const bend = slope * (-score - ((beta.a - 1.0) / at.lower - (beta.b - 1.0) / at.upper) * slope);
  return { value: at.lower, slope: slope / piecesPerOne, bend: bend / (piecesPerOne * piecesPerOne) };
}

function pertEach(shape, scores) {
  const beta = betaOf(shape);
  const curve = new Float64Array(6 * pieces);
  let from = nodeAt(beta, first);
  for (let i = 0; i < pieces; ++i) {
    const to = nodeAt(beta, first + (i + 1) / piecesPerOne);
    const rise = to.value - from.value;
    curve[6 * i] = from.value;
    curve[6 * i + 1] = from.slope;
    curve[6 * i + 2] = from.bend / 2.0;
    curve[6 * i + 3] = 10.0 * rise - 6.0 * from.slope - 4.0 * to.slope - 1.5 * from.bend + 0.5 * to.bend;
    curve[6 * i + 4] = -15.0 * rise + 8.0 * from.slope + 7.0 * to.slope + 1.5 * from.bend - to.bend;
    curve[6 * i + 5] = 6.0 * rise - 3.0 * from.slope - 3.0 * to.slope - 0.5 * from.bend + 0.5 * to.bend;
    from = to;
  }
  const width = shape.c - shape.a;
  for (let i = 0; i < scores.length; ++i) {
    const along = Math.min(Math.max((scores[i] - first) * piecesPerOne, 0.0), pieces - 0.001);
    const piece = Math.trunc(along), at = 6 * piece;
    const t = along - piece;
    scores[i] = shape.a + width * (curve[at] + t * (curve[at + 1] + t * (curve[at + 2] + t * (curve[at + 3] + t * (curve[at + 4] + t * curve[at + 5])))));
  }
}

const byScore = (kind) => kind === "normal" || kind === "lognormal" || kind === "pert";

function shapeEach(shape, values) {
  const { kind, a, b } = shape;
  if (kind === "point") values.fill(a);
  else if (kind === "normal") for (let i = 0; i < values.length; ++i) values[i] = a + b * values[i];
  else if (kind === "lognormal") for (let i = 0; i < values.length; ++i) values[i] = exp(a + b * values[i]);
  else if (kind === "pert") pertEach(shape, values);
  else for (let i = 0; i < values.length; ++i) values[i] = shapeQuantile(shape, values[i]);
}

function risingShape(strata, key, shape, out) {
  const { count, ownEnd } = strata;
  const scores = byScore(shape.kind);
  out.set(scores ? strata.scores : strata.points);
  const stream = new Stream(key, place);
  const put = (stratum) => {
    const point = strata.place(stratum, stream);
    out[stratum] = scores ? normalQuantile(point) : point;
  };
  for (let i = 0; i < ownEnd; ++i) put(i);
  for (let i = Math.max(count - ownEnd, ownEnd); i < count; ++i) put(i);
  shapeEach(shape, out);
}

function risingMixture(strata, key, distribution, out) {
  const { count } = strata;
  const stream = new Stream(key, place);
  let begin = 0, stratum = 0, from = 0, point = strata.place(0, stream);
  distribution.forEach(({ weight, shape }, i) => {
    const last = i + 1 === distribution.length, scores = byScore(shape.kind);
    while (stratum < count && (last || point < from + weight)) {
      const within = Math.min(Math.max((point - from) / weight, 1e-16), 1.0 - 1.1102230246251565e-16);
      out[stratum] = scores ? normalQuantile(within) : within;
      if (++stratum < count) point = strata.place(stratum, stream);
    }
    if (stratum > begin) shapeEach(shape, out.subarray(begin, stratum));
    begin = stratum;
    from = from + weight;
  });
  out.sort();
}

export function risingColumn(strata, key, distribution, out) {
  if (distribution.length === 1) risingShape(strata, key, distribution[0].shape, out);
  else risingMixture(strata, key, distribution, out);
}

export function orderOf(strata, key) {
  const out = new Uint32Array(strata.count);
  shuffle(new Stream(key, order), Uint32Array.from(out, (_, i) => i), out);
  return out;
}

export function columnOf(strata, key, distribution, out) {
  const rising = new Float64Array(strata.count);
  risingColumn(strata, key, distribution, rising);
  shuffle(new Stream(key, order), rising, out);
}
