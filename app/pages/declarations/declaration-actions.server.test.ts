import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findAgency } from '../../../db/queries/agencies'
import { createDeclaredMetrics, listDeclarations } from '../../../db/queries/declarations'
import { listMetrics } from '../../../db/queries/observations'
import { everything } from '../../../db/queries/scope'
import { createViewer } from '../../../tests/fixtures/people'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { type EditionContext, editionContextOf } from '../../access/edition-context.server'
import type { Viewer } from '../../policy/policy.server'
import { operatorOf } from '../../access/viewer.server'
import { findCourse } from '../../../db/queries/courses'
import { advanceEdition } from '../../flows/course/advance-edition.server'
import { openedField } from '../../forms/edits/opened-field'
import { firstTexts } from '../../forms/form-fault'
import { parseForm } from '../../forms/parse-form.server'
import { DeclarationsForm, takeDeclarationForm } from './declaration-actions.server'
import { loadDeclarations } from './declaration-view.server'

let database: Database
let editionContext: EditionContext
let clerk: Viewer
let head: Viewer
let count = 0
const now = new Date('2026-04-01T08:00:00Z')
const context = (viewer: Viewer) => ({ db: database.db, viewer, now })

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { db } = database
  const where = await createScoredEdition(db, `forms-${++count}`)
  const festivalId = where.festival.id
  const agencyId = (await findAgency(db, festivalId, 'water'))?.id ?? 0
  clerk = await createViewer(db, festivalId, { role: 'agency', agencyId })
  head = await createViewer(db, festivalId, { role: 'agency', agencyId, maySubmit: true })
  const metricId = (await listMetrics(db, festivalId)).find(({ code }) => code === 'requests')?.id ?? 0
  const help = { helpFa: 'راهنما', helpEn: 'Help' }
  await createDeclaredMetrics(db, [
    { editionId: where.edition.id, metricId, position: 0, needsEvidence: false, ...help },
  ])
  for (const step of ['announce', 'collect'] as const) {
    const { version } = await findCourse(db, where.edition.id)
    await advanceEdition(context(operatorOf('test')), where, { step, version, reason: 'because' })
  }
  const found = await editionContextOf(context(clerk), where, 'declarations.see')
  if (!found) throw new Error('The clerk sees no declarations')
  editionContext = found
})

async function openForm(): Promise<Record<string, string>> {
  const item = (await loadDeclarations(context(clerk), editionContext)).own?.items[0]
  if (!item) throw new Error('There is nothing to declare')
  return { intent: 'save', metric: 'requests', version: String(item.row?.version ?? 0), [openedField]: item.opened }
}

function send(viewer: Viewer, fields: Record<string, string>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return takeDeclarationForm(context(viewer), editionContext, parseForm(body, DeclarationsForm))
}

const stored = async () => {
  const [row] = await listDeclarations(database.db, editionContext.edition.id, everything)
  return { value: row?.declaration.value, note: row?.declaration.note }
}
const said = (value: string, note = '') => ({ status: 'reported', value, note })

test('who saves over a colleague’s change sees who changed what, and saves both deliberately', async () => {
  const form = await openForm()
  expect(await send(head, { ...form, ...said('۷۰') })).toMatchObject({ ok: true })
  const second = await send(clerk, { ...form, ...said('۸۰', 'از دفتر') })
  expect(second).toMatchObject({
    why: 'changed-meanwhile',
    typed: { value: ['۸۰'], note: ['از دفتر'], version: ['1'] },
    change: {
      by: { name: head.user?.name, at: now },
      changed: [{ field: 'said', opened: '', now: 'reported 70', yours: 'reported 80', kept: 'yours' }],
    },
  })
  expect(await stored()).toEqual({ value: 70, note: null })
  if (second.ok) throw new Error('The second was not told')
  expect(await send(clerk, firstTexts(second.typed))).toMatchObject({ ok: true })
  expect(await stored()).toEqual({ value: 80, note: 'از دفتر' })
})

test('what only the colleague changed is left to what is stored', async () => {
  await send(head, { ...(await openForm()), ...said('70') })
  const form = await openForm()
  await send(head, { ...form, ...said('90') })
  const second = await send(clerk, { ...form, ...said('70', 'a note') })
  expect(second).toMatchObject({ change: { changed: [{ field: 'said', kept: 'now' }] }, typed: { note: ['a note'] } })
  expect(second.ok ? null : Object.keys(second.typed)).not.toContain('value')
})

test('a refusal for another reason keeps the version that the form was opened with', async () => {
  const form = await openForm()
  const wrong = await send(clerk, { ...form, ...said('many') })
  expect(wrong).toMatchObject({ why: 'bad-value', typed: { value: ['many'], version: [form['version']] } })
  await send(head, { ...form, ...said('70') })
  expect(await send(clerk, { ...form, ...said('80') })).toMatchObject({ why: 'changed-meanwhile' })
})
