import { countParticipants, listEditions } from '../../db/queries/editions'
import { type Edition, type Festival, listFestivals } from '../../db/queries/festivals'
import type { EditionState } from '../../db/queries/courses'
import { type Asking, type EditionPlace, placeOf, reachAt } from '../access/edition-place.server'
import { findOwnAgency } from '../access/own-agency.server'
import { findOpened } from '../flows/open-publication.server'
import { grantIn } from '../policy.server'
import type { ResultsDocument } from '../results-document'
import { listNextSteps } from './next-steps.server'
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
  published: { opensAt: Date; winners: ResultsDocument['winners'] } | null
}

export interface FestivalGlance {
  festival: Titled & Pick<Festival, 'isDemo' | 'calendar'>
  /** Of all its editions; what belongs to the festival itself has none. */
  tasks: (Task & { edition: Titled | null })[]
  editions: EditionGlance[]
}

/** The festivals that a viewer is somebody in, or sees an edition of. */
export async function loadStart(asking: Asking): Promise<FestivalGlance[]> {
  const festivals = await Promise.all(
    (await listFestivals(asking.db)).map((festival) => loadFestival(asking, festival)),
  )
  return festivals.filter((own) => own !== null)
}

/** The editions of all festivals that a viewer may see, the newest of each festival first. */
export async function listVisiblePlaces(asking: Asking): Promise<EditionPlace[]> {
  const festivals = await listFestivals(asking.db)
  return (await Promise.all(festivals.map((festival) => listPlaces(asking, festival)))).flat()
}

async function listPlaces(asking: Asking, festival: Festival): Promise<EditionPlace[]> {
  const editions = await listEditions(asking.db, festival.id)
  const places = await Promise.all(editions.map((edition) => placeOf(asking, { festival, edition }, 'edition.see')))
  return places.filter((place) => place !== null)
}

async function loadFestival(asking: Asking, festival: Festival): Promise<FestivalGlance | null> {
  const places = await listPlaces(asking, festival)
  if (!places.length && !grantIn(asking.viewer, festival.id)) return null
  const [editions, tasks] = await Promise.all([
    Promise.all(places.map((place) => loadGlance(asking, place))),
    Promise.all(places.map((place) => loadTasks(asking, place))),
  ])
  const { isDemo, calendar } = festival
  return { festival: { ...titlesOf(festival), isDemo, calendar }, editions, tasks: onceEach(tasks.flat()) }
}

async function loadGlance(asking: Asking, place: EditionPlace): Promise<EditionGlance> {
  const [agencies, own, opened] = await Promise.all([
    countParticipants(asking.db, place.edition.id),
    findOwnAgency(asking, place),
    reachAt(asking, place, 'results.see') ? findOpened(asking, place.edition.id, null) : null,
  ])
  return {
    edition: titlesOf(place.edition),
    state: reachAt(asking, place, 'course.see') && place.stage,
    agencies,
    own: own && titlesOf(own),
    published: opened && { opensAt: opened.publication.opensAt, winners: opened.results.winners },
  }
}

async function loadTasks(asking: Asking, place: EditionPlace): Promise<FestivalGlance['tasks']> {
  if (!reachAt(asking, place, 'course.see')) return []
  const edition = titlesOf(place.edition)
  return (await listTasks(asking, place, await listNextSteps(asking, place))).map((task) => ({
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
