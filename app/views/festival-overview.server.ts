import type { Db } from '../../db/client.server'
import { type EditionWithState, listEditionsWithState } from '../../db/queries/editions'
import type { Festival } from '../../db/queries/festivals'
import { listRanking } from '../../db/queries/rankings'
import { findLatestRun, findRun } from '../../db/queries/runs'
import { listSources } from '../../db/queries/sources'
import type { FestivalOverview, Leader } from '../components/festival-card'
import { type Asking, type EditionPlace, placeOf } from '../access/edition-place.server'
import { storedModel } from '../flows/score-edition.server'
import { reachOf } from '../policy.server'

const leadersShown = 3

/** What a viewer may see of a festival at a glance; null where that is nothing. */
export async function loadFestivalOverview(asking: Asking, festival: Festival): Promise<FestivalOverview | null> {
  const editions = await Promise.all((await listEditionsWithState(asking.db, festival.id)).map((own) => loadEdition(asking, festival, own)))
  const seen = editions.filter((own) => own !== null)
  const seesSources = reachOf(asking.viewer, 'sources.see', { festivalId: festival.id, stage: null }) !== null
  if (!seen.length && !seesSources) return null
  return { festival, editions: seen, pulls: seesSources ? await loadPulls(asking.db, festival) : [] }
}

async function loadEdition(asking: Asking, festival: Festival, own: EditionWithState): Promise<FestivalOverview['editions'][number] | null> {
  const where = { festival, edition: own.edition }
  if (!(await placeOf(asking, where, 'edition.see'))) return null
  const ranking = await placeOf(asking, where, 'rankings.see')
  if (!ranking) return { ...own, ranked: null, lastRunAt: null, leaders: [], decimals: 0 }
  return { ...own, ...(await loadLeaders(asking.db, ranking)) }
}

async function loadPulls(db: Db, festival: Festival): Promise<FestivalOverview['pulls']> {
  const sources = await listSources(db, festival.id)
  return sources.map(({ source: { code, titleFa, titleEn }, lastPull }) => ({
    code,
    titleFa,
    titleEn,
    at: lastPull?.startedAt.toISOString() ?? null,
    quarantined: lastPull?.recordsQuarantined ?? 0,
  }))
}

async function loadLeaders(db: Db, { edition, runId, scope }: EditionPlace): Promise<{ leaders: Leader[]; decimals: number }> {
  const own = runId === null ? await findLatestRun(db, edition.id) : await findRun(db, edition.id, runId)
  if (!own) return { leaders: [], decimals: 0 }
  const { rows } = await listRanking(db, { runId: own.run.id, scope, sort: 'rank', descending: false, page: 1, pageSize: leadersShown })
  const leaders = rows.flatMap(({ code, titleFa, titleEn, overall, total }) => (overall ? [{ code, titleFa, titleEn, rank: overall.rank, total }] : []))
  return { leaders, decimals: storedModel(own.modelVersion).decimals }
}
