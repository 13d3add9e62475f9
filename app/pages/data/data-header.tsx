import { NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../page-language/use-language'
import type { Named } from '../../forms/filter-fields'
import { useEditionPath } from '../../ui/edition-link'
import { buttonLook } from '../../ui/button'

interface Props {
  edition: Named
  asOf: string
  /** Whether the viewer may read the pages of sources. */
  seesSources: boolean
  children?: ReactNode
}

/** The title of the data of an edition, with the ways between its parts. */
export function DataHeader({ edition, asOf, seesSources, children }: Props) {
  const { t, title, moment } = useLanguage()
  const pathOf = useEditionPath()
  const tabs = [
    ['matrix', pathOf('data')],
    ['summary', pathOf('data/summary')],
    ['revisions', pathOf('data/revisions')],
    ...(seesSources ? ([['sources', pathOf('data/sources')]] as const) : []),
  ] as const
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('data.title')}</h1>
      <p className="max-w-3xl text-quiet">
        {children} {t('data.asOf')} <bdi>{moment(asOf)}</bdi>
      </p>
      <nav aria-label={t('data.pages')} className="no-print mt-3 flex flex-wrap gap-2">
        {tabs.map(([name, to]) => (
          <NavLink
            key={name}
            to={to}
            end
            className={({ isActive }) => buttonLook('quiet', isActive && '!border-accent font-bold')}
          >
            {t(`data.tab.${name}`)}
          </NavLink>
        ))}
      </nav>
    </>
  )
}
