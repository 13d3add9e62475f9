import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeNetworkRecords } from './network-records'
import type { DemoOrganisation } from './organisation'
import { type DemoNetwork, startDemoNetwork } from './start-demo-network'
import { makeTrainingRecords } from './training-records'

const organisation: DemoOrganisation = {
  agencies: [
    {
      code: 'CIVREG',
      titleFa: 'ثبت احوال',
      alias: null,
      level: 'province',
      county: 'HMD',
      parent: null,
      staff: 200,
      women: 60,
      managers: 12,
    },
    {
      code: 'CIVREG-MLY',
      titleFa: 'ثبت احوال ملایر',
      alias: null,
      level: 'county',
      county: 'MLY',
      parent: 'CIVREG',
      staff: 30,
      women: 0,
      managers: 0,
    },
  ],
  programmes: [{ code: 'P1' }, { code: 'P2' }],
  services: [{ code: 'HM0001', agency: 'CIVREG', isEligible: true, isFirstWave: true }],
  offices: [{ county: 'HMD', urban: 3, rural: 5 }],
  districts: 10,
}

const Page = z.object({
  items: z.array(z.unknown()).optional(),
  letters: z.array(z.unknown()).optional(),
  next: z.unknown(),
})
type Page = z.infer<typeof Page>

let network: DemoNetwork
beforeAll(async () => {
  network = await startDemoNetwork({ organisation })
})
afterAll(() => network.close())

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(network.url + path, { headers: { authorization: `Bearer ${network.token}`, ...headers } })

describe('the demonstration network', () => {
  test('answers nobody without the token', async () => {
    expect((await fetch(`${network.url}/network/units`)).status).toBe(401)
    expect((await ask('/network/units', { authorization: 'Bearer guess' })).status).toBe(401)
  })

  test('says that nothing changed to those who know its ETag', async () => {
    const first = await ask('/services/catalogue.csv')
    const again = await ask('/services/catalogue.csv', { 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('begins its CSV with a byte order mark', async () => {
    const bytes = new Uint8Array(await (await ask('/services/catalogue.csv')).arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
  })

  test('writes letters in Persian digits', async () => {
    const text = await (await ask('/correspondence/letters')).text()
    expect(text).toMatch(/"total":"[۰-۹]+"/)
  })

  test.each([
    ['by cursor', '/network/units?', (page: Page) => (page.next ? `/network/units?cursor=${String(page.next)}` : null)],
    [
      'by link',
      '/correspondence/letters?',
      (page: Page) => (page.next ? String(page.next).replace(network.url, '') : null),
    ],
  ])('%s, every record comes exactly once', async (_, first, nextOf) => {
    const seen: string[] = []
    for (let address: string | null = first; address;) {
      const page: Page = Page.parse(await (await ask(address)).json())
      seen.push(...(page.items ?? page.letters ?? []).map((record) => JSON.stringify(record)))
      address = nextOf(page)
    }
    expect(seen.length).toBeGreaterThan(20)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('knows nothing of other addresses', async () => {
    expect((await ask('/elsewhere')).status).toBe(404)
  })
})

test('the same seed makes the same data, another seed other data', () => {
  expect(makeNetworkRecords('a', organisation)).toEqual(makeNetworkRecords('a', organisation))
  expect(makeNetworkRecords('b', organisation)).not.toEqual(makeNetworkRecords('a', organisation))
})

test('on the great day more than 1,200 people learn', () => {
  const records = makeTrainingRecords('a', organisation)
  const ofTheDay = records.filter((record) => isOfDay(record, 1404, 6, 4))
  expect(ofTheDay.reduce<number>((sum, record) => sum + enrolledIn(record), 0)).toBeGreaterThanOrEqual(1200)
})

function isOfDay(record: unknown, year: number, month: number, day: number): boolean {
  const row = Object.entries(record ?? {})
  return (
    row.some(([key, value]) => key === 'day' && value === day) &&
    row.some(([key, value]) => key === 'month' && value === month) &&
    row.some(([key, value]) => key === 'year' && value === year)
  )
}

function enrolledIn(record: unknown): number {
  return typeof record === 'object' && record !== null && 'enrolled' in record && typeof record.enrolled === 'number'
    ? record.enrolled
    : 0
}
