import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { DemoBadge } from '../components/demo-badge'
import { requireFestival } from '../access/festival-place.server'
import { useLanguage } from '../i18n/use-language'
import { reachOf } from '../policy.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival, editions } = await requireFestival(context, params['festival'])
  return {
    festival,
    editions,
    seesSources: reachOf(context.viewer, 'sources.see', { festivalId: festival.id, stage: null }) !== null,
  }
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
