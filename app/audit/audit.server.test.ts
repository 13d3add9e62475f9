import { expectTypeOf, test } from 'vitest'
import type { Db, Transaction } from '../../db/client.server'
import { recordEvent } from './audit.server'

test('an event is written in a transaction and by nothing else', () => {
  expectTypeOf(recordEvent).parameter(0).toEqualTypeOf<Transaction>()
  expectTypeOf<Db>().not.toExtend<Transaction>()
})
