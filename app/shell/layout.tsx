import { Link } from '@remix-run/react'
import { type ReactNode, Suspense, lazy } from 'react'
import { useLanguage } from '../page-language/use-language'
import { useShellData } from './use-shell-data'
import { useIsLive } from '../ui/use-is-live'
import { PageHeader } from './page-header'
import { Pending } from './pending'
import { ButtonLink } from '../ui/button'
import { languagePath } from '../http/language-path'

/** Comes right behind the page, before anybody could have typed: it must be there when the network is not. */
const FormGuards = lazy(() => import('../forms/kept/form-guards'))
const Tour = lazy(() => import('./tour'))

/** What stands around every page. */
export function Layout({ children }: { children: ReactNode }) {
  const { t, language } = useLanguage()
  const tour = useShellData()?.tour
  const isLive = useIsLive()
  return (
    <>
      <ButtonLink href="#content" className="absolute -top-20 start-4 z-10 focus:top-4">
        {t('skip')}
      </ButtonLink>
      <Pending />
      <PageHeader />
      <main id="content" className="mx-auto max-w-[88rem] px-4 py-6">
        {children}
      </main>
      <footer className="mx-auto max-w-[88rem] px-4 pb-10 pt-4 text-sm text-quiet">
        {t('footer')}{' '}
        <Link data-tour="glossary" className="underline" to={languagePath(language, 'glossary')}>
          {t('nav.glossary')}
        </Link>
      </footer>
      {isLive ? (
        <Suspense>
          <FormGuards />
        </Suspense>
      ) : null}
      {isLive && tour ? (
        <Suspense>
          <Tour steps={tour} />
        </Suspense>
      ) : null}
    </>
  )
}
