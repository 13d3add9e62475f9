import { listCountiesOf } from '../../db/queries/agencies'
import { findOpenPublication } from '../../db/queries/courses'
import { listGroups } from '../../db/queries/editions'
import { listRanking } from '../../db/queries/rankings'
import type { Asking } from '../access/edition-place.server'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import type { Act } from '../policy.server'
import { parseRankingSearch } from './parse-ranking-search'
import { loadRankingContext } from './ranking-context.server'
import { toRankingQuery } from './ranking-search'

/** More rows than this are more paper than anybody prints. */
const mostPrinted = 2000

/** All rows of a ranking as its address filters and sorts them, with what a sheet of paper must say of itself. */
export async function loadPrintedRanking(
  asking: Asking,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
  url: string,
) {
  const own = await requireEditionRun(asking, params, act, url)
  const search = parseRankingSearch(url)
  const [page, groups, counties, publication] = await Promise.all([
    listRanking(asking.db, { ...toRankingQuery(search, own.run.id, own.scope), page: 1, pageSize: mostPrinted }),
    listGroups(asking.db, own.edition.id),
    listCountiesOf(asking.db, own.edition.id, own.scope),
    findOpenPublication(asking.db, own.edition.id, asking.now),
  ])
  return {
    edition: own.edition,
    run: toRunFacts(own),
    /** Without this the paper is of something that may still change. */
    publishedAt: publication?.runId === own.run.id ? publication.opensAt : null,
    printedAt: asking.now,
    search,
    page,
    context: await loadRankingContext(asking, own, page),
    group: groups.find(({ code }) => code === search.group) ?? null,
    county: counties.find(({ code }) => code === search.county) ?? null,
    hasGroups: groups.length > 0,
    hasCounties: counties.length > 1,
  }
}
