/**
 * The two inner loops of draws in AssemblyScript, for WebAssembly with SIMD: two draws a register. They say what
 * `multiply-add.ts` and `bucket-order.ts` say, operation by operation, so the bytes are the same; read those first.
 * Compiled by `scripts/build-draw-kernel.ts`.
 */

export function multiplyAdd(
  utility: usize,
  agencies: usize,
  count: i32,
  rows: i32,
  share: usize,
  from: usize,
  to: usize,
  ends: usize,
  lines: usize,
  factor: usize,
  added: usize,
  totals: usize,
): void {
  for (let position = 0; position < count; position++) {
    const agency = load<i32>(agencies + (<usize>position << 2))
    const out = totals + (<usize>agency << 6)
    const more = f64x2.splat(load<f64>(added + (<usize>agency << 3)))
    let s0 = more
    let s1 = more
    let s2 = more
    let s3 = more
    let at = share
    let row = utility + (<usize>(position * rows) << 3)
    const begin = row
    const last = load<i32>(to + (<usize>position << 2))
    for (let segment = load<i32>(from + (<usize>position << 2)); segment < last; segment++) {
      const end = begin + (<usize>load<i32>(ends + (<usize>segment << 2)) << 3)
      let t0 = f64x2.splat(0)
      let t1 = t0
      let t2 = t0
      let t3 = t0
      while (row < end) {
        const value = v128.load_splat<f64>(row)
        t0 = f64x2.add(t0, f64x2.mul(value, v128.load(at)))
        t1 = f64x2.add(t1, f64x2.mul(value, v128.load(at, 16)))
        t2 = f64x2.add(t2, f64x2.mul(value, v128.load(at, 32)))
        t3 = f64x2.add(t3, f64x2.mul(value, v128.load(at, 48)))
        row += 8
        at += 64
      }
      const line = factor + (<usize>load<i32>(lines + (<usize>segment << 2)) << 6)
      s0 = f64x2.add(s0, f64x2.mul(t0, v128.load(line)))
      s1 = f64x2.add(s1, f64x2.mul(t1, v128.load(line, 16)))
      s2 = f64x2.add(s2, f64x2.mul(t2, v128.load(line, 32)))
      s3 = f64x2.add(s3, f64x2.mul(t3, v128.load(line, 48)))
    }
    v128.store(out, s0)
    v128.store(out, s1, 16)
    v128.store(out, s2, 32)
    v128.store(out, s3, 48)
  }
}

export function order(
  keys: usize,
  takesPart: usize,
  count: i32,
  sorted: usize,
  order: usize,
  rank: usize,
  starts: usize,
  buckets: i32,
  low: f64,
  high: f64,
  mostInBucket: i32,
): i32 {
  const width: f64 = high > low ? <f64>(buckets - 1) / (high - low) : 0
  memory.fill(starts, 0, <usize>(buckets + 1) << 2)
  for (let place = 0; place < count; place++) {
    const bucket = <i32>((high - load<f64>(keys + (<usize>place << 3))) * width)
    const at = starts + (<usize>(bucket + 1) << 2)
    store<i32>(at, load<i32>(at) + 1)
  }
  const most = width < 1 ? mostInBucket : count
  let sum = 0
  for (let bucket = 1; bucket <= buckets; bucket++) {
    const at = starts + (<usize>bucket << 2)
    const own = load<i32>(at)
    if (own > most) return 0
    sum += own
    store<i32>(at, sum)
  }
  for (let place = 0; place < count; place++) {
    const key = load<f64>(keys + (<usize>place << 3))
    const bucket = <i32>((high - key) * width)
    const entry = starts + (<usize>bucket << 2)
    const at = load<i32>(entry)
    store<i32>(entry, at + 1)
    store<i32>(order + (<usize>at << 2), load<i32>(takesPart + (<usize>place << 2)))
    store<f64>(sorted + (<usize>at << 3), key)
  }
  let before = load<f64>(sorted)
  for (let place = 1; place < count; place++) {
    const key = load<f64>(sorted + (<usize>place << 3))
    if (before >= key) {
      before = key
      continue
    }
    const agency = load<i32>(order + (<usize>place << 2))
    let hole = place
    while (hole > 0) {
      const above = load<f64>(sorted + (<usize>(hole - 1) << 3))
      if (above >= key) break
      store<f64>(sorted + (<usize>hole << 3), above)
      store<i32>(order + (<usize>hole << 2), load<i32>(order + (<usize>(hole - 1) << 2)))
      hole--
    }
    store<f64>(sorted + (<usize>hole << 3), key)
    store<i32>(order + (<usize>hole << 2), agency)
    before = load<f64>(sorted + (<usize>place << 3))
  }
  let current = 1
  before = load<f64>(sorted)
  for (let place = 0; place < count; place++) {
    const key = load<f64>(sorted + (<usize>place << 3))
    if (key < before) current = place + 1
    before = key
    store<i32>(rank + (<usize>load<i32>(order + (<usize>place << 2)) << 2), current)
  }
  return 1
}
