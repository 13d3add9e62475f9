import { z } from 'zod'
import type { RequestContext } from '../../policy/request-context'
import type { AwardContext } from '../../flows/shortlist/change-shortlist.server'
import { dropCategory, readCategories, saveCategory } from '../../flows/awards/edit-categories.server'
import { findLastChange } from '../../audit/find-last-change.server'
import { type CategoryFields, toCategoryFields, toCategoryJson, toComparable, toPosition } from './category-form'
import { cutText } from '../../format/cut-text'
import { hidden, listOf, ticked, wholeNumber } from '../../forms/form-fields.server'
import { type ChangedValue, type LastChange, mergeValues } from '../../edits/merge-values'
import { openedField } from '../../forms/edits/opened-field'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'

/** The stored category that a form started from: id and version 0 where it is a new one. */
export interface OpenedCategory {
  id: number
  version: number
  /** The values of its fields, for the hidden field. */
  opened: string
}

export interface ChangedCategory {
  by: LastChange | null
  changed: readonly ChangedValue[]
  isRemoved: boolean
}

const text = z
  .string()
  .default('')
  .transform((typed) => cutText(typed, 2000))
const codes = listOf(z.string().max(200), 100)

/** Whatever is typed, right or wrong: the check of the category says what is wrong with which field. */
const fields = {
  id: hidden(wholeNumber),
  version: hidden(wholeNumber),
  [openedField]: z.string().optional(),
  titleFa: text,
  titleEn: text,
  code: text,
  position: text,
  by: text,
  formula: text,
  in: text,
  minBase: text,
  within: text,
  quota: text,
  ties: text,
  tiedVote: text,
  nearMargin: text,
  maxAwards: text,
  minCoverage: text,
  minApplicable: text,
  minScore: text,
  gates: ticked,
  levels: codes,
  groups: codes,
}

/** The form of a category. */
export const CategoryForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('try'), ...fields }),
  z.object({ intent: z.literal('save'), ...fields }),
  z.object({ intent: z.literal('remove'), ...fields }),
])

export function openCategory(row: { id: number; version: number } | null, fields: CategoryFields): OpenedCategory {
  return { id: row?.id ?? 0, version: row?.version ?? 0, opened: writeOpened(fields) }
}

/** What the form of a category says, and what it was opened with. */
export function readCategory({
  intent: _,
  id,
  version,
  [openedField]: opening,
  ...fields
}: z.output<typeof CategoryForm>) {
  const opened = readOpened(opening)
  return {
    fields: fields satisfies CategoryFields,
    existing: id ? { id, version } : null,
    opened,
    basis: { id, version, opened: writeOpened(opened ?? {}) },
    draft: { position: toPosition(fields.position), category: toCategoryJson(fields) },
  }
}

type Sent = ReturnType<typeof readCategory>

/**
 * Saves or removes a category. Where somebody else changed it since the form was opened, the form comes back on the
 * newer basis, with what changed.
 */
export async function takeCategoryForm(
  context: RequestContext,
  awardContext: AwardContext,
  sent: Sent,
  intent: 'save' | 'remove',
) {
  const { fields, existing, basis, draft } = sent
  const saved =
    intent === 'save'
      ? await saveCategory(context, awardContext, { ...draft, existing })
      : await dropCategory(context, awardContext, basis.id, basis.version)
  if (saved.ok) return saved
  const kept = { fields, basis, changed: null }
  if (saved.why === 'changed') return { ...saved, ...kept, ...(await rebase(context, awardContext, sent)) }
  return { ...saved, ...kept }
}

async function rebase({ db }: RequestContext, { edition }: AwardContext, { fields, basis: { id }, opened }: Sent) {
  const stored = (await readCategories(db, edition.id)).find(({ row }) => row.id === id)
  const by = await findLastChange(db, { subject: `category:${id}`, editionId: edition.id })
  if (!stored)
    return {
      basis: openCategory(null, fields),
      changed: { by, changed: [], isRemoved: true } satisfies ChangedCategory,
    }
  const now = toCategoryFields(stored, stored.row.position)
  const { taken, changed } = mergeValues<CategoryFields>(opened, { ...now }, { ...toComparable(fields) })
  return {
    fields: { ...fields, ...taken },
    basis: openCategory(stored.row, now),
    changed: { by, changed, isRemoved: false } satisfies ChangedCategory,
  }
}
