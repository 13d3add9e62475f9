import { afterAll, beforeAll, expect, test } from 'vitest'
import { setAwardStage } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import { dropCategory, readCategories } from '../../flows/awards/edit-categories.server'
import { type CategoryFields, toCategoryFields } from './category-form'
import { CategoryForm, openCategory, readCategory, takeCategoryForm } from './category-actions.server'
import { parseForm } from '../../forms/parse-form.server'
import { openedField } from '../../forms/edits/opened-field'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function openForm() {
  const { as, awardContext } = await setAwardStage(database.db, 'final')
  const context = await as('secretary')
  const stored = async () => {
    const [first] = await readCategories(database.db, awardContext.edition.id)
    return first && { fields: toCategoryFields(first, first.row.position), row: first.row }
  }
  const first = await stored()
  if (!first) throw new Error('There is no category')
  const send = (item: Partial<CategoryFields>, basis = openCategory(first.row, first.fields)) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...first.fields, ...item, ...basis, [openedField]: basis.opened })) {
      const texts = typeof value === 'boolean' ? (value ? ['on'] : []) : [value].flat()
      for (const text of texts) form.append(name, String(text))
    }
    form.append('intent', 'save')
    const sent = parseForm(form, CategoryForm)
    if (!sent.ok) throw new Error('The form is not complete')
    return takeCategoryForm(context, awardContext, readCategory(sent.values), 'save')
  }
  return { asking: context, place: awardContext, stored, send, ...first }
}

test('the second of two people is told who changed what, in the first one’s and in their own words', async () => {
  const { asking, send, stored } = await openForm()
  expect(await send({ quota: '۲', titleEn: 'Theirs' })).toMatchObject({ ok: true })
  const second = await send({ quota: '۳', minScore: '۵۰' })
  expect(second).toMatchObject({
    ok: false,
    why: 'changed',
    fields: { quota: '۳', minScore: '۵۰', titleEn: 'Theirs' },
    changed: { isRemoved: false, by: { name: asking.viewer.user?.name, at: asking.now } },
  })
  expect(second.ok ? [] : second.changed?.changed).toEqual([
    expect.objectContaining({ field: 'titleEn', now: 'Theirs', kept: 'now' }),
    { field: 'quota', opened: '1', now: '2', yours: '3', kept: 'yours' },
  ])
  expect((await stored())?.fields).toMatchObject({ quota: '2', titleEn: 'Theirs' })
})

test('saved again on the newer basis, nobody’s change is lost', async () => {
  const { send, stored } = await openForm()
  await send({ titleEn: 'Theirs' })
  const second = await send({ quota: '3' })
  if (second.ok) throw new Error('The second was not told')
  expect(await send(second.fields, second.basis)).toMatchObject({ ok: true })
  expect((await stored())?.fields).toMatchObject({ quota: '3', titleEn: 'Theirs' })
})

test('a refusal for another reason keeps the basis that the form was opened with', async () => {
  const { send, row } = await openForm()
  await send({ titleEn: 'Theirs' })
  const invalid = await send({ quota: 'many' })
  expect(invalid).toMatchObject({ why: 'invalid', basis: { id: row.id, version: row.version } })
  expect(await send({ quota: '3' }, invalid.ok ? undefined : invalid.basis)).toMatchObject({ why: 'changed' })
})

test('a category that was removed meanwhile is made anew only when it is saved again', async () => {
  const { asking, place: awardContext, send, stored, row } = await openForm()
  await dropCategory(asking, awardContext, row.id, row.version)
  const second = await send({ quota: '3' })
  expect(second).toMatchObject({
    why: 'changed',
    changed: { isRemoved: true },
    basis: { id: 0 },
    fields: { quota: '3' },
  })
  if (second.ok) throw new Error('The second was not told')
  expect(await send(second.fields, second.basis)).toMatchObject({ ok: true })
  expect((await stored())?.fields.quota).toBe('3')
})
