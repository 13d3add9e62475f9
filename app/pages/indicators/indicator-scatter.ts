import { z } from 'zod'
import type { IndicatorScores } from '../../../db/queries/indicator-scores'
import { correlate, spreadOf } from '../../../scoring/weigh/correlation'
import type { IndicatorContext } from './indicators.server'

interface Named {
  code: string
  titleFa: string
  titleEn: string
}

export interface ScatterAxisChoice extends Named {
  points: number
}

export interface IndicatorScatter {
  x: ScatterAxisChoice
  y: ScatterAxisChoice
  /** What else there is to choose: the whole first, then the indicators. */
  choices: ScatterAxisChoice[]
  /** Agencies with both scores, those with the highest total first. */
  points: (Named & { x: number; y: number })[]
  /** How many have both scores, drawn or not, and how many lack one. */
  all: number
  /** Pearson's correlation over those that have both; null where they are too few to say, or do not differ. */
  correlation: number | null
  without: number
}

/** More could not be told apart in a drawing, nor listed in a table. */
const mostPoints = 400

const Choice = z.object({
  x: z.string().max(100).optional().catch(undefined),
  y: z.string().max(100).optional().catch(undefined),
})

/** What of a page is drawn. */
export type Scattered = Pick<IndicatorContext, 'agencies' | 'indicators' | 'nodes' | 'group' | 'isNamed'>

/**
 * Two scores of the agencies of a page against each other, as its address chooses; null for who may not see agencies by
 * name.
 */
export function toScatter(
  { agencies, indicators, nodes, group, isNamed }: Scattered,
  url: string,
): IndicatorScatter | null {
  const [root] = nodes
  if (!isNamed || !root || indicators.length === 0) return null
  const wanted = Choice.parse(Object.fromEntries(new URL(url).searchParams))
  const choices = nodes
    .filter(({ code }) => code === root.code || indicators.some((column) => column.code === code))
    .map(({ code, titleFa, titleEn, points }) => ({ code, titleFa, titleEn, points }))
  const heaviest = choices.slice(1).toSorted((a, b) => b.points - a.points)[0] ?? root
  const chosen = (code: string | undefined) => choices.find((choice) => choice.code === code)
  const [x, y] = [chosen(wanted.x) ?? heaviest, chosen(wanted.y) ?? root]
  const scoresOf = (code: string) =>
    code === root.code
      ? agencies.map(({ total }) => total)
      : knownScores(indicators.find((column) => column.code === code))
  const [xs, ys] = [scoresOf(x.code), scoresOf(y.code)]
  const within = agencies.flatMap((agency, index) =>
    group === null || agency.group === group.code ? [{ agency, x: xs[index] ?? null, y: ys[index] ?? null }] : [],
  )
  const both = within.flatMap(({ agency, ...own }) =>
    own.x === null || own.y === null ? [] : [{ agency, x: own.x, y: own.y }],
  )
  const ordered = both.toSorted((a, b) => (b.agency.total ?? 0) - (a.agency.total ?? 0))
  const points = ordered
    .slice(0, mostPoints)
    .map(({ agency: { code, titleFa, titleEn }, ...own }) => ({ code, titleFa, titleEn, ...own }))
  return {
    x,
    y,
    choices,
    points,
    all: both.length,
    correlation: correlationOf(both),
    without: within.length - both.length,
  }
}

/** A score that the model put in the place of a value is no point to draw. */
function knownScores(column: IndicatorScores | undefined): (number | null)[] {
  return (column?.score ?? []).map((score, index) =>
    (column?.status[index] ?? 'reported') === 'reported' ? score : null,
  )
}

/** Through fewer points, almost any line fits. */
const fewestCorrelated = 5

function correlationOf(points: readonly { x: number; y: number }[]): number | null {
  const columns = [Float64Array.from(points, ({ x }) => x), Float64Array.from(points, ({ y }) => y)] as const
  const isTelling = points.length >= fewestCorrelated && columns.every((values) => spreadOf(values).deviation > 0)
  return isTelling ? correlate(...columns) : null
}
