// compiler/odds/stream.cpp, line by line: the same bits. A key is { low, high }, of 32 bits each.
const prime1 = 0x9E3779B185EBCA87n, prime2 = 0xC2B2AE3D27D4EB4Fn, prime3 = 0x165667B19E3779F9n, prime4 = 0x85EBCA77C2B2AE63n, prime5 = 0x27D4EB2F165667C5n;
const wrapped = (x) => BigInt.asUintN(64, x);
const rotated = (x, by) => wrapped(x << by | x >> (64n - by));
const round = (sum, word) => wrapped(rotated(wrapped(sum + word * prime2), 31n) * prime1);

// XXH64 of a path, as its specification (github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md) has it. Once an estimate: 64 bits may take their time.
export function keyOf(path, seed) {
  const text = new TextEncoder().encode(path);
  const data = new DataView(text.buffer, text.byteOffset, text.byteLength);
  seed = wrapped(BigInt(seed));
  let at = 0, hash;
  if (text.length >= 32) {
    const lanes = [wrapped(seed + prime1 + prime2), wrapped(seed + prime2), seed, wrapped(seed - prime1)];
    for (; at + 32 <= text.length; at += 32) {
      for (let i = 0; i < 4; ++i) lanes[i] = round(lanes[i], data.getBigUint64(at + 8 * i, true));
    }
    hash = wrapped(rotated(lanes[0], 1n) + rotated(lanes[1], 7n) + rotated(lanes[2], 12n) + rotated(lanes[3], 18n));
    for (const lane of lanes) hash = wrapped((hash ^ round(0n, lane)) * prime1 + prime4);
  } else {
    hash = wrapped(seed + prime5);
  }
  hash = wrapped(hash + BigInt(text.length));
  for (; at + 8 <= text.length; at += 8) hash = wrapped(rotated(hash ^ round(0n, data.getBigUint64(at, true)), 27n) * prime1 + prime4);
  if (at + 4 <= text.length) {
    hash = wrapped(rotated(hash ^ wrapped(BigInt(data.getUint32(at, true)) * prime1), 23n) * prime2 + prime3);
    at += 4;
  }
  for (; at < text.length; ++at) hash = wrapped(rotated(hash ^ wrapped(BigInt(text[at]) * prime5), 11n) * prime1);
  hash = wrapped((hash ^ hash >> 33n) * prime2);
  hash = wrapped((hash ^ hash >> 29n) * prime3);
  hash ^= hash >> 32n;
  return { low: Number(hash & 0xffffffffn), high: Number(hash >> 32n) };
}

export const order = 1, place = 2; // what a stream is for

export class Stream {
  constructor({ low, high }, purpose) {
    this.a = purpose | 0;
    this.b = low | 0;
    this.c = high | 0;
    this.counter = 1;
    for (let i = 0; i < 12; ++i) this.next();
  }
  // 32 bits, as a number from 0.
  next() {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21 | this.c >>> 11) + result) | 0;
    return result >>> 0;
  }
  below(limit) {
    return Math.floor(this.next() * limit / 4294967296.0); // below 2^52: exact
  }
  fraction() {
    return (this.next() + 0.5) * (1.0 / 4294967296.0);
  }
}

export function shuffle(stream, from, out) {
  for (let i = 0; i < from.length; ++i) {
    const j = stream.below(i + 1);
    out[i] = out[j];
    out[j] = from[i];
  }
}
