import { Link } from '@remix-run/react'
import { languagePath } from '../../http/language-path'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import type { ListedPerson } from './people-list.server'

/** People with what they are where, whether they came, and when last. */
export function PeopleTable({
  people,
  festivals,
}: {
  people: readonly ListedPerson[]
  festivals: readonly { id: number; titleFa: string; titleEn: string }[]
}) {
  const { t, language } = useLanguage()
  return (
    <Table label={t('people.title')} className="mt-4" isTall>
      <Head>
        <ColumnHead>{t('people.name')}</ColumnHead>
        <ColumnHead>{t('people.username')}</ColumnHead>
        <ColumnHead>{t('people.role')}</ColumnHead>
        <ColumnHead>{t('people.place')}</ColumnHead>
        <ColumnHead>{t('people.came')}</ColumnHead>
        <ColumnHead>{t('people.state')}</ColumnHead>
      </Head>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <RowHead>
              <Link to={languagePath(language, `people/${person.id}`)}>{person.name}</Link>
            </RowHead>
            <td>
              <bdi>{person.username}</bdi>
            </td>
            <td className="min-w-40">
              <Roles person={person} festivals={festivals} />
            </td>
            <td className="min-w-36">
              <Places person={person} />
            </td>
            <td className="min-w-36">
              <Came person={person} />
            </td>
            <td>
              {person.banned ? <span className="badge">{t('people.disabled')}</span> : null}{' '}
              <span
                className={
                  person.step === 'owed' ? 'badge text-warn' : person.step === 'on' ? 'badge' : 'text-sm text-quiet'
                }
              >
                {t(`people.step.${person.step}`)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Roles({
  person,
  festivals,
}: {
  person: ListedPerson
  festivals: readonly { id: number; titleFa: string; titleEn: string }[]
}) {
  const { t, title } = useLanguage()
  return person.grants.map((grant) => {
    const festival = festivals.find((one) => one.id === grant.festivalId)
    const parts = [
      t(`role.${grant.role}`),
      ...(grant.post ? [grant.post] : []),
      festival ? title(festival) : t('people.whole'),
    ]
    return <div key={grant.festivalId ?? 0}>{parts.join(' · ')}</div>
  })
}

/** Agencies and counties of the roles of somebody. */
function Places({ person }: { person: ListedPerson }) {
  const { title } = useLanguage()
  const places = person.grants.flatMap(({ agency, county }) => [agency, county]).filter((place) => place !== null)
  return [...new Map(places.map((place) => [place.code, place])).values()].map((place) => (
    <div key={place.code}>{title(place)}</div>
  ))
}

function Came({ person: { presence, lastSignIn, invitedUntil } }: { person: ListedPerson }) {
  const { t, moment } = useLanguage()
  const at = presence === 'in' ? lastSignIn : presence === 'invited' ? invitedUntil : null
  return (
    <>
      <span className={presence === 'never' ? 'badge text-warn' : 'badge'}>{t(`people.presence.${presence}`)}</span>
      {at ? (
        <div className="text-sm text-quiet">
          {t(presence === 'in' ? 'people.lastSignIn' : 'people.list.until')} <bdi>{moment(at)}</bdi>
        </div>
      ) : null}
    </>
  )
}
