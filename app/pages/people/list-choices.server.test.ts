import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { createAgencies } from '../../../db/queries/agencies'
import { listCounties } from '../../../db/queries/counties'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { invitePerson, listAssignable } from '../../flows/people/manage-people.server'
import { pickNamed } from '../../flows/people/pick-named'
import { listChoices } from './list-choices.server'

let database: Database
let editionContext: { festival: Festival; edition: Edition }
beforeAll(async () => {
  database = await openTestDatabase()
  editionContext = await createScoredEdition(database.db, 'choices')
})
afterAll(() => database.close())

const ask = async (item: Record<string, string>, festivals: readonly Festival[] = [editionContext.festival]) =>
  (await listChoices(database.db, festivals, new URLSearchParams({ festival: 'choices', ...item }))).map(
    ({ code }) => code,
  )

test('an agency is found by a part of its name in either language, by an alias and by its code', async () => {
  for (const search of ['آب و فاض', 'اب و فاض', 'Water C', 'آبفا', 'water'])
    expect(await ask({ kind: 'agency', search })).toContain('water')
  expect(await ask({ kind: 'agency', search: 'no such name' })).toEqual([])
})

test('of very many agencies a field gets the first thirty, and the one whose code was sent comes first', async () => {
  const many = Array.from({ length: 500 }, (_, n) => ({
    code: `many-${n}`,
    titleFa: `دستگاه ${n}`,
    titleEn: `Agency ${n}`,
    aliases: [],
    level: 'city' as const,
    countyId: null,
    attributes: {},
  }))
  await createAgencies(database.db, editionContext.festival.id, many)
  const codes = await ask({ kind: 'agency', search: 'many-4' })
  expect(codes).toHaveLength(30)
  expect(codes[0]).toBe('many-4')
})

test('a county is found like an agency', async () => {
  const [county] = await listCounties(database.db, editionContext.festival.id)
  if (county) expect(await ask({ kind: 'county', search: county.titleFa.slice(0, 3) })).toContain(county.code)
  expect(await ask({ kind: 'county', search: 'no such name' })).toEqual([])
})

test('a festival that the viewer does not govern looks like one that is not there', async () => {
  expect(await ask({ kind: 'agency', search: 'water' }, [])).toEqual([])
  expect(await ask({ kind: 'agency', search: 'water', festival: 'none' })).toEqual([])
  expect(await ask({ kind: 'person', search: 'water' })).toEqual([])
})

test('a grant takes a whole name for a code, and refuses a name that several have', async () => {
  const context = { db: database.db, viewer: operatorOf('test'), now: new Date(), mailer: null }
  const invite = async (username: string, agencyText: string) =>
    invitePerson(
      context,
      { username, name: username, email: `${username}@example.ir` },
      {
        festivalId: editionContext.festival.id,
        role: 'agency',
        agency: agencyText,
        county: '',
        maySubmit: false,
        post: '',
        reason: null,
      },
      'http://localhost/fa/link',
    )
  expect(await invite('named', 'شرکت آب و فاضلاب')).toMatchObject({ ok: true })
  expect(await invite('coded', 'water')).toMatchObject({ ok: true })
  expect(await invite('partly', 'شرکت')).toEqual({ ok: false, why: 'unknown-agency' })
  const twins = ['a', 'b'].map((code) => ({ code, titleFa: 'همنام', titleEn: code }))
  expect(pickNamed(twins, 'همنام')).toBeUndefined()
  expect(pickNamed(twins, 'b')?.code).toBe('b')
})

test('an evaluator’s indicators are listed by name', async () => {
  expect(await listAssignable(database.db, editionContext.edition)).toEqual([
    { code: 'requests', titleFa: 'requests', titleEn: 'requests' },
    { code: 'stage', titleFa: 'stage', titleEn: 'stage' },
  ])
})
