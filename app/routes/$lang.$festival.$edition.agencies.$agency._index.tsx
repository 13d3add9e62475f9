import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findScoreCard, listIndicatorKinds } from '../../db/queries/score-cards'
import { AgencyHeading } from '../components/agency-heading'
import { AgencyProfile } from '../components/agency-profile'
import { AgencyStanding } from '../components/agency-standing'
import { AgencyStrengths } from '../components/agency-strengths'
import { AgencyWay } from '../components/agency-way'
import { IndicatorTable } from '../components/indicator-table'
import { RunCard } from '../components/run-card'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { loadIndicatorMonths } from '../views/indicator-months.server'
import { loadGroupStanding } from '../views/group-standing.server'
import { explainAgency } from '../flows/explain-agency.server'
import { found } from '../found'
import { requireWhole } from '../access/indicator-scope.server'
import { listIndicators, metricsOf } from '../flows/model-parts'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await requireEditionRun(context, params, 'agency.see', request.url)
  requireWhole(own.scope)
  const card = await findScoreCard(context.db, own.run.id, own.scope, params['agency'] ?? '')
  found(card)
  const [kinds, months] = await Promise.all([
    listIndicatorKinds(context.db, own.festival.id),
    loadIndicatorMonths(context.db, own, card.agency.agencyId),
  ])
  const explanation = card.tellsGroup
    ? await explainAgency(context.db, own.run, card.agency.code, card.agency.total)
    : null
  const indicators = listIndicators(own.model).map((indicator) => ({
    code: indicator.code,
    direction: indicator.direction,
    months: months[indicator.code] ?? [],
    kinds: [...new Set(metricsOf(indicator.measure).flatMap((metric) => kinds[metric] ?? []))],
  }))
  return {
    edition: own.edition,
    run: toRunFacts(own),
    card,
    indicators,
    explanation,
    standing: await loadGroupStanding(context.db, own, card),
  }
}

export const handle = { texts: ['agency', 'festival', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) => (data ? titleOf(language, data.card.agency) : texts.ranking.agency))

export default function Agency() {
  const { edition, run, card, indicators, explanation, standing } = useLoaderData<typeof loader>()
  const { title } = useLanguage()
  const hasGroup = card.agency.group !== null
  return (
    <>
      <AgencyHeading agency={card.agency} run={run} editionTitle={title(edition)} />
      <div className="mt-5 grid items-start gap-5 xl:grid-cols-2">
        {explanation ? <AgencyWay explanation={explanation} nodes={card.nodes} hasGroup={hasGroup} /> : null}
        <AgencyProfile nodes={card.nodes} hasGroup={hasGroup} />
        {standing ? (
          <div className={explanation ? 'xl:col-span-2' : ''}>
            <AgencyStanding standing={standing} group={card.agency.group} />
          </div>
        ) : null}
      </div>
      {explanation?.indicators.length ? (
        <AgencyStrengths indicators={explanation.indicators} nodes={card.nodes} />
      ) : null}
      <IndicatorTable nodes={card.nodes} indicators={indicators} hasGroup={hasGroup} />
      <RunCard run={run} />
    </>
  )
}
