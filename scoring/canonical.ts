import { engineVersion } from './engine-version'
import type { ScoringInput } from './input'
import type { ScoreResult } from './result'

/**
 * JSON with sorted keys and no spaces (RFC 8785): equal values give equal text on every machine. Typed arrays are
 * written as lists of the shortest decimals that read back as the same number; −0 as 0. Throws on a number that is not
 * finite.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (isNumberArray(value)) return `[${Array.from(value, canonicalNumber).join(',')}]`
  if (Array.isArray(value)) return `[${value.map((entry: unknown) => canonicalJson(entry ?? null)).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`
  }
  throw new TypeError(`A ${typeof value} has no JSON`)
}

/** The input as text: agencies by code, metrics by code, so that the order in which they were read does not show. */
export function canonicalInput(input: ScoringInput): string {
  const order = sortedPlaces(input.agencies.code)
  const pick = (column: ArrayLike<number>, start = 0) => order.map((index) => column[start + index] ?? 0)
  const attributes = Object.entries(input.agencies.attributes).map(([name, { value, known }]) => [
    name,
    { value: pick(value), known: pick(known) },
  ])
  const metrics = [...input.metrics]
    .toSorted((a, b) => (a.metric < b.metric ? -1 : 1))
    .map((series) => ({
      metric: series.metric,
      kind: series.kind,
      kinds: series.kinds && series.periods.map((_, period) => pick(series.kinds ?? [], period * order.length)),
      periods: series.periods,
      value: series.periods.map((_, period) => pick(series.value, period * order.length)),
      status: series.periods.map((_, period) => pick(series.status, period * order.length)),
    }))
  const agencies = {
    code: order.map((index) => input.agencies.code[index]),
    group: order.map((index) => input.agencies.group[index] ?? null),
    competes: order.map((index) => input.agencies.competes[index] ?? false),
    attributes: Object.fromEntries(attributes),
  }
  return canonicalJson({ agencies, metrics, evaluated: input.evaluated, previous: input.previous ?? null })
}

/**
 * Everything that a result says of scores and ranks, and the version of the engine that says so, as text; agencies by
 * code.
 */
export function canonicalResult(result: ScoreResult): string {
  const order = sortedPlaces(result.agencies)
  const pick = (column: ArrayLike<number>, start = 0) => order.map((index) => column[start + index] ?? 0)
  const byNode = (column: ArrayLike<number>) => result.nodes.map((_, node) => pick(column, node * order.length))
  return canonicalJson({
    engine: engineVersion,
    agencies: order.map((index) => result.agencies[index]),
    nodes: result.nodes.map(({ code, parent, points }) => ({ code, parent, points })),
    state: byNode(result.state),
    score: byNode(result.score),
    coverage: byNode(result.coverage),
    contribution: byNode(result.contribution),
    indicators: result.indicators.map((indicator) => ({
      actual: pick(indicator.actual),
      status: pick(indicator.status),
      target: pick(indicator.target),
      hasTarget: pick(indicator.hasTarget),
      treated: pick(indicator.treated),
      normalised: pick(indicator.normalised),
      flags: pick(indicator.flags),
    })),
    total: pick(result.total),
    level: pick(result.level),
    adjustments: pick(result.adjustments),
    unmetGates: order.map((index) => result.unmetGates[index] ?? []),
    ranks: result.ranks.map(({ scope, rank, tied, of }) => ({
      scope,
      rank: pick(rank),
      tied: pick(tied),
      of: pick(of),
    })),
  })
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no JSON`)
  return value === 0 ? '0' : String(value)
}

function sortedPlaces(codes: readonly string[]): number[] {
  return codes.map((_, index) => index).sort((a, b) => ((codes[a] ?? '') < (codes[b] ?? '') ? -1 : 1))
}

function isNumberArray(value: unknown): value is ArrayLike<number> & Iterable<number> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
}
