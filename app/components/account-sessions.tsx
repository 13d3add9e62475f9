import { Form } from '@remix-run/react'
import type { AccountAnswer } from '../forms/account-form.server'
import { useLanguage } from '../i18n/use-language'
import { AccountOutcome } from './account-answer'
import { deviceOf } from './device-of'

interface ShownSession {
  id: string
  createdAt: string | Date
  ipAddress: string | null
  userAgent: string | null
  isThis: boolean
}

export function AccountSessions({
  sessions,
  answer,
}: {
  sessions: readonly ShownSession[]
  answer: AccountAnswer | undefined
}) {
  const { t, moment } = useLanguage()
  return (
    <section className="sheet grid gap-4" aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions')}</h2>
      <AccountOutcome answer={answer} />
      <Form method="post">
        <input type="hidden" name="wish" value="end" />
        <ul className="grid gap-3">
          {sessions.map(({ id, createdAt, ipAddress, userAgent, isThis }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line pb-2 last:border-0"
            >
              <span>{deviceOf(userAgent) ?? t('account.unknown')}</span>
              <bdi className="text-sm text-quiet">{ipAddress}</bdi>
              <span className="text-sm text-quiet">
                {t('account.since')} {moment(createdAt)}
              </span>
              {isThis ? (
                <span className="badge ms-auto">{t('account.this')}</span>
              ) : (
                <button className="link ms-auto" name="session" value={id} type="submit">
                  {t('account.end')}
                </button>
              )}
            </li>
          ))}
        </ul>
      </Form>
      {sessions.length > 1 ? (
        <Form method="post">
          <button className="button-quiet" name="wish" value="end-others" type="submit">
            {t('account.endOthers')}
          </button>
        </Form>
      ) : null}
    </section>
  )
}
