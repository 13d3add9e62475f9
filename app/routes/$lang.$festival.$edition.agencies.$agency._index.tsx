import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findScoreCard } from '../../db/queries/score-cards'
import { AgencyHeading } from '../pages/agency/agency-heading'
import { AgencyProfile } from '../pages/agency/agency-profile'
import { AgencyStanding } from '../pages/agency/agency-standing'
import { AgencyStrengths } from '../pages/agency/agency-strengths'
import { AgencySuccessions } from '../pages/agency/agency-successions'
import { loadAgencySuccessions } from '../pages/agency/agency-successions.server'
import { AgencyWay } from '../pages/agency/agency-way'
import { IndicatorTable } from '../pages/agency/indicator-table'
import { RunCard } from '../pages/runs/run-card'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { loadIndicatorYears } from '../pages/agency/indicator-months.server'
import { loadBesideGroup } from '../pages/agency/group-standing.server'
import { listMissingRequired } from '../pages/agency/missing-required'
import { found } from '../http/found'
import { requireWhole } from '../access/indicator-scope.server'
import { listIndicators } from '../model/model-parts'
import { unknownTotal } from '../format/unknown-total'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const run = await requireEditionRun(context, params, 'agency.see', request.url)
  requireWhole(run.scope)
  const card = await findScoreCard(context.db, run.run.id, run.scope, params['agency'] ?? '')
  found(card)
  const [years, group, successions] = await Promise.all([
    loadIndicatorYears(context.db, run, card.agency.agencyId),
    loadBesideGroup(context.db, run, card),
    loadAgencySuccessions(context, run, card.agency.code),
  ])
  const indicators = listIndicators(run.model).map((indicator) => ({
    code: indicator.code,
    direction: indicator.direction,
    months: years[indicator.code]?.months ?? [],
    kinds: years[indicator.code]?.kinds ?? [],
  }))
  const missingRequired = listMissingRequired(run.model, card.nodes)
  return { edition: run.edition, run: toRunFacts(run), card, indicators, group, missingRequired, successions }
}

export const handle = { texts: ['agency', 'festival', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) => (data ? titleOf(language, data.card.agency) : texts.ranking.agency))

export default function Agency() {
  const { edition, run, card, indicators, group, missingRequired, successions } = useLoaderData<typeof loader>()
  const { title } = useLanguage()
  const { agency, nodes } = card
  const hasGroup = agency.group !== null
  const { decimals } = run.model
  const way = group?.way ?? null
  const unknown = unknownTotal(agency)
  return (
    <>
      <AgencyHeading agency={agency} missingRequired={missingRequired} run={run} editionTitle={title(edition)} />
      <AgencySuccessions successions={successions} />
      <div className="mt-5 grid items-start gap-5 xl:grid-cols-2">
        {way ? <AgencyWay way={way} nodes={nodes} hasGroup={hasGroup} decimals={decimals} /> : null}
        <AgencyProfile nodes={nodes} way={way} hasGroup={hasGroup} />
        {group && agency.total !== null && !unknown ? (
          <div className={way ? 'xl:col-span-2' : ''}>
            <AgencyStanding standing={group.standing} total={agency.total} group={agency.group} decimals={decimals} />
          </div>
        ) : null}
      </div>
      {way?.indicators.length ? <AgencyStrengths indicators={way.indicators} nodes={nodes} /> : null}
      <IndicatorTable
        nodes={nodes}
        indicators={indicators}
        hasGroup={hasGroup}
        average={group?.standing.average ?? null}
        total={{ total: agency.total, state: agency.state, unknown }}
        decimals={decimals}
      />
      <RunCard run={run} />
    </>
  )
}
