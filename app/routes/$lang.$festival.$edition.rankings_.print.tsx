import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { PrintedFacts } from '../pages/rankings/printed-facts'
import { PrintedRanking } from '../pages/rankings/printed-ranking'
import { RunCard } from '../pages/runs/run-card'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { loadPrintedRanking } from '../pages/rankings/printed-ranking.server'
import { searchWith } from '../pages/rankings/ranking-search'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return loadPrintedRanking(context, params, 'rankings.see', request.url)
}

export const handle = { texts: ['rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.ranking.title}: ${titleOf(language, data.edition)}` : texts.ranking.title,
  )

export default function PrintedRankingPage() {
  const { edition, run, publishedAt, printedAt, search, page, context, group, county, hasGroups, hasCounties } =
    useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  useEffect(() => {
    // Printed before its letters are there, a page would be set in others.
    void document.fonts.ready.then(() => print())
  }, [])
  return (
    <>
      <p className="no-print mb-2 flex flex-wrap items-baseline gap-5">
        <Link to={`../rankings${searchWith(search, {})}`}>{t('ranking.print.back')}</Link>
        <span className="text-sm text-quiet">{t('ranking.print.how')}</span>
      </p>
      <h1>
        {t('ranking.title')}: {title(edition)}
      </h1>
      <PrintedFacts
        run={run}
        publishedAt={publishedAt}
        printedAt={printedAt}
        search={search}
        group={group}
        county={county}
        rows={page.rows.length}
        matches={page.matches}
      />
      <PrintedRanking
        page={page}
        context={context}
        search={search}
        scale={{ decimals: run.model.decimals, levels: run.levels }}
        hasGroups={hasGroups}
        hasCounties={hasCounties}
      />
      <RunCard run={run} />
    </>
  )
}
