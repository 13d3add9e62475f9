import type { AwardCategory } from '../../scoring/awards/award-rule'
import type { ModelError } from '../../scoring/check/shape'
import { type OutcomeView, viewPreview } from '../views/award-view.server'
import { awardRunId } from '../access/awards-place.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { checkCategory, readCategories } from './edit-categories.server'
import { previewAwards } from './preview-awards.server'

export type TriedCategory = { ok: true; outcome: OutcomeView | null } | { ok: false; errors: ModelError[] }

/** Who would win a category as it stands in the form, beside the stored ones in their order. Nothing is stored. */
export async function tryCategory(
  { db, now }: Asking,
  place: EditionPlace,
  draft: { existingId: number | null; position: number; category: unknown },
): Promise<TriedCategory> {
  const checked = await checkCategory(db, place.edition, draft.category)
  if (!checked.ok) return checked
  const stored = (await readCategories(db, place.edition.id)).filter(
    ({ row }) => row.id !== draft.existingId && row.code !== checked.category.code,
  )
  const before = stored.filter(({ row }) => row.position <= draft.position)
  const all: AwardCategory[] = [...before, checked.category, ...stored.slice(before.length)]
  const preview = await previewAwards(db, place.edition, awardRunId(place), all, now)
  const views = preview ? await viewPreview(db, place.edition.id, preview) : null
  return { ok: true, outcome: views?.get(checked.category.code) ?? null }
}
