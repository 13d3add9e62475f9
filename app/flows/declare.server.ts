import {
  type Declaration,
  type DeclarationRow,
  attachDeclarationFile,
  detachDeclarationFile,
  isParticipant,
  listDeclarations,
  listDeclaredMetrics,
  saveDeclaration,
} from '../../db/queries/declarations'
import { holdCourse } from '../../db/queries/courses'
import type { ObservationStatus } from '../../db/queries/observations'
import type { Db } from '../../db/client.server'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { type Act, reachOf } from '../policy.server'
import { type KeptFile, keepFile } from './keep-file.server'
import { isSoundValue } from './sound-value'

export type Where = Pick<EditionPlace, 'festival' | 'edition'>

export interface DraftWanted {
  metric: string
  /** Of the declaration as its writer saw it; 0 where there was none. */
  version: number
  status: ObservationStatus
  value: number
  note: string
  file: File | null
}

type Refused = {
  ok: false
  why:
    | 'not-now'
    | 'no-participant'
    | 'unknown-metric'
    | 'locked'
    | 'changed-meanwhile'
    | 'bad-value'
    | Extract<KeptFile, { ok: false }>['why']
  detail: string
}
export type DraftOutcome = { ok: true; declaration: Declaration } | Refused

/** Submitted is locked, until an evaluator gives it back. */
export function isLocked({ submitted, evaluation }: Pick<DeclarationRow, 'submitted' | 'evaluation'>): boolean {
  return submitted !== null && evaluation?.verdict !== 'refused'
}

/** Writes down what an agency is going to declare, with a file beside it. Whoever has seen an older version than the one there is told so. */
export async function saveDraft(asking: Asking, where: Where, wanted: DraftWanted): Promise<DraftOutcome> {
  const { db, viewer, now } = asking
  const { festival, edition } = where
  return db.transaction(async (tx) => {
    const own = await openOwn(tx, asking, where, 'declaration.write', wanted.metric)
    if (!own.ok) return own
    const { agencyId, userId, metric, row } = own
    if (row && isLocked(row)) return { ok: false, why: 'locked', detail: wanted.metric }
    if ((row?.declaration.version ?? 0) !== wanted.version)
      return { ok: false, why: 'changed-meanwhile', detail: wanted.metric }
    if (!isSoundValue(metric, wanted.status, wanted.value))
      return { ok: false, why: 'bad-value', detail: wanted.metric }
    const subject = `declaration:${agencyId}/${metric.code}`
    const kept = wanted.file ? await keepFile({ ...asking, db: tx }, where, wanted.file, subject) : null
    if (kept && !kept.ok) return kept
    const { status, value } = wanted
    const period = { periodFrom: edition.evaluatedFrom, periodTo: edition.evaluatedTo }
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
      wanted.version,
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

/** Takes a file off a declaration that was never submitted. The file itself stays kept. */
export async function removeFile(
  asking: Asking,
  where: Where,
  { metric: code, fileId }: { metric: string; fileId: number },
): Promise<{ ok: true } | Refused> {
  const { db, viewer, now } = asking
  return db.transaction(async (tx) => {
    const own = await openOwn(tx, asking, where, 'declaration.write', code)
    if (!own.ok) return own
    if (!own.row || own.row.submitted) return { ok: false, why: 'locked', detail: code }
    if (!(await detachDeclarationFile(tx, own.row.declaration.id, fileId)))
      return { ok: false, why: 'changed-meanwhile', detail: code }
    await recordEvent(tx, viewer, {
      action: 'declaration.removeFile',
      at: now,
      festivalId: where.festival.id,
      editionId: where.edition.id,
      subject: `declaration:${own.agencyId}/${code}`,
      before: { fileId },
    })
    return { ok: true }
  })
}

/** The viewer's own declaration of a metric, while the course is held. */
async function openOwn(tx: Db, { viewer }: Asking, { festival, edition }: Where, act: Act, code: string) {
  const course = await holdCourse(tx, edition.id)
  const scope = reachOf(viewer, act, { festivalId: festival.id, stage: course.state })
  if (!viewer.user || scope?.of !== 'own') return { ok: false, why: 'not-now', detail: course.state } as const
  if (!(await isParticipant(tx, edition.id, scope.agencyId)))
    return { ok: false, why: 'no-participant', detail: edition.code } as const
  const metric = (await listDeclaredMetrics(tx, edition.id)).find((own) => own.metric.code === code)?.metric
  if (!metric) return { ok: false, why: 'unknown-metric', detail: code } as const
  const [row = null] = await listDeclarations(tx, edition.id, scope, [metric.id])
  return { ok: true, agencyId: scope.agencyId, userId: viewer.user.id, metric, row } as const
}

const toRecord = ({ status, value, note, version }: Declaration) => ({ status, value, note, version })
