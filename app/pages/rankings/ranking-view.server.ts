import { listCountiesOf } from '../../../db/queries/agencies'
import { listGroups } from '../../../db/queries/editions'
import { listRanking } from '../../../db/queries/rankings'
import { type EditionRun, toRunFacts } from '../../access/edition-run.server'
import type { RequestContext } from '../../policy/request-context'
import { listNewerThanRun } from '../runs/newer-than-run.server'
import { loadRankingContext } from './ranking-context.server'
import { type RankingSearch, toRankingQuery } from './ranking-search'

/** A page of the ranking of a run as a viewer sees it, with what its rows are filtered by and set beside. */
export async function viewRanking(context: RequestContext, run: EditionRun, search: RankingSearch) {
  const { edition, scope } = run
  const [page, groups, counties] = await Promise.all([
    listRanking(context.db, toRankingQuery(search, run.run.id, scope)),
    listGroups(context.db, edition.id),
    listCountiesOf(context.db, edition.id, scope),
  ])
  return {
    edition,
    run: toRunFacts(run),
    isCurrent: run.isCurrent,
    newer: run.isCurrent ? await listNewerThanRun(context, run, run) : [],
    search,
    page,
    context: await loadRankingContext(context, run, page),
    groups,
    counties,
  }
}
