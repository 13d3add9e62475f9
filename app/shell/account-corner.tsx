import { Form, Link, useLocation } from '@remix-run/react'
import { useLanguage } from '../page-language/use-language'
import { useShellData } from './use-shell-data'
import { useIsLive } from '../ui/use-is-live'
import { Bell } from './bell'
import { Menu } from '../ui/menu'
import { Button } from '../ui/button'
import { languagePath } from '../http/language-path'

/** Who is signed in, with what is theirs to look after, and the way out; else the way in. */
export function AccountCorner() {
  const { t, language } = useLanguage()
  const person = useShellData()?.person
  const { pathname, search } = useLocation()
  const isLive = useIsLive()
  if (!person) {
    // From the start page somebody goes where they begin, which is not the same for everybody.
    const to = pathname === languagePath(language) ? '' : `?to=${encodeURIComponent(pathname + search)}`
    return (
      <Link to={languagePath(language, 'sign-in', to)} className="text-sm">
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
        <Item to={languagePath(language, 'account')} label={t('nav.account')} />
        {person.mayCreate ? <Item to={languagePath(language, 'setup')} label={t('nav.newFestival')} /> : null}
        {person.seesPeople ? <Item to={languagePath(language, 'people')} label={t('nav.people')} /> : null}
        {person.seesSettings ? <Item to={languagePath(language, 'settings')} label={t('nav.settings')} /> : null}
        {person.seesAudit ? <Item to={languagePath(language, 'audit')} label={t('nav.audit')} /> : null}
        {isLive ? (
          <li>
            <Form method="post" action={languagePath(language, 'display')} preventScrollReset replace>
              <input type="hidden" name="to" value={pathname + search} />
              <Button name="tour" value="again" kind="link" className="px-2.5 py-1 text-sm">
                {t('tour.title')}
              </Button>
            </Form>
          </li>
        ) : null}
        <li>
          <Form method="post" action={languagePath(language, 'sign-out')}>
            <Button kind="link" className="px-2.5 py-1 text-sm">
              {t('nav.signOut')}
            </Button>
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
