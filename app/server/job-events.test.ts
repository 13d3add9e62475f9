import { expect, test } from 'vitest'
import { streamJob } from './job-events'
import { JobList } from '../runtime/job-list'

const wanted = {
  kind: 'score',
  festivalId: 1,
  subject: { titleFa: 'دوره', titleEn: 'Edition' },
  path: '/h/1404',
  startedBy: null,
} as const
const silent = new AbortController().signal

test('a stream tells what a job is now and each change, and ends with the job', async () => {
  const jobs = new JobList(
    () => new Date(0),
    () => {},
  )
  let end: () => void = () => {}
  const job = jobs.start(wanted, async ({ report }) => {
    await new Promise<void>((resolve) => (end = resolve))
    report({ name: 'scoring', done: 1, of: 1 })
    return { ok: true }
  })
  const text = streamJob(jobs, job, silent).text()
  end()
  const told = (await text)
    .split('\n\n')
    .filter(Boolean)
    .map((event) => JSON.parse(event.replace('data: ', '')).state)
  expect(told).toEqual(['running', 'running', 'done'])
})

test('a stream of a job that is over says so once', async () => {
  const jobs = new JobList(
    () => new Date(0),
    () => {},
  )
  const job = jobs.start(wanted, async () => ({ ok: true }))
  await jobs.settled()
  expect((await streamJob(jobs, job, silent).text()).match(/data:/g)).toHaveLength(1)
})

test('who goes away is told nothing more', async () => {
  const jobs = new JobList(
    () => new Date(0),
    () => {},
  )
  const gone = new AbortController()
  const job = jobs.start(
    wanted,
    ({ signal }) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve({ ok: false, failure: { of: 'work', why: 'error' } })),
      ),
  )
  const text = streamJob(jobs, job, gone.signal).text()
  gone.abort()
  jobs.cancel(job.id)
  await jobs.settled()
  expect((await text).match(/data:/g)).toHaveLength(1)
})

test('a stream ends when the server stops, so that the browser asks again', async () => {
  const jobs = new JobList(
    () => new Date(0),
    () => {},
  )
  const job = jobs.start(
    wanted,
    ({ pause }) =>
      new Promise((resolve) =>
        pause.addEventListener('abort', () =>
          setTimeout(() => resolve({ ok: false, failure: { of: 'work', why: 'error' } }), 5),
        ),
      ),
  )
  const text = streamJob(jobs, job, silent).text()
  await jobs.stop(1000)
  expect((await text).match(/data:/g)).toHaveLength(1)
})
