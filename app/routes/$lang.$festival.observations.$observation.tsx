import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, useLoaderData } from '@remix-run/react'
import { ObservationRecords } from '../pages/data/observation-records'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { loadPageOrPart } from '../http/part-of-page'
import { loadObservationRecords } from '../pages/data/observation-records.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadObservationRecords(context, params)
}

export const clientLoader = (args: ClientLoaderFunctionArgs) => loadPageOrPart<typeof loader>(args)

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) => pageTitle(params, (texts) => texts.observation.title)

export default function ObservationPage() {
  const { t } = useLanguage()
  return (
    <>
      <h1>{t('observation.title')}</h1>
      <ObservationRecords {...useLoaderData<typeof loader>()} />
    </>
  )
}
