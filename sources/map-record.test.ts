import { expect, test } from 'vitest'
import { compileSource, defineSource } from '../tests/fixtures/source-definition'
import { type Known, mapRecord } from './map-record'
import { describeReason } from './quarantine-reason'
import { parseJson } from './read/json'

const known: Known = {
  agencyByCode: new Map([['water', 1]]),
  agencyByName: new Map([['شرکت اب و فاضلاب', 1]]),
  serviceByCode: new Map([['s1', 7]]),
  metrics: new Map([
    ['requests', { mayBeNegative: false, lowest: null, highest: null }],
    ['stage', { mayBeNegative: true, lowest: -1, highest: 5 }],
  ]),
  spans: [{ from: '2025-03-21', to: '2026-03-21' }],
}

const map = (record: unknown, mapping: Parameters<typeof defineSource>[0] = {}) =>
  mapRecord(record, compileSource(defineSource(mapping)), known)

test('a record is an observation of each metric that it speaks of', () => {
  expect(map({ agency: 'water', month: 1, requests: 3 })).toEqual({
    ok: true,
    agency: 1,
    serviceId: 0,
    period: { from: '2025-03-21', to: '2025-04-21' },
    values: [{ status: 'reported', value: 3 }, null],
  })
})

test.for([
  [0, { status: 'reported', value: 0 }],
  ['۱۲', { status: 'reported', value: 12 }],
  [true, { status: 'reported', value: 1 }],
  [false, { status: 'reported', value: 0 }],
  ['ND', { status: 'no-data', value: 0 }],
  [' NA ', { status: 'not-applicable', value: 0 }],
] as const)('the value %j is kept apart from the others', ([requests, value]) => {
  expect(map({ agency: 'water', month: '۱', requests })).toMatchObject({ ok: true, values: [value, null] })
})

test('an agency is found by any spelling of its name', () => {
  const mapping = { agency: { by: 'name' as const, value: 'agency' } }
  expect(map({ agency: 'شركت آب و فاضلاب', month: 1, requests: 1 }, { mapping })).toMatchObject({ ok: true, agency: 1 })
})

test('an unknown code is registered only where the definition says so', () => {
  const mapping = { agency: { by: 'code' as const, value: 'agency', register: { title: 'title' } } }
  expect(map({ agency: 'new', title: 'New one', month: 1, requests: 1 }, { mapping })).toMatchObject({
    ok: true,
    agency: { code: 'new', title: 'New one' },
  })
})

test('a service is optional, and one that is named must be known', () => {
  const mapping = { service: 'service' }
  expect(map({ agency: 'water', month: 1, requests: 1, service: 's1' }, { mapping })).toMatchObject({
    ok: true,
    serviceId: 7,
  })
  expect(map({ agency: 'water', month: 1, requests: 1 }, { mapping })).toMatchObject({ ok: true, serviceId: 0 })
})

const whole = { agency: 'water', month: 1, requests: 1 }

test.for([
  ['no-agency', { ...whole, agency: null }],
  ['no-agency', { ...whole, agency: '  ' }],
  ['no-agency', 5],
  ['no-agency', null],
  ['unknown-agency', { ...whole, agency: 'nobody' }],
  ['bad-expression', { ...whole, agency: ['water'] }],
  ['bad-expression', { ...whole, agency: 'wat\0er' }],
  ['bad-expression', { ...whole, agency: 'x'.repeat(501) }],
  ['unknown-service', { ...whole, service: 's9' }],
  ['bad-period', { ...whole, month: 13 }],
  ['bad-period', { ...whole, month: 'مهر' }],
  ['bad-period', { ...whole, month: null }],
  ['outside-editions', { ...whole, year: '1402' }],
  ['not-a-number', { ...whole, requests: 'many' }],
  ['not-a-number', { ...whole, requests: '12/5' }],
  ['not-a-number', { ...whole, requests: '1.234,5' }],
  ['not-a-number', { ...whole, requests: { value: 1 } }],
  ['not-a-number', { ...whole, requests: [] }],
  ['negative', { ...whole, requests: -1 }],
  ['negative', { ...whole, requests: '-1' }],
  ['too-high', { ...whole, stage: 6 }],
  ['too-low', { ...whole, stage: -2 }],
  ['inexact-number', { ...whole, requests: 1e101 }],
  ['inexact-number', { ...whole, stage: -1e101 }],
  ['says-nothing', { agency: 'water', month: 1 }],
  ['says-nothing', { ...whole, requests: '' }],
] as const)('a record is refused as %s: %j', ([reason, record]) => {
  const mapping = {
    service: 'service',
    period: { calendar: 'jalali-month' as const, year: "year || '1404'", month: 'month' },
  }
  const mapped = map(record, { mapping })
  expect(mapped).toMatchObject({ ok: false, reason })
  if (mapped.ok) return
  for (const language of ['fa', 'en'] as const)
    expect(describeReason(reason, mapped.detail, language)).not.toMatch(/\{\w+\}|\?/)
})

test.for(['12345678901234567890', '1e400', '-1e400', '9007199254740993', '1e-400'])(
  'the JSON number %s is refused as it stands',
  (digits) => {
    const record = parseJson(`{"agency": "water", "month": 1, "requests": ${digits}}`)
    expect(map(record)).toEqual({
      ok: false,
      reason: 'inexact-number',
      detail: { metric: 'requests', value: digits },
      agencyId: 1,
      periodFrom: '2025-03-21',
    })
  },
)

test.for(['9007199254740991', '0.1', '1e15', '123456.789', '1.5e3'])('the JSON number %s is taken', (digits) => {
  expect(map(parseJson(`{"agency": "water", "month": 1, "requests": ${digits}}`))).toMatchObject({
    ok: true,
    values: [{ value: Number(digits) }, null],
  })
})

test.for([
  [
    { ...whole, requests: 'many' },
    { agencyId: 1, periodFrom: '2025-03-21' },
  ],
  [
    { ...whole, month: 13, requests: 'many' },
    { agencyId: 1, periodFrom: undefined },
  ],
  [
    { ...whole, agency: 'nobody' },
    { agencyId: undefined, periodFrom: undefined },
  ],
] as const)(
  'a refused record tells whom and what time it speaks of, as far as that is known: %j',
  ([record, about]) => {
    const mapped = map(record)
    expect(mapped.ok ? null : { agencyId: mapped.agencyId, periodFrom: mapped.periodFrom }).toEqual(about)
  },
)

test('an expression that fails on a record says so with the record', () => {
  const mapping = { metrics: [{ metric: 'requests', value: 'sum(requests)' }] }
  expect(map({ ...whole, requests: 'x' }, { mapping })).toMatchObject({
    ok: false,
    reason: 'bad-expression',
    detail: { expression: 'sum(requests)' },
  })
})
