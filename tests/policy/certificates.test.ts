import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { minutes } from '../../db/schema'
import { type Routes, openRoutes } from '../fixtures/ask-routes'
import { openTestDatabase } from '../fixtures/test-database'
import { type WalkedEdition, createWalkedEdition, walkedCode } from '../fixtures/walked-edition'

let database: Database
let walked: WalkedEdition
let routes: Routes

beforeAll(async () => {
  routes = await openRoutes()
  database = await openTestDatabase()
  walked = await createWalkedEdition(database.db)
})
afterAll(() => database.close())

test('there are certificates once the minutes about the list are sealed, and the page of papers says so', async () => {
  const now = await walked.enter('shortlisting')
  const ask = async (path: string) => routes.ask(walked.contextFor(walked.viewers.administrator, now), `/fa/${walkedCode}/1404/${path}`)
  const unsealed = 'لوح‌ها پس از آن ساخته می‌شوند'
  await database.db.update(minutes).set({ state: 'signing', sealedAt: null })
  expect((await ask('certificates.pdf?name1=a&post1=b&name2=c&post2=d')).status).toBe(404)
  expect((await ask('papers')).body).toContain(unsealed)
  await database.db.update(minutes).set({ state: 'sealed', sealedAt: now })
  expect((await ask('certificates.pdf?name1=a&post1=b&name2=c&post2=d')).status).toBe(200)
  expect((await ask('papers')).body).toContain('name="name1"')
})
