import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, useLoaderData } from '@remix-run/react'
import { ObservationRecords } from '../components/observation-records'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { loadPageOrPart } from '../part-of-page'
import { loadObservationRecords } from '../views/observation-records.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadObservationRecords(context, params)
}

export const clientLoader = (args: ClientLoaderFunctionArgs) => loadPageOrPart<typeof loader>(args)

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) =>
  pageTitle(params['lang'], (texts) => texts.observation.title)

export default function ObservationPage() {
  const { t } = useLanguage()
  return (
    <>
      <h1>{t('observation.title')}</h1>
      <ObservationRecords {...useLoaderData<typeof loader>()} />
    </>
  )
}
