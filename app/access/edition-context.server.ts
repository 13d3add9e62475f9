import { z } from 'zod'
import {
  type Course,
  type EditionState,
  type Publication,
  findCourse,
  findOpenPublication,
} from '../../db/queries/courses'
import { findEdition } from '../../db/queries/editions'
import type { Edition, Festival } from '../../db/queries/festivals'
import type { Scope } from '../../db/queries/scope'
import { recordRefusal } from '../audit/record-refusal.server'
import { found } from '../http/found'
import { parseParams } from '../http/parse-params'
import { type Act, type ReadableRun, type Role, reachOf, roleIn, runsOfRole } from '../policy/policy.server'
import type { RequestContext } from '../policy/request-context'

const Params = z.object({ festival: z.string(), edition: z.string() })

/** An edition with its festival, where nothing depends on who looks. */
export type FestivalEdition = Pick<EditionContext, 'festival' | 'edition'>

/** An edition as a viewer meets it. */
export interface EditionContext {
  festival: Festival
  edition: Edition
  course: Course
  /** The state by the clock: what was approved is published when its embargo ends. */
  stage: EditionState
  /** Since when, by the clock too; null where the edition was never moved. */
  since: Date | null
  /**
   * The run that the viewer's role reads. Null: the newest one, which is also what there is before any state froze one.
   */
  runId: number | null
  /** The run of the newest publication that has opened. */
  publishedRunId: number | null
  scope: Scope
  /** Published are the winners, and not the ranking. */
  winnersOnly: boolean
}

/**
 * The edition of an address, for a viewer who may do `act` there. Who may not gets the very answer that an edition
 * which does not exist gives.
 */
export async function requireEdition(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
): Promise<EditionContext> {
  const { festival: festivalCode, edition: editionCode } = parseParams(params, Params)
  const edition = await findEdition(context.db, festivalCode, editionCode)
  found(edition)
  const editionContext = await editionContextOf(context, edition, act)
  if (!editionContext) await recordRefusal(context, act, `${festivalCode}/${editionCode}`)
  found(editionContext)
  return editionContext
}

/** An edition for a viewer and an act; null where the policy says no. */
export async function editionContextOf(
  { db, viewer, now }: RequestContext,
  item: { festival: Festival; edition: Edition },
  act: Act,
): Promise<EditionContext | null> {
  const [course, publication] = await Promise.all([
    findCourse(db, item.edition.id),
    findOpenPublication(db, item.edition.id, now),
  ])
  const stage = stageOf(course.state, publication)
  const winnersOnly = publication !== null && !publication.showsRankings
  const scope = reachOf(viewer, act, { festivalId: item.festival.id, stage, winnersOnly })
  if (!scope) return null
  const published = publication?.runId ?? null
  return {
    ...item,
    course,
    stage,
    since: sinceOf(course, stage),
    scope,
    winnersOnly,
    publishedRunId: published,
    runId: runFor(roleIn(viewer, item.festival.id), course, published),
  }
}

/** How far another act of a viewer reaches in an edition that was found for one. */
export function reachAt(
  { viewer }: Pick<RequestContext, 'viewer'>,
  { festival, stage, winnersOnly }: Pick<EditionContext, 'festival' | 'stage' | 'winnersOnly'>,
  act: Act,
): Scope | null {
  return reachOf(viewer, act, { festivalId: festival.id, stage, winnersOnly })
}

/**
 * Published is what has a publication that is open, whatever was clicked: by the clock, and never before its minute.
 */
function stageOf(state: EditionState, publication: Publication | null): EditionState {
  if (state === 'approved') return publication ? 'published' : 'approved'
  if (state === 'published' || state === 'archived') return publication ? state : 'approved'
  return state
}

/** Whether the clock has published an edition: the step is written down when somebody acts next. */
export function isOpenedByClock({ course, stage }: Pick<EditionContext, 'course' | 'stage'>): boolean {
  return stage === 'published' && course.state === 'approved'
}

function sinceOf(course: Course, stage: EditionState): Date | null {
  if (isOpenedByClock({ course, stage })) return course.embargoUntil
  return course.version ? course.since : null
}

/** The run that a role reads, as the policy says; null: the newest one. */
function runFor(role: Role, { preliminaryRunId, finalRunId }: Course, published: number | null): number | null {
  const runs: Record<ReadableRun, number | null> = {
    newest: null,
    preliminary: preliminaryRunId,
    final: finalRunId,
    published,
  }
  const read = runsOfRole[role].find((run) => run === 'newest' || runs[run] !== null) ?? 'newest'
  return runs[read]
}
