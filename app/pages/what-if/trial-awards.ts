import type { AwardCategory, AwardInput, NodeColumn } from '../../../scoring/awards/award-rule'
import { pickWinners } from '../../../scoring/awards/pick-winners'
import type { Bilingual } from '../../../scoring/model'
import type { TrialRow } from './what-if'

/**
 * What a page needs to pick winners by itself: the categories that a total decides, and the run as their rules look at
 * it.
 */
export interface TrialAwards {
  categories: readonly AwardCategory[]
  input: Omit<AwardInput, 'total' | 'nodes'>
  /** Scores that break ties, as they are in the run. */
  nodes: readonly [code: string, NodeColumn][]
  groups: Readonly<Record<string, { titleFa: string; titleEn: string }>>
  /** Categories whose winners a total alone does not tell. */
  left: readonly Bilingual[]
}

export interface MovedAward {
  title: Bilingual
  group: string | null
  won: string[]
  lost: string[]
}

/** Awards that would change hands under a trial: who would take them, and who would not any more. */
export function listMovedAwards({ categories, input, nodes }: TrialAwards, rows: readonly TrialRow[]): MovedAward[] {
  const pick = (totals: ReadonlyMap<string, number>) =>
    pickWinners(categories, {
      ...input,
      nodes: new Map(nodes),
      total: input.agency.map((agency) => totals.get(agency) ?? null),
    })
  const before = pick(new Map(rows.map((row) => [row.agency, row.totalBefore])))
  const now = pick(new Map(rows.map((row) => [row.agency, row.total])))
  return now.flatMap(({ pools }, index) => {
    const title = categories[index]?.title ?? { fa: '', en: '' }
    return pools.flatMap(({ group, winners }) => {
      const had = before[index]?.pools.find((pool) => pool.group === group)?.winners.map(({ agency }) => agency) ?? []
      const has = winners.map(({ agency }) => agency)
      const [won, lost] = [has.filter((agency) => !had.includes(agency)), had.filter((agency) => !has.includes(agency))]
      return won.length + lost.length ? [{ title, group, won, lost }] : []
    })
  })
}
