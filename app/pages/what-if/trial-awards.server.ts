import { listGroups } from '../../../db/queries/editions'
import { seesWinners } from '../../access/awards-context.server'
import type { RequestContext } from '../../policy/request-context'
import type { EditionRun } from '../../access/edition-run.server'
import { loadAwardScene } from '../../flows/awards/award-input.server'
import { readCategories } from '../../flows/awards/edit-categories.server'
import type { TrialAwards } from './trial-awards'

/**
 * What a trial needs to say which awards it would move; null for who may not see who would win, or where there are
 * none.
 */
export async function loadTrialAwards(
  context: RequestContext,
  run: EditionRun,
  signal?: AbortSignal,
): Promise<TrialAwards | null> {
  if (!seesWinners(context, run)) return null
  const all = await readCategories(context.db, run.edition.id)
  const isByTotal = ({ rule }: (typeof all)[number]) => rule.by === 'total' || rule.by === 'improvement'
  const categories = all.filter(isByTotal).map(({ code, title, rule }) => ({ code, title, rule }))
  const scene = categories.length ? await loadAwardScene(context.db, run.edition, run.run.id, categories) : null
  if (!scene) return null
  const { total: _, nodes, ...input } = await scene.input(signal)
  const groups = await listGroups(context.db, run.edition.id)
  return {
    categories,
    input,
    nodes: [...nodes],
    groups: Object.fromEntries(groups.map(({ code, titleFa, titleEn }) => [code, { titleFa, titleEn }])),
    left: all.filter((item) => !isByTotal(item)).map(({ title }) => title),
  }
}
