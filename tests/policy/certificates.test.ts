import { expect, test } from 'vitest'
import { minutes } from '../../db/schema'
import { useWalk } from '../fixtures/use-walk'
import { walkedCode } from '../fixtures/walked-edition'

const world = useWalk()

test('there are certificates once the minutes about the list are sealed, and the page of papers says so', async () => {
  const { database, walked, routes } = world()
  const now = await walked.enter('shortlisting')
  const ask = async (path: string) =>
    routes.ask(walked.contextFor(walked.viewers.administrator, now), `/fa/${walkedCode}/1404/${path}`)
  const unsealed = 'لوح‌ها پس از آن ساخته می‌شوند'
  await database.db.update(minutes).set({ state: 'signing', sealedAt: null })
  expect((await ask('certificates.pdf?name1=a&post1=b&name2=c&post2=d')).status).toBe(404)
  expect((await ask('papers')).body).toContain(unsealed)
  await database.db.update(minutes).set({ state: 'sealed', sealedAt: now })
  expect((await ask('certificates.pdf?name1=a&post1=b&name2=c&post2=d')).status).toBe(200)
  expect((await ask('papers')).body).toContain('name="name1"')
})
