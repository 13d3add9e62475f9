import { ticks } from 'victory-vendor/d3-array'

/**
 * The scales that the charts have. Recharts asks for scales by name, which keeps all thirty of d3 in a page, with what
 * they need to blend colours and to write times; the build gives it these instead (`scripts/lean-charts.ts`).
 */
export { scaleBand, scalePoint } from 'victory-vendor/d3-scale'

type Pair = readonly [number, number]

export interface LinearScale {
  (value: unknown): number | undefined
  domain(): Pair
  domain(values: Iterable<unknown>): LinearScale
  range(): Pair
  range(values: Iterable<unknown>): LinearScale
  copy(): LinearScale
  ticks(count?: number): number[]
  invert(index: number): number
}

/**
 * A straight line from a domain to a range, as d3 draws it: a domain of one value lies in the middle, and what is no
 * number lies nowhere.
 */
export function scaleLinear(domain: Pair = [0, 1], range: Pair = [0, 1]): LinearScale {
  const scale = (value: unknown) =>
    value === null || value === undefined || Number.isNaN(Number(value))
      ? undefined
      : between(domain, range, Number(value))
  function ofDomain(): Pair
  function ofDomain(values: Iterable<unknown>): LinearScale
  function ofDomain(values?: Iterable<unknown>) {
    if (!values) return domain
    domain = pairOf(values)
    return row
  }
  function ofRange(): Pair
  function ofRange(values: Iterable<unknown>): LinearScale
  function ofRange(values?: Iterable<unknown>) {
    if (!values) return range
    range = pairOf(values)
    return row
  }
  const row: LinearScale = Object.assign(scale, {
    domain: ofDomain,
    range: ofRange,
    copy: () => scaleLinear(domain, range),
    ticks: (count = 10) => ticks(...domain, count),
    invert: (index: number) => between(range, domain, index),
  })
  return row
}

function between([from, to]: Pair, [low, high]: Pair, value: number): number {
  const share = from === to ? 0.5 : (value - from) / (to - from)
  return low * (1 - share) + high * share
}

function pairOf(values: Iterable<unknown>): Pair {
  const [low = 0, high = low] = Array.from(values, Number)
  return [low, high]
}
