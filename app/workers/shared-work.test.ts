import { describe, expect, test } from 'vitest'
import { withQuerySignal } from '../../db/query-signal'
import { BusyError, SharedWork, sizeOf } from './shared-work.server'

const limits = { atOnce: 1, waiting: 1, keptBytes: 10_000 }

/** Work that ends when it is told to. */
function held() {
  let end: (value: string) => void = () => {}
  let signal: AbortSignal | undefined
  let begun = 0
  const result = new Promise<string>((resolve) => (end = resolve))
  const make = async (item: AbortSignal) => {
    begun++
    signal = item
    return result
  }
  return { make, end: (value: string) => end(value), isAborted: () => signal?.aborted === true, begun: () => begun }
}

describe('shared work', () => {
  test('is done once for those who ask meanwhile, and kept for those who ask later', async () => {
    const work = new SharedWork(limits)
    const { make, end, begun } = held()
    const both = Promise.all([work.once('a', make), work.once('a', make)])
    end('made')
    expect(await both).toEqual(['made', 'made'])
    expect(await work.once('a', make)).toBe('made')
    expect(begun()).toBe(1)
  })

  test('goes on while anybody waits, and stops when the last one has left', async () => {
    const work = new SharedWork(limits)
    const { make, isAborted } = held()
    const [first, second] = [new AbortController(), new AbortController()]
    const leaving = [work.once('a', make, first.signal), work.once('a', make, second.signal)].map((one) =>
      one.catch((error: unknown) => error),
    )
    first.abort()
    await leaving[0]
    expect(isAborted()).toBe(false)
    second.abort()
    await leaving[1]
    expect(isAborted()).toBe(true)
  })

  test('that was stopped is begun anew for who asks next', async () => {
    const work = new SharedWork({ ...limits, atOnce: 2 })
    const [left, asked] = [held(), held()]
    const leave = new AbortController()
    const leaving = work.once('a', left.make, leave.signal).catch(() => 'left')
    leave.abort()
    expect(await leaving).toBe('left')
    const again = work.once('a', asked.make)
    asked.end('made')
    expect(await again).toBe('made')
    left.end('too late')
    expect(await work.once('a', asked.make)).toBe('made')
  })

  test('that nobody waits for any more never begins', async () => {
    const work = new SharedWork(limits)
    const [running, waiting, next] = [held(), held(), held()]
    const first = work.once('a', running.make)
    const leave = new AbortController()
    const second = work.once('b', waiting.make, leave.signal).catch(() => 'left')
    leave.abort()
    expect(await second).toBe('left')
    const third = work.once('c', next.make)
    running.end('made')
    next.end('next')
    expect([await first, await third]).toEqual(['made', 'next'])
    expect(waiting.begun()).toBe(0)
  })

  test('behind too much other work is refused with the time to come back, and what is there already is not', async () => {
    const work = new SharedWork(limits)
    const { make, end } = held()
    const all = [work.once('a', make), work.once('b', make)]
    await expect(work.once('c', make)).rejects.toThrow(BusyError)
    await expect(work.once('c', make)).rejects.toMatchObject({ seconds: expect.any(Number) })
    all.push(work.once('b', make))
    end('made')
    expect(await Promise.all(all)).toEqual(['made', 'made', 'made'])
    expect(await work.once('c', make)).toBe('made')
    expect(work.state).toMatchObject({ running: 0, waiting: 0 })
  })

  test('that fails fails for all who wait, and is tried again', async () => {
    const work = new SharedWork(limits)
    const fail = () => Promise.reject(new Error('broken'))
    await expect(Promise.all([work.once('a', fail), work.once('a', fail)])).rejects.toThrow('broken')
    expect(await work.once('a', async () => 'made')).toBe('made')
    expect(work.state.running).toBe(0)
  })

  test('keeps no more than it may: what was asked for longest ago goes first', async () => {
    const work = new SharedWork(limits)
    const large = async () => 'x'.repeat(2_000)
    await work.once('a', large)
    await work.once('b', large)
    await work.once('a', large)
    await work.once('c', large)
    expect(work.state.keptBytes).toBeLessThanOrEqual(limits.keptBytes)
    let again = 0
    const count = async () => String(++again)
    await work.once('a', count)
    expect(again).toBe(0)
    await work.once('b', count)
    expect(again).toBe(1)
  })

  test('that comes to nothing is not kept', async () => {
    const work = new SharedWork(limits)
    expect(await work.once<string | undefined>('a', async () => undefined)).toBeUndefined()
    expect(await work.once<string | undefined>('a', async () => 'made')).toBe('made')
  })
})

test('what is not to be kept is still made once for those who ask meanwhile', async () => {
  const work = new SharedWork(limits)
  let made = 0
  const make = async () => String(++made)
  const ask = () => work.once('a', make, undefined, { isKept: () => false })
  expect(await Promise.all([ask(), ask()])).toEqual(['1', '1'])
  expect(await ask()).toBe('2')
})

test('a page that is read waits no longer than its reader', async () => {
  const work = new SharedWork(limits)
  const { make, isAborted } = held()
  const leave = new AbortController()
  const asked = withQuerySignal(leave.signal, () => work.once('a', make)).catch((error: unknown) => error)
  leave.abort(new Error('gone'))
  expect(await asked).toEqual(new Error('gone'))
  expect(isAborted()).toBe(true)
})

test('the size of a value counts its texts, typed arrays and parts', () => {
  expect(sizeOf(new Float64Array(1000))).toBeGreaterThanOrEqual(8000)
  expect(sizeOf({ a: 'x'.repeat(1000), b: new Map([['key', [1, 2, 3]]]) })).toBeGreaterThanOrEqual(2000)
})
