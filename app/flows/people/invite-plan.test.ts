import { expect, test } from 'vitest'
import { foldPersian } from '../../../db/fold-persian'
import { readSheet } from '../../../sources/sheets/read-sheet'
import { findTable } from '../../../sources/sheets/find-table'
import { type KnownPeople, type NamedUnit, planPeople } from './invite-plan'
import { readPeople, writePeople } from './read-people'

const unit = (id: number, code: string, titleFa: string, more: string[] = []): NamedUnit => ({
  id,
  code,
  titleFa,
  titleEn: code,
  names: new Set([titleFa, code, ...more].map(foldPersian)),
})

const known: KnownPeople = {
  festivalId: 1,
  agencies: [unit(1, 'WATER', 'شرکت آب و فاضلاب', ['آبفا']), unit(2, 'GAS', 'شرکت گاز')],
  counties: [unit(7, 'C1', 'ملایر')],
  accounts: [
    {
      id: 'a',
      username: 'sara',
      email: 'sara@example.ir',
      name: 'سارا',
      isSeen: true,
      grant: { role: 'agency', agencyId: 1, countyId: null },
    },
    { id: 'b', username: 'ali', email: 'ali@example.ir', name: 'علی', isSeen: false, grant: null },
  ],
  submitted: new Set([2]),
}

async function read(text: string) {
  const file = await readSheet({ fileName: 'list.tsv', bytes: new TextEncoder().encode(text) })
  if (!file.ok) throw new Error(file.why)
  const table = findTable(file.workbook.sheets, { isRowWhole: true })
  if (!table) throw new Error('There is no table')
  return readPeople({ table })
}

const plan = async (text: string) => planPeople(known, (await read(text)).rows, 'agency')
const outcomesOf = async (text: string) =>
  (await plan(text)).map(({ outcome, problems }) =>
    [outcome, ...problems.map(({ column, why }) => `${column} ${why}`)].join(', '),
  )

test('a row is new, or has an account with this role or another one', async () => {
  const text = `نام\tایمیل\tنقش\tنام دستگاه
رضا\tReza@Example.ir\tرابط\tآبفا
سارا\tsara@example.ir\tدستگاه\tWATER
سارا محمدی\tsara2@example.ir\tداور\t
علی\tali@example.ir\tداور\t`
  expect(await outcomesOf(text)).toEqual(['new', 'same', 'new', 'other'])
  const [first, second, , last] = await plan(text)
  expect(first?.invitation).toMatchObject({
    username: 'reza',
    email: 'reza@example.ir',
    role: 'agency',
    agency: { code: 'WATER' },
  })
  expect([second?.personId, last?.personId]).toEqual(['a', null])
})

test('a blank cell is blank: nobody comes by the agency of the row above', async () => {
  const text =
    'نام\tرایانامه\tنقش\tدستگاه\nیک نفر\tone@e.ir\tدستگاه\tآبفا\nدو نفر\ttwo@e.ir\tداور\t\nسه نفر\tthree@e.ir\tداور\t'
  expect((await plan(text)).map(({ invitation }) => invitation?.agency?.code ?? null)).toEqual(['WATER', null, null])
})

test('what is wrong stands with its cell, and the nearest names are offered', async () => {
  const text = `نام\tرایانامه\tنام کاربری\tنقش\tدستگاه\tشهرستان\tارسال نهایی
\tx@e.ir\t\tداور\t\t\t
بی نشانی\t\t\tداور\t\t\t
بد\tnot an address\tب\tرئیس\t\t\t
آب\ta1@e.ir\t\tدستگاه\tشرکت اب و فاظلاب\t\tشاید
مدیر\ta2@e.ir\t\tمدیر\t\tملاير\t
مدیر\ta3@e.ir\t\tمدیر\t\tمالایر\t
گاز\ta4@e.ir\t\tدستگاه\tGAS\t\tبله
بی دستگاه\ta5@e.ir\t\tدستگاه\t\t\t
دوباره\ta5@e.ir\t\tداور\t\t\t
دو حساب\tali@example.ir\tsara\tداور\t\t\t`
  expect(await outcomesOf(text)).toEqual([
    'problem, name no-name',
    'problem, email no-address',
    'problem, email bad-email, username bad-username, role unknown-role',
    'problem, agency unknown-agency, maySubmit unread',
    'new',
    'problem, county unknown-county',
    'problem, maySubmit submits',
    'problem, agency no-agency',
    'problem, email twice',
    'problem, username other-account',
  ])
  const people = await plan(text)
  expect(people[3]?.problems[0]?.nearest.map(({ code }) => code)).toEqual(['WATER'])
  expect(people[5]?.problems[0]?.nearest.map(({ code }) => code)).toEqual(['C1'])
})

test('of two who would submit for one agency the second is a problem, and user names are given once', async () => {
  const text = `name\temail\trole\tagency\tsubmits
One\tinfo@a.ir\tagency\tWATER\tyes
Two\tinfo@b.ir\tagency\tWATER\tyes
Three\tinfo@c.ir\tagency\tWATER\tno
Four\ts@c.ir\tjudge\t\t`
  expect(await outcomesOf(text)).toEqual(['new', 'problem, maySubmit submits', 'new', 'new'])
  const names = (await plan(text)).map(({ invitation }) => invitation?.username ?? null)
  expect(names).toEqual(['info', null, 'info2', 'user.s'])
})

test('somebody without an e-mail address comes by a user name', async () => {
  const [person] = await plan('نام\tنام کاربری\tنقش\nرضا\treza.k\tداور')
  expect(person).toMatchObject({ outcome: 'new', invitation: { username: 'reza.k', email: null } })
})

test('a list that is written again is the same list', async () => {
  const { rows, unknown, missing } = await read('نام\tتلفن\tرایانامه\tنقش\nرضا\t۰۹۱۲\ta@e.ir\tداور')
  expect([unknown, missing]).toEqual([['تلفن'], []])
  expect((await read(writePeople(rows))).rows).toEqual(rows)
  expect((await read('تلفن\tنشانی\n۱\t۲')).missing).toEqual(['name', 'email'])
})
