import type { RequestContext } from '../../policy/request-context'
import { countParticipants, listEditions } from '../../../db/queries/editions'
import { type Edition, type Festival, listFestivals } from '../../../db/queries/festivals'
import type { EditionState } from '../../../db/queries/courses'
import { type EditionContext, editionContextOf, reachAt } from '../../access/edition-context.server'
import { findOwnAgency } from '../../access/own-agency.server'
import { findOpened } from '../../flows/publication/open-publication.server'
import { grantIn } from '../../policy/policy.server'
import type { ResultsDocument } from '../../documents/results-document'
import { listNextSteps } from '../course/next-steps.server'
import type { Task } from './task'
import { listTasks } from './tasks.server'

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

export interface EditionGlance {
  edition: Titled
  /** Null for the public, for whom an edition is published and nothing else. */
  state: EditionState | null
  agencies: number
  own: Titled | null
  published: ({ opensAt: Date } & Pick<ResultsDocument, 'winners' | 'awards'>) | null
}

export interface FestivalGlance {
  festival: Titled & Pick<Festival, 'isDemo' | 'calendar'>
  /** Of all its editions; what belongs to the festival itself has none. */
  tasks: (Task & { edition: Titled | null })[]
  editions: EditionGlance[]
}

/** The festivals that a viewer is somebody in, or sees an edition of. */
export async function loadStart(context: RequestContext): Promise<FestivalGlance[]> {
  const festivals = await Promise.all(
    (await listFestivals(context.db)).map((festival) => loadFestival(context, festival)),
  )
  return festivals.filter((festival) => festival !== null)
}

/** The editions of all festivals that a viewer may see, the newest of each festival first. */
export async function listVisiblePlaces(context: RequestContext): Promise<EditionContext[]> {
  const festivals = await listFestivals(context.db)
  return (await Promise.all(festivals.map((festival) => listPlaces(context, festival)))).flat()
}

async function listPlaces(context: RequestContext, festival: Festival): Promise<EditionContext[]> {
  const editions = await listEditions(context.db, festival.id)
  const places = await Promise.all(
    editions.map((edition) => editionContextOf(context, { festival, edition }, 'edition.see')),
  )
  return places.filter((editionContext) => editionContext !== null)
}

async function loadFestival(context: RequestContext, festival: Festival): Promise<FestivalGlance | null> {
  const places = await listPlaces(context, festival)
  if (!places.length && !grantIn(context.viewer, festival.id)) return null
  const [editions, tasks] = await Promise.all([
    Promise.all(places.map((editionContext) => loadGlance(context, editionContext))),
    Promise.all(places.map((editionContext) => loadTasks(context, editionContext))),
  ])
  const { isDemo, calendar } = festival
  return { festival: { ...titlesOf(festival), isDemo, calendar }, editions, tasks: onceEach(tasks.flat()) }
}

async function loadGlance(context: RequestContext, editionContext: EditionContext): Promise<EditionGlance> {
  const [agencies, own, opened] = await Promise.all([
    countParticipants(context.db, editionContext.edition.id),
    findOwnAgency(context, editionContext),
    reachAt(context, editionContext, 'results.see') ? findOpened(context, editionContext.edition.id, null) : null,
  ])
  return {
    edition: titlesOf(editionContext.edition),
    state: reachAt(context, editionContext, 'course.see') && editionContext.stage,
    agencies,
    own: own && titlesOf(own),
    published: opened && {
      opensAt: opened.publication.opensAt,
      winners: opened.results.winners,
      awards: opened.results.awards,
    },
  }
}

async function loadTasks(context: RequestContext, editionContext: EditionContext): Promise<FestivalGlance['tasks']> {
  if (!reachAt(context, editionContext, 'course.see')) return []
  const edition = titlesOf(editionContext.edition)
  return (await listTasks(context, editionContext, await listNextSteps(context, editionContext))).map((task) => ({
    ...task,
    edition: task.path.startsWith(`${edition.code}/`) ? edition : null,
  }))
}

/** What belongs to the festival waits in each of its editions. */
function onceEach(tasks: FestivalGlance['tasks']): FestivalGlance['tasks'] {
  return [...new Map(tasks.map((task) => [`${task.path} ${JSON.stringify(task.what)}`, task])).values()]
}

function titlesOf({ code, titleFa, titleEn }: Titled | Edition): Titled {
  return { code, titleFa, titleEn }
}
