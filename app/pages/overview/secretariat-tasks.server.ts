import type { RequestContext } from '../../policy/request-context'
import { type DeadlineKind, listDeadlines } from '../../../db/queries/course-changes'
import type { EditionState } from '../../../db/queries/courses'
import { listDeclaredMetrics } from '../../../db/queries/declarations'
import { listMinutes } from '../../../db/queries/minutes'
import { findShortlistRow } from '../../../db/queries/shortlists'
import { listRounds } from '../../../db/queries/votes'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import { type GuardName, guardActor } from '../../course/course-steps'
import type { StepView } from '../course/next-steps.server'
import { loadFreshness } from './source-freshness.server'
import { type Task, taskOf } from './task'

/** What waits for who leads an edition. */
export async function listSecretariatTasks(
  context: RequestContext,
  editionContext: EditionContext,
  steps: readonly StepView[],
): Promise<Task[]> {
  const may = (act: Parameters<typeof reachAt>[2]) => reachAt(context, editionContext, act) !== null
  return [
    ...(may('edition.advance') ? steps.flatMap((step) => toStepTasks(editionContext, step)) : []),
    ...(may('edition.deadlines') ? await listDeadlineTasks(context, editionContext) : []),
    ...(may('shortlist.propose') ? await listShortlistTasks(context, editionContext) : []),
    ...(may('minutes.write') ? await listMinutesTasks(context, editionContext) : []),
    // What is pulled later than this changes no score of the edition.
    ...(may('source.pull') && may('edition.score') ? await listSourceTasks(context, editionContext) : []),
  ]
}

/**
 * Where the secretariat does what a guard waits for: below the edition, or with a stroke before it below the language.
 */
const guardPages: Partial<Record<GuardName, string>> = {
  hasModel: 'model',
  pointsAddUp: 'model',
  reviewDecided: 'review',
  rulingsApplied: 'review',
  objectionsAssigned: '/people',
  sourcesPulled: 'sources',
  hasCategories: 'awards',
}

function toStepTasks({ edition }: EditionContext, { name, blocked }: StepView): Task[] {
  if (!blocked.length) return [{ what: { step: name }, n: null, path: `${edition.code}/course`, until: null }]
  return blocked
    .filter(({ guard }) => guardActor[guard] === 'administrator' && !ownTasks.includes(guard))
    .map(({ guard, n }) => ({ what: { guard }, n, path: toPath(edition, guardPages[guard] ?? 'course'), until: null }))
}

/** Of the shortlist and its minutes the tasks of their own tell more. */
const ownTasks: readonly GuardName[] = ['shortlistClosed', 'minutesOpened']

const toPath = ({ code }: { code: string }, page: string) =>
  page === 'sources' || page.startsWith('/') ? page : `${code}/${page}`

/** The deadline that people need while an edition is in a state. */
const neededDeadlines: Partial<Record<EditionState, DeadlineKind>> = {
  collecting: 'declarations',
  objections: 'objections',
}

async function listDeadlineTasks({ db }: RequestContext, { edition, stage }: EditionContext): Promise<Task[]> {
  const kind = neededDeadlines[stage]
  if (!kind || (await listDeadlines(db, edition.id)).some((deadline) => deadline.kind === kind)) return []
  if (kind === 'declarations' && !(await listDeclaredMetrics(db, edition.id)).length) return []
  return [taskOf(edition, 'setDeadline', 'course')]
}

async function listShortlistTasks({ db }: RequestContext, { edition }: EditionContext): Promise<Task[]> {
  const shortlist = await findShortlistRow(db, edition.id)
  if (!shortlist) return [taskOf(edition, 'proposeShortlist', 'shortlist')]
  if (shortlist.closedAt) return []
  const hasVoted = (await listRounds(db, shortlist.id)).some((round) => round.closedAt)
  return [taskOf(edition, 'holdVotes', hasVoted ? 'shortlist' : 'shortlist/votes')]
}

async function listMinutesTasks({ db }: RequestContext, { edition }: EditionContext): Promise<Task[]> {
  const [shortlist, all] = await Promise.all([findShortlistRow(db, edition.id), listMinutes(db, edition.id)])
  const [drafts, signing] = [
    all.filter(({ state }) => state === 'draft').length,
    all.filter(({ state }) => state === 'signing').length,
  ]
  const isMissing = shortlist?.closedAt && !all.some((minutes) => minutes.shortlistId === shortlist.id)
  return [
    ...(isMissing ? [taskOf(edition, 'writeMinutes', 'minutes')] : []),
    ...(drafts ? [taskOf(edition, 'finishMinutes', 'minutes', { n: drafts })] : []),
    ...(signing ? [taskOf(edition, 'unsealedMinutes', 'minutes', { n: signing })] : []),
  ]
}

async function listSourceTasks(context: RequestContext, editionContext: EditionContext): Promise<Task[]> {
  const sources = (await loadFreshness(context, editionContext)) ?? []
  const failed = sources.filter(({ failures, isRunning }) => failures > 0 && !isRunning)
  const task = (kind: 'pullFailed' | 'pullStale' | 'quarantined', n: number): Task[] =>
    n ? [{ what: { kind }, n, path: 'sources', until: null }] : []
  return [
    ...task('pullFailed', failed.length).map((task) => ({
      ...task,
      failures: failed.map(({ titleFa, titleEn, failure }) => ({ titleFa, titleEn, failure })),
    })),
    // Of those that never gave anything a guard of the course tells.
    ...task(
      'pullStale',
      sources.filter(({ isStale, ageDays, isRunning }) => isStale && ageDays !== null && !isRunning).length,
    ),
    ...task(
      'quarantined',
      sources.reduce((sum, { quarantined }) => sum + quarantined, 0),
    ),
  ]
}
