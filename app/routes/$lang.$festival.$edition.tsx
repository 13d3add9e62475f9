import type { LoaderFunctionArgs } from '@remix-run/node'
import { NavLink, Outlet, useLoaderData, useParams } from '@remix-run/react'
import { requireEdition } from '../access/edition-place.server'
import { editionTabs } from '../edition-tabs'
import { useLanguage } from '../i18n/use-language'
import { reachOf } from '../policy.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival, stage } = await requireEdition(context, params, 'edition.see')
  const tabs = editionTabs.filter(({ act, isWhole }) => {
    const reach = reachOf(context.viewer, act, { festivalId: festival.id, stage })
    return reach !== null && (!isWhole || reach.of === 'all')
  })
  return { tabs: tabs.map(({ path, label }) => ({ path, label })) }
}

export default function EditionLayout() {
  const { tabs } = useLoaderData<typeof loader>()
  const { lang, festival, edition } = useParams()
  const { t } = useLanguage()
  return (
    <>
      {tabs.length > 1 ? (
        <nav aria-label={t('nav.edition')} className="no-print mb-4 mt-1 flex gap-1 overflow-x-auto border-b border-line">
          {tabs.map(({ path, label }) => (
            <NavLink
              key={path}
              to={`/${lang}/${festival}/${edition}/${path}`}
              className={({ isActive }) => `whitespace-nowrap border-b-2 px-3 py-1.5 text-sm ${isActive ? 'border-accent font-bold text-ink' : 'border-transparent text-quiet'}`}
            >
              {t(`nav.${label}`)}
            </NavLink>
          ))}
        </nav>
      ) : null}
      <Outlet />
    </>
  )
}
