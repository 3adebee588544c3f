// compiler/odds/beta.cpp, line by line: the same bits.
import { exp, log, pow } from "./arithmetic.js";

function incomplete(a, b, x) {
  let term = 1, sum = 1;
  for (let n = 0; term > sum * 1e-17; n += 1) {
    term = term * (x * (a + b + n) / (a + 1.0 + n));
    sum = sum + term;
  }
  return pow(x, a) * pow(1.0 - x, b) / a * sum;
}

function root(a, b, integral) {
  let x = pow(integral * a, 1.0 / a);
  const wanted = log(integral);
  for (let i = 0; i < 40; ++i) {
    const have = incomplete(a, b, x);
    const step = (wanted - log(have)) * have / (pow(x, a) * pow(1.0 - x, b - 1.0));
    const next = x * exp(step);
    x = next < 0.5 ? next : 0.5;
    if (step < 1e-9 && step > -1e-9) break;
  }
  return x;
}

export class Beta {
  constructor(a, b) {
    this.a = a;
    this.b = b;
    this.lowerHalf = incomplete(a, b, 0.5);
    this.upperHalf = incomplete(b, a, 0.5);
  }
  cdf(x) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const whole = this.lowerHalf + this.upperHalf;
    return x <= 0.5 ? incomplete(this.a, this.b, x) / whole : 1.0 - incomplete(this.b, this.a, 1.0 - x) / whole;
  }
  quantile(below, above) {
    const whole = this.lowerHalf + this.upperHalf;
    if (below * whole <= this.lowerHalf) {
      const x = root(this.a, this.b, below * whole);
      return { lower: x, upper: 1.0 - x };
    }
    const y = root(this.b, this.a, above * whole);
    return { lower: 1.0 - y, upper: y };
  }
  density({ lower, upper }) {
    return pow(lower, this.a - 1.0) * pow(upper, this.b - 1.0) / (this.lowerHalf + this.upperHalf);
  }
}
