import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ObjectionTable } from '../components/objection-table'
import { OwnIndicators } from '../components/own-indicators'
import { requireEdition } from '../access/edition-place.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { loadObjections } from '../views/objection-view.server'
import { pageTitle } from '../page-title'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadObjections(context, await requireEdition(context, params, 'objections.see'))
}

export const handle = { texts: ['agency', 'objections', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.objection.title)

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
      {rows.length ? <ObjectionTable rows={rows} /> : <p className="sheet mt-2 text-quiet">{t('objection.none')}</p>}
    </>
  )
}
