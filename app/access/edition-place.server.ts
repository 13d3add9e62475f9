import { z } from 'zod'
import type { Db } from '../../db/client.server'
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
import { found } from '../found'
import { parseParams } from '../parse-params'
import { type Act, type Viewer, reachOf, roleIn } from '../policy.server'

const Params = z.object({ festival: z.string(), edition: z.string() })

/** An edition as a viewer meets it. */
export interface EditionPlace {
  festival: Festival
  edition: Edition
  course: Course
  /** The state by the clock: what was approved is published when its embargo ends. */
  stage: EditionState
  /** Since when, by the clock too; null where the edition was never moved. */
  since: Date | null
  /** The run that the viewer's role reads. Null: the newest one, which is also what there is before any state froze one. */
  runId: number | null
  /** The run of the newest publication that has opened. */
  publishedRunId: number | null
  scope: Scope
  /** Published are the winners, and not the ranking. */
  winnersOnly: boolean
}

/** The part of a request's context that says who asks, where to look, and what time it is. Inside of a transaction, `db` is that. */
export interface Asking<Own extends Db = Db> {
  db: Own
  viewer: Viewer
  now: Date
}

/**
 * The edition of an address, for a viewer who may do `act` there. Who may not gets the very answer that an edition which does
 * not exist gives.
 */
export async function requireEdition(
  asking: Asking,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
): Promise<EditionPlace> {
  const { festival: festivalCode, edition: editionCode } = parseParams(params, Params)
  const own = await findEdition(asking.db, festivalCode, editionCode)
  found(own)
  const place = await placeOf(asking, own, act)
  found(place)
  return place
}

/** An edition for a viewer and an act; null where the policy says no. */
export async function placeOf(
  { db, viewer, now }: Asking,
  own: { festival: Festival; edition: Edition },
  act: Act,
): Promise<EditionPlace | null> {
  const [course, publication] = await Promise.all([
    findCourse(db, own.edition.id),
    findOpenPublication(db, own.edition.id, now),
  ])
  const stage = stageOf(course.state, publication)
  const winnersOnly = publication !== null && !publication.showsRankings
  const scope = reachOf(viewer, act, { festivalId: own.festival.id, stage, winnersOnly })
  if (!scope) return null
  const published = publication?.runId ?? null
  return {
    ...own,
    course,
    stage,
    since: sinceOf(course, stage),
    scope,
    winnersOnly,
    publishedRunId: published,
    runId: runFor(roleIn(viewer, own.festival.id), course, published),
  }
}

/** How far another act of a viewer reaches in an edition that was found for one. */
export function reachAt(
  { viewer }: Pick<Asking, 'viewer'>,
  { festival, stage, winnersOnly }: Pick<EditionPlace, 'festival' | 'stage' | 'winnersOnly'>,
  act: Act,
): Scope | null {
  return reachOf(viewer, act, { festivalId: festival.id, stage, winnersOnly })
}

/** Published is what has a publication that is open, whatever was clicked: by the clock, and never before its minute. */
function stageOf(state: EditionState, publication: Publication | null): EditionState {
  if (state === 'approved') return publication ? 'published' : 'approved'
  if (state === 'published' || state === 'archived') return publication ? state : 'approved'
  return state
}

/** Whether the clock has published an edition: the step is written down when somebody acts next. */
export function isOpenedByClock({ course, stage }: Pick<EditionPlace, 'course' | 'stage'>): boolean {
  return stage === 'published' && course.state === 'approved'
}

function sinceOf(course: Course, stage: EditionState): Date | null {
  if (isOpenedByClock({ course, stage })) return course.embargoUntil
  return course.version ? course.since : null
}

/** Who works on an edition reads its newest run, an evaluator until there is a published one; the others the one that was frozen for them. */
function runFor(role: ReturnType<typeof roleIn>, course: Course, published: number | null): number | null {
  if (role === 'administrator' || role === 'manager' || role === 'auditor') return null
  if (role === 'evaluator') return published
  if (role === 'judge') return published ?? course.finalRunId
  return published ?? course.preliminaryRunId
}
