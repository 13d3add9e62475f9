import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/use-language'
import { PageHeader } from './page-header'

/** What stands around every page. */
export function Layout({ children }: { children: ReactNode }) {
  const { t, language } = useLanguage()
  return (
    <>
      <a href="#content" className="button absolute -top-20 start-4 z-10 focus:top-4">
        {t('skip')}
      </a>
      <PageHeader />
      <main id="content" className="mx-auto max-w-[88rem] px-4 py-6">
        {children}
      </main>
      <footer className="mx-auto max-w-[88rem] px-4 pb-10 pt-4 text-sm text-quiet">
        {t('footer')} <Link className="underline" to={`/${language}/glossary`}>{t('glossary.title')}</Link>
      </footer>
    </>
  )
}
