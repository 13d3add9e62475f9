import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Suspense, lazy } from 'react'
import { NewerNotice } from '../pages/runs/newer-notice'
import { RankingFilters } from '../pages/rankings/ranking-filters'
import { RankingPages } from '../pages/rankings/ranking-pages'
import { RankingTable } from '../pages/rankings/ranking-table'
import { RankingViews } from '../pages/rankings/ranking-views'
import { RunCard } from '../pages/runs/run-card'
import { requireEditionRun } from '../access/edition-run.server'
import { RangeBasis } from '../figures/range-basis'
import { viewRanking } from '../pages/rankings/ranking-view.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { parseRankingSearch } from '../pages/rankings/parse-ranking-search'
import { drawnPageSize, searchWith } from '../pages/rankings/ranking-search'
import { Notice } from '../ui/notice'
import { Status } from '../ui/status'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const run = await requireEditionRun(context, params, 'rankings.see', request.url)
  return viewRanking(context, run, parseRankingSearch(request.url))
}

export const handle = { texts: ['festival', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.ranking.title}: ${titleOf(language, data.edition)}` : texts.ranking.title,
  )

/** The drawn views come for who asks for them; the table is what most people read. */
const RankRanges = lazy(() => import('../pages/rankings/rank-ranges'))
const ScoreParts = lazy(() => import('../pages/rankings/score-parts'))

export default function Rankings() {
  const { edition, run, isCurrent, newer, search, page, context, groups, counties } = useLoaderData<typeof loader>()
  const { t, title, number, digits } = useLanguage()
  const empty = run.warnings.filter(({ code }) => code === 'empty').length
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-3">
        <h1>{title(edition)}</h1>
        {run.model.standing === 'proposal' ? <span className="badge">{t('proposal')}</span> : null}
      </div>
      {isCurrent ? null : (
        <Notice className="mt-3">
          {t('runs.older', { id: digits(run.id) })} <Link to="?">{t('runs.newest')}</Link>
        </Notice>
      )}
      <NewerNotice newer={newer} />
      {empty ? <Notice className="mt-3">{t('ranking.emptyIndicators', { n: number(empty) })}</Notice> : null}
      <RankingFilters search={search} groups={groups} counties={counties} dimensions={page.dimensions} />
      <div className="mb-2 mt-5 flex flex-wrap items-center justify-between gap-3">
        <Status className="text-sm text-quiet">{t('ranking.shown', { n: number(page.matches) })}</Status>
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
        <>
          <RankingTable
            key={`${run.id}${searchWith(search, { page: String(search.page) })}`}
            page={page}
            context={context}
            search={search}
            scale={{ decimals: run.model.decimals, levels: run.levels }}
            hasGroups={groups.length > 0}
            hasCounties={counties.length > 1}
          />
          <RangeBasis basis={context.basis} />
        </>
      )}
      <RunCard run={run} />
    </>
  )
}
