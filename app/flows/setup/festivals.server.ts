import type { Transaction } from '../../../db/database'
import { createCounties } from '../../../db/queries/agencies'
import { listCounties } from '../../../db/queries/counties'
import { type NameRest, deleteCounty, listCountyRests } from '../../../db/queries/name-rests'
import { type Festival, createFestival, findFestival } from '../../../db/queries/festivals'
import { updateCounty, updateFestival } from '../../../db/queries/organisation-changes'
import { lockFestival } from '../../../db/queries/sources'
import { recordEvent } from '../../audit/audit.server'
import { type ChangedValue, type Values, mergeValues } from '../../edits/merge-values'
import { expectFound } from '../../expect/expect-found'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import { isFestivalCode } from './codes'
import { type NewEdition, type NewEditionProblem, checkNewEdition, storeEdition } from './editions.server'
import { type NameFields, mergeNames } from './merge-names'
import { type Named, type NamedInput, type PlannedNamed, planNamed } from './named-plan'

export interface NewFestival {
  code: string
  titleFa: string
  /** Empty: as in Persian. */
  titleEn: string
  calendar: Festival['calendar']
  counties: readonly NamedInput[]
  edition: NewEdition
}

export type NewFestivalProblem =
  | { field: 'code'; why: 'bad-code' | 'code-taken' }
  | { field: 'titleFa'; why: 'no-name' }
  | { field: 'counties'; why: NonNullable<PlannedNamed['why']>; detail: string }
  | NewEditionProblem

/**
 * Makes a festival with its counties and its first edition, which begins with a model: a festival is never without one
 * that can be opened.
 */
export async function createFestivalWithEdition(
  { db, viewer, now }: RequestContext,
  input: NewFestival,
): Promise<
  { ok: true } | { ok: false; why: 'not-allowed' } | { ok: false; why: 'invalid'; problems: NewFestivalProblem[] }
> {
  if (!reachOf(viewer, 'festival.create', { festivalId: null, stage: null })) return { ok: false, why: 'not-allowed' }
  const counties = planNamed([], input.counties, 'C')
  const problems = [...checkFestival(input, counties), ...checkNewEdition(input.edition, input.calendar)]
  if (problems.length) return { ok: false, why: 'invalid', problems }
  return db.transaction(async (tx) => {
    if (await findFestival(tx, input.code))
      return { ok: false, why: 'invalid', problems: [{ field: 'code', why: 'code-taken' }] }
    const { code, titleFa, calendar } = input
    const titleEn = input.titleEn.trim() || titleFa.trim()
    const titles = { titleFa: titleFa.trim(), titleEn }
    const festivalId = await createFestival(tx, { code, ...titles, calendar, isDemo: false })
    await createCounties(tx, toCountyRows(festivalId, counties))
    await recordEvent(tx, viewer, {
      action: 'festival.create',
      at: now,
      festivalId,
      subject: `festival:${code}`,
      after: { ...titles, calendar, counties: counties.map((county) => county.titleFa) },
    })
    const festival = expectFound(await findFestival(tx, code), `the festival ${code}`)
    const stored = await storeEdition({ db: tx, viewer, now }, festival, input.edition)
    if (!stored.ok) throw new Error(`The first edition of ${code} could not be stored: ${stored.why}`)
    return { ok: true }
  })
}

function checkFestival({ code, titleFa }: NewFestival, counties: readonly PlannedNamed[]): NewFestivalProblem[] {
  return [
    ...(titleFa.trim() ? [] : [{ field: 'titleFa', why: 'no-name' } as const]),
    ...(isFestivalCode(code) ? [] : [{ field: 'code', why: 'bad-code' } as const]),
    ...counties.flatMap(({ why, titleFa: detail }) => (why ? [{ field: 'counties', why, detail } as const] : [])),
  ]
}

const toCountyRows = (festivalId: number, planned: readonly PlannedNamed[]) =>
  planned
    .filter(({ outcome }) => outcome === 'new')
    .map(({ code, titleFa, titleEn }) => ({ festivalId, code, titleFa, titleEn }))

export interface FestivalFacts {
  titleFa: string
  titleEn: string
}

export type EditedFestival =
  | { ok: true; isChanged: boolean }
  | { ok: false; why: 'not-allowed' | 'no-name' }
  | { ok: false; why: 'changed'; now: FestivalFacts; taken: Partial<FestivalFacts>; changed: ChangedValue[] }

/**
 * Changes what a festival is called. With `opened`, nothing is changed where somebody else changed the same meanwhile.
 */
export async function editFestival(
  { db, viewer, now }: RequestContext,
  festival: Festival,
  input: FestivalFacts,
  opened: Values | null,
): Promise<EditedFestival> {
  if (!reachOf(viewer, 'festival.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  const titleFa = input.titleFa.trim()
  const wanted = { titleFa, titleEn: input.titleEn.trim() || titleFa }
  if (!titleFa) return { ok: false, why: 'no-name' }
  return db.transaction(async (tx): Promise<EditedFestival> => {
    await lockFestival(tx, festival.id)
    const row = expectFound(await findFestival(tx, festival.code), `the festival ${festival.code}`)
    const before = { titleFa: row.titleFa, titleEn: row.titleEn }
    const { taken, changed } = mergeValues<FestivalFacts>(opened, before, wanted)
    if (changed.length) return { ok: false, why: 'changed', now: before, taken, changed }
    if (before.titleFa === wanted.titleFa && before.titleEn === wanted.titleEn) return { ok: true, isChanged: false }
    await updateFestival(tx, festival.id, wanted)
    await recordEvent(tx, viewer, {
      action: 'festival.change',
      at: now,
      festivalId: festival.id,
      subject: `festival:${festival.code}`,
      before,
      after: wanted,
    })
    return { ok: true, isChanged: true }
  })
}

export type SavedNames =
  | { ok: true; planned: PlannedNamed[]; stored: Named[] }
  | { ok: false; why: 'not-allowed'; planned?: undefined }
  | { ok: false; why: 'changed'; now: NameFields; taken: Partial<NameFields>; changed: ChangedValue[] }
  | { ok: false; why: 'problems'; planned: PlannedNamed[] }
  | { ok: false; why: 'rests'; code: string; rests: NameRest[] }

/**
 * Adds the counties that are not there, by name, renames those that come with their code, and removes some on which
 * nothing rests. Counties that are not in the list stay. Nothing is saved where somebody else renamed one of those
 * since they were `opened`.
 */
export async function saveCounties(
  { db, viewer, now }: RequestContext,
  festival: Festival,
  all: readonly NamedInput[],
  opened: Values | null,
  removed: readonly string[] = [],
): Promise<SavedNames> {
  const inputs = all.filter(({ code }) => code === undefined || !removed.includes(code))
  if (!reachOf(viewer, 'festival.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  return db.transaction(async (tx): Promise<SavedNames> => {
    await lockFestival(tx, festival.id)
    const stored = await listCounties(tx, festival.id)
    const { now: names, taken, changed } = mergeNames(opened, stored, inputs)
    if (changed.length) return { ok: false, why: 'changed', now: names, taken, changed }
    const leaving = stored.filter(({ code }) => removed.includes(code))
    for (const { id, code } of leaving) {
      const rests = await listCountyRests(tx, id)
      if (rests.length) return { ok: false, why: 'rests', code, rests }
    }
    const staying = stored.filter((item) => !leaving.includes(item))
    const planned = planNamed(staying, inputs, 'C')
    if (planned.some(({ outcome }) => outcome === 'problem')) return { ok: false, why: 'problems', planned }
    await createCounties(tx, toCountyRows(festival.id, planned))
    const ids = new Map(stored.map(({ id, code }) => [code, id]))
    for (const { code, titleFa, titleEn } of planned.filter(({ outcome }) => outcome === 'changed'))
      await updateCounty(tx, expectFound(ids.get(code), `the county ${code}`), { titleFa, titleEn })
    for (const { id } of leaving) await deleteCounty(tx, id)
    await recordNames(tx, { viewer, now }, 'county.change', { festivalId: festival.id }, planned, leaving)
    return { ok: true, planned, stored: await listCounties(tx, festival.id) }
  })
}

/** Writes into the log what a list of names added, changed and removed; nothing where it did none of that. */
export async function recordNames(
  tx: Transaction,
  { viewer, now }: Pick<RequestContext, 'viewer' | 'now'>,
  action: 'county.change' | 'group.change',
  of: { festivalId: number; editionId?: number },
  planned: readonly PlannedNamed[],
  leaving: readonly Named[],
) {
  const added = planned.filter(({ outcome }) => outcome === 'new').map(({ code, titleFa }) => ({ code, titleFa }))
  const changed = planned.filter(({ outcome }) => outcome === 'changed').map(({ code, changes }) => ({ code, changes }))
  const removed = leaving.map(({ code, titleFa }) => ({ code, titleFa }))
  if (added.length || changed.length || removed.length)
    await recordEvent(tx, viewer, {
      action,
      at: now,
      ...of,
      ...(removed.length ? { before: { removed } } : {}),
      after: { added, changed },
    })
}
