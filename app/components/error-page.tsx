import { Link, isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

/** What a person sees where a page can't be shown: what happened, and where to go from here. */
export function ErrorPage() {
  const error = useRouteError()
  const { t, language } = useLanguage()
  const why = isRouteErrorResponse(error) ? reasonOf(error.status, error.data) : 'failed'
  return (
    <div className="mx-auto max-w-xl py-16">
      <h1>{t(`error.${why}`)}</h1>
      <p className="mt-4 text-quiet">{t(`error.${why}Help`)}</p>
      <p className="mt-8">
        <Link className="button" to={`/${language}`}>
          {t('error.home')}
        </Link>
      </p>
    </div>
  )
}

function reasonOf(status: number, data: unknown): 'notFound' | 'notScored' | 'failed' {
  if (data === 'not-scored') return 'notScored'
  return status === 404 ? 'notFound' : 'failed'
}
