import type { ResultsDocument } from '../../documents/results-document'
import { type PublishedAward, listAwards } from './published-awards'

type Winner = ResultsDocument['winners'][number]

/** What a screen of the ceremony shows: a category and group with the places that are out, the best last. */
interface Reveal {
  category: Winner['category']
  group: Winner['group']
  revealed: Winner[]
  /** How many of them came with this very step. */
  fresh: number
  /** Nobody got this award. */
  isEmpty: boolean
}

export interface Screen {
  /** 0: the opening, before anything. */
  step: number
  steps: number
  reveal: Reveal | null
}

/**
 * The screen of a step, with nothing in it that later steps tell: of each category and group first its name, then
 * third, second, first. Who shares a place comes together.
 */
export function screenAt(
  results: readonly Winner[] | Pick<ResultsDocument, 'winners' | 'awards'>,
  step: number,
): Screen {
  const reveals = listAwards('winners' in results ? results : { winners: [...results] }).flatMap(toReveals)
  const value = Math.min(Math.max(Math.trunc(step) || 0, 0), reveals.length)
  return { step: value, steps: reveals.length, reveal: reveals[value - 1] ?? null }
}

function toReveals({ category, group, winners }: PublishedAward): Reveal[] {
  const places = [...new Set(winners.map((winner) => winner.place))].toSorted((a, b) => b - a)
  const shown = (last: number) => winners.filter((winner) => winner.place >= last)
  const isEmpty = !winners.length
  return [
    { category, group, revealed: [], fresh: 0, isEmpty },
    ...places.map((index) => ({
      category,
      group,
      revealed: shown(index),
      fresh: winners.filter((winner) => winner.place === index).length,
      isEmpty,
    })),
  ]
}
