/** Two 32-bit halves of an id's hash. */
export type IdHash = readonly [high: number, low: number];

/** Murmur3's finish: every bit of the input moves half the bits of the result. */
function mix(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The hash of a text, computed once for each side of a ranking. */
export function hashId(text: string): IdHash {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x5bd1e995);
    low = (low << 13) | (low >>> 19);
  }
  return [mix(high), mix(low)];
}

/**
 * Where a pair stands among pairs of the same score: a whole number in [0, 2^52), lower first. It hangs on both ids and on
 * the version (hashed into them), so people who tie here tie in another order there, and nobody is last for ever.
 */
export function tieBreakOf(offer: IdHash, person: IdHash): number {
  const high = mix(mix(offer[0] ^ 0x27d4eb2f) ^ person[0]);
  const low = mix(mix(offer[1] ^ 0x165667b1) ^ person[1]);
  return (high & 0xfffff) * 0x1_0000_0000 + low;
}
