import type { Db } from '../../../db/database'
import { listGroups } from '../../../db/queries/editions'
import type { Edition } from '../../../db/queries/festivals'
import type { CategoryOutcome } from '../../../scoring/awards/award-rule'
import { listAwardResults } from '../../../db/queries/award-inputs'
import { loadAwardScene } from './award-input.server'
import { onThread } from '../../workers/engine-threads.server'
import { readCategories } from './edit-categories.server'

interface Coded {
  code: string
  titleFa: string
  titleEn: string
}

/** An agency that the rules give another place in one run than in the other; null: no award. */
export interface AwardChange {
  category: Coded
  group: Coded | null
  agency: Coded
  placeBefore: number | null
  placeAfter: number | null
}

/**
 * What a new run changes in the awards by the rules alone, in the order of categories, groups and agencies. Judges may
 * have decided otherwise.
 */
export async function listAwardChanges(
  db: Db,
  edition: Edition,
  runs: { before: number; after: number },
): Promise<AwardChange[]> {
  const categories = await readCategories(db, edition.id)
  const [before, after] = [
    await loadAwardScene(db, edition, runs.before, categories),
    await loadAwardScene(db, edition, runs.after, categories),
  ]
  if (!before || !after) return []
  const rules = categories.map(({ code, title, rule }) => ({ code, title, rule }))
  const places = async (scene: typeof before) =>
    placesOf(await onThread('winners', { categories: rules, input: await scene.read() }))
  const [placesBefore, placesAfter] = [await places(before), await places(after)]
  const groups = await listGroups(db, edition.id)
  const results = [...(await listAwardResults(db, runs.before)), ...(await listAwardResults(db, runs.after))]
  const agencies = new Map(results.map(({ agency, titleFa, titleEn }) => [agency, { code: agency, titleFa, titleEn }]))
  return categories.flatMap(({ code, title }) =>
    [null, ...groups].flatMap((group) =>
      [...agencies.values()].flatMap((agency) => {
        const key = keyOf(code, group?.code ?? null, agency.code)
        const [placeBefore, placeAfter] = [placesBefore.get(key) ?? null, placesAfter.get(key) ?? null]
        const named = group && { code: group.code, titleFa: group.titleFa, titleEn: group.titleEn }
        return placeBefore === placeAfter
          ? []
          : [
              {
                category: { code, titleFa: title.fa, titleEn: title.en },
                group: named,
                agency,
                placeBefore,
                placeAfter,
              },
            ]
      }),
    ),
  )
}

function placesOf(outcomes: readonly CategoryOutcome[]): Map<string, number> {
  return new Map(
    outcomes.flatMap(({ category, pools }) =>
      pools.flatMap(({ group, winners }) =>
        winners.map(({ agency, place }) => [keyOf(category, group, agency), place] as const),
      ),
    ),
  )
}

function keyOf(category: string, group: string | null, agency: string): string {
  return JSON.stringify([category, group, agency])
}
