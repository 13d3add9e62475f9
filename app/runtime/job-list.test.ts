import { describe, expect, test } from 'vitest'
import { JobList, type JobTools } from './job-list'

const now = () => new Date('2026-01-01T00:00:00Z')
const wanted = {
  kind: 'score',
  festivalId: 1,
  subject: { titleFa: 'دوره', titleEn: 'Edition' },
  path: '/h/1404',
  startedBy: null,
} as const

function create() {
  const errors: unknown[] = []
  return { errors, jobs: new JobList(now, (error) => errors.push(error)) }
}

describe('long work', () => {
  test('tells its steps to who follows it, and its end', async () => {
    const { jobs } = create()
    let go: (tools: JobTools) => void = () => {}
    const started = new Promise<JobTools>((resolve) => (go = resolve))
    let end: () => void = () => {}
    const job = jobs.start(wanted, async (tools) => {
      go(tools)
      await new Promise<void>((resolve) => (end = resolve))
      return { ok: true, path: '/h/1404/rankings' }
    })
    const seen: string[] = []
    jobs.follow(job.id, ({ state, step, path: place }) => seen.push(`${state} ${step?.done ?? '-'} ${place}`))
    const { report } = await started
    report({ name: 'scoring', done: 1, of: 2 })
    end()
    await jobs.settled()
    expect(seen).toEqual(['running 1 /h/1404', 'done 1 /h/1404/rankings'])
  })

  test('that is cancelled ends as cancelled, whatever it throws, and nobody is told of an error', async () => {
    const { jobs, errors } = create()
    const job = jobs.start(
      wanted,
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
    )
    jobs.cancel(job.id)
    await jobs.settled()
    expect(jobs.find(job.id)?.state).toBe('cancelled')
    expect(errors).toEqual([])
  })

  test('that breaks is a failure, with its error told', async () => {
    const { jobs, errors } = create()
    const job = jobs.start(wanted, () => Promise.reject(new Error('broken')))
    await jobs.settled()
    expect(jobs.find(job.id)).toMatchObject({
      state: 'failed',
      endedAt: '2026-01-01T00:00:00.000Z',
      failure: { of: 'work', why: 'error' },
    })
    expect(errors).toEqual([new Error('broken')])
  })

  test('that fails says why, and work that was cancelled has no failure', async () => {
    const { jobs } = create()
    const failure = { of: 'pull', pull: { why: 'bad-status', detail: { status: 502 } } } as const
    const failed = jobs.start(wanted, async () => ({ ok: false, failure }))
    const cancelled = jobs.start(wanted, async () => ({ ok: false, failure }))
    jobs.cancel(cancelled.id)
    await jobs.settled()
    expect(jobs.find(failed.id)).toMatchObject({ state: 'failed', failure })
    expect(jobs.find(cancelled.id)).toMatchObject({ state: 'cancelled', failure: null })
  })

  test('that was done before it could be cancelled stays done', async () => {
    const { jobs } = create()
    const job = jobs.start(wanted, async () => ({ ok: true }))
    await jobs.settled()
    jobs.cancel(job.id)
    expect(jobs.find(job.id)?.state).toBe('done')
  })

  test('has time to get to a checkpoint when the server stops, and is then broken off', async () => {
    const { jobs, errors } = create()
    const paused = jobs.start(
      wanted,
      ({ pause }) =>
        new Promise((resolve) =>
          pause.addEventListener('abort', () => resolve({ ok: false, failure: { of: 'work', why: 'error' } })),
        ),
    )
    const stubborn = jobs.start(
      wanted,
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    await jobs.stop(1)
    expect(jobs.find(paused.id)?.state).toBe('failed')
    expect(jobs.find(stubborn.id)?.state).toBe('cancelled')
    expect(errors).toEqual([])
    expect(jobs.stopping.aborted).toBe(true)
  })

  test('is listed by festival, newest first, and the oldest that are over are forgotten', async () => {
    const { jobs } = create()
    const other = jobs.start({ ...wanted, festivalId: 2 }, async () => ({ ok: true }))
    const ids = []
    for (let count = 0; count < 205; count++) ids.push(jobs.start(wanted, async () => ({ ok: true })).id)
    await jobs.settled()
    jobs.start(wanted, async () => ({ ok: true }))
    expect(jobs.find(other.id)).toBeNull()
    expect(jobs.listOf(1)).toHaveLength(200)
    expect(jobs.listOf(1)[1]?.id).toBe(ids.at(-1))
  })
})
