import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, useLoaderData } from '@remix-run/react'
import { CoverageFacts } from '../pages/data/coverage-facts'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { loadPageOrPart } from '../http/part-of-page'
import { loadCoverageMonths } from '../pages/data/coverage-months.server'
import { EditionLink } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadCoverageMonths(context, params, 'coverage.see')
}

export const clientLoader = (args: ClientLoaderFunctionArgs) => loadPageOrPart<typeof loader>(args)

export const handle = { texts: ['data'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${titleOf(language, data.metric)}: ${titleOf(language, data.agency)}` : texts.data.title,
  )

export default function CoverageCellPage() {
  const facts = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  return (
    <>
      <p className="text-sm">
        <EditionLink page="data">{t('data.cell.back')}</EditionLink>
      </p>
      <h1>{title(facts.metric)}</h1>
      <p className="text-lg">{title(facts.agency)}</p>
      <CoverageFacts {...facts} />
    </>
  )
}
