import { type DemoAgency, type DemoOrganisation, type JalaliMonth, months } from './organisation'
import { shareOf } from './quality'
import { between, countAbout, randomOf } from './random'

/** One record a unit and month: connection, sign-ins, messages, uptime, queries, requests. */
export function makeNetworkRecords(seed: string, { agencies }: DemoOrganisation): unknown[] {
  const units = new Map<string, number>()
  for (const { parent } of agencies) if (parent) units.set(parent, (units.get(parent) ?? 0) + 1)
  const records = months.flatMap((month) =>
    agencies.map((agency) => makeRecord(seed, agency, month, units.get(agency.code) ?? 0)),
  )
  return [...records, ...brokenRecords]
}

function makeRecord(seed: string, agency: DemoAgency, month: JalaliMonth, subordinate: number): unknown {
  const random = randomOf(seed, 'network', agency.code, month.index)
  const share = (subject: string, low: number, high: number) => shareOf(seed, agency, subject, month, low, high)
  const place = { unit: agency.code, year: month.year, month: month.month }
  // A unit that had no line in a month says so; that is not the same as nothing done.
  if (agency.level !== 'province' && randomOf(seed, 'silent', agency.code, month.index)() < 0.01)
    return { ...place, sign_ins: 'no data', messages: 'no data' }
  const queries = countAbout(random, agency.staff * between(randomOf(seed, 'queries', agency.code), 2, 6))
  const requests = countAbout(random, agency.staff * between(randomOf(seed, 'requests', agency.code), 4, 14))
  const expected = 26 * 8 * 60
  const common = {
    ...place,
    sign_ins: countAbout(random, agency.staff * 18 * share('sign-in', 0.3, 1)),
    messages: countAbout(random, agency.staff * 30 * share('messages', 0.2, 1)),
    uptime: { minutes: Math.round(expected * share('uptime', 0.86, 1)), expected },
    queries: { total: queries, online: Math.round(queries * share('online-queries', 0.2, 1)) },
    requests: {
      total: requests,
      online: Math.round(requests * share('online-requests', 0.1, 0.9)),
      ...closedOf(requests, share('speed', 0, 1), random),
    },
  }
  if (agency.level !== 'province') return common
  const total = subordinate + 1
  return {
    ...common,
    units: { total, connected: Math.round(total * share('connected', 0.45, 1.05)) },
    reports: { expected: 12, on_time: Math.round(12 * share('reports', 0.4, 1.05)) },
  }
}

function closedOf(requests: number, speed: number, random: () => number): { closed: number; days: number } {
  const closed = Math.round(requests * between(random, 0.9, 1))
  return { closed, days: Math.round(closed * (2 + 7 * (1 - speed)) * 10) / 10 }
}

/** As every real source has some. */
const brokenRecords = [
  { unit: 'ROAD', year: 1404, month: 13, sign_ins: 210 },
  { unit: 'HMD-9999', year: 1404, month: 5, sign_ins: 14, messages: 20 },
  { unit: 'HEALTH-INS', year: 1404, month: 2, sign_ins: 41 },
  { unit: 'ROAD', year: 1399, month: 4, sign_ins: 3 },
  { unit: 'ROAD', year: 1404, month: 4, sign_ins: 410, messages: 380 },
]
