import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outageOf } from './outage'

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })

test.for([
  ['53100', 'database-full'],
  ['25006', 'database-read-only'],
  ['57P01', 'database-gone'],
  ['57014', 'database-busy'],
  ['55P03', 'database-busy'],
  ['ECONNREFUSED', 'database-gone'],
  ['ENOSPC', 'database-full'],
] as const)('a failed statement with the code %s is known as %s, however deep it lies', ([code, outage]) => {
  expect(outageOf(withCode(code))).toBe(outage)
  expect(outageOf(new DrizzleQueryError('select 1', [], withCode(code)))).toBe(outage)
})

test('a connection that broke has no code, and is known by its words', () => {
  expect(outageOf(new DrizzleQueryError('select 1', [], new Error('Connection terminated unexpectedly')))).toBe(
    'database-gone',
  )
})

test('what somebody typed into a statement is never read as a failure of the database', () => {
  expect(
    outageOf(new DrizzleQueryError('insert', ['no space left on device'], withCode('23505', 'duplicate key'))),
  ).toBeNull()
  expect(outageOf(new Error('a bug'))).toBeNull()
  expect(outageOf('no space left on device')).toBeNull()
})
