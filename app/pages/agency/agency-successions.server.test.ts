import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ViewerName,
  type WalkedEdition,
  createWalkedEdition,
  walkedCode,
} from '../../../tests/fixtures/walked-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import { findEdition } from '../../../db/queries/editions'
import { carriedParts } from '../../flows/setup/carried-parts'
import { saySuccession } from '../../flows/setup/agencies/successions.server'
import { createNextEdition } from '../../flows/setup/next-edition.server'
import { loadAgencySuccessions } from './agency-successions.server'

let database: Database
let walked: WalkedEdition

beforeAll(async () => {
  database = await openTestDatabase()
  walked = await createWalkedEdition(database.db)
})
afterAll(() => database.close())

const find = async (code: string) => {
  const found = await findEdition(database.db, walkedCode, code)
  if (!found) throw new Error(`The edition ${code} is missing`)
  return found
}

test('what a draft of the next year says of an agency is told nobody who may not see the draft', async () => {
  const now = await walked.enter('published')
  const as = (name: ViewerName) => ({ db: database.db, viewer: walked.viewers[name], now })
  const next = { code: '1409', titleFa: 'دورهٔ ۱۴۰۹', titleEn: 'Edition of 1409', year: 1409, start: 'short' as const }
  expect(
    await createNextEdition(as('administrator'), await find('1404'), next, new Set(carriedParts), null),
  ).toMatchObject({ ok: true })
  const merged = {
    kind: 'merged' as const,
    agencies: ['gas'],
    successors: ['water'],
    formerFa: '',
    formerEn: '',
    leaves: true,
  }
  expect(await saySuccession(as('administrator'), await find('1409'), merged)).toMatchObject({ ok: true })
  const told = async (name: ViewerName, edition: string) =>
    (await loadAgencySuccessions(as(name), await find(edition), 'water')).map(({ agency, before }) => [
      agency.code,
      before?.edition ?? null,
    ])
  expect(await told('nobody', '1404')).toEqual([])
  expect(await told('administrator', '1404')).toEqual([['gas', null]])
  expect(await told('administrator', '1409')).toEqual([['gas', '1404']])
})
