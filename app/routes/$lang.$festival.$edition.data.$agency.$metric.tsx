import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, Link, useLoaderData, useParams } from '@remix-run/react'
import { CoverageFacts } from '../components/coverage-facts'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { loadPageOrPart } from '../part-of-page'
import { loadCoverageMonths } from '../views/coverage-months.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadCoverageMonths(context, params, 'coverage.see')
}

export const clientLoader = (args: ClientLoaderFunctionArgs) => loadPageOrPart<typeof loader>(args)

export const handle = { texts: ['data'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
    data ? `${titleOf(language, data.metric)}: ${titleOf(language, data.agency)}` : texts.data.title,
  )

export default function CoverageCellPage() {
  const facts = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <>
      <p className="text-sm">
        <Link to={`/${lang}/${festival}/${edition}/data`}>{t('data.cell.back')}</Link>
      </p>
      <h1>{title(facts.metric)}</h1>
      <p className="text-lg">{title(facts.agency)}</p>
      <CoverageFacts {...facts} />
    </>
  )
}
