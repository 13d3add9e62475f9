import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import type { Job, JobFailure } from '../../runtime/jobs'
import { JobCard } from './job-card'

const failed = (kind: Job['kind'], failure: JobFailure): Job => ({
  id: '1',
  kind,
  festivalId: 1,
  subject: { titleFa: 'منبع', titleEn: 'Source' },
  path: '/h/pulls/1',
  state: 'failed',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:01:00.000Z',
  startedBy: null,
  step: null,
  failure,
})

const textOf = (job: Job, language: 'fa' | 'en') =>
  renderPart(<JobCard job={job} />, { language }).container.textContent

test.each([
  ['pull', { of: 'pull', pull: { why: 'bad-status', detail: { status: 502 } } }, '(۵۰۲)', 'error (502)'],
  ['score', { of: 'work', why: 'no-participants' }, 'شرکت‌کننده‌ای ندارد', 'no participants'],
  ['score', { of: 'work', why: 'gave-up' }, 'کنار گذاشته شد', 'given up'],
] as const)('a failed %s says why on its card, in the language of the page: %j', (kind, failure, fa, en) => {
  expect(textOf(failed(kind, failure), 'fa')).toContain(fa)
  expect(textOf(failed(kind, failure), 'en')).toContain(en)
})
