import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { ReasonField } from '../../forms/reason-field'
import { Button } from '../../ui/button'

interface Props {
  keys: readonly {
    id: number
    name: string
    createdAt: string | Date
    expiresAt: string | Date
    lastUsedAt: string | Date | null
  }[]
  /** One's own keys are ended on the page of the account. */
  isSelf: boolean
}

/** The keys of somebody else that work, for the secretariat to end. */
export function PersonKeys({ keys, isSelf }: Props) {
  const { t, moment } = useLanguage()
  return (
    <PostForm intent="revoke-key" className="sheet grid gap-4" aria-labelledby="person-keys">
      <h2 id="person-keys">{t('people.keys')}</h2>
      <ul className="grid gap-3">
        {keys.map(({ id, name, createdAt, expiresAt, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line pb-2 last:border-0">
            <bdi>{name}</bdi>
            <span className="text-sm text-quiet">{t('people.keyMade', { at: moment(createdAt) })}</span>
            <span className="text-sm text-quiet">
              {t('account.until')} {moment(expiresAt)}
            </span>
            <span className="text-sm text-quiet">
              {lastUsedAt === null ? t('account.neverUsed') : t('account.lastUsed', { at: moment(lastUsedAt) })}
            </span>
            {isSelf ? null : (
              <Button
                kind="link"
                className="ms-auto"
                name="key"
                value={id}
                aria-label={t('account.revokeKey', { name })}
              >
                {t('account.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isSelf ? null : <ReasonField label={t('people.reason')} />}
    </PostForm>
  )
}
