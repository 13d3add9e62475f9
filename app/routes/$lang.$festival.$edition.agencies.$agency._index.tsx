import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findScoreCard, listIndicatorKinds } from '../../db/queries/score-cards'
import { ChartFrame } from '../charts/chart-frame'
import { AgencyHeading } from '../components/agency-heading'
import { IndicatorTable } from '../components/indicator-table'
import { RunCard } from '../components/run-card'
import { requireEditionRun, toRunFacts } from '../edition-run.server'
import { found } from '../found'
import { requireWhole } from '../indicator-scope.server'
import { listIndicators, metricsOf } from '../flows/model-parts'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import { pageTitle } from '../page-title'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await requireEditionRun(context, params, 'agency.see', request.url)
  requireWhole(own.scope)
  const card = await findScoreCard(context.db, own.run.id, own.scope, params['agency'] ?? '')
  found(card)
  const kinds = await listIndicatorKinds(context.db, own.festival.id)
  const indicators = listIndicators(own.model).map((indicator) => ({
    code: indicator.code,
    direction: indicator.direction,
    kinds: [...new Set(metricsOf(indicator.measure).flatMap((metric) => kinds[metric] ?? []))],
  }))
  return { edition: own.edition, run: toRunFacts(own), card, indicators }
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) => (data ? titleOf(language, data.card.agency) : texts.ranking.agency))

export default function Agency() {
  const { edition, run, card, indicators } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  const dimensions = card.nodes.filter(({ node }) => node.depth === 1)
  const bars = dimensions.map(({ node, score, groupMedian }) => ({
    name: title(node),
    own: score.score === null ? null : (100 * score.score) / node.points,
    median: groupMedian === null ? null : (100 * groupMedian) / node.points,
  }))
  return (
    <>
      <AgencyHeading agency={card.agency} run={run} editionTitle={title(edition)} />
      <section className="sheet mt-5" aria-labelledby="chart">
        <h2 id="chart">{t('agency.chart')}</h2>
        <p className="mt-1 flex gap-5 text-sm text-quiet">
          <span>
            <span className="legend bg-accent" /> {t('agency.own')}
          </span>
          <span>
            <span className="legend bg-quiet opacity-45" /> {t(card.agency.group ? 'agency.median' : 'agency.medianOfAll')}
          </span>
        </p>
        <ChartFrame kind="dimensions" data={bars} height={60 + bars.length * 46} />
      </section>
      <IndicatorTable nodes={card.nodes} indicators={indicators} hasGroup={card.agency.group !== null} />
      <RunCard run={run} />
    </>
  )
}
