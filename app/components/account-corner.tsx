import { Form, Link, useLocation, useRouteLoaderData } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { loader } from '../routes/$lang'
import { useIsLive } from '../hooks/use-is-live'
import { Bell } from './bell'
import { Menu } from './menu'

/** Who is signed in, with what is theirs to look after, and the way out; else the way in. */
export function AccountCorner() {
  const { t, language } = useLanguage()
  const person = useRouteLoaderData<typeof loader>('routes/$lang')?.person
  const { pathname, search } = useLocation()
  const isLive = useIsLive()
  if (!person) {
    // From the start page somebody goes where they begin, which is not the same for everybody.
    const to = pathname === `/${language}` ? '' : `?to=${encodeURIComponent(pathname + search)}`
    return (
      <Link to={`/${language}/sign-in${to}`} className="text-sm">
        {t('nav.signIn')}
      </Link>
    )
  }
  return (
    <>
      <Bell unread={person.unread} />
      <Menu
        label={
          <span dir="auto" className="inline-block max-w-28 truncate align-bottom sm:max-w-none">
            {person.name}
          </span>
        }
        tour="account"
        isEnd
      >
        <Item to={`/${language}/account`} label={t('nav.account')} />
        {person.seesPeople ? <Item to={`/${language}/people`} label={t('nav.people')} /> : null}
        {person.seesSettings ? <Item to={`/${language}/settings`} label={t('nav.settings')} /> : null}
        {person.seesAudit ? <Item to={`/${language}/audit`} label={t('nav.audit')} /> : null}
        {isLive ? (
          <li>
            <Form method="post" action={`/${language}/display`} preventScrollReset replace>
              <input type="hidden" name="to" value={pathname + search} />
              <button type="submit" name="tour" value="again" className="link px-2.5 py-1 text-sm">
                {t('tour.title')}
              </button>
            </Form>
          </li>
        ) : null}
        <li>
          <Form method="post" action={`/${language}/sign-out`}>
            <button type="submit" className="link px-2.5 py-1 text-sm">
              {t('nav.signOut')}
            </button>
          </Form>
        </li>
      </Menu>
    </>
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
