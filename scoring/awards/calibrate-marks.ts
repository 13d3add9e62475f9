import { square } from '../square'
import { sum } from '../sum'
import { groupBy } from './group-by'

export interface Mark {
  readonly judge: string
  readonly agency: string
  /** 0–10. */
  readonly mark: number
}

export interface CalibratedMark {
  readonly agency: string
  readonly judges: number
  /** Mean of the marks as given. */
  readonly mean: number
  /**
   * Mean of the judges' z-scores: how far above a judge's own habit, in that judge's deviations. Null: of no judge can
   * that be said.
   */
  readonly z: number | null
  /** How many of the judges `z` rests on. */
  readonly calibratedBy: number
}

/**
 * Marks of several judges side by side, strict and generous ones alike: each mark as its distance from the mean of all
 * that its judge gave, in the judge's own standard deviations (n − 1); then the mean over a judge's marks of the
 * agency, and over judges. A judge who gave one mark only, or the same to all, told nothing of how they differ: counted
 * in `mean`, left out of `z`. Agencies in the order of their codes. For reading beside the score; nothing adds them to
 * it.
 */
export function calibrateMarks(marks: readonly Mark[]): CalibratedMark[] {
  const habits = new Map(
    [...groupBy(marks, ({ judge }) => judge)].map(([judge, own]) => [judge, habitOf(own.map(({ mark }) => mark))]),
  )
  const byAgency = [...groupBy(marks, ({ agency }) => agency)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return byAgency.map(([agency, own]) => {
    const perJudge = [...groupBy(own, ({ judge }) => judge)].map(([judge, theirs]) => ({
      judge,
      mark: meanOf(theirs.map(({ mark }) => mark)),
    }))
    const z = perJudge.flatMap(({ judge, mark }) => {
      const habit = habits.get(judge)
      return habit && habit.deviation > 0 ? [(mark - habit.mean) / habit.deviation] : []
    })
    return {
      agency,
      judges: perJudge.length,
      mean: meanOf(perJudge.map(({ mark }) => mark)),
      z: z.length ? meanOf(z) : null,
      calibratedBy: z.length,
    }
  })
}

/** A deviation of 0: one mark, or the same mark throughout. */
function habitOf(marks: readonly number[]): { mean: number; deviation: number } {
  const mean = meanOf(marks)
  const isConstant = marks.every((mark) => mark === marks[0])
  if (isConstant) return { mean, deviation: 0 }
  return { mean, deviation: Math.sqrt(sum(marks.map((mark) => square(mark - mean))) / (marks.length - 1)) }
}

function meanOf(values: readonly number[]): number {
  return sum(values) / values.length
}
