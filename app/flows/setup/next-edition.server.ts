import type { Db, Transaction } from '../../../db/database'
import { createCategories, listCategories } from '../../../db/queries/award-categories'
import { type DeadlineKind, listDeadlines, saveDeadline } from '../../../db/queries/course-changes'
import { findCourse } from '../../../db/queries/courses'
import { createDeclaredMetrics, listDeclaredMetrics } from '../../../db/queries/declarations'
import { createParticipants, listGroups } from '../../../db/queries/editions'
import type { Edition } from '../../../db/queries/festivals'
import { createAssignments, listAssignments } from '../../../db/queries/grants'
import { findModelVersionFor, holdModel, listModelVersions } from '../../../db/queries/models'
import { createGroups, listParticipantRows } from '../../../db/queries/organisation-changes'
import { lockFestival } from '../../../db/queries/sources'
import { canonicalJson } from '../../../scoring/canonical'
import type { FestivalEdition } from '../../access/edition-context.server'
import { recordEvent } from '../../audit/audit.server'
import { sha256 } from '../../documents/hash.server'
import { expectFound } from '../../expect/expect-found'
import { storedModel } from '../../model/stored-model'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import { nextVersion } from '../model/merge-models'
import { storeModel } from '../model/store-model.server'
import type { CarriedPart } from './carried-parts'
import { type NewEdition, type NewEditionProblem, checkNewEdition, storeEdition } from './editions.server'
import { nextYear } from './edition-year'

/**
 * Rules of awards name groups and nodes of the model, and evaluators are assigned its indicators: one part is no use
 * without the other.
 */
const partsNeeded: Readonly<Partial<Record<CarriedPart, readonly CarriedPart[]>>> = {
  categories: ['groups', 'model'],
  assignments: ['model'],
}

interface Titled {
  titleFa: string
  titleEn: string
}

/** What would be carried over from an edition. */
export interface Carried {
  groups: Titled[]
  participants: { competing: number; others: number }
  /**
   * The version that would be made, and whether the new edition gets a model of its own, since this one can still
   * change.
   */
  model: Titled & { version: string; isOwn: boolean }
  categories: Titled[]
  declared: Titled[]
  deadlines: { kind: DeadlineKind; from: Date; to: Date }[]
  assignments: { people: number; indicators: number }
  /** Names what it was computed from. */
  basis: string
}

interface Source extends Carried {
  groupRows: Awaited<ReturnType<typeof listGroups>>
  participantRows: Awaited<ReturnType<typeof listParticipantRows>>
  categoryRows: Awaited<ReturnType<typeof listCategories>>
  declaredRows: Awaited<ReturnType<typeof listDeclaredMetrics>>
  assignmentRows: Awaited<ReturnType<typeof listAssignments>>
}

/** What the next edition would begin with, part by part. Nothing is stored. */
export async function previewNextEdition(db: Db, where: FestivalEdition): Promise<Carried> {
  const { groups, participants, model, categories, declared, deadlines, assignments, basis } = await readSource(
    db,
    where,
  )
  return { groups, participants, model, categories, declared, deadlines, assignments, basis }
}

async function readSource(db: Db, { festival, edition }: FestivalEdition): Promise<Source> {
  const groupRows = await listGroups(db, edition.id)
  const participantRows = await listParticipantRows(db, edition.id)
  const categoryRows = await listCategories(db, edition.id)
  const declaredRows = await listDeclaredMetrics(db, edition.id)
  const assignmentRows = await listAssignments(db, edition.id)
  const deadlines = (await listDeadlines(db, edition.id)).map(({ kind, at }) => ({
    kind,
    from: at,
    to: nextYear(at, festival.calendar),
  }))
  const version = expectFound(await findModelVersionFor(db, edition), `the model of ${edition.code}`)
  const isOwn = (await findCourse(db, edition.id)).state === 'draft'
  const taken = isOwn ? [] : await listModelVersions(db, edition.modelId)
  const { title } = storedModel(version)
  const competing = participantRows.filter(({ competes }) => competes).length
  const titled = ({ titleFa, titleEn }: Titled) => ({ titleFa, titleEn })
  return {
    groups: groupRows.map(titled),
    participants: { competing, others: participantRows.length - competing },
    model: {
      titleFa: title.fa,
      titleEn: title.en,
      version: nextVersion(version.version, new Set(taken.map((item) => item.version))),
      isOwn,
    },
    categories: categoryRows.map(titled),
    declared: declaredRows.map(({ metric }) => titled(metric)),
    deadlines,
    assignments: {
      people: new Set(assignmentRows.map(({ userId }) => userId)).size,
      indicators: new Set(assignmentRows.map(({ indicatorCode }) => indicatorCode)).size,
    },
    basis: sha256(
      canonicalJson([
        groupRows,
        participantRows,
        categoryRows,
        declaredRows.map(({ declared }) => declared),
        assignmentRows,
        deadlines.map(({ kind, from }) => [kind, from.toISOString()]),
        [version.id, isOwn, taken.length],
      ]),
    ),
    groupRows,
    participantRows,
    categoryRows,
    declaredRows,
    assignmentRows,
  }
}

export type NextEdition =
  | { ok: true; edition: Edition }
  | { ok: false; why: 'not-allowed' | 'changed' }
  | { ok: false; why: 'needs'; part: CarriedPart; needs: CarriedPart }
  | { ok: false; why: 'invalid'; problems: NewEditionProblem[] }

/**
 * Makes an edition that begins with parts of an earlier one. With the `basis` of what a person was shown, nothing is
 * made where that has changed since. Sources belong to the festival and go on by themselves.
 */
export async function createNextEdition(
  { db, viewer, now }: RequestContext,
  where: FestivalEdition,
  input: NewEdition,
  parts: ReadonlySet<CarriedPart>,
  basis: string | null,
): Promise<NextEdition> {
  const { festival } = where
  if (!reachOf(viewer, 'edition.create', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  const problems = checkNewEdition(input, festival.calendar)
  if (problems.length) return { ok: false, why: 'invalid', problems }
  for (const part of parts)
    for (const needs of partsNeeded[part] ?? []) if (!parts.has(needs)) return { ok: false, why: 'needs', part, needs }
  return db.transaction(async (tx): Promise<NextEdition> => {
    await lockFestival(tx, festival.id)
    const source = await readSource(tx, where)
    if (basis !== null && basis !== source.basis) return { ok: false, why: 'changed' }
    const modelId = parts.has('model') ? await carryModel(tx, where, input.code, source.model, now) : undefined
    const stored = await storeEdition({ db: tx, viewer, now }, festival, input, { modelId })
    if (!stored.ok) return stored
    await carryParts(tx, stored.edition.id, source, parts)
    await recordEvent(tx, viewer, {
      action: 'edition.change',
      at: now,
      festivalId: festival.id,
      editionId: stored.edition.id,
      subject: `edition:${stored.edition.id}`,
      after: { from: where.edition.code, parts: [...parts] },
    })
    return stored
  })
}

/** A new version of the same model; a model of its own where the earlier edition is a draft and can still change it. */
async function carryModel(
  tx: Transaction,
  { festival, edition }: FestivalEdition,
  editionCode: string,
  { version, isOwn }: Carried['model'],
  now: Date,
): Promise<number> {
  await holdModel(tx, edition.modelId)
  const document = storedModel(expectFound(await findModelVersionFor(tx, edition), `the model of ${edition.code}`))
  const code = isOwn ? `${document.code.replace(`-${edition.code}`, '')}-${editionCode}` : document.code
  const saved = await storeModel(tx, festival.id, { ...document, code, version }, now)
  if (!saved.ok) throw new Error(`The model ${saved.detail} could not be stored`)
  return saved.modelId
}

async function carryParts(tx: Transaction, editionId: number, source: Source, parts: ReadonlySet<CarriedPart>) {
  const groupIds = parts.has('groups')
    ? await createGroups(
        tx,
        editionId,
        source.groupRows.map(({ code, titleFa, titleEn, position }) => ({ code, titleFa, titleEn, position })),
      )
    : new Map<string, number>()
  const codeOf = new Map(source.groupRows.map(({ id, code }) => [id, code]))
  const groupIdOf = (id: number | null) => (id === null ? null : (groupIds.get(codeOf.get(id) ?? '') ?? null))
  if (parts.has('participants'))
    await createParticipants(
      tx,
      source.participantRows.map((row) => ({ ...row, editionId, groupId: groupIdOf(row.groupId) })),
    )
  if (parts.has('categories'))
    await createCategories(
      tx,
      editionId,
      source.categoryRows.map(({ code, titleFa, titleEn, position, rule }) => ({
        code,
        titleFa,
        titleEn,
        position,
        rule,
      })),
    )
  if (parts.has('declared'))
    await createDeclaredMetrics(
      tx,
      source.declaredRows.map(({ declared }) => ({ ...declared, editionId })),
    )
  if (parts.has('deadlines')) for (const { kind, to } of source.deadlines) await saveDeadline(tx, editionId, kind, to)
  if (parts.has('assignments')) await createAssignments(tx, editionId, source.assignmentRows)
}
