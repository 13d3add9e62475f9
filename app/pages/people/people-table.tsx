import { Link } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import type { Role } from '../../policy/policy.server'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { languagePath } from '../../http/language-path'

interface Row {
  id: string
  name: string
  username: string | null
  banned: boolean
  /** `owed`: their role asks for a second step, and they have not set it up. */
  step: 'on' | 'owed' | 'off'
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
    <Table label={t('people.title')} className="mt-4">
      <Head>
        <ColumnHead>{t('people.name')}</ColumnHead>
        <ColumnHead>{t('people.username')}</ColumnHead>
        <ColumnHead>{t('people.role')}</ColumnHead>
        <ColumnHead>{t('people.state')}</ColumnHead>
      </Head>
      <tbody>
        {people.map(({ id, name, username, banned, step, grants }) => (
          <tr key={id}>
            <RowHead>
              <Link to={languagePath(language, `people/${id}`)}>{name}</Link>
            </RowHead>
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
              <span className={step === 'owed' ? 'badge text-warn' : step === 'on' ? 'badge' : 'text-sm text-quiet'}>
                {t(`people.step.${step}`)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
