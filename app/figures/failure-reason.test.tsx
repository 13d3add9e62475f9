import { expect, test } from 'vitest'
import type { StoredFailure } from '../../db/schema'
import { renderPart } from '../../tests/fixtures/render-part'
import { FailureReason } from './failure-reason'

const textOf = (failure: StoredFailure, language: 'fa' | 'en') =>
  renderPart(<FailureReason failure={failure} />, { language }).container.textContent

test.each([
  [{ why: 'timed-out', detail: { limitMs: 30_500 } }, '۳۰٫۵ ثانیه', '30.5 s'],
  [{ why: 'too-many-pages', detail: { pages: 1200 } }, '۱٬۲۰۰ صفحه', '1,200 pages'],
  [{ why: 'bad-status', detail: { status: 502 } }, '(۵۰۲)', '(502)'],
  [{ why: 'no-secret', detail: { name: 'survey' } }, '«\u2068survey\u2069»', '“\u2068survey\u2069”'],
  [{ why: 'timed-out', detail: 'no whole answer within 30000 ms' }, '۳۰ ثانیه', '30 s'],
])('%j is written in the words and digits of the page', (failure, fa, en) => {
  expect(textOf(failure, 'fa')).toContain(fa)
  expect(textOf(failure, 'en')).toContain(en)
})
