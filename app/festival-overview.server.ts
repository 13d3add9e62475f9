import type { Db } from '../db/client.server'
import { listEditionsWithState } from '../db/queries/editions'
import type { Festival } from '../db/queries/festivals'
import { listRanking } from '../db/queries/rankings'
import { findLatestRun } from '../db/queries/runs'
import { listSources } from '../db/queries/sources'
import type { FestivalOverview, Leader } from './components/festival-card'
import { storedModel } from './flows/score-edition.server'

const leadersShown = 3

export async function loadFestivalOverview(db: Db, festival: Festival): Promise<FestivalOverview> {
  const [editions, sources] = await Promise.all([listEditionsWithState(db, festival.id), listSources(db, festival.id)])
  return {
    festival,
    editions: await Promise.all(editions.map(async (own) => ({ ...own, ...(await loadLeaders(db, own.edition.id)) }))),
    pulls: sources.map(({ source: { code, titleFa, titleEn }, lastPull }) => ({
      code,
      titleFa,
      titleEn,
      at: lastPull?.startedAt.toISOString() ?? null,
      quarantined: lastPull?.recordsQuarantined ?? 0,
    })),
  }
}

async function loadLeaders(db: Db, editionId: number): Promise<{ leaders: Leader[]; decimals: number }> {
  const latest = await findLatestRun(db, editionId)
  if (!latest) return { leaders: [], decimals: 0 }
  const { rows } = await listRanking(db, { runId: latest.run.id, sort: 'rank', descending: false, page: 1, pageSize: leadersShown })
  const leaders = rows.flatMap(({ code, titleFa, titleEn, overall, total }) => (overall ? [{ code, titleFa, titleEn, rank: overall.rank, total }] : []))
  return { leaders, decimals: storedModel(latest.modelVersion).decimals }
}
