import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { createLog } from '../server/log'
import { sentenceOf, shortenError } from './shorten-error'

test('a message of a million letters does not fill the log', () => {
  const error = new Error(`Failed: ${'1,'.repeat(1_000_000)}`, { cause: new Error('disk full') })
  const text = shortenError(error)
  expect(text.length).toBeLessThan(10_000)
  expect(text).toMatch(/Failed[\s\S]*more characters[\s\S]*caused by Error: disk full/)
})

test('of a failed statement neither its parameters nor the value that did not fit are told', async () => {
  const { db, close } = await openTestDatabase()
  onTestFinished(close)
  for (const statement of [
    sql`select ${'a-secret-token'}::int`,
    sql`select ${'a-secret-token'}::text as a where ${'x'} = ${'a-secret-token'}::uuid::text`,
    sql`select * from ${sql.identifier('no_table')} where token = ${'a-secret-token'}`,
  ]) {
    const error: unknown = await db.execute(statement).catch((failure: unknown) => failure)
    const text = shortenError(error)
    expect(text).toMatch(/Failed query: select/)
    expect(text).toMatch(/caused by .*(22P02|42P01)/)
    expect(text).not.toContain('a-secret-token')
  }
})

test('queries of addresses and keys are cut out', () => {
  const text = shortenError(
    new Error('Could not open http://localhost/fa/page?session=abc&x=1 with Bearer sanjeh_abc_def'),
  )
  expect(text).toContain('http://localhost/fa/page?… with Bearer …')
  expect(text).not.toMatch(/abc/)
})

test('no text makes a line, an order to a terminal or a turn of direction of its own', () => {
  const text = shortenError(new Error('a\n    at forged (x.ts:1:1)\r\u001B[2Jb\u009Bc\u202Ed\u2028e'))
  const [first] = text.split('\n')
  expect(first).toBe(String.raw`Error: a\u000a    at forged (x.ts:1:1)\u000d\u001b[2Jb\u009bc\u202ed\u2028e`)
  expect(text.split('\n').filter((line) => line.includes('forged'))).toHaveLength(1)
  const lines: string[] = []
  createLog('warn', { write: (line: string) => void lines.push(line) }).warn(
    { username: 'x\n{"level":60}\u009B' },
    'Tried',
  )
  expect(lines.join('')).toContain(String.raw`"username":"x\\u000a{\"level\":60}\\u009b"`)
  expect(lines.join('').trim().split('\n')).toHaveLength(1)
})

test('an error that is its own cause ends', () => {
  const error = new Error('round')
  error.cause = error
  expect(shortenError(error).match(/caused by/g)).toHaveLength(5)
})

test('who gave a command gets what happened without the place in the program', () => {
  expect(sentenceOf(new Error('No file\nis here'))).toBe(String.raw`No file\u000ais here`)
})
