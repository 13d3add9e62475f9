import { listGroups } from '../../db/queries/editions'
import { seesWinners } from '../access/awards-place.server'
import type { Asking } from '../access/edition-place.server'
import type { EditionRun } from '../access/edition-run.server'
import { loadAwardScene } from '../flows/award-input.server'
import { readCategories } from '../flows/edit-categories.server'
import type { TrialAwards } from './trial-awards'

/** What a trial needs to say which awards it would move; null for who may not see who would win, or where there are none. */
export async function loadTrialAwards(asking: Asking, own: EditionRun): Promise<TrialAwards | null> {
  if (!seesWinners(asking, own)) return null
  const all = await readCategories(asking.db, own.edition.id)
  const isByTotal = ({ rule }: (typeof all)[number]) => rule.by === 'total' || rule.by === 'improvement'
  const categories = all.filter(isByTotal).map(({ code, title, rule }) => ({ code, title, rule }))
  const scene = categories.length ? await loadAwardScene(asking.db, own.edition, own.run.id, categories) : null
  if (!scene) return null
  const { total: _, nodes, ...input } = scene.input
  const groups = await listGroups(asking.db, own.edition.id)
  return {
    categories,
    input,
    nodes: [...nodes],
    groups: Object.fromEntries(groups.map(({ code, titleFa, titleEn }) => [code, { titleFa, titleEn }])),
    left: all.filter((own) => !isByTotal(own)).map(({ title }) => title),
  }
}
