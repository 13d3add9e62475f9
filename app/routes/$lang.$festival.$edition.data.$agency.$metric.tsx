import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useCoverageWords } from '../components/coverage-cell'
import { CoverageMonths } from '../components/coverage-months'
import { QuarantinedRecords } from '../components/quarantined-records'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { loadCoverageMonths } from '../views/coverage-months.server'
import { pageTitle } from '../page-title'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadCoverageMonths(context, params, 'coverage.see')
}

export const handle = { texts: ['data'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) => (data ? `${titleOf(language, data.metric)}: ${titleOf(language, data.agency)}` : texts.data.title))

export default function CoverageCellPage() {
  const { agency, metric, view, periods, isCut, quarantined, seesSources, asOf } = useLoaderData<typeof loader>()
  const { t, title, moment, number } = useLanguage()
  const { lang, festival, edition } = useParams()
  const words = useCoverageWords()
  return (
    <>
      <p className="text-sm">
        <Link to={`/${lang}/${festival}/${edition}/data`}>{t('data.cell.back')}</Link>
      </p>
      <h1>{title(metric)}</h1>
      <p className="text-lg">{title(agency)}</p>
      <p className="mt-1">
        <span className="badge">{words(view)}</span>
      </p>
      <p className="mb-3 mt-2 max-w-3xl text-quiet">
        {t('data.cell.lead')} {t('data.asOf')} <bdi>{moment(asOf)}</bdi>
      </p>
      <CoverageMonths periods={periods} seesSources={seesSources} />
      {isCut ? <p className="mt-2 text-sm text-quiet">{t('data.cell.cut', { n: number(periods.flatMap(({ traces }) => traces).length) })}</p> : null}
      {quarantined.length ? <QuarantinedRecords records={quarantined} seesSources={seesSources} /> : null}
    </>
  )
}
