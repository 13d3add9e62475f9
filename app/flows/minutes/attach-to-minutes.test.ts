import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listEventsAfter } from '../../../db/queries/audit'
import { findFile } from '../../../db/queries/files'
import { listMinutesFiles } from '../../../db/queries/minutes'
import { type DecidedEdition, createDecidedEdition } from '../../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { findFileContext } from '../../access/file-scope.server'
import { verifyPackage } from '../../exports/verify-package.server'
import { FrozenMinutes } from '../../documents/minutes-document'
import { attachToMinutes, detachFromMinutes } from './attach-to-minutes.server'
import { exportForJudges } from '../publication/export-for-judges.server'
import { signMinutes } from './sign-minutes.server'
import { createMinutesDraft, openForSigning, reopenDraft } from './write-minutes.server'

let database: Database

beforeAll(async () => {
  process.env['SANJEH_DATA'] = mkdtempSync(path.join(os.tmpdir(), 'sanjeh-attachments-'))
  database = await openTestDatabase()
})
afterAll(() => database.close())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const picture = () => new File([png], 'نامهٔ داوران.png', { type: 'image/png' })

async function draft(code: string): Promise<DecidedEdition> {
  const edition = await createDecidedEdition(database.db, code)
  const attendees = [{ userId: `${code}-judge`, post: 'داور' }]
  const made = await createMinutesDraft(await edition.as('secretary'), edition.editionContext, {
    heldOn: '2026-05-20',
    place: 'سالن',
    agenda: [],
    decisions: [],
    corrects: null,
    attendees,
  })
  if (!made.ok) throw new Error(made.why)
  return edition
}

const idsOf = async (minutesId: number) => (await listMinutesFiles(database.db, minutesId)).map(({ id }) => id)

test('an attachment is signed by its hash, and goes out with the package', async () => {
  const { editionContext, as } = await draft('attached')
  const attached = await attachToMinutes(await as('secretary'), editionContext, { number: 1, version: 1 }, picture())
  expect(attached).toMatchObject({ ok: true, minutes: { version: 2 } })
  expect(await openForSigning(await as('secretary'), editionContext, { number: 1, version: 1 })).toMatchObject({
    ok: false,
    why: 'changed',
  })
  const opened = await openForSigning(await as('secretary'), editionContext, { number: 1, version: 2 })
  if (!opened.ok) throw new Error(opened.why)
  const [file] = FrozenMinutes.parse(opened.minutes.document).files
  expect(file).toMatchObject({ name: 'نامهٔ داوران.png' })
  await signMinutes(await as('judge'), editionContext, 1, {
    hash: opened.minutes.hash ?? '',
    by: 'password',
    dissent: null,
  })
  const made = await exportForJudges(await as('secretary'), editionContext)
  if (!made.ok) throw new Error(made.why)
  const verified = verifyPackage(made.zip, null)
  expect(verified).toMatchObject({ ok: true })
  expect(verified.ok && verified.manifest.files.find(({ name }) => name === 'minutes-1.attachment-1.png')?.sha256).toBe(
    file?.sha256,
  )
  // Nobody has opened the page of robustness before.
  expect(verified.ok && verified.manifest.files.map(({ name }) => name)).toContain('robustness.json')
})

test('an attachment comes off a draft, and no more once it is being signed', async () => {
  const { editionContext, as } = await draft('taken-off')
  const secretary = await as('secretary')
  const attached = await attachToMinutes(secretary, editionContext, { number: 1, version: 1 }, picture())
  if (!attached.ok) throw new Error(attached.why)
  const [first = 0] = await idsOf(attached.minutes.id)
  expect(await detachFromMinutes(secretary, editionContext, { number: 1, version: 2 }, first)).toMatchObject({
    ok: true,
    minutes: { version: 3 },
  })
  expect(await idsOf(attached.minutes.id)).toEqual([])
  await attachToMinutes(secretary, editionContext, { number: 1, version: 3 }, picture())
  await openForSigning(secretary, editionContext, { number: 1, version: 4 })
  const [second = 0] = await idsOf(attached.minutes.id)
  expect(await detachFromMinutes(secretary, editionContext, { number: 1, version: 5 }, second)).toMatchObject({
    ok: false,
    why: 'not-draft',
  })
  expect(await attachToMinutes(secretary, editionContext, { number: 1, version: 5 }, picture())).toMatchObject({
    ok: false,
    why: 'not-draft',
  })
  await reopenDraft(secretary, editionContext, { number: 1, version: 5 })
  expect(await idsOf(attached.minutes.id)).toEqual([second])
  const events = (await listEventsAfter(database.db, 0, 1000))
    .filter((event) => event.editionId === editionContext.edition.id)
    .map(({ action }) => action)
  expect(events).toEqual([
    'edition.score',
    'minutes.create',
    'file.keep',
    'minutes.removeFile',
    'file.keep',
    'minutes.freeze',
    'minutes.reopen',
  ])
})

test('who may read minutes may have their files, and those of a draft only who writes it', async () => {
  const { editionContext, as } = await draft('read')
  const attached = await attachToMinutes(await as('secretary'), editionContext, { number: 1, version: 1 }, picture())
  if (!attached.ok) throw new Error(attached.why)
  const [id = 0] = await idsOf(attached.minutes.id)
  const file = await findFile(database.db, id)
  const readers = async (festival: string) => {
    const may = await Promise.all(
      ['secretary', 'judge', 'auditor', 'manager', null].map(async (name) =>
        file && (await findFileContext(await as(name), festival, file)) ? [name] : [],
      ),
    )
    return may.flat()
  }
  expect(await readers('read')).toEqual(['secretary'])
  await openForSigning(await as('secretary'), editionContext, { number: 1, version: 2 })
  expect(await readers('read')).toEqual(['secretary', 'judge', 'auditor', 'manager'])
  expect(await readers('attached')).toEqual([])
})

test('what is no document is refused, and two files at once are not both in one version', async () => {
  const { editionContext, as } = await draft('refused')
  const secretary = await as('secretary')
  expect(
    await attachToMinutes(
      secretary,
      editionContext,
      { number: 1, version: 1 },
      new File(['<script>'], 'a.png', { type: 'image/png' }),
    ),
  ).toMatchObject({ ok: false, why: 'wrong-type' })
  expect(await attachToMinutes(await as('judge'), editionContext, { number: 1, version: 1 }, picture())).toMatchObject({
    ok: false,
    why: 'not-now',
  })
  const made = await Promise.all(
    [1, 2].map(() => attachToMinutes(secretary, editionContext, { number: 1, version: 1 }, picture())),
  )
  expect(made.map((one) => one.ok || one.why).toSorted()).toEqual(['changed', true])
})
