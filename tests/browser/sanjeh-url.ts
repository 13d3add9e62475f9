import { afterAll, beforeAll, inject } from 'vitest'
import { type RunningSanjeh } from './start-sanjeh'
import { startCopy } from '../fixtures/demonstration'

let own: RunningSanjeh | undefined

/** The server that the tests of this file ask: that of their worker, or their own. */
export function sanjehUrl(): string {
  const url = own?.url ?? inject('sanjehUrls')[Number(process.env['VITEST_POOL_ID']) - 1]
  if (url === undefined) throw new Error('This worker has no server')
  return url
}

/** For a file whose tests change the demonstration: the others of its worker must not meet what they did. */
export function useOwnServer() {
  beforeAll(async () => {
    own = await startCopy(inject('demonstrationFolder'))
  })
  afterAll(async () => {
    await own?.close()
    own = undefined
  })
}
