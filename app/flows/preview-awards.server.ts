import type { Db } from '../../db/client.server'
import type { Edition } from '../../db/queries/festivals'
import type { AwardCategory, CategoryOutcome, Missed, Winner } from '../../scoring/awards/award-rule'
import { pickWinners } from '../../scoring/awards/pick-winners'
import { type AwardScene, loadAwardScene } from './award-input.server'
import { type RunRobustness, aheadChance, robustnessOfRun } from './robustness.server'

export interface AwardPreview {
  scene: AwardScene
  outcomes: SureOutcome[]
}

export type SureOutcome = Omit<CategoryOutcome, 'pools'> & { pools: SurePool[] }

export interface SurePool {
  group: string | null
  /** `chance` (0–1): ahead of the best of those who miss; `chanceNext`: ahead of the next place among the winners. Null where that was not counted, as for formulas. */
  winners: (Winner & { chance: number | null; chanceNext: number | null })[]
  /** `chance`: ahead of the last winner. */
  missed: (Missed & { chance: number | null })[]
  ties: readonly (readonly string[])[]
}

/** Who stands below and is ahead in one of ten draws is too close to call. */
const nearChance = 0.1

/** Who would win, who would miss and by how much, and how sure that is. Nothing is stored but the draws of the run. */
export async function previewAwards(
  db: Db,
  edition: Edition,
  runId: number | null,
  categories: readonly AwardCategory[],
  now: Date,
): Promise<AwardPreview | null> {
  const scene = await loadAwardScene(db, edition, runId, categories)
  if (!scene) return null
  const outcomes = pickWinners(categories, scene.input)
  const isByTotal = categories.some(({ rule }) => rule.by === 'total')
  const asked = isByTotal ? await robustnessOfRun(db, scene.run.id, undefined, now) : null
  const robustness = asked?.ok ? asked.robustness : null
  return {
    scene,
    outcomes: outcomes.map((outcome, place) =>
      addChances(outcome, categories[place]?.rule.by === 'total' ? robustness : null),
    ),
  }
}

function addChances(outcome: CategoryOutcome, robustness: RunRobustness | null): SureOutcome {
  const chance = (own: string, other: string | undefined) =>
    robustness && other !== undefined ? aheadChance(robustness, own, other) : null
  return {
    ...outcome,
    pools: outcome.pools.map(({ group, winners, missed, ties }) => {
      const next = missed.find(({ hasEnough }) => !hasEnough)?.agency
      const last = winners.at(-1)?.agency
      return {
        group,
        ties,
        winners: winners.map((own) => toSureWinner(own, winners, { chance: chance(own.agency, next), of: chance })),
        missed: missed.map((own) => toSureMiss(own, own.hasEnough ? null : chance(own.agency, last))),
      }
    }),
  }
}

/** Against the strongest of those who share the next place. */
function toSureWinner(
  own: Winner,
  winners: readonly Winner[],
  { chance, of }: { chance: number | null; of: (agency: string, other: string) => number | null },
) {
  const nextPlace = winners.find(({ place }) => place > own.place)?.place
  const rivals = winners.filter(({ place }) => place === nextPlace)
  const [ahead, behind] = [
    rivals.flatMap((rival) => of(own.agency, rival.agency) ?? []),
    rivals.flatMap((rival) => of(rival.agency, own.agency) ?? []),
  ]
  return {
    ...own,
    chance,
    chanceNext: ahead.length ? Math.min(...ahead) : null,
    isNear: own.isNear || behind.some((one) => one >= nearChance),
  }
}

function toSureMiss(own: Missed, chance: number | null) {
  return { ...own, chance, isNear: own.isNear || (chance !== null && chance >= nearChance) }
}
