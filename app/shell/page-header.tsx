import { Link, NavLink, useLocation } from '@remix-run/react'
import { useLanguage } from '../page-language/use-language'
import { useFestivalData } from './use-shell-data'
import { AccountCorner } from './account-corner'
import { DisplayMenu } from './display-menu'
import { Menu } from '../ui/menu'
import { editionPath, festivalPath } from '../http/edition-path'
import { languagePath } from '../http/language-path'

/** The product, the editions and sources of the festival, and the same page in the other language. */
export function PageHeader() {
  const { t, language } = useLanguage()
  const { pathname, search } = useLocation()
  const other = language === 'fa' ? 'en' : 'fa'
  return (
    <header className="relative border-b border-line bg-sheet">
      <div className="mx-auto flex max-w-[88rem] flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <Link
          to={languagePath(language)}
          data-tour="product"
          className="flex items-center gap-2 text-lg font-extrabold text-ink"
        >
          <img src="/favicon.svg" alt="" width="26" height="26" />
          {t('product')}
        </Link>
        <nav data-tour="sections" aria-label={t('nav.main')} className="flex flex-wrap items-center gap-1">
          <Section to={languagePath(language)} end label={t('nav.festivals')} />
          <FestivalSections />
        </nav>
        <div className="ms-auto flex items-center gap-2 sm:gap-4">
          <DisplayMenu />
          <AccountCorner />
          <a href={`/${other}${pathname.slice(3)}${search}`} hrefLang={other} lang={other}>
            {t('otherLanguage')}
          </a>
        </div>
      </div>
    </header>
  )
}

function FestivalSections() {
  const { t, language, title } = useLanguage()
  const data = useFestivalData()
  if (!data) return null
  const of = { lang: language, festival: data.festival.code }
  return (
    <>
      <Menu label={t('nav.editions')}>
        {data.editions.map((edition) => (
          <li key={edition.code}>
            <Section to={editionPath({ ...of, edition: edition.code })} label={title(edition)} />
          </li>
        ))}
      </Menu>
      {data.seesSources ? <Section to={festivalPath(of, 'sources')} label={t('nav.sources')} /> : null}
    </>
  )
}

function Section({ to, label, end = false }: { to: string; label: string; end?: boolean }) {
  return (
    <NavLink
      to={to}
      end={end}
      className={({ isActive }) =>
        `rounded-md px-2.5 py-1 text-sm ${isActive ? 'bg-accent-soft font-bold text-ink' : 'text-quiet'}`
      }
    >
      {label}
    </NavLink>
  )
}
