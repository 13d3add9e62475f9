import { Form, Link, useLocation, useRouteLoaderData } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { loader } from '../routes/$lang'
import { Menu } from './menu'

/** Who is signed in, with what is theirs to look after, and the way out; else the way in. */
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
    <Menu label={person.name} isEnd>
      <Item to={`/${language}/account`} label={t('account.title')} />
      {person.seesPeople ? <Item to={`/${language}/people`} label={t('people.title')} /> : null}
      {person.seesAudit ? <Item to={`/${language}/audit`} label={t('audit.title')} /> : null}
      <li>
        <Form method="post" action={`/${language}/sign-out`}>
          <button type="submit" className="link px-2.5 py-1 text-sm">
            {t('signIn.out')}
          </button>
        </Form>
      </li>
    </Menu>
  )
}

function Item({ to, label }: { to: string; label: string }) {
  return (
    <li>
      <Link to={to} className="block px-2.5 py-1 text-sm">
        {label}
      </Link>
    </li>
  )
}
