import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, useLoaderData } from '@remix-run/react'
import { IndicatorTrace } from '../pages/agency/indicator-trace'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { loadPageOrPart } from '../http/part-of-page'
import { loadIndicatorTrace } from '../pages/agency/indicator-trace.server'
import { EditionLink } from '../ui/edition-link'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return loadIndicatorTrace(context, params, 'agency.see', request.url)
}

export const clientLoader = (args: ClientLoaderFunctionArgs) => loadPageOrPart<typeof loader>(args)

export const handle = { texts: ['agency', 'festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${titleOf(language, data.own.node)}: ${titleOf(language, data.agency)}` : texts.agency.indicator,
  )

export default function IndicatorPage() {
  const trace = useLoaderData<typeof loader>()
  const { title } = useLanguage()
  return (
    <>
      <p className="text-sm">
        <EditionLink page={`agencies/${trace.agency.code}`}>{title(trace.agency)}</EditionLink>
      </p>
      <h1>{title(trace.own.node)}</h1>
      <IndicatorTrace {...trace} />
    </>
  )
}
