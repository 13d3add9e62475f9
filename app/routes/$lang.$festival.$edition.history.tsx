import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HistoryChart } from '../pages/history/history-chart'
import { HistoryForm } from '../pages/history/history-form'
import { RankHistoryChart } from '../pages/history/rank-history'
import { requireEdition } from '../access/edition-context.server'
import { parseHistorySearch } from '../pages/history/history-search'
import { loadHistory, loadRankHistory } from '../pages/history/history.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { requireWhole } from '../access/indicator-scope.server'
import { pageTitle } from '../page-language/page-title'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'history.see')
  requireWhole(editionContext.scope)
  const history = await loadHistory(context, editionContext, parseHistorySearch(request.url))
  return {
    edition: editionContext.edition,
    history,
    ranks: await loadRankHistory(context, editionContext, history.agency),
  }
}

export const handle = { texts: ['history'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.history.title}: ${titleOf(language, data.edition)}` : texts.history.title,
  )

export default function HistoryPage() {
  const { edition, history, ranks } = useLoaderData<typeof loader>()
  const { t, title, moment } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('history.title')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">
        {t('history.lead')} {t('history.asOf')} <bdi>{moment(history.asOf)}</bdi>
      </p>
      <HistoryForm history={history} />
      <div className="mt-5 grid gap-5">
        <HistoryChart history={history} />
        {ranks ? <RankHistoryChart ranks={ranks} agency={history.agency} /> : null}
      </div>
    </>
  )
}
