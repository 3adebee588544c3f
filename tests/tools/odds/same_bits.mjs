// node same_bits.mjs PRINT_ODDS [ARGUMENTS]   whether the compiler's odds and their twin in the site's script (stdlib/site/script/odds) are the same to the last
// bit: each function of numbers over as many arguments, 20,000 if not said, and random estimates with what is told of them. CAMPAIGN_SEED chooses the random ones.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

import * as answers from "../../../stdlib/site/script/odds/answers.js";
import { exp, log, pow } from "../../../stdlib/site/script/odds/arithmetic.js";
import { Beta } from "../../../stdlib/site/script/odds/beta.js";
import * as distributions from "../../../stdlib/site/script/odds/distribution.js";
import { Draws, normalCorrelation } from "../../../stdlib/site/script/odds/draws.js";
import { normalCdf, normalDensity, normalQuantile } from "../../../stdlib/site/script/odds/normal.js";
import { keyOf, Stream } from "../../../stdlib/site/script/odds/stream.js";

const [, , printer, most = "20000"] = process.argv;
const count = Number(most);
const seed = BigInt(process.env.CAMPAIGN_SEED ?? Date.now());
console.log(`CAMPAIGN_SEED=${seed}`);
const stream = new Stream(keyOf("same_bits", seed), 1);
const random = () => stream.fraction();
const between = (low, high) => low + (high - low) * random();
const one = (of) => of[stream.below(of.length)];

const bytes = new DataView(new ArrayBuffer(8));
function anyBits() {
  bytes.setUint32(0, stream.next());
  bytes.setUint32(4, stream.next());
  return bytes.getFloat64(0);
}
// A hexadecimal float of C's.
function read(word) {
  if (/nan/.test(word)) return NaN;
  if (/inf/.test(word)) return word.startsWith("-") ? -Infinity : Infinity;
  const [, sign, whole, part = "", power] = word.match(/^(-?)0x([01])(?:\.([0-9a-f]+))?p([+-]\d+)$/);
  const size = (Number(whole) + parseInt(part || "0", 16) / 16 ** part.length) * 2 ** Number(power);
  return sign ? -size : size;
}

const shown = (number) => (Object.is(number, -0) ? "-0" : String(number));

const lines = []; // what is asked
const expected = []; // what the script says to it: a list of numbers, or a word
function ask(line, value) {
  lines.push(line);
  if (value !== undefined) expected.push({ line, value: [value].flat() });
}

// -- functions of numbers --
const edges = [0, -0, 1, -1, 0.5, 2, 5e-324, -5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308, Infinity, -Infinity, NaN, 709, 709.782712893384,
  709.7827128933841, -708, -708.5, -745.1332191019411, -745.1332191019412, 0.425, 0.075, 0.925, 0.07499999999999996, 1 - 2 ** -53, 2 ** -53, 0.67448975, 5.65685424949238, -37.5, -38.5,
  40, 41, Math.SQRT1_2, Math.SQRT2, 0.7071067811865475, 1.4142135623730951];
const anything = () => one([() => one(edges), anyBits, () => between(-50, 50), () => between(-750, 715), () => between(0, 1), random, () => 10 ** between(-320, 308), () => 1 + between(-1, 1) * 10 ** between(-15, -1)])();
const functions = { exp: [exp, 1], log: [log, 1], pow: [pow, 2], density: [normalDensity, 1], cdf: [normalCdf, 1], quantile: [normalQuantile, 1] };
for (const [name, [of, takes]] of Object.entries(functions)) {
  for (const edge of edges) {
    for (const other of takes === 2 ? edges : [0]) ask(`call ${name} ${shown(edge)} ${shown(other)}`, of(edge, other));
  }
  for (let i = 0; i < count; ++i) {
    const x = anything(), y = one([anything, () => between(-10, 10)])();
    ask(`call ${name} ${shown(x)} ${shown(y)}`, of(x, y));
  }
}
for (let i = 0; i < count / 10; ++i) {
  const a = one([1, 5, between(1, 5)]), b = one([6 - a, between(1, 20)]), at = one([random, () => 10 ** between(-15, 0), () => 1 - 10 ** between(-15, 0)])();
  ask(`call beta_cdf ${a} ${b} ${at}`, new Beta(a, b).cdf(at));
  if (at > 0 && at < 1) ask(`call beta_quantile ${a} ${b} ${at}`, new Beta(a, b).quantile(at, 1.0 - at).lower);
  ask(`call normal_correlation ${2 * at - 1}`, normalCorrelation(2 * at - 1));
}

// -- estimates and what is told of them --
// Words for the printer, and the same as the script has it.
function someDistribution(depth = 0) {
  const kind = one(["point", "interval", "normal", "lognormal", "uniform", "triangle", "pert", ...(depth < 2 ? ["chance", "mix"] : [])]);
  const size = 10 ** between(-2, 4);
  const [a, b, c] = [random(), random(), random()].sort().map((x) => (x - (kind === "lognormal" ? 0 : between(0, 0.5))) * size);
  if (kind === "point") return [`point ${a}`, distributions.point(a)];
  if (kind === "chance") {
    const [words, of] = someDistribution(depth + 1), p = one([0, 1, random()]);
    return [`chance ${p} ${words}`, of && distributions.chance(p, of)];
  }
  if (kind === "mix") {
    const parts = Array.from({ length: 1 + stream.below(3) }, () => [between(0, 3), ...someDistribution(depth + 1)]);
    const choices = parts.map(([weight, , distribution]) => ({ weight, distribution }));
    return [`mix ${parts.length} ${parts.map(([weight, words]) => `${weight} ${words}`).join(" ")}`, distributions.mix(choices)];
  }
  if (kind === "triangle" || kind === "pert") {
    const likely = one([a, b, c]);
    return [`${kind} ${a} ${likely} ${c}`, distributions[kind](a, likely, c)];
  }
  return [`${kind} ${a} ${b}`, distributions[kind](a, b)];
}

const names = ["a", "b.c", "päth.with.more.than.thirty-two.bytes.in.it", "京", "𝔘", "z".repeat(40), "\u{ffee}x", "spring.repeat.coupons.orders"];
for (let round = 0; round < 60; ++round) {
  const size = one([1, 2, 7, 100, 999, 2000]), seed = stream.next() * 2 ** 20 + stream.below(2 ** 20);
  ask(`draws ${size} ${seed}`);
  const draws = new Draws(size, seed);
  const paths = [];
  for (const path of names.slice(0, 2 + stream.below(names.length - 1))) {
    const [words, distribution] = someDistribution();
    if (distribution === null) {
      ask(`estimate ${path} ${words}`, "nothing");
      continue;
    }
    // Some move with up to three others, in ways that not always can be.
    const movesWith = paths.filter(() => random() < 0.4).slice(0, 3).map((path) => ({ path, ranks: between(-0.4, 0.5) }));
    if (movesWith.length === 1) movesWith[0].ranks = one([-1, 1, 0, between(-1, 1)]);
    const most = draws.add(path, distribution, movesWith);
    ask(`estimate ${path} ${words} ${movesWith.map((each) => `with ${each.path} ${each.ranks}`).join(" ")}`, most);
    if (most !== undefined) continue;
    ask(`of ${words} mean`, distributions.mean(distribution));
    const u = random();
    ask(`of ${words} quantile ${u}`, distributions.quantile(distribution, u));
    const x = between(-100, 1000);
    ask(`of ${words} cdf ${x}`, distributions.cdf(distribution, x));
    ask(`key ${path}`, `${keyOf(path, seed).low} ${keyOf(path, seed).high}`);
    paths.push(path);
  }
  if (paths.length < 2) continue;
  for (const path of paths) {
    ask(`result ${path}`);
    ask("column", [...draws.column(path)]);
    ask(`ranks ${path}`, [...draws.ranks(path)].join(" "));
  }
  const [first, second] = [one(paths), one(paths)], operator = one(["+", "-", "*"]);
  const [x, y] = [draws.column(first), draws.column(second)];
  const result = Float64Array.from(x, (a, i) => (operator === "+" ? a + y[i] : operator === "-" ? a - y[i] : a * y[i]));
  ask(`result ${first} ${second} ${operator}`);
  const target = one([...result]);
  const both = ({ value, error }) => [value, error];
  ask(`at_least ${shown(target)}`, both(answers.atLeast(result, target)));
  ask(`at_most ${shown(target)}`, both(answers.atMost(result, target)));
  ask("quantiles 0 0.05 0.25 0.5 0.75 0.95 1", answers.quantiles(result, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]));
  ask("sum", answers.sum(result));
  const { mean, deviation } = answers.moments(result);
  ask("moments", [mean, deviation]);
  ask(`shortfall ${shown(target)}`, answers.expectedShortfall(result, target) ?? "none");
  ask(`missing ${shown(target)} 0.8`, answers.missing(result, target, 0.8));
  ask(`share ${first}`, both(answers.shareOfVariance(result, draws.ranks(first))));
  ask(`where ${shown(target)} ${second} 0 0.5`, both(answers.atLeastWhere(result, target, draws.ranks(second), 0, 0.5)));
}

const { status, stdout, stderr } = spawnSync(printer, { input: lines.join("\n") + "\n", encoding: "utf8", maxBuffer: 2 ** 30 });
assert.ok(status === 0, `${printer} ended with ${status}: ${stderr}`);
const said = stdout.trimEnd().split("\n");
assert.equal(said.length, expected.length);
let compared = 0;
expected.forEach(({ line, value }, i) => {
  if (typeof value[0] === "string") {
    assert.equal(said[i].trim(), value[0], line);
    return;
  }
  const numbers = said[i].replace("impossible", "").trim().split(" ").map(read);
  assert.ok(numbers.length === value.length, `${line}: ${said[i].slice(0, 100)}`);
  numbers.forEach((number, at) => assert.ok(Object.is(number, value[at]), `${line}: the compiler has ${number}, the script ${value[at]}`));
  compared += numbers.length;
});
console.log(`${compared} numbers are the same to the last bit`);
