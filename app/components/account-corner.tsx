import { Form, Link, useLocation, useRouteLoaderData } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { loader } from '../routes/$lang'

/** Who is signed in, and the way out or in. */
export function AccountCorner() {
  const { t, language } = useLanguage()
  const person = useRouteLoaderData<typeof loader>('routes/$lang')?.person
  const { pathname, search } = useLocation()
  if (!person) {
    return (
      <Link to={`/${language}/sign-in?to=${encodeURIComponent(pathname + search)}`} className="text-sm">
        {t('signIn.title')}
      </Link>
    )
  }
  return (
    <Form method="post" action={`/${language}/sign-out`} className="flex items-center gap-3 text-sm">
      <Link to={`/${language}/account`} className="text-quiet">
        {person.name}
      </Link>
      <button type="submit" className="link">
        {t('signIn.out')}
      </button>
    </Form>
  )
}
