import type { RequestContext } from '../../policy/request-context'
import { findDeadline } from '../../../db/queries/course-changes'
import {
  type DeclarationRow,
  isParticipant,
  listDeclarationFiles,
  listDeclarationProgress,
  listDeclarations,
  listDeclaredMetrics,
} from '../../../db/queries/declarations'
import { listAssignedMetrics } from '../../access/assigned-metrics.server'
import type { EditionContext } from '../../access/edition-context.server'
import { isLocked } from '../../flows/declarations/declare.server'
import { toDeclarationValues } from '../../flows/declarations/opened-declaration'
import { seenOf } from '../../flows/declarations/submit-declarations.server'
import { isWithdrawable, sentOf } from '../../flows/declarations/withdraw-submission.server'
import { writeOpened } from '../../forms/edits/opened-values.server'
import { reachOf } from '../../policy/policy.server'

/**
 * The page of declarations as each meets it: an agency writes, an evaluator judges, the others see how far agencies
 * are.
 */
export async function loadDeclarations(context: RequestContext, editionContext: EditionContext) {
  const { db, now } = context
  const { edition, scope } = editionContext
  const until = await findDeadline(db, edition.id, 'declarations')
  const asked = await listDeclaredMetrics(db, edition.id)
  return {
    edition,
    until,
    isPast: until !== null && now >= until,
    asked: asked.length,
    own: scope.of === 'own' ? await loadOwn(context, editionContext, scope.agencyId, asked, until) : null,
    judge: scope.of === 'assigned' ? await loadJudged(context, editionContext, scope.userId) : null,
    progress: scope.of === 'all' || scope.of === 'county' ? await listDeclarationProgress(db, edition.id, scope) : null,
  }
}

type Asked = Awaited<ReturnType<typeof listDeclaredMetrics>>

async function loadOwn(
  { db, viewer, now }: RequestContext,
  { festival, edition, scope, stage }: EditionContext,
  agencyId: number,
  asked: Asked,
  until: Date | null,
) {
  const where = { festivalId: festival.id, stage }
  const rows = await listDeclarations(db, edition.id, scope)
  const files = await listDeclarationFiles(
    db,
    rows.map(({ declaration }) => declaration.id),
  )
  const items = asked.map(({ metric, declared }) => {
    const row = rows.find((row) => row.metric.id === metric.id) ?? null
    const { code, titleFa, titleEn, unit } = metric
    return {
      metric: { code, titleFa, titleEn, unit },
      help: { fa: declared.helpFa, en: declared.helpEn },
      needsEvidence: declared.needsEvidence,
      row: row && toOwn(row),
      opened: writeOpened(toDeclarationValues(row?.declaration ?? null)),
      isLocked: row !== null && isLocked(row),
      files: filesOf(row, files),
    }
  })
  const open = items.filter((item) => !item.isLocked)
  return {
    items,
    isParticipant: await isParticipant(db, edition.id, agencyId),
    seen: seenOf(rows),
    sent: sentOf(rows),
    withdrawable: until !== null && now >= until ? 0 : rows.filter(isWithdrawable).length,
    open: open.length,
    missing: open.filter((item) => !item.row).map(({ metric }) => metric),
    bare: open
      .filter((item) => item.needsEvidence && item.row?.status === 'reported' && !item.files.length)
      .map(({ metric }) => metric),
    mayWrite: reachOf(viewer, 'declaration.write', where) !== null,
    maySubmit: reachOf(viewer, 'declaration.submit', where) !== null,
  }
}

export type OwnItem = Awaited<ReturnType<typeof loadOwn>>['items'][number]

function toOwn({
  declaration: { status, value, note, version, updatedAt },
  updatedBy,
  submitted,
  evaluation,
}: DeclarationRow) {
  return { status, value, note, version, updatedAt, updatedBy, submitted, evaluation }
}

function filesOf(row: DeclarationRow | null, files: Awaited<ReturnType<typeof listDeclarationFiles>>) {
  return files
    .filter(({ declarationId }) => declarationId === row?.declaration.id)
    .map(({ id, name, bytes }) => ({ id, name, bytes }))
}

/** How many values an evaluator gets at once: each comes with a form. */
const mostWaiting = 50

async function loadJudged(
  { db, viewer }: RequestContext,
  { festival, edition, scope, stage }: EditionContext,
  userId: string,
) {
  const rows = (await listDeclarations(db, edition.id, scope, await listAssignedMetrics(db, edition, userId))).filter(
    ({ submitted }) => submitted,
  )
  const files = await listDeclarationFiles(
    db,
    rows.map(({ declaration }) => declaration.id),
  )
  const all = rows.flatMap((row) =>
    row.submitted
      ? [
          {
            agency: row.agency,
            metric: row.metric,
            submitted: row.submitted,
            evaluation: row.evaluation,
            files: filesOf(row, files),
          },
        ]
      : [],
  )
  const waiting = all.filter(({ evaluation }) => !evaluation)
  return {
    waiting: waiting.slice(0, mostWaiting),
    more: Math.max(0, waiting.length - mostWaiting),
    judged: all.filter(({ evaluation }) => evaluation),
    mayJudge: reachOf(viewer, 'declaration.judge', { festivalId: festival.id, stage }) !== null,
  }
}

export type JudgedValue = Awaited<ReturnType<typeof loadJudged>>['waiting'][number]
