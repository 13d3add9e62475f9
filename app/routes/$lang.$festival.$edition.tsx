import type { LoaderFunctionArgs } from '@remix-run/node'
import { NavLink, Outlet, useLoaderData, useParams } from '@remix-run/react'
import { reachAt, requireEdition } from '../access/edition-place.server'
import { findOwnAgency } from '../access/own-agency.server'
import { editionTabs } from '../edition-tabs'
import { useLanguage } from '../i18n/use-language'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'edition.see')
  const tabs = editionTabs.filter(({ act, isWhole }) => {
    const reach = reachAt(context, place, act)
    return reach !== null && (!isWhole || reach.of === 'all')
  })
  const own = await findOwnAgency(context, place)
  return { tabs: tabs.map(({ path, label }) => ({ path, label })), ownCode: own?.code ?? null }
}

export default function EditionLayout() {
  const { tabs, ownCode } = useLoaderData<typeof loader>()
  const { lang, festival, edition } = useParams()
  const { t } = useLanguage()
  const base = `/${lang}/${festival}/${edition}`
  const [first, ...others] = tabs.map(({ path, label }) => ({ to: path ? `${base}/${path}` : base, name: t(`nav.${label}`) }))
  const own = ownCode === null ? [] : [{ to: `${base}/agencies/${ownCode}`, name: t('nav.ownAgency') }]
  return (
    <>
      {first && others.length ? (
        <nav aria-label={t('nav.edition')} className="no-print mb-4 mt-1 flex gap-1 overflow-x-auto border-b border-line">
          {[first, ...own, ...others].map(({ to, name }) => (
            <NavLink
              key={to}
              to={to}
              end={to === base}
              className={({ isActive }) => `whitespace-nowrap border-b-2 px-3 py-1.5 text-sm ${isActive ? 'border-accent font-bold text-ink' : 'border-transparent text-quiet'}`}
            >
              {name}
            </NavLink>
          ))}
        </nav>
      ) : null}
      <Outlet />
    </>
  )
}
