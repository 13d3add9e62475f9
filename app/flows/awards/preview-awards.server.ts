import type { AwardPreview, SureOutcome } from '../../documents/award-preview'
import type { Db } from '../../../db/database'
import type { Edition } from '../../../db/queries/festivals'
import type { AwardCategory, CategoryOutcome, Missed, Winner } from '../../../scoring/awards/award-rule'
import { canonicalJson } from '../../../scoring/canonical'
import { loadAwardScene } from './award-input.server'
import { onThread } from '../../workers/engine-threads.server'
import { sha256 } from '../../documents/hash.server'
import { type RunRobustness, aheadChance, robustnessOfRun } from '../scoring/robustness.server'
import { sharedWork } from '../../workers/shared-work.server'

/** Who stands below and is ahead in one of ten draws is too close to call. */
const nearChance = 0.1

interface Asked {
  now: Date
  /** Aborted when nobody waits for it any more. */
  signal?: AbortSignal | undefined
}

/**
 * Who would win, who would miss and by how much, and how sure that is. Nothing is stored but the draws of the run.
 * Picked on a thread, once for each run and rules. Outside of a transaction: it may take seconds.
 */
export async function previewAwards(
  db: Db,
  edition: Edition,
  runId: number | null,
  categories: readonly AwardCategory[],
  { now, signal }: Asked,
): Promise<AwardPreview | null> {
  const scene = await loadAwardScene(db, edition, runId, categories)
  if (!scene) return null
  const rules = categories.map(({ code, title, rule }) => ({ code, title, rule }))
  const input = await scene.input(signal)
  const outcomes = await sharedWork.once(
    `awards ${sha256(canonicalJson(rules))} ${scene.key}`,
    (abort) => onThread('winners', { categories: rules, input }, abort),
    signal,
  )
  const isByTotal = categories.some(({ rule }) => rule.by === 'total')
  const asked = isByTotal ? await robustnessOfRun(db, scene.run.id, { now, signal }) : null
  const robustness = asked?.ok ? asked.robustness : null
  return {
    run: scene.run,
    model: scene.model,
    basis: robustness?.pairDraws ? { ...robustness.basis, draws: robustness.pairDraws } : null,
    outcomes: outcomes.map((outcome, index) =>
      addChances(outcome, categories[index]?.rule.by === 'total' ? robustness : null),
    ),
  }
}

function addChances(outcome: CategoryOutcome, robustness: RunRobustness | null): SureOutcome {
  const chance = (text: string, other: string | undefined) =>
    robustness && other !== undefined ? aheadChance(robustness, text, other) : null
  return {
    ...outcome,
    pools: outcome.pools.map(({ group, winners, missed, ties }) => {
      const next = missed.find(({ hasEnough }) => !hasEnough)?.agency
      const last = winners.at(-1)?.agency
      return {
        group,
        ties,
        winners: winners.map((winner) =>
          toSureWinner(winner, winners, { chance: chance(winner.agency, next), of: chance }),
        ),
        missed: missed.map((item) => toSureMiss(item, item.hasEnough ? null : chance(item.agency, last))),
      }
    }),
  }
}

/** Against the strongest of those who share the next place. */
function toSureWinner(
  winner: Winner,
  winners: readonly Winner[],
  { chance, of }: { chance: number | null; of: (agency: string, other: string) => number | null },
) {
  const nextPlace = winners.find(({ place }) => place > winner.place)?.place
  const rivals = winners.filter(({ place }) => place === nextPlace)
  const [ahead, behind] = [
    rivals.flatMap((rival) => of(winner.agency, rival.agency) ?? []),
    rivals.flatMap((rival) => of(rival.agency, winner.agency) ?? []),
  ]
  return {
    ...winner,
    chance,
    chanceNext: ahead.length ? Math.min(...ahead) : null,
    isNear: winner.isNear || behind.some((one) => one >= nearChance),
  }
}

function toSureMiss(item: Missed, chance: number | null) {
  return { ...item, chance, isNear: item.isNear || (chance !== null && chance >= nearChance) }
}
