import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { JobList } from '../runtime/job-list'
import { RepeatedWork } from '../runtime/repeated-work'
import { endServer } from './end-server'

function end(repeated: RepeatedWork, close: () => Promise<void>) {
  const said: string[] = []
  const jobs = new JobList(
    () => new Date(),
    () => {},
  )
  const limits = { requestsMs: 1000, jobsMs: 200 }
  return endServer({ server: createServer(), jobs, repeated, workspace: { close }, limits }, (text) =>
    said.push(text),
  ).then(() => said)
}

test('the database is closed after the last round of what the server repeats, and meets none', async () => {
  const repeated = new RepeatedWork()
  const order: string[] = []
  void repeated.run(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      order.push('signed')
    },
    () => {},
  )
  expect(await end(repeated, async () => void order.push('closed'))).toEqual([])
  await repeated.run(
    async () => void order.push('signed again'),
    () => {},
  )
  expect(order).toEqual(['signed', 'closed'])
})

test('a round that never ends holds a stop for no longer than long work may', async () => {
  const repeated = new RepeatedWork()
  void repeated.run(
    () => new Promise(() => {}),
    () => {},
  )
  let isClosed = false
  const said = await end(repeated, async () => void (isClosed = true))
  expect(isClosed).toBe(true)
  expect(said).toEqual(['Some work beside requests took too long and was cut off'])
})
