import { expect, test } from 'vitest'
import { BusyError, isBusy } from './shared-work.server'
import { StoppingError, isStopping } from '../runtime/stopping'

/** As the other bundle throws them: of another class with the same name. */
class Foreign extends Error {
  constructor(override name: string) {
    super('from elsewhere')
  }
}

test('that the server stops, or has too much to do, is told by whichever bundle says it', () => {
  for (const error of [new StoppingError(), new Foreign('StoppingError')])
    expect([isStopping(error), isBusy(error)]).toEqual([true, false])
  for (const error of [new BusyError(3), new Foreign('BusyError')])
    expect([isStopping(error), isBusy(error)]).toEqual([false, true])
  expect([isStopping(new Error('x')), isBusy('BusyError')]).toEqual([false, false])
})
