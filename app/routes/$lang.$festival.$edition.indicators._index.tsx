import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { BoxesFrame } from '../charts/boxes-frame'
import { HeatMap } from '../charts/heat-map'
import { GroupChoice } from '../components/group-choice'
import { IndicatorFindings } from '../components/indicator-findings'
import { IndicatorPair } from '../components/indicator-pair'
import { IndicatorSpreads } from '../components/indicator-spreads'
import { MissingMap } from '../components/missing-map'
import { RunCard } from '../components/run-card'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { leastAnonymous } from '../views/indicator-report'
import { toOverview } from '../views/indicator-overview'
import { toScatter } from '../views/indicator-scatter'
import { type IndicatorPlace, loadIndicators } from '../views/indicators.server'
import { pageTitle } from '../page-title'

/** From here on, one of two indicators says what the other says already. OECD/JRC practice. */
const redundantFrom = 0.92

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await requireEditionRun(context, params, 'group.see', request.url)
  const place = await loadIndicators(context, own, request.url)
  return {
    edition: own.edition,
    least: leastAnonymous,
    shown: place && {
      ...chosenOf(place),
      run: toRunFacts(own),
      overview: toOverview(place),
      scatter: toScatter(place, request.url),
    },
  }
}

function chosenOf({ groups, group, hasWhole, isNamed }: IndicatorPlace) {
  return { groups, group, hasWhole, isNamed }
}

export const handle = { texts: ['indicators'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.indicators.title)

export default function Indicators() {
  const { edition, least, shown } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  const { lang, festival, edition: editionCode } = useParams()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('indicators.title')}</h1>
      <p className="max-w-3xl text-sm text-quiet">
        {t('indicators.intro')}{' '}
        <Link className="underline" to={`/${lang}/${festival}/${editionCode}/model`}>
          {t('indicators.definitions')}
        </Link>
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
  const { rows, findings, matrix, gaps } = overview
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
        </section>
      ) : null}
      {scatter ? <IndicatorPair scatter={scatter} /> : null}
      {gaps ? <MissingMap gaps={gaps} rows={rows} fileName={`${editionCode}-gaps`} /> : null}
      <RunCard run={run} />
    </>
  )
}

/** For who may not know agencies by name, where no group is large enough to hide one in. */
function TooSmall({ least }: { least: number }) {
  const { t, number } = useLanguage()
  return (
    <section className="sheet mt-5 max-w-3xl">
      <h2>{t('indicators.tooSmall')}</h2>
      <p className="mt-1">{t('indicators.tooSmallWhy', { n: number(least) })}</p>
    </section>
  )
}
