import { expect, test } from 'vitest'
import { describeFailure } from './pull-failure'

/** As they are really written: by Node, by parsers, by databases. */
const failures = [
  { why: 'unreachable', detail: 'connect ECONNREFUSED 127.0.0.1:39999' },
  { why: 'unreachable', detail: 'getaddrinfo ENOTFOUND nowhere.invalid' },
  { why: 'unreachable', detail: 'other side closed' },
  { why: 'unreachable', detail: 'something that nobody foresaw' },
  { why: 'timed-out', detail: 'no whole answer within 30000 ms' },
  { why: 'too-large', detail: 'more than 5242880 bytes' },
  { why: 'refused-address', detail: 'http://10.0.0.7/ is a private address' },
  { why: 'redirected-away', detail: 'redirected to https://elsewhere.example/a' },
  { why: 'unreadable-page', detail: 'Unexpected token < in JSON at position 0 (https://source.example/x?page=2)' },
  { why: 'bad-expression', detail: 'a[: Unexpected end of expression' },
  { why: 'bad-next', detail: '{"next":true}' },
  { why: 'broke-off', detail: 'Cannot read properties of undefined' },
  { why: 'bad-status', detail: '502' },
  { why: 'a-reason-of-a-newer-version', detail: 'some English words' },
]

/** Latin words of a text but addresses and what people know by its Latin name. */
const latinWords = (text: string) => text.replaceAll(/https?:\/\/\S+|SANJEH_\w+/g, '').match(/[A-Za-z]{2,}/g) ?? []

test.each(failures)('$why ($detail) is told in Persian without a word of English or a code', (failure) => {
  const text = describeFailure(failure, 'fa')
  expect(latinWords(text)).toEqual([])
  expect(text).not.toMatch(/\{|\(\)|«»/)
  expect(text.length).toBeGreaterThan(15)
})

test('what is the same in every language stays: addresses and numbers', () => {
  expect(
    describeFailure({ why: 'unreadable-page', detail: 'Unexpected token < (https://source.example/x?page=2)' }, 'fa'),
  ).toContain('https://source.example/x?page=2')
  expect(describeFailure({ why: 'timed-out', detail: 'no whole answer within 30000 ms' }, 'fa')).toContain('۳۰ ثانیه')
  expect(describeFailure({ why: 'too-large', detail: 'more than 5242880 bytes' }, 'fa')).toContain('۵٫۲ مگابایت')
  expect(describeFailure({ why: 'bad-status', detail: '502' }, 'fa')).toContain('502')
})

test('in English a person reads all of it', () => {
  expect(describeFailure({ why: 'unreadable-page', detail: 'Unexpected token <' }, 'en')).toBe(
    'The answer can’t be read: Unexpected token <',
  )
  expect(describeFailure({ why: 'unreachable', detail: 'connect ECONNREFUSED 127.0.0.1:1' }, 'en')).toContain(
    'the connection was refused',
  )
})
