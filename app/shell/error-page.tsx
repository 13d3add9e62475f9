import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { Suspense, lazy, useContext } from 'react'
import { unknownIntent } from '../forms/unknown-intent'
import { useLanguage } from '../page-language/use-language'
import { isRefusalWords } from '../http/refusal-words'
import { KeptFormContext } from '../forms/kept/kept-form-context'
import { useEditionData, useShellData } from './use-shell-data'
import { ButtonLink } from '../ui/button'
import { languagePath } from '../http/language-path'
import { EditionNav } from './edition-nav'

/**
 * What only a form that was not taken, or a page that one must sign in for, needs. The server sends it whole; a browser
 * loads it then, and shows meanwhile what it has.
 */
const KeptFormPage = lazy(() => import('../forms/kept/kept-form-notice'))
const SignInAndBack = lazy(() => import('../forms/kept/sign-in-and-back'))

/**
 * What a person sees where a page can't be shown: what happened, and where to go from here. Only below a language are
 * the texts of forms there.
 */
export function ErrorPage({ isOfLanguage = false }: { isOfLanguage?: boolean }) {
  const error = useRouteError()
  const { t, language } = useLanguage()
  const kept = useContext(KeptFormContext)
  const around = useShellData()
  const { pathname, search } = useLocation()
  const edition = useEditionData()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const why = isRouteErrorResponse(error) ? reasonOf(error.status, error.data) : 'failed'
  // The server says why in the language of the page: it refused a form before any page read it, or can't do anything at
  // the moment.
  const told = isRouteErrorResponse(error) && isRefusalWords(error.data) ? error.data : null
  if (kept && isOfLanguage && why !== 'unknownIntent')
    return (
      <Suspense>
        <KeptFormPage kept={kept} status={status} words={told} />
      </Suspense>
    )
  const words = told ?? { title: t(`error.${why}`), help: t(`error.${why}Help`) }
  return (
    <>
      {/* An edition that is not scored yet has other pages, which lead on. */}
      {why === 'notScored' && edition ? <EditionNav {...edition} /> : null}
      <div className="mx-auto max-w-xl py-16">
        <h1>{words.title}</h1>
        <p className="mt-4 text-quiet">{words.help}</p>
        {isOfLanguage && around && !around.person && why === 'notFound' ? (
          <section className="mt-6 grid gap-3">
            <p>{t('signInHere.lead')}</p>
            <Suspense>
              <SignInAndBack to={pathname + search} />
            </Suspense>
          </section>
        ) : null}
        <p className="mt-8">
          <ButtonLink to={languagePath(language)}>{t('error.home')}</ButtonLink>
        </p>
      </div>
    </>
  )
}

function reasonOf(status: number, data: unknown): 'notFound' | 'notScored' | 'unknownIntent' | 'failed' {
  if (data === unknownIntent) return 'unknownIntent'
  if (data === 'not-scored') return 'notScored'
  return status === 404 ? 'notFound' : 'failed'
}
