import type { RequestContext } from '../../policy/request-context'
import type { AwardCategory } from '../../../scoring/awards/award-rule'
import type { ModelError } from '../../../scoring/check/shape'
import { type OutcomeView, viewPreview } from './award-view.server'
import { awardRunId } from '../../access/awards-context.server'
import type { EditionContext } from '../../access/edition-context.server'
import { checkCategory, readCategories } from '../../flows/awards/edit-categories.server'
import { previewAwards } from '../../flows/awards/preview-awards.server'

export type TriedCategory = { ok: true; outcome: OutcomeView | null } | { ok: false; errors: ModelError[] }

/** Who would win a category as it stands in the form, beside the stored ones in their order. Nothing is stored. */
export async function tryCategory(
  { db, now }: RequestContext,
  editionContext: EditionContext,
  draft: { existingId: number | null; position: number; category: unknown },
  signal?: AbortSignal,
): Promise<TriedCategory> {
  const checked = await checkCategory(db, editionContext.edition, draft.category)
  if (!checked.ok) return checked
  const stored = (await readCategories(db, editionContext.edition.id)).filter(
    ({ row }) => row.id !== draft.existingId && row.code !== checked.category.code,
  )
  const before = stored.filter(({ row }) => row.position <= draft.position)
  const all: AwardCategory[] = [...before, checked.category, ...stored.slice(before.length)]
  const preview = await previewAwards(db, editionContext.edition, awardRunId(editionContext), all, { now, signal })
  const views = preview ? await viewPreview(db, editionContext.edition, preview) : null
  return { ok: true, outcome: views?.get(checked.category.code) ?? null }
}
