import { expect, test } from 'vitest'
import { RepeatedWork } from './repeated-work'

/** A round that goes on until it is told to end. */
function heldRound() {
  let end = () => {}
  let fail = (_error: Error) => {}
  const promise = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  return { round: () => promise, end: () => end(), fail: (error: Error) => fail(error) }
}

test('a stop waits for the round that is under way', async () => {
  const repeated = new RepeatedWork()
  const { round, end } = heldRound()
  void repeated.run(round, () => {})
  let isStopped = false
  const stopping = repeated.stop(10_000).then((isInTime) => {
    isStopped = true
    return isInTime
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isStopped).toBe(false)
  end()
  expect(await stopping).toBe(true)
})

test('no round begins after a stop, neither by its time nor when it is asked for', async () => {
  const repeated = new RepeatedWork()
  let rounds = 0
  const count = async () => void rounds++
  repeated.schedule('* * * * * *', count, () => {})
  await repeated.stop(1000)
  repeated.schedule('* * * * * *', count, () => {})
  await repeated.run(count, () => {})
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(rounds).toBe(0)
})

test('a round that does not end in time is cut off, and its failure is not heard', async () => {
  const repeated = new RepeatedWork()
  const errors: unknown[] = []
  const { round, fail } = heldRound()
  const running = repeated.run(round, (error) => errors.push(error))
  expect(await repeated.stop(10)).toBe(false)
  fail(new Error('PGlite is closed'))
  await running
  expect(errors).toEqual([])
})

test('a failed round is reported, and the next one is run all the same', async () => {
  const repeated = new RepeatedWork()
  const errors: unknown[] = []
  let rounds = 0
  repeated.schedule(
    '* * * * * *',
    async () => {
      rounds++
      throw new Error('down')
    },
    (error) => errors.push(error),
  )
  await expect.poll(() => rounds, { timeout: 5000 }).toBeGreaterThan(1)
  await repeated.stop(1000)
  expect(errors).toHaveLength(rounds)
})
