import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { BoxesFrame } from '../charts/boxes-frame'
import { HeatMap } from '../charts/heat-map'
import { Alphas, CorrelationPairs } from '../pages/indicators/correlation-pairs'
import { GroupChoice } from '../pages/indicators/group-choice'
import { IndicatorFindings } from '../pages/indicators/indicator-findings'
import { IndicatorPair } from '../pages/indicators/indicator-pair'
import { IndicatorSpreads } from '../pages/indicators/indicator-spreads'
import { MissingMap } from '../pages/indicators/missing-map'
import { RunCard } from '../pages/runs/run-card'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { fewestOthers } from '../../db/queries/group-figures'
import { toOverview } from '../pages/indicators/indicator-overview'
import { toScatter } from '../pages/indicators/indicator-scatter'
import { type IndicatorContext, loadIndicators } from '../pages/indicators/indicators.server'
import { pageTitle } from '../page-language/page-title'
import { EditionLink } from '../ui/edition-link'

/** From here on, one of two indicators says what the other says already. OECD/JRC practice. */
const redundantFrom = 0.92

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const run = await requireEditionRun(context, params, 'group.see', request.url)
  const indicatorContext = await loadIndicators(context, run, request.url, request.signal)
  return {
    edition: run.edition,
    least: fewestOthers,
    shown: indicatorContext && {
      ...chosenOf(indicatorContext),
      run: toRunFacts(run),
      overview: toOverview(indicatorContext),
      scatter: toScatter(indicatorContext, request.url),
    },
  }
}

function chosenOf({ groups, group, hasWhole, isNamed }: IndicatorContext) {
  return { groups, group, hasWhole, isNamed }
}

export const handle = { texts: ['indicators'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.indicators.title)

export default function Indicators() {
  const { edition, least, shown } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('indicators.title')}</h1>
      <p className="max-w-3xl text-sm text-quiet">
        {t('indicators.intro')}{' '}
        <EditionLink className="underline" page="model">
          {t('indicators.definitions')}
        </EditionLink>
      </p>
      {shown ? <Overview {...shown} /> : <TooSmall least={least} />}
    </>
  )
}

function Overview({
  run,
  groups,
  group,
  hasWhole,
  isNamed,
  overview,
  scatter,
}: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['shown']>) {
  const { t, title } = useLanguage()
  const { edition: editionCode } = useParams()
  const { rows, findings, matrix, pairs, alphas, gaps } = overview
  return (
    <>
      <GroupChoice groups={groups} group={group?.code ?? null} hasWhole={hasWhole} />
      {findings ? <IndicatorFindings findings={findings} rows={rows} /> : null}
      <IndicatorSpreads rows={rows} isNamed={isNamed} />
      {matrix ? (
        <section className="mt-6">
          <h2 id="correlations">{t('indicators.correlations')}</h2>
          <p className="mb-2 text-sm text-quiet">{t('indicators.correlationsHelp')}</p>
          <BoxesFrame title={t('indicators.correlations')} fileName={`${editionCode}-correlations`}>
            <HeatMap
              labelledBy="correlations"
              names={rows.map((row) => ({ code: row.code, name: title(row) }))}
              values={matrix}
              strong={redundantFrom}
            />
          </BoxesFrame>
          <CorrelationPairs pairs={pairs ?? []} rows={rows} />
          <Alphas alphas={alphas} />
        </section>
      ) : null}
      {scatter ? <IndicatorPair scatter={scatter} /> : null}
      {gaps ? <MissingMap gaps={gaps} rows={rows} fileName={`${editionCode}-gaps`} /> : null}
      <RunCard run={run} />
    </>
  )
}

/** For who may not know agencies by name, where too few others stand behind the numbers of the own group. */
function TooSmall({ least }: { least: number }) {
  const { t, number } = useLanguage()
  return (
    <section className="sheet mt-5 max-w-3xl">
      <h2>{t('indicators.tooSmall')}</h2>
      <p className="mt-1">{t('indicators.tooSmallWhy', { n: number(least) })}</p>
    </section>
  )
}
