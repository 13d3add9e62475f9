import type { FestivalEdition } from '../../access/edition-context.server'
import type { Db } from '../../../db/database'
import { findAgencyById } from '../../../db/queries/agencies'
import { findDeadline } from '../../../db/queries/course-changes'
import { holdCourse } from '../../../db/queries/courses'
import {
  type DeclarationRow,
  createSubmission,
  isParticipant,
  listDeclarationFiles,
  listDeclarations,
  listDeclaredMetrics,
} from '../../../db/queries/declarations'
import { findLatestId } from '../../../db/queries/observations'
import { canonicalJson } from '../../../scoring/canonical'
import { recordEvent } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { reachOf } from '../../policy/policy.server'
import { isLocked } from './declare.server'
import { sha256 } from '../../documents/hash.server'
import { type ImpossibleValue, findImpossibleValue } from '../values/validate-values.server'
import { writeInternal } from '../values/write-internal.server'
import { expectFound } from '../../expect/expect-found'

/** What agencies declare comes in by a source of its own, told apart from what systems measured. */
export const declarationsSource = {
  code: 'declarations',
  kind: 'self-declared',
  titleFa: 'خوداظهاری دستگاه‌ها',
  titleEn: 'Declarations of agencies',
} as const

export type SubmitOutcome =
  | { ok: true; number: number; isLate: boolean }
  | { ok: false; why: 'bad-value'; detail: string; impossible: ImpossibleValue }
  | {
      ok: false
      why: 'not-now' | 'no-participant' | 'nothing' | 'changed-meanwhile' | 'incomplete' | 'needs-evidence'
      detail: string
    }

type Own = Pick<DeclarationRow, 'declaration' | 'submitted' | 'evaluation'> & { metric: { code: string } }

/** What somebody who submits has read: each value that is open, in the version that was shown. */
export function seenOf(rows: readonly Own[]): string {
  return rows
    .filter((row) => !isLocked(row))
    .map(({ metric, declaration }) => `${metric.code}:${declaration.version}`)
    .toSorted()
    .join(' ')
}

/**
 * Submits all that an agency has open, as one: each value becomes an observation, and is locked. Of two at the same
 * moment the second finds nothing to submit; where a value changed after it was read, nothing is submitted. Late is
 * judged by the time at which the server got it.
 */
export async function submitDeclarations(
  context: RequestContext,
  where: FestivalEdition,
  seen: string,
): Promise<SubmitOutcome> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'declaration.submit', { festivalId: festival.id, stage: course.state })
    if (!viewer.user || scope?.of !== 'own') return { ok: false, why: 'not-now', detail: course.state }
    const { agencyId } = scope
    if (!(await isParticipant(tx, edition.id, agencyId)))
      return { ok: false, why: 'no-participant', detail: edition.code }
    const rows = await listDeclarations(tx, edition.id, scope)
    const open = rows.filter((row) => !isLocked(row))
    const files = await listDeclarationFiles(
      tx,
      open.map(({ declaration }) => declaration.id),
    )
    const refusal = await refuse(tx, edition.id, rows, open, files, seen)
    if (refusal) return refusal
    const impossible = await findImpossibleValue(tx, festival.id, open.map(cellOf))
    if (impossible) return { ok: false, why: 'bad-value', detail: impossible.metric.code, impossible }
    const until = await findDeadline(tx, edition.id, 'declarations')
    const isLate = until !== null && now >= until
    const agency = expectFound(await findAgencyById(tx, agencyId), `the agency ${agencyId}`)
    const document = {
      edition: edition.code,
      agency: agency.code,
      at: now.toISOString(),
      isLate,
      values: open.map((row) => toRecord(row, files)),
    }
    const hash = sha256(canonicalJson(document))
    const values = open.map((row) => ({
      ...cellOf(row),
      raw: {
        ...toRecord(row, files),
        agency: document.agency,
        submission: hash,
        by: 'agency',
        at: document.at,
        isLate,
      },
    }))
    const { pullId } = await writeInternal(tx, festival, declarationsSource, values, now)
    const submitted = await Promise.all(
      open.map(async (row) => ({
        declarationId: row.declaration.id,
        observationId: await idOf(tx, row),
        status: row.declaration.status,
        value: row.declaration.value,
        note: row.declaration.note,
      })),
    )
    const saved = await createSubmission(
      tx,
      { editionId: edition.id, agencyId, userId: viewer.user.id, at: now, isLate, pullId, document, hash },
      submitted,
    )
    await recordEvent(tx, viewer, {
      action: 'declaration.submit',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `submission:${saved.id}`,
      after: { number: saved.number, isLate, hash, values: document.values },
    })
    return { ok: true, number: saved.number, isLate }
  })
}

async function refuse(
  tx: Db,
  editionId: number,
  rows: readonly DeclarationRow[],
  open: readonly DeclarationRow[],
  files: Files,
  seen: string,
): Promise<Extract<SubmitOutcome, { ok: false }> | null> {
  const asked = await listDeclaredMetrics(tx, editionId)
  const missing = asked.filter(({ metric }) => !rows.some((row) => row.metric.id === metric.id))
  if (!open.length && !missing.length) return { ok: false, why: 'nothing', detail: '' }
  if (seenOf(open) !== seen) return { ok: false, why: 'changed-meanwhile', detail: '' }
  if (missing.length)
    return { ok: false, why: 'incomplete', detail: missing.map(({ metric }) => metric.code).join(' ') }
  const bare = open.filter(({ metric, declaration }) => {
    const needs = asked.find((item) => item.metric.id === metric.id)?.declared.needsEvidence
    return needs && declaration.status === 'reported' && !files.some((file) => file.declarationId === declaration.id)
  })
  return bare.length
    ? { ok: false, why: 'needs-evidence', detail: bare.map(({ metric }) => metric.code).join(' ') }
    : null
}

type Files = Awaited<ReturnType<typeof listDeclarationFiles>>

function cellOf({ declaration: { metricId, agencyId, periodFrom, periodTo, status, value } }: DeclarationRow) {
  return { metricId, agencyId, periodFrom, periodTo, status, value }
}

function toRecord({ declaration, metric }: DeclarationRow, files: Files) {
  const { periodFrom, periodTo, status, value, note } = declaration
  const evidence = files
    .filter((file) => file.declarationId === declaration.id)
    .map(({ name, sha256: hash, bytes }) => ({ name, sha256: hash, bytes }))
  return { metric: metric.code, from: periodFrom, to: periodTo, status, value, note, files: evidence }
}

async function idOf(tx: Db, row: DeclarationRow): Promise<number> {
  const id = await findLatestId(tx, cellOf(row))
  if (id === null) throw new Error(`The value of ${row.metric.code} was not written`)
  return id
}
