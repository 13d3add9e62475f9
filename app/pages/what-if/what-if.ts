import type { Aggregation, Model } from '../../../scoring/model'
import type { Prepared } from '../../../scoring/prepared'
import type { Rescored } from '../../../scoring/robustness/rescorer'
import { defaultFloor } from './default-floor'

/** `Prepared` with plain lists in place of typed arrays, as an answer of the server carries it. */
export type PlainPrepared = {
  [Key in keyof Prepared]: Prepared[Key] extends Float64Array | Int32Array | Uint8Array ? number[] : Prepared[Key]
}

export function toPlain(prepared: Omit<Prepared, 'surveyed'>): Omit<PlainPrepared, 'surveyed'> {
  const { utility, state, known, applies, competes, group, adjustment } = prepared
  return {
    ...prepared,
    utility: [...utility],
    state: [...state],
    known: [...known],
    applies: [...applies],
    competes: [...competes],
    group: [...group],
    adjustment: [...adjustment],
  }
}

/** Drawing over surveys is no part of a trial, so their errors are left behind. */
export function fromPlain(plain: Omit<PlainPrepared, 'surveyed'>, method: TrialMethod | null): Prepared {
  return {
    ...plain,
    nodes: method ? plain.nodes.map((node) => ({ ...node, aggregation: aggregatedBy(method) })) : plain.nodes,
    utility: Float64Array.from(plain.utility),
    state: Uint8Array.from(plain.state),
    known: Float64Array.from(plain.known),
    applies: Uint8Array.from(plain.applies),
    competes: Uint8Array.from(plain.competes),
    group: Int32Array.from(plain.group),
    adjustment: Float64Array.from(plain.adjustment),
    surveyed: [],
  }
}

export const trialMethods = ['arithmetic', 'geometric', 'harmonic'] as const
export type TrialMethod = (typeof trialMethods)[number]

function aggregatedBy(method: TrialMethod): Aggregation {
  return method === 'arithmetic' ? { method } : { method, floor: defaultFloor }
}

/** Those that need nothing beside their name and give no one less than nothing. */
export const trialNormalisations = ['min-max', 'percentile'] as const
export type TrialNormalisation = (typeof trialNormalisations)[number]

/**
 * What a person tries: shares in percent by node, of those that were moved, a method for all branches, and one for all
 * indicators that name none.
 */
export interface Trial {
  readonly shares: Readonly<Record<string, number>>
  readonly method: TrialMethod | null
  readonly normalisation: TrialNormalisation | null
}

export const noTrial: Trial = { shares: {}, method: null, normalisation: null }

/** The normalisation that an address asks for. */
export function readNormalisation(search: string): TrialNormalisation | null {
  const asked = new URLSearchParams(search).get('n')
  return trialNormalisations.find((method) => method === asked) ?? null
}

/** The model with another normalisation by default, over the same agencies as its own. */
export function normalisedBy(model: Model, method: TrialNormalisation): Model {
  const { normalisation } = model.defaults
  if (normalisation.method === method) return model
  const over = normalisation.over === undefined ? {} : { over: normalisation.over }
  return { ...model, defaults: { ...model.defaults, normalisation: { method, ...over } } }
}

/** `?w=D1.40_D2.5&m=geometric&n=min-max`; what does not fit the model is left out. */
export function readTrial(search: string, nodes: readonly { code: string }[]): Trial {
  const params = new URLSearchParams(search)
  const pairs = (params.get('w') ?? '').split('_').flatMap((part): [string, number][] => {
    const dot = part.lastIndexOf('.')
    const [code, share] = [part.slice(0, dot), Number(part.slice(dot + 1))]
    return dot > 0 && nodes.some((node) => node.code === code) && Number.isInteger(share) && share >= 0 && share <= 100
      ? [[code, share]]
      : []
  })
  return {
    shares: Object.fromEntries(pairs),
    method: trialMethods.find((method) => method === params.get('m')) ?? null,
    normalisation: readNormalisation(search),
  }
}

/** In place of the trial that `search` holds; whatever else it asks for stays. */
export function writeTrial({ shares, method, normalisation }: Trial, search = ''): string {
  const moved = Object.entries(shares).map(([code, share]) => `${code}.${share}`)
  const params = new URLSearchParams(search)
  for (const [name, value] of [
    ['w', moved.join('_')],
    ['m', method],
    ['n', normalisation],
  ] as const) {
    if (value) params.set(name, value)
    else params.delete(name)
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

/** One weight a node, in the order of the nodes. */
export function toWeights(
  nodes: readonly { code: string; weight: number }[],
  { shares }: Pick<Trial, 'shares'>,
): number[] {
  return nodes.map(({ code, weight }) => (shares[code] === undefined ? weight : shares[code] / 100))
}

export interface TrialRow {
  agency: string
  total: number
  /** Under the model's own weights. */
  totalBefore: number
  rank: number
  before: number
  isFirst: boolean
  wasFirst: boolean
}

/** Who is ranked under the trial, best first, beside the ranks under the model's own weights. */
export function toTrialRows(agencies: readonly string[], before: Rescored, now: Rescored): TrialRow[] {
  return agencies
    .map((agency, index) => ({
      agency,
      total: now.total[index] ?? 0,
      totalBefore: before.total[index] ?? 0,
      rank: now.rank[index] ?? 0,
      before: before.rank[index] ?? 0,
      isFirst: now.rankInGroup[index] === 1,
      wasFirst: before.rankInGroup[index] === 1,
    }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => a.rank - b.rank)
}
