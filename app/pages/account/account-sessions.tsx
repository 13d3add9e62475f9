import { PostForm } from '../../forms/post-form'
import type { AccountAnswer } from './account-actions.server'
import { useLanguage } from '../../page-language/use-language'
import { AccountOutcome } from './account-answer'
import { deviceOf } from './device-of'
import { Button } from '../../ui/button'

interface ShownSession {
  id: string
  createdAt: string | Date
  ipAddress: string | null
  userAgent: string | null
  isThis: boolean
}

export function AccountSessions({
  sessions,
  hasKeys,
  answer,
}: {
  sessions: readonly ShownSession[]
  hasKeys: boolean
  answer: AccountAnswer | undefined
}) {
  const { t, moment } = useLanguage()
  return (
    <section className="sheet grid gap-4" aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions')}</h2>
      <AccountOutcome answer={answer} />
      <PostForm intent="end">
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
                <Button kind="link" className="ms-auto" name="session" value={id}>
                  {t('account.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </PostForm>
      {sessions.length > 1 || hasKeys ? (
        <PostForm intent="end-others">
          <Button kind="quiet">{t('account.endOthers')}</Button>
        </PostForm>
      ) : null}
    </section>
  )
}
