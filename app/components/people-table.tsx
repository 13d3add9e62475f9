import { Link } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { Role } from '../policy.server'

interface Row {
  id: string
  name: string
  username: string | null
  banned: boolean
  twoFactorEnabled: boolean
  grants: readonly { festivalId: number | null; role: Exclude<Role, 'public'>; post: string | null }[]
}

export function PeopleTable({
  people,
  festivals,
}: {
  people: readonly Row[]
  festivals: readonly { id: number; titleFa: string; titleEn: string }[]
}) {
  const { t, language, title } = useLanguage()
  return (
    <div className="scroll mt-4" tabIndex={0} role="region" aria-label={t('people.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.username')}</th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col">{t('people.state')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, username, banned, twoFactorEnabled, grants }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/${language}/people/${id}`}>{name}</Link>
              </th>
              <td>
                <bdi>{username}</bdi>
              </td>
              <td>
                {grants.map((grant) => {
                  const festival = festivals.find((one) => one.id === grant.festivalId)
                  return (
                    <div key={grant.festivalId ?? 0}>
                      {[t(`role.${grant.role}`), festival ? title(festival) : t('people.whole')].join(' · ')}
                    </div>
                  )
                })}
              </td>
              <td>
                {banned ? <span className="badge">{t('people.disabled')}</span> : null}{' '}
                {twoFactorEnabled ? <span className="badge">{t('account.step')}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
