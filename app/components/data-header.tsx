import { NavLink, useParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/use-language'
import type { Named } from './filter-fields'

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
  const { lang, festival, edition: code } = useParams()
  const home = `/${lang}/${festival}/${code}/data`
  const tabs = [
    ['matrix', home],
    ['summary', `${home}/summary`],
    ['revisions', `${home}/revisions`],
    ...(seesSources ? ([['sources', `${home}/sources`]] as const) : []),
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
            className={({ isActive }) => `button-quiet ${isActive ? '!border-accent font-bold' : ''}`}
          >
            {t(`data.tab.${name}`)}
          </NavLink>
        ))}
      </nav>
    </>
  )
}
