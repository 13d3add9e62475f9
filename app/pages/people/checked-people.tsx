import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import type { PlannedPerson } from '../../flows/people/invite-plan'
import { type PeopleColumn, peopleColumns } from '../../flows/people/people-columns'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import type { CheckedList } from './invite-list-actions.server'

/** What each row of a list comes to, its problems beside the cells, and the button that invites who is new. */
export function CheckedPeople({
  checked,
  notInvited,
}: {
  checked: CheckedList
  notInvited: 'changed' | 'running' | null
}) {
  const { t, number } = useLanguage()
  const { people } = checked
  const count = (outcome: PlannedPerson['outcome']) => people.filter((person) => person.outcome === outcome).length
  const shown = peopleColumns.filter(
    (column) =>
      people.some(({ row, problems }) => row[column] || problems.some((problem) => problem.column === column)) ||
      column === 'role',
  )
  const fresh = count('new')
  return (
    <PostForm className="grid gap-3">
      {(['festival', 'role', 'list', 'basis'] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={checked[name]} />
      ))}
      <h2>{t('people.list.checked')}</h2>
      {notInvited ? <Notice isAnswer>{t(`people.list.notInvited.${notInvited}`)}</Notice> : null}
      <p>
        {(['new', 'same', 'other', 'problem'] as const)
          .filter((outcome) => count(outcome))
          .map((outcome) => t(`people.list.count.${outcome}`, { n: number(count(outcome)) }))
          .join(t('comma'))}
      </p>
      {checked.unknown.length ? (
        <Notice kind="warning-line">
          {t('people.list.unknownColumns', { names: checked.unknown.join(t('comma')) })}
        </Notice>
      ) : null}
      {checked.leftOut.length ? (
        <Notice kind="warning-line">{t('people.list.leftOut', { names: checked.leftOut.join(t('comma')) })}</Notice>
      ) : null}
      {checked.beyond ? (
        <Notice kind="warning-line">{t('people.list.beyond', { n: number(checked.beyond) })}</Notice>
      ) : null}
      <Table caption={t('people.list.checked')} isTall>
        <Head>
          <ColumnHead>{t('people.list.row')}</ColumnHead>
          <ColumnHead>{t('people.list.outcome')}</ColumnHead>
          {shown.map((column) => (
            <ColumnHead key={column}>{t(`people.list.columns.${column}`)}</ColumnHead>
          ))}
        </Head>
        <tbody>
          {people.map((person) => (
            <tr key={person.number}>
              <RowHead>{number(person.number)}</RowHead>
              <td>
                <span className={person.outcome === 'problem' ? 'badge text-bad' : 'badge'}>
                  {t(`people.list.outcomes.${person.outcome}`)}
                </span>
              </td>
              {shown.map((column) => (
                <Cell key={column} person={person} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-quiet">{t('people.list.inviteHelp')}</p>
      {fresh ? (
        <Button name="intent" value="invite" className="justify-self-start">
          {t('people.list.invite', { n: number(fresh) })}
        </Button>
      ) : (
        <Notice kind="information">{t('people.list.nobodyNew')}</Notice>
      )}
    </PostForm>
  )
}

/** What a row says, what it is taken for where that is another text, and what is wrong with it. */
function Cell({ person, column }: { person: PlannedPerson; column: PeopleColumn }) {
  const { t, title } = useLanguage()
  const { row, invitation, number } = person
  const problems = person.problems.filter((problem) => problem.column === column)
  const place = column === 'agency' || column === 'county' ? invitation?.[column] : null
  const taken =
    column === 'role' && invitation
      ? t(`role.${invitation.role}`)
      : place
        ? title(place)
        : column === 'username' && invitation
          ? invitation.username
          : row[column]
  return (
    <td>
      <bdi>{taken}</bdi>
      {problems.map(({ why, nearest }) => (
        <div key={why} className="mt-1 text-sm">
          <span className="text-bad">{t(`people.list.why.${why}`)}</span>
          {nearest.length ? (
            <span className="mt-1 flex flex-wrap gap-2">
              {nearest.map((choice) => (
                <Button
                  key={choice.code}
                  kind="quiet"
                  className="px-2 py-0.5 text-sm"
                  name="fix"
                  value={`${number} ${column} ${choice.code}`}
                >
                  {title(choice)}
                </Button>
              ))}
            </span>
          ) : null}
        </div>
      ))}
    </td>
  )
}
