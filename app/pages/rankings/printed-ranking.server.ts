import { listCountiesOf } from '../../../db/queries/agencies'
import { findOpenPublication } from '../../../db/queries/courses'
import { listGroups } from '../../../db/queries/editions'
import { listRanking } from '../../../db/queries/rankings'
import type { RequestContext } from '../../policy/request-context'
import { requireEditionRun, toRunFacts } from '../../access/edition-run.server'
import type { Act } from '../../policy/policy.server'
import { parseRankingSearch } from './parse-ranking-search'
import { loadRankingContext } from './ranking-context.server'
import { toRankingQuery } from './ranking-search'

/** More rows than this are more paper than anybody prints. */
const mostPrinted = 2000

/** All rows of a ranking as its address filters and sorts them, with what a sheet of paper must say of itself. */
export async function loadPrintedRanking(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
  url: string,
) {
  const run = await requireEditionRun(context, params, act, url)
  const search = parseRankingSearch(url)
  const [page, groups, counties, publication] = await Promise.all([
    listRanking(context.db, { ...toRankingQuery(search, run.run.id, run.scope), page: 1, pageSize: mostPrinted }),
    listGroups(context.db, run.edition.id),
    listCountiesOf(context.db, run.edition.id, run.scope),
    findOpenPublication(context.db, run.edition.id, context.now),
  ])
  return {
    edition: run.edition,
    run: toRunFacts(run),
    /** Without this the paper is of something that may still change. */
    publishedAt: publication?.runId === run.run.id ? publication.opensAt : null,
    printedAt: context.now,
    search,
    page,
    context: await loadRankingContext(context, run, page),
    group: groups.find(({ code }) => code === search.group) ?? null,
    county: counties.find(({ code }) => code === search.county) ?? null,
    hasGroups: groups.length > 0,
    hasCounties: counties.length > 1,
  }
}
