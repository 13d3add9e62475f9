import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { listMetricCells, listMetrics, listObservations } from '../../db/queries/observations'
import { findScoreCard, toAgencyName } from '../../db/queries/score-cards'
import { flattenTree } from '../../scoring/tree'
import { IndicatorMonths } from '../components/indicator-months'
import { ObservationTable } from '../components/observation-table'
import { Working } from '../components/working'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { findIndicator, metricsOf } from '../flows/model-parts'
import { toMonthlySeries } from '../flows/monthly-series'
import { found } from '../found'
import { requireIndicator } from '../access/indicator-scope.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

const shownObservations = 300

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db } = context
  const own = await requireEditionRun(context, params, 'agency.see', request.url)
  await requireIndicator(db, own, params['indicator'] ?? '')
  const card = await findScoreCard(db, own.run.id, own.scope, params['agency'] ?? '')
  found(card)
  const indicator = findIndicator(own.model, params['indicator'] ?? '')
  const node = card.nodes.find((entry) => entry.node.code === indicator?.code)
  found(indicator)
  found(node)
  const { edition, festival, run } = own
  const known = { festivalId: festival.id, metrics: metricsOf(indicator.measure), asOf: run.asOf, agencyId: card.agency.agencyId, to: edition.evaluatedTo }
  const [cells, traces, metrics] = await Promise.all([
    listMetricCells(db, { ...known, from: edition.previousFrom ?? edition.evaluatedFrom }),
    listObservations(db, { ...known, from: edition.evaluatedFrom }, shownObservations + 1),
    listMetrics(db, festival.id),
  ])
  return {
    edition,
    run: toRunFacts(own),
    agency: toAgencyName(card.agency),
    indicator,
    own: node,
    method: flattenTree(own.model).find(({ info }) => info.code === indicator.code)?.choices.normalisation.method ?? own.model.defaults.normalisation.method,
    series: toMonthlySeries(indicator.measure, cells),
    traces: traces.slice(0, shownObservations),
    isCut: traces.length > shownObservations,
    metrics: metrics.filter((metric) => known.metrics.includes(metric.code)),
  }
}

export const handle = { texts: ['agency', 'festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) => (data ? `${titleOf(language, data.own.node)}: ${titleOf(language, data.agency)}` : texts.agency.indicator))

export default function IndicatorPage() {
  const { edition, agency, indicator, method, own, series, traces, isCut, metrics } = useLoaderData<typeof loader>()
  const { t, title, number } = useLanguage()
  const { lang, festival, edition: editionCode } = useParams()
  return (
    <>
      <p className="text-sm">
        <Link to={`/${lang}/${festival}/${editionCode}/agencies/${agency.code}`}>{title(agency)}</Link>
      </p>
      <h1>{title(own.node)}</h1>
      <Working indicator={indicator} method={method} own={own} metrics={metrics} hasGroup={agency.group !== null} />
      {series.length > 1 ? (
        <div className="mt-5">
          <IndicatorMonths series={series} unit={own.node.unit} from={edition.evaluatedFrom} />
        </div>
      ) : null}
      <section className="mt-6">
        <h2>{t('indicator.observations')}</h2>
        <p className="mb-2 text-sm text-quiet">{t('indicator.observationsNote')}</p>
        {traces.length ? <ObservationTable traces={traces} /> : <p className="sheet">{t('indicator.noObservations')}</p>}
        {isCut ? <p className="mt-2 text-sm text-quiet">{t('indicator.cut', { n: number(traces.length) })}</p> : null}
      </section>
    </>
  )
}
