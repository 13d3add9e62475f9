import { type ScoringInput, Status } from '../../../scoring/input'
import type { Model } from '../../../scoring/model'

const title = { fa: 'آزمون', en: 'bench' }

/**
 * A model with dimensions of seven indicators, and agencies with random values; `missing` of the cells have no data.
 */
export function makeInput(
  agencies: number,
  indicators: number,
  missing: number,
): { input: ScoringInput; model: Model } {
  const random = makeRandom(7)
  const leaves = Array.from({ length: indicators }, (_, index) => ({
    code: `i${index}`,
    title,
    weight: 1 + random(),
    unit: 'share',
    direction: 'more-is-better' as const,
    measure: { metric: `i${index}` },
  }))
  const children = Array.from({ length: Math.ceil(indicators / 7) }, (_, index) => ({
    code: `d${index}`,
    title,
    weight: 1 + random(),
    children: leaves.slice(index * 7, index * 7 + 7),
  }))
  const model: Model = {
    code: 'bench',
    version: '1.0.0',
    title,
    author: 'bench',
    standing: 'proposal',
    scale: 1000,
    decimals: 1,
    defaults: {
      noData: { rule: 'exclude' },
      notApplicable: { rule: 'exclude' },
      minCoverage: 0,
      accepts: ['measured'],
      treatment: { method: 'none' },
      normalisation: { method: 'min-max' },
      aggregation: { method: 'arithmetic' },
      weighting: { method: 'given' },
    },
    tree: { code: 'all', title, weight: 1, children },
    ranking: { style: 'competition', tieBreak: [] },
  }
  const metrics = leaves.map(({ code }) => {
    const status = Uint8Array.from({ length: agencies }, () => (random() < missing ? Status.noData : Status.reported))
    return {
      metric: code,
      kind: 'measured' as const,
      periods: ['2025-03-21'],
      status,
      value: Float64Array.from(status, (value) => (value === Status.reported ? random() * 100 : 0)),
    }
  })
  const codes = Array.from({ length: agencies }, (_, index) => `a${String(index).padStart(7, '0')}`)
  const columns = {
    code: codes,
    group: codes.map((_, index) => `g${index % 7}`),
    competes: codes.map(() => true),
    attributes: {},
  }
  return { model, input: { agencies: columns, metrics, evaluated: { from: '2025-03-21', to: '2026-03-21' } } }
}

/** Linear congruential (Numerical Recipes): enough to fill a table. */
export function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}
