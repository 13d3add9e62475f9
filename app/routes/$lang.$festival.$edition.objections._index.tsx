import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ObjectionTable } from '../pages/objections/objection-table'
import { OwnIndicators } from '../pages/objections/own-indicators'
import { requireEdition } from '../access/edition-context.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { loadObjections } from '../pages/objections/objection-view.server'
import { pageTitle } from '../page-language/page-title'
import { EmptyState } from '../ui/notice'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadObjections(context, await requireEdition(context, params, 'objections.see'))
}

export const handle = { texts: ['agency', 'objections', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.objection.title)

export default function Objections() {
  const { edition, rows, own, until, mayWrite } = useLoaderData<typeof loader>()
  const { t, title, moment } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('objection.title')}</h1>
      {until ? (
        <p className="mt-1 text-quiet">
          {t('objection.until')} <bdi>{moment(until)}</bdi>
        </p>
      ) : null}
      {own ? (
        <OwnIndicators own={own} objected={rows.map((row) => row.objection.indicatorCode)} mayWrite={mayWrite} />
      ) : null}
      <h2 className="mt-6">{t('objection.made')}</h2>
      {rows.length ? (
        <ObjectionTable rows={rows} />
      ) : (
        <EmptyState className="mt-2 text-quiet">{t('objection.none')}</EmptyState>
      )}
    </>
  )
}
