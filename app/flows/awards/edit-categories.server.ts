import type { Db } from '../../../db/database'
import {
  type AwardCategoryRow,
  changeCategory,
  createCategory,
  listCategories,
  removeCategory,
} from '../../../db/queries/award-categories'
import { listGroups } from '../../../db/queries/editions'
import type { Edition } from '../../../db/queries/festivals'
import { findModelVersionFor } from '../../../db/queries/models'
import type { AwardCategory } from '../../../scoring/awards/award-rule'
import { type AwardNames, checkAwards } from '../../../scoring/awards/check-awards'
import type { ModelError } from '../../../scoring/check/shape'
import type { Model } from '../../../scoring/model'
import type { RequestContext } from '../../policy/request-context'
import { type AwardContext, type Refused, changeInCourse, record, refused } from '../shortlist/change-shortlist.server'
import { flattenModel } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'

/** The categories of an edition, checked: they were stored by an earlier version maybe. */
export async function readCategories(
  db: Db,
  editionId: number,
): Promise<(AwardCategory & { row: AwardCategoryRow })[]> {
  const rows = await listCategories(db, editionId)
  const checked = checkAwards(rows.map(toCategory))
  if (!checked.ok)
    throw new Error(
      `The stored categories are not valid: ${checked.errors.map((error) => `${error.pointer}: ${error.en}`).join('; ')}`,
    )
  return checked.categories.flatMap((category, index) => {
    const row = rows[index]
    return row ? [{ ...category, row }] : []
  })
}

const toCategory = ({ code, titleFa, titleEn, rule }: AwardCategoryRow) => ({
  code,
  title: { fa: titleFa, en: titleEn },
  rule,
})

/** What rules of an edition may name: of the model version that it is scored with. */
async function namesFor(db: Db, edition: Edition): Promise<AwardNames> {
  const [version, groups] = await Promise.all([findModelVersionFor(db, edition), listGroups(db, edition.id)])
  return namesOf(version ? storedModel(version) : null, groups)
}

function namesOf(model: Model | null, groups: readonly { code: string }[]): AwardNames {
  const nodes = model ? flattenModel(model) : []
  return {
    nodes: new Set(nodes.map((node) => node.code)),
    indicators: new Set(nodes.filter((node) => node.kind === 'indicator').map((node) => node.code)),
    groups: new Set(groups.map((group) => group.code)),
  }
}

/**
 * The categories of an edition whose rules could not be followed with another model: they name what it does not have.
 */
export async function listCategoriesAgainst(db: Db, editionId: number, model: Model): Promise<AwardCategoryRow[]> {
  const names = namesOf(model, await listGroups(db, editionId))
  return (await listCategories(db, editionId)).filter((row) => !checkAwards([toCategory(row)], names).ok)
}

export interface CategoryDraft {
  /** Null: a new one. */
  existing: { id: number; version: number } | null
  position: number
  category: unknown
}

export type SavedCategory =
  | { ok: true; id: number; version: number }
  | { ok: false; why: 'invalid'; errors: ModelError[] }
  | Refused<'not-now' | 'changed' | 'code-taken'>

/** Pointers of errors start at the category itself. */
export async function checkCategory(
  db: Db,
  edition: Edition,
  category: unknown,
): Promise<{ ok: true; category: AwardCategory } | { ok: false; errors: ModelError[] }> {
  const checked = checkAwards([category], await namesFor(db, edition))
  if (!checked.ok)
    return {
      ok: false,
      errors: checked.errors.map((error) => ({ ...error, pointer: error.pointer.replace(/^\/0/, '') })),
    }
  const [own] = checked.categories
  return own ? { ok: true, category: own } : { ok: false, errors: [] }
}

/**
 * Saves a category, new or changed; who started from an older version is told so and loses nothing of the newer one.
 */
export async function saveCategory(
  context: RequestContext,
  awardContext: AwardContext,
  { existing, position, category }: CategoryDraft,
): Promise<SavedCategory> {
  const checked = await checkCategory(context.db, awardContext.edition, category)
  if (!checked.ok) return { ok: false, why: 'invalid', errors: checked.errors }
  const { code, title, rule } = checked.category
  const row = { code, titleFa: title.fa, titleEn: title.en, position, rule }
  return changeInCourse(context, awardContext, 'categories.edit', async (tx): Promise<SavedCategory> => {
    const all = await listCategories(tx, awardContext.edition.id)
    if (all.some((other) => other.code === code && other.id !== existing?.id)) return refused('code-taken', code)
    const before = all.find((other) => other.id === existing?.id)
    const saved = existing
      ? await changeCategory(tx, awardContext.edition.id, existing.id, existing.version, row)
      : await createCategory(tx, awardContext.edition.id, row)
    if (!saved) return refused('changed', code)
    await record(tx, context, awardContext, before ? 'category.change' : 'category.add', {
      subject: `category:${saved.id}`,
      before: before ?? null,
      after: saved,
    })
    return { ok: true, id: saved.id, version: saved.version }
  })
}

export async function dropCategory(
  context: RequestContext,
  awardContext: AwardContext,
  id: number,
  version: number,
): Promise<{ ok: true } | Refused<'not-now' | 'changed'>> {
  return changeInCourse(
    context,
    awardContext,
    'categories.edit',
    async (tx): Promise<{ ok: true } | Refused<'changed'>> => {
      const removed = await removeCategory(tx, awardContext.edition.id, id, version)
      if (!removed) return refused('changed', String(id))
      await record(tx, context, awardContext, 'category.remove', { subject: `category:${id}`, before: removed })
      return { ok: true }
    },
  )
}
