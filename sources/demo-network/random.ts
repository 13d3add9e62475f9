/** Numbers from 0 up to 1 that depend on the key alone, so that no value changes when another is asked for first. */
export type Random = () => number

/** Mulberry32 over an FNV-1a hash of the key: small, good enough for made-up data, the same on every machine. */
export function randomOf(...key: readonly (string | number)[]): Random {
  let state = 2166136261
  for (const unit of key.join('/')) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Somewhere between the two. */
export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low)
}

/** A whole number about `mean`, spread as counts are. */
export function countAbout(random: Random, mean: number): number {
  const noise = random() + random() + random() + random() - 2
  return Math.max(0, Math.round(mean + noise * 1.7 * Math.sqrt(Math.max(mean, 0))))
}

export function clampShare(value: number): number {
  return Math.min(Math.max(value, 0), 1)
}
