import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Suspense, lazy } from 'react'
import { listCountiesOf } from '../../db/queries/agencies'
import { listGroups } from '../../db/queries/editions'
import { listRanking } from '../../db/queries/rankings'
import { RankingFilters } from '../components/ranking-filters'
import { RankingPages } from '../components/ranking-pages'
import { RankingTable } from '../components/ranking-table'
import { RankingViews } from '../components/ranking-views'
import { RunCard } from '../components/run-card'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { loadRankingContext } from '../views/ranking-context.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { parseRankingSearch } from '../views/parse-ranking-search'
import { drawnPageSize, searchWith, toRankingQuery } from '../views/ranking-search'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await requireEditionRun(context, params, 'rankings.see', request.url)
  const search = parseRankingSearch(request.url)
  const [page, groups, counties] = await Promise.all([
    listRanking(context.db, toRankingQuery(search, own.run.id, own.scope)),
    listGroups(context.db, own.edition.id),
    listCountiesOf(context.db, own.edition.id, own.scope),
  ])
  return {
    edition: own.edition,
    run: toRunFacts(own),
    search,
    page,
    context: await loadRankingContext(context, own, page),
    groups,
    counties,
  }
}

export const handle = { texts: ['festival', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
    data ? `${texts.ranking.title}: ${titleOf(language, data.edition)}` : texts.ranking.title,
  )

/** The drawn views come for who asks for them; the table is what most people read. */
const RankRanges = lazy(() => import('../components/rank-ranges'))
const ScoreParts = lazy(() => import('../components/score-parts'))

export default function Rankings() {
  const { edition, run, search, page, context, groups, counties } = useLoaderData<typeof loader>()
  const { t, title, number, digits } = useLanguage()
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-3">
        <h1>{title(edition)}</h1>
        {run.model.standing === 'proposal' ? <span className="badge">{t('proposal')}</span> : null}
      </div>
      {search.run === String(run.id) ? (
        <p className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t('runs.older', { id: digits(run.id) })} <Link to="?">{t('runs.newest')}</Link>
        </p>
      ) : null}
      <RankingFilters search={search} groups={groups} counties={counties} dimensions={page.dimensions} />
      <div className="mb-2 mt-5 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-quiet" role="status">
          {t('ranking.shown', { n: number(page.matches) })}
        </p>
        <RankingViews search={search} />
      </div>
      {search.view ? (
        <Suspense>
          {search.view === 'ranks' ? (
            <RankRanges page={page} context={context} fileName={`${edition.code}-ranks`} />
          ) : (
            <ScoreParts
              rows={page.rows}
              dimensions={page.dimensions}
              decimals={run.model.decimals}
              fileName={`${edition.code}-parts`}
            />
          )}
          <RankingPages search={search} matches={page.matches} size={drawnPageSize} />
        </Suspense>
      ) : (
        <RankingTable
          key={`${run.id}${searchWith(search, { page: String(search.page) })}`}
          page={page}
          context={context}
          search={search}
          decimals={run.model.decimals}
          levels={run.levels}
          hasGroups={groups.length > 0}
          hasCounties={counties.length > 1}
        />
      )}
      <RunCard run={run} />
    </>
  )
}
