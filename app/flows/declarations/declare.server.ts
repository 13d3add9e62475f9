import type { RequestContext } from '../../policy/request-context'
import {
  type Declaration,
  type DeclarationRow,
  attachDeclarationFile,
  detachDeclarationFile,
  isParticipant,
  listDeclarations,
  listDeclaredMetrics,
  saveDeclaration,
} from '../../../db/queries/declarations'
import { holdCourse } from '../../../db/queries/courses'
import type { ObservationStatus } from '../../../db/queries/observations'
import type { Db } from '../../../db/database'
import { recordEvent } from '../../audit/audit.server'
import type { FestivalEdition } from '../../access/edition-context.server'
import { type Act, reachOf } from '../../policy/policy.server'
import { type KeptFile, keepFile } from '../files/keep-file.server'
import { type Values, mergeValues } from '../../edits/merge-values'
import { toDeclarationValues } from './opened-declaration'
import { type ImpossibleValue, beyondBounds } from '../values/validate-values.server'

export interface DraftWanted {
  metric: string
  /** Of the declaration as its writer saw it; 0 where there was none. */
  version: number
  /** The values that its form was opened with; null or missing: not known. */
  opened?: Values | null
  status: ObservationStatus
  value: number
  note: string
  file: File | null
}

type Refused =
  | { ok: false; why: 'bad-value'; detail: string; impossible: ImpossibleValue }
  | { ok: false; why: 'changed-meanwhile'; detail: string; row: DeclarationRow | null }
  | {
      ok: false
      why: 'not-now' | 'no-participant' | 'unknown-metric' | 'locked' | Extract<KeptFile, { ok: false }>['why']
      detail: string
    }
export type DraftOutcome = { ok: true; declaration: Declaration } | Refused

/** Submitted is locked, until an evaluator gives it back. */
export function isLocked({ submitted, evaluation }: Pick<DeclarationRow, 'submitted' | 'evaluation'>): boolean {
  return submitted !== null && evaluation?.verdict !== 'refused'
}

/**
 * Writes down what an agency is going to declare, with a file beside it. Whoever has seen an older version than the one
 * there is told so.
 */
export async function saveDraft(
  context: RequestContext,
  where: FestivalEdition,
  wanted: DraftWanted,
): Promise<DraftOutcome> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  return db.transaction(async (tx) => {
    const item = await openOwn(tx, context, where, 'declaration.write', wanted.metric)
    if (!item.ok) return item
    const { agencyId, userId, metric, row } = item
    if (row && isLocked(row)) return { ok: false, why: 'locked', detail: wanted.metric }
    const version = row?.declaration.version ?? 0
    if (version !== wanted.version && !isAsOpened(row, wanted.opened))
      return { ok: false, why: 'changed-meanwhile', detail: wanted.metric, row }
    const period = { periodFrom: edition.evaluatedFrom, periodTo: edition.evaluatedTo }
    // Whether a part is above its whole is known once both are written: it is asked when they are submitted.
    const impossible = beyondBounds(metric, {
      ...period,
      agencyId,
      metricId: metric.id,
      status: wanted.status,
      value: wanted.value,
    })
    if (impossible) return { ok: false, why: 'bad-value', detail: wanted.metric, impossible }
    const subject = `declaration:${agencyId}/${metric.code}`
    const kept = wanted.file ? await keepFile({ ...context, db: tx }, where, wanted.file, subject) : null
    if (kept && !kept.ok) return kept
    const { status, value } = wanted
    const saved = await saveDeclaration(
      tx,
      {
        editionId: edition.id,
        agencyId,
        metricId: metric.id,
        ...period,
        status,
        value,
        note: wanted.note.trim() || null,
        updatedBy: userId,
        updatedAt: now,
      },
      version,
    )
    if (!saved) throw new Error(`The declaration ${subject} changed while the course was held`)
    if (kept) await attachDeclarationFile(tx, saved.id, kept.fileId)
    await recordEvent(tx, viewer, {
      action: 'declaration.write',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject,
      before: row && toRecord(row.declaration),
      after: toRecord(saved),
    })
    return { ok: true, declaration: saved }
  })
}

/** A version in which nothing of the form changed, for example one with another file, is nothing to ask about. */
function isAsOpened(row: DeclarationRow | null, opened: Values | null = null): boolean {
  const now = toDeclarationValues(row?.declaration ?? null)
  return opened !== null && mergeValues(opened, now, { said: null, note: null }).changed.length === 0
}

/** Takes a file off a declaration that was never submitted. The file itself stays kept. */
export async function removeFile(
  context: RequestContext,
  where: FestivalEdition,
  { metric: code, fileId }: { metric: string; fileId: number },
): Promise<{ ok: true } | Refused> {
  const { db, viewer, now } = context
  return db.transaction(async (tx) => {
    const row = await openOwn(tx, context, where, 'declaration.write', code)
    if (!row.ok) return row
    if (!row.row || row.row.submitted) return { ok: false, why: 'locked', detail: code }
    if (!(await detachDeclarationFile(tx, row.row.declaration.id, fileId)))
      return { ok: false, why: 'changed-meanwhile', detail: code, row: row.row }
    await recordEvent(tx, viewer, {
      action: 'declaration.removeFile',
      at: now,
      festivalId: where.festival.id,
      editionId: where.edition.id,
      subject: `declaration:${row.agencyId}/${code}`,
      before: { fileId },
    })
    return { ok: true }
  })
}

/** The viewer's own declaration of a metric, while the course is held. */
async function openOwn(
  tx: Db,
  { viewer }: RequestContext,
  { festival, edition }: FestivalEdition,
  act: Act,
  code: string,
) {
  const course = await holdCourse(tx, edition.id)
  const scope = reachOf(viewer, act, { festivalId: festival.id, stage: course.state })
  if (!viewer.user || scope?.of !== 'own') return { ok: false, why: 'not-now', detail: course.state } as const
  if (!(await isParticipant(tx, edition.id, scope.agencyId)))
    return { ok: false, why: 'no-participant', detail: edition.code } as const
  const metric = (await listDeclaredMetrics(tx, edition.id)).find((metric) => metric.metric.code === code)?.metric
  if (!metric) return { ok: false, why: 'unknown-metric', detail: code } as const
  const [row = null] = await listDeclarations(tx, edition.id, scope, [metric.id])
  return { ok: true, agencyId: scope.agencyId, userId: viewer.user.id, metric, row } as const
}

const toRecord = ({ status, value, note, version }: Declaration) => ({ status, value, note, version })
