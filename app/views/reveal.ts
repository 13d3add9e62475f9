import type { ResultsDocument } from '../results-document'

type Winner = ResultsDocument['winners'][number]

/** What a screen of the ceremony shows: a category and group with the places that are out, the best last. */
export interface Reveal {
  category: Winner['category']
  group: Winner['group']
  revealed: Winner[]
  /** How many of them came with this very step. */
  fresh: number
}

export interface Screen {
  /** 0: the opening, before anything. */
  step: number
  steps: number
  reveal: Reveal | null
}

/**
 * The screen of a step, with nothing in it that later steps tell: of each category and group first its name, then third, second,
 * first. Who shares a place comes together.
 */
export function screenAt(winners: readonly Winner[], step: number): Screen {
  const reveals = listPools(winners).flatMap(toReveals)
  const own = Math.min(Math.max(Math.trunc(step) || 0, 0), reveals.length)
  return { step: own, steps: reveals.length, reveal: reveals[own - 1] ?? null }
}

function listPools(winners: readonly Winner[]): Winner[][] {
  const pools = new Map<string, Winner[]>()
  for (const winner of winners) {
    const key = JSON.stringify([winner.category.code, winner.group?.code ?? null])
    pools.set(key, [...(pools.get(key) ?? []), winner])
  }
  return [...pools.values()]
}

function toReveals(pool: Winner[]): Reveal[] {
  const [first] = pool
  if (!first) return []
  const places = [...new Set(pool.map((winner) => winner.place))].toSorted((a, b) => b - a)
  const { category, group } = first
  const shown = (last: number) => pool.filter((winner) => winner.place >= last).toSorted((a, b) => a.place - b.place)
  return [
    { category, group, revealed: [], fresh: 0 },
    ...places.map((place) => ({
      category,
      group,
      revealed: shown(place),
      fresh: pool.filter((winner) => winner.place === place).length,
    })),
  ]
}
