import { Agent } from 'node:http'
import { createRouteFinder } from '../../app/server/find-route'
import { demoPassword } from '../../app/sign-in/demo-people'
import { Coverage } from './coverage'
import { faultOfLine, faultsOf } from './check-answer'
import { type Planned, makeRequest } from './make-request'
import { Random } from './random'
import { readRoutePatterns } from './route-patterns'
import { type Answer, type Sent, send } from './send'
import type { WatchedServer } from './start-watched'
import { Surface } from './surface'

export const nobody = 'nobody'

export interface Finding {
  fault: string
  route: string
  role: string
  /** What to send to see it again. */
  reproduction: string
  count: number
}

interface Settings {
  seed: number
  /**
   * User names, all with the password of the demonstration. Those of an agency by its code: another must not read what
   * they write.
   */
  people: Readonly<Record<string, { agency: string | null }>>
  start: readonly string[]
  /** An answer that takes longer is a finding. */
  slowMs: number
  pagesOfRole: number
}

const atOnce = 8

/** Sends hostile requests to a server as each of its people, and keeps what was wrong. */
export async function openFuzzer(server: WatchedServer, { seed, people, start, slowMs, pagesOfRole }: Settings) {
  const { patterns, build } = await readRoutePatterns()
  const surface = new Surface(
    patterns.filter(({ answers }) => answers),
    createRouteFinder(build),
  )
  const coverage = new Coverage()
  const findings = new Map<string, Finding>()
  const random = new Random(seed)
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce * 2 })
  const cookies = new Map<string, string>()
  const roles = [nobody, ...Object.keys(people)]
  const lost = new Set<string>()
  let count = 0

  const note = (role: string, route: string, sent: Sent | null, fault: string) => {
    const key = `${route} ${fault.replaceAll(/\d{3,}/g, 'N').slice(0, 160)}`
    const known = findings.get(key)
    if (known) known.count++
    else
      findings.set(key, {
        fault,
        route,
        role,
        reproduction: sent ? describe(role, sent) : 'one of the last requests',
        count: 1,
      })
  }
  const ask = async (role: string, sent: Sent): Promise<Answer> => {
    const cookie = cookies.get(role)
    const whole = {
      ...sent,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(sent.method === 'POST' ? { origin: server.url.origin } : {}),
        ...sent.headers,
      },
    }
    count++
    return send(server.url, whole, agent, slowMs * 3)
  }
  const get = (role: string, path: string) =>
    ask(role, { method: 'GET', path, headers: { accept: 'text/html' }, body: null })
  const check = (role: string, planned: Planned, answer: Answer) => {
    for (const fault of faultsOf(planned.sent, answer, slowMs)) note(role, planned.route, planned.sent, fault)
    const foreign = foreignWords(people, role, answer.body)
    if (foreign) note(role, planned.route, planned.sent, `reads what ${foreign} wrote`)
  }
  const checkServer = () => {
    for (const line of server.takeLines()) {
      const fault = faultOfLine(line)
      if (fault) note('', 'log', null, fault)
    }
    const end = server.ended()
    if (end) note('', 'server', null, end)
    return end === null
  }

  const signIn = async (role: string): Promise<boolean> => {
    const body = Buffer.from(new URLSearchParams({ name: role, password: demoPassword }).toString())
    const answer = await send(
      server.url,
      {
        method: 'POST',
        path: '/fa/sign-in',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
        body,
      },
      agent,
      slowMs * 3,
    )
    const set = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? '')
    if (answer.status !== 302 || !set.length) return false
    cookies.set(role, set.join('; '))
    return true
  }
  /** Forms of an account end sessions and change passwords: who can't come back is out for the rest. */
  const stayIn = async () => {
    for (const role of Object.keys(people)) {
      if (lost.has(role)) continue
      const isIn = cookies.has(role) && (await get(role, '/fa/account')).status === 200
      if (!isIn && !(await signIn(role))) lost.add(role)
    }
  }

  /**
   * Reads pages as a role: what pages lead to, routes first that it has not seen, then addresses that are made of what
   * is known.
   */
  const exploreAs = async (role: string, isOver: () => boolean) => {
    const seen = new Set<string>()
    const visit = async (address: string): Promise<string[]> => {
      const route = surface.routeAt(address)
      if (route === null || seen.has(route)) return []
      seen.add(route)
      const planned = { route, fields: [], sent: { method: 'GET', path: address, headers: {}, body: null } }
      const answer = await get(role, address)
      coverage.note(role, planned, answer)
      check(role, planned, answer)
      return String(answer.headers['content-type']).startsWith('text/html')
        ? surface.learn(role, address, answer.body)
        : []
    }
    for (const next = [...start]; next.length && seen.size < pagesOfRole && !isOver();) {
      const isNew = (address: string) => !seen.has(surface.routeAt(address) ?? '')
      next.push(...(await visit(next.shift() ?? '')).filter(isNew))
    }
    for (const pattern of surface.patterns)
      if (seen.size < pagesOfRole && !isOver() && random.chance(0.3)) await visit(surface.addressOf(pattern, random))
  }
  const explore = async (isOver: () => boolean) => {
    await stayIn()
    await Promise.all(roles.filter((role) => !lost.has(role)).map((role) => exploreAs(role, isOver)))
    checkServer()
  }

  /** Until as many requests were sent or it is told to stop. */
  const attack = async (requests: number, isOver: () => boolean) => {
    const before = count
    while (!isOver() && server.ended() === null) {
      if (count - before >= requests) break
      const present = roles.filter((role) => !lost.has(role))
      const batch = Array.from({ length: atOnce }, () => {
        const role = random.pick(present)
        return { role, planned: makeRequest(surface, role, random, wordsOf(people, role, random)) }
      })
      await Promise.all(
        batch.map(async ({ role, planned }) => {
          const answer = await ask(role, planned.sent)
          coverage.note(role, planned, answer)
          check(role, planned, answer)
        }),
      )
      checkServer()
      if (
        batch.some(
          ({ planned }) => /sign|account|people|settings|link/.test(planned.route) && planned.sent.method === 'POST',
        )
      )
        await stayIn()
    }
  }

  return {
    explore,
    attack,
    surface,
    coverage,
    findings: () => [...findings.values()],
    count: () => count,
    present: () => roles.length - lost.size,
    close: () => agent.destroy(),
  }
}

export type Fuzzer = Awaited<ReturnType<typeof openFuzzer>>

/** Words of an agency carry its code: they must not come to another agency or to the public. */
function wordsOf(people: Settings['people'], role: string, random: Random): string {
  const agency = people[role]?.agency ?? null
  return agency === null ? `متن ${random.below(1000)}` : `متن only-${agency}-${random.below(1000)}`
}

function foreignWords(people: Settings['people'], role: string, body: string): string | null {
  const row = people[role]
  if (row && row.agency === null) return null
  return (
    Object.values(people).find(
      ({ agency }) => agency !== null && agency !== row?.agency && body.includes(`only-${agency}-`),
    )?.agency ?? null
  )
}

/** A request as somebody can send it again. */
function describe(role: string, { method, path, headers, body }: Sent): string {
  const shown = Object.entries(headers)
    .map(([name, value]) => ` -H '${name}: ${value.slice(0, 200)}'`)
    .join('')
  const text = body === null ? '' : ` --data-binary ${JSON.stringify(body.toString('latin1').slice(0, 1500))}`
  return `as ${role}: curl --path-as-is -X ${method}${shown}${text} '${path.slice(0, 1000)}'`
}
