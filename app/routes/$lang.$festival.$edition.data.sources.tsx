import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listFreshness } from '../../db/queries/freshness'
import { listQuarantineReasons } from '../../db/queries/quarantines'
import { DataHeader } from '../pages/data/data-header'
import { FreshnessTable } from '../pages/data/freshness-table'
import { QuarantineReasonsTable } from '../pages/data/quarantine-reasons-table'
import { requireEdition } from '../access/edition-context.server'
import { titleOf } from '../i18n/language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { edition, festival } = await requireEdition(context, params, 'sources.see')
  const { db, now } = context
  const [freshness, reasons] = await Promise.all([
    listFreshness(db, festival.id),
    listQuarantineReasons(db, festival.id, now),
  ])
  return { edition, asOf: now.toISOString(), freshness, reasons }
}

export const handle = { texts: ['data'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.data.tab.sources}: ${titleOf(language, data.edition)}` : texts.data.tab.sources,
  )

export default function DataSources() {
  const { edition, asOf, freshness, reasons } = useLoaderData<typeof loader>()
  return (
    <>
      <DataHeader edition={edition} asOf={asOf} seesSources />
      <FreshnessTable sources={freshness} now={asOf} />
      <QuarantineReasonsTable rows={reasons} />
    </>
  )
}
