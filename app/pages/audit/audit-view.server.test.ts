import { expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../../db/queries/audit'
import { createCategories, listCategories } from '../../../db/queries/award-categories'
import { findAgency } from '../../../db/queries/agencies'
import { createViewer } from '../../../tests/fixtures/people'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { recordEvent } from '../../audit/audit.server'
import { viewEvents } from './audit-view.server'

test('people, agencies, editions and categories stand on the page by their names, wherever an event has their numbers', async () => {
  const { db, close } = await openTestDatabase()
  onTestFinished(close)
  const { festival, edition } = await createScoredEdition(db, 'named')
  const judge = await createViewer(db, festival.id, { role: 'judge' })
  const agency = await findAgency(db, festival.id, 'water')
  const rule = { by: 'total', within: 'group', quota: 1, ties: 'joint', eligibility: { gates: true } } as const
  await createCategories(db, edition.id, [
    { code: 'top', titleFa: 'دستگاه برتر', titleEn: 'Top agency', position: 0, rule },
  ])
  const [category] = await listCategories(db, edition.id)
  if (!agency || !category) throw new Error('The edition has no agency or category')
  const tell = (subject: string, after: unknown) =>
    db.transaction((tx) =>
      recordEvent(tx, judge, {
        action: 'person.add',
        at: new Date(0),
        festivalId: festival.id,
        editionId: edition.id,
        subject,
        after,
      }),
    )
  await tell(`person:${judge.user.id}`, {
    grants: [{ festivalId: festival.id, agencyId: agency.id, countyId: null, maySubmit: false }],
  })
  await tell(`declaration:${agency.id}/D5-1`, { voters: [judge.user.id], categoryId: category.id, number: agency.id })
  await tell(`category:${category.id}`, null)
  await tell('minutes:3', { hash: 'abc' })
  await tell('agency:999999', null)

  const view = async (language: 'fa' | 'en') =>
    (await viewEvents(db, await listEvents(db, { action: 'person.add' }, 5), language)).toReversed()
  const [person, declaration, top, minutes, gone] = await view('en')
  expect(person).toMatchObject({
    subjectKind: 'person',
    subjectName: judge.user.name,
    place: `${festival.titleEn} · ${edition.titleEn}`,
  })
  expect(JSON.parse(person?.after ?? '')).toEqual({
    grants: [{ festivalId: festival.titleEn, agencyId: agency.titleEn, countyId: null, maySubmit: false }],
  })
  expect(declaration).toMatchObject({ subjectKind: 'declaration', subjectName: `${agency.titleEn} · D5-1` })
  expect(JSON.parse(declaration?.after ?? '')).toEqual({
    voters: [judge.user.name],
    categoryId: 'Top agency',
    number: agency.id,
  })
  expect([top?.subjectName, minutes?.subjectName, gone?.subjectName]).toEqual(['Top agency', '3', '999999'])
  expect((await view('fa'))[2]).toMatchObject({
    subjectName: 'دستگاه برتر',
    place: `${festival.titleFa} · ${edition.titleFa}`,
  })
})
