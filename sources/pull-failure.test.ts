import { expect, test } from 'vitest'
import { type FailureDetail, type StoredDetail, toTrouble } from './failure-detail'
import { describeFailure } from './pull-failure'

type Failure = { why: string; detail: StoredDetail }
const asOnPage = (failure: Failure, language: 'fa' | 'en') =>
  describeFailure(failure, language, {
    number: (number) => new Intl.NumberFormat(language).format(number),
    digits: (number) => new Intl.NumberFormat(language, { useGrouping: false }).format(number),
    mark: (part) => part,
  })

/** What pulls of before there were names have stored, as it was really written: by Node, by parsers, by databases. */
const texts: Failure[] = [
  { why: 'unreachable', detail: 'connect ECONNREFUSED 127.0.0.1:39999' },
  { why: 'unreachable', detail: 'getaddrinfo ENOTFOUND nowhere.invalid' },
  { why: 'unreachable', detail: 'other side closed' },
  { why: 'unreachable', detail: 'something that nobody foresaw' },
  { why: 'timed-out', detail: 'no whole answer within 30000 ms' },
  { why: 'timed-out', detail: '' },
  { why: 'too-large', detail: 'more than 5242880 bytes' },
  { why: 'refused-address', detail: 'http://10.0.0.7/ is a private address' },
  { why: 'redirected-away', detail: 'redirected to https://elsewhere.example/a' },
  { why: 'redirected-away', detail: 'more than 5 redirects' },
  { why: 'unreadable-page', detail: 'Unexpected token < in JSON at position 0 (https://source.example/x?page=2)' },
  { why: 'bad-expression', detail: 'a[: Unexpected end of expression' },
  { why: 'bad-next', detail: '{"next":true}' },
  { why: 'broke-off', detail: 'Cannot read properties of undefined' },
  { why: 'bad-status', detail: '502' },
  { why: 'a-reason-of-a-newer-version', detail: 'some English words' },
]

const named: { why: string; detail: FailureDetail }[] = [
  { why: 'unreachable', detail: toTrouble('connect ECONNREFUSED 127.0.0.1:39999') },
  { why: 'unreachable', detail: toTrouble('something that nobody foresaw') },
  { why: 'timed-out', detail: { limitMs: 30_000 } },
  { why: 'too-large', detail: { limitBytes: 5_242_880 } },
  { why: 'refused-address', detail: { address: 'http://10.0.0.7/', text: '10.0.0.7 is the address 10.0.0.7' } },
  { why: 'redirected-away', detail: { redirects: 5 } },
  { why: 'unreadable-page', detail: { text: 'Unexpected token <', address: 'https://source.example/x?page=2' } },
  { why: 'no-records', detail: { name: '۱', address: 'https://source.example/x' } },
  { why: 'too-many-pages', detail: { pages: 1200 } },
  { why: 'bad-status', detail: { status: 502 } },
  { why: 'broke-off', detail: { text: 'Cannot read properties of undefined' } },
]

/** Latin words of a text but addresses and what people know by its Latin name. */
const latinWords = (text: string) => text.replaceAll(/https?:\/\/\S+|SANJEH_\w+/g, '').match(/[A-Za-z]{2,}/g) ?? []

test.each([...texts, ...named])('$why ($detail) is told in Persian without a word of English or a code', (failure) => {
  const text = asOnPage(failure, 'fa')
  expect(latinWords(text)).toEqual([])
  expect(text).not.toMatch(/\{|\(\)|«»|NaN|undefined|object/)
  expect(text.length).toBeGreaterThan(15)
})

test.each([
  ['timed-out', { limitMs: 30_000 }, 'no whole answer within 30000 ms', '(۳۰ ثانیه)', '(30 s)'],
  ['timed-out', { limitMs: 1500 }, 'no whole answer within 1500 ms', '(۱٫۵ ثانیه)', '(1.5 s)'],
  ['too-large', { limitBytes: 5_242_880 }, 'more than 5242880 bytes', '(۵٫۲ مگابایت)', '(5.2 MB)'],
  ['too-many-pages', { pages: 1200 }, '1200', '۱٬۲۰۰ صفحه', '1,200 pages'],
  ['bad-status', { status: 502 }, '502', '(۵۰۲)', '(502)'],
  ['redirected-away', { redirects: 5 }, 'more than 5 redirects', '(بیش از ۵ بار)', '(more than 5 times)'],
  ['unreachable', toTrouble('ECONNREFUSED'), 'ECONNREFUSED', '(اتصال پذیرفته نشد)', '(the connection was refused)'],
  ['no-secret', { name: 'survey' }, 'survey', '«survey»', '“survey”'],
])('%s: a page writes %j, and the text of an older pull, in its language', (why, detail, text, fa, en) => {
  for (const stored of [detail, text]) {
    expect(asOnPage({ why, detail: stored }, 'fa')).toContain(fa)
    expect(asOnPage({ why, detail: stored }, 'en')).toContain(en)
  }
})

test('an address is the same in every language; what a parser wrote is for those who read English', () => {
  const detail = { text: 'Unexpected token <', address: 'https://source.example/x?page=2' }
  expect(asOnPage({ why: 'unreadable-page', detail }, 'fa')).toBe(
    'پاسخ منبع خواندنی نیست: https://source.example/x?page=2',
  )
  expect(asOnPage({ why: 'unreadable-page', detail }, 'en')).toBe(
    'The answer can’t be read: Unexpected token < (https://source.example/x?page=2)',
  )
  const older = 'Unexpected token < (https://source.example/x?page=2)'
  expect(asOnPage({ why: 'unreadable-page', detail: older }, 'en')).toBe(`The answer can’t be read: ${older}`)
})
