import type { RequestContext } from '../../policy/request-context'
import { findDeadline } from '../../../db/queries/course-changes'
import {
  type DeclarationRow,
  isParticipant,
  listDeclarations,
  listDeclaredMetrics,
} from '../../../db/queries/declarations'
import type { Scope } from '../../../db/queries/scope'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import { findOwnAgency } from '../../access/own-agency.server'
import { isLocked } from '../../flows/declarations/declare.server'
import { type Task, taskOf } from './task'

/** What waits for the people of an agency. */
export async function listAgencyTasks(context: RequestContext, editionContext: EditionContext): Promise<Task[]> {
  const write = reachAt(context, editionContext, 'declaration.write')
  const isHead = reachAt(context, editionContext, 'declaration.submit') !== null
  return [
    ...(write?.of === 'own' ? await listDeclarationTasks(context, editionContext, write, isHead) : []),
    ...(await listResultTasks(context, editionContext)),
  ]
}

async function listDeclarationTasks(
  { db }: RequestContext,
  { edition }: EditionContext,
  scope: Extract<Scope, { of: 'own' }>,
  isHead: boolean,
): Promise<Task[]> {
  if (!(await isParticipant(db, edition.id, scope.agencyId))) return []
  const [asked, rows, until] = await Promise.all([
    listDeclaredMetrics(db, edition.id),
    listDeclarations(db, edition.id, scope),
    findDeadline(db, edition.id, 'declarations'),
  ])
  const missing = asked.filter(({ metric }) => !rows.some((row) => row.metric.id === metric.id)).length
  const returned = rows.filter(isReturned).length
  const ready = rows.filter((row) => !isLocked(row)).length - returned
  const task = (kind: 'declare' | 'returned' | 'submit', n: number) =>
    taskOf(edition, kind, 'declarations', { n, until })
  return [
    ...(missing ? [task('declare', missing)] : []),
    ...(returned ? [task('returned', returned)] : []),
    // What is complete waits for the head alone.
    ...(isHead && ready && !missing && !returned ? [task('submit', ready)] : []),
  ]
}

/** Given back by an evaluator, and not written again since. */
function isReturned({ declaration, evaluation }: DeclarationRow): boolean {
  return evaluation?.verdict === 'refused' && declaration.updatedAt <= evaluation.at
}

async function listResultTasks(context: RequestContext, editionContext: EditionContext): Promise<Task[]> {
  const { edition, stage } = editionContext
  if (
    (stage !== 'preliminary' && stage !== 'objections') ||
    reachAt(context, editionContext, 'agency.see')?.of !== 'own'
  )
    return []
  const [agency, until] = await Promise.all([
    findOwnAgency(context, editionContext),
    findDeadline(context.db, edition.id, 'objections'),
  ])
  if (!agency) return []
  const mayObject =
    reachAt(context, editionContext, 'objection.write') !== null && (until === null || context.now < until)
  return [
    taskOf(edition, 'readPreliminary', `agencies/${agency.code}`),
    ...(mayObject ? [taskOf(edition, 'object', 'objections', { until })] : []),
  ]
}
