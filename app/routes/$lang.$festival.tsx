import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { listEditions } from '../../db/queries/editions'
import { findFestival } from '../../db/queries/festivals'
import { DemoBadge } from '../components/demo-badge'
import { found } from '../found'
import { useLanguage } from '../i18n/use-language'

export async function loader({ params, context: { db } }: LoaderFunctionArgs) {
  const festival = await findFestival(db, params['festival'] ?? '')
  found(festival)
  return { festival, editions: await listEditions(db, festival.id) }
}

export default function FestivalLayout() {
  const { festival } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  return (
    <>
      {festival.isDemo ? (
        <p className="mb-4 rounded-lg bg-warn-soft px-4 py-2 text-sm text-warn">
          <DemoBadge /> {t('demoNote')}
        </p>
      ) : null}
      <p className="text-sm text-quiet">{title(festival)}</p>
      <Outlet />
    </>
  )
}
