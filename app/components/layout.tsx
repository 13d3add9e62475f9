import { Link, useRouteLoaderData } from '@remix-run/react'
import { type ReactNode, Suspense, lazy } from 'react'
import { useLanguage } from '../i18n/use-language'
import type { loader } from '../routes/$lang'
import { useIsLive } from '../hooks/use-is-live'
import { PageHeader } from './page-header'
import { Pending } from './pending'

const Tour = lazy(() => import('./tour'))

/** What stands around every page. */
export function Layout({ children }: { children: ReactNode }) {
  const { t, language } = useLanguage()
  const tour = useRouteLoaderData<typeof loader>('routes/$lang')?.tour
  const isLive = useIsLive()
  return (
    <>
      <a href="#content" className="button absolute -top-20 start-4 z-10 focus:top-4">
        {t('skip')}
      </a>
      <Pending />
      <PageHeader />
      <main id="content" className="mx-auto max-w-[88rem] px-4 py-6">
        {children}
      </main>
      <footer className="mx-auto max-w-[88rem] px-4 pb-10 pt-4 text-sm text-quiet">
        {t('footer')}{' '}
        <Link data-tour="glossary" className="underline" to={`/${language}/glossary`}>
          {t('nav.glossary')}
        </Link>
      </footer>
      {isLive && tour ? (
        <Suspense>
          <Tour steps={tour} />
        </Suspense>
      ) : null}
    </>
  )
}
