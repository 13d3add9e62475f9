import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, Link, useLoaderData, useParams } from '@remix-run/react'
import { IndicatorTrace } from '../components/indicator-trace'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { loadPageOrPart } from '../part-of-page'
import { loadIndicatorTrace } from '../views/indicator-trace.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return loadIndicatorTrace(context, params, 'agency.see', request.url)
}

export const clientLoader = (args: ClientLoaderFunctionArgs) => loadPageOrPart<typeof loader>(args)

export const handle = { texts: ['agency', 'festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
    data ? `${titleOf(language, data.own.node)}: ${titleOf(language, data.agency)}` : texts.agency.indicator,
  )

export default function IndicatorPage() {
  const trace = useLoaderData<typeof loader>()
  const { title } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <>
      <p className="text-sm">
        <Link to={`/${lang}/${festival}/${edition}/agencies/${trace.agency.code}`}>{title(trace.agency)}</Link>
      </p>
      <h1>{title(trace.own.node)}</h1>
      <IndicatorTrace {...trace} />
    </>
  )
}
