import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { DemoBadge } from '../shell/demo-badge'
import { loadFestivalData } from '../shell/festival-data.server'
import { useLanguage } from '../page-language/use-language'
import { Notice } from '../ui/notice'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadFestivalData(context, params['festival'])
}

export default function FestivalLayout() {
  const { festival } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  return (
    <>
      {festival.isDemo ? (
        <Notice className="mb-4 text-sm">
          <DemoBadge /> {t('demoNote')}
        </Notice>
      ) : null}
      <p className="text-sm text-quiet">{title(festival)}</p>
      <Outlet />
    </>
  )
}
