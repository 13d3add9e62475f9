import { describe, expect, test } from 'vitest'
import { type Act, type Viewer, reachOf, reachesSomewhere, stages } from '../../app/policy/policy.server'
import { routeActs } from '../../app/policy/route-acts'
import type { EditionState } from '../../db/queries/courses'
import { auditEvent } from '../../db/schema'
import { type Answer, type Routes, dataAddress } from '../fixtures/ask-routes'
import { type World, useWalk } from '../fixtures/use-walk'
import type { ViewerName } from '../fixtures/walked-edition'
import { type Address, addressOf, listAddresses } from './route-addresses'

/** States in which some form is open to somebody. */
const formStates: readonly EditionState[] = [
  'draft',
  'collecting',
  'objections',
  'review',
  'shortlisting',
  'approved',
  'published',
]

/**
 * Whoever answers to one of these names stands before the walk as somebody else does: see the test of those outside.
 */
type ShutOut = 'disabled' | 'signedOut'

const absentEdition = '9404'

/** Which file walks whom: the files run beside each other, each over an edition of its own. */
const groups = {
  administrator: 'secretariat',
  manager: 'secretariat',
  countyManager: 'secretariat',
  agency: 'agencies',
  rival: 'agencies',
  auditor: 'agencies',
  evaluator: 'experts',
  idleEvaluator: 'experts',
  judge: 'experts',
  stranger: 'outside',
  nobody: 'outside',
  key: 'outside',
} as const satisfies Record<Exclude<ViewerName, ShutOut>, string>
type Walker = keyof typeof groups
type Group = (typeof groups)[Walker]

export const allGroups: readonly Group[] = [...new Set(Object.values(groups))]

const isWalker = (name: string): name is Walker => name in groups

let world: () => World & { routes: Routes }

/**
 * Describes the walk of a group: every route in every state, every form where somebody may send one, and whole pages in
 * one state.
 */
export function walkRoutes(group: Group): typeof world {
  world = useWalk()
  // Those of another file are told to other people.
  answersOfAbsent.clear()
  const names = Object.keys(groups)
    .filter(isWalker)
    .filter((name) => groups[name] === group)
  describe.each(names)('%s', (name) => {
    test.each(stages)('is answered in the state %s as the policy says', async (state) => {
      expect(await walk(name, state, false)).toBe('')
    })

    test.each(formStates)('can do nothing by a form in the state %s that the policy does not say', async (state) => {
      const { db } = world().database
      const before = await db.$count(auditEvent)
      expect(await sendForms(name, state)).toBe('')
      expect(await db.$count(auditEvent)).toBe(before)
    })

    test('is shown whole pages as the policy says', async () => {
      expect(await walk(name, 'preliminary', true)).toBe('')
    })
  })
  return world
}

function ask(viewer: Viewer, now: Date, address: string, init?: RequestInit) {
  const { walked, routes } = world()
  return routes.ask(walked.contextFor(viewer, now), address, init)
}

type Asked = Act | 'everybody' | 'signed-in'

function isAllowed(viewer: Viewer, state: EditionState, asked: Asked, { act, of, isHere, reaches }: Address): boolean {
  if (asked === 'everybody') return true
  if (asked === 'signed-in') return viewer.user !== null
  if (of === 'installation' && !isHere) return reachesSomewhere(viewer, asked)
  const scope = reachOf(viewer, asked, {
    festivalId: world().walked.festivalId,
    stage: of === 'edition' || act ? state : null,
  })
  return scope !== null && (reaches?.(scope) ?? true)
}

const seenBy = (route: string, { act }: Address): Asked => act ?? routeActs[route]?.see ?? 'everybody'

/** What is wrong with the answers to a viewer in a state; nothing, one hopes. */
export async function walk(name: ViewerName, state: EditionState, asPage: boolean): Promise<string> {
  const { walked, routes } = world()
  const viewer = walked.viewers[name]
  const now = await walked.enter(state)
  const wrong: string[] = []
  for (const [route, addresses] of Object.entries(listAddresses(walked.things))) {
    const isFile = !routes.pages.has(route)
    if (asPage && isFile) continue
    const toAddress = (address: string) => (asPage || isFile ? address : dataAddress(address, route))
    for (const address of addresses) {
      const allowed = isAllowed(viewer, state, seenBy(route, address), address)
      if (allowed && address.isSlow && state !== 'approved') continue
      const row = addressOf(address)
      const said = await ask(viewer, now, toAddress(row))
      if (!(allowed ? [200, 202, 302] : [404]).includes(said.status))
        wrong.push(`${row}: ${said.status} where it is ${allowed ? 'allowed' : 'refused'}`)
      if (!isFile && said.body.includes('\0')) wrong.push(`${row}: a letter was torn apart`)
      if (allowed) continue
      for (const absent of absencesOf(address)) {
        // Around a page stand the tabs of an edition that the viewer may see.
        if (asPage && !absent.includes('/1404/') && seesEdition(viewer, state)) continue
        const body = await answerOfAbsent(name, toAddress(absent), () => ask(viewer, now, toAddress(absent)))
        if (namedAs(body, absent, row) !== said.body) wrong.push(`${row}: not the answer of ${absent}`)
      }
    }
  }
  return wrong.join('\n')
}

const answersOfAbsent = new Map<string, Promise<string>>()

/**
 * What a viewer is told of an edition that is not there is the same whatever state the one that is there is in: it is
 * asked for once.
 */
async function answerOfAbsent(name: ViewerName, address: string, send: () => Promise<Answer>): Promise<string> {
  if (!address.includes(`/${absentEdition}`)) return (await send()).body
  const key = `${name} ${address}`
  const answer = answersOfAbsent.get(key) ?? send().then(({ body }) => body)
  answersOfAbsent.set(key, answer)
  return answer
}

/** An answer as it would be at another address: each part of the one that differs is named as in the other. */
function namedAs(body: string, from: string, to: string): string {
  const parts = to.split(/[/?]/)
  return from
    .split(/[/?]/)
    .reduce((text, part, index) => (part === parts[index] ? text : text.replaceAll(part, parts[index] ?? '')), body)
}

/** What is wrong with the answers to an empty form, of those who may send none. */
async function sendForms(name: ViewerName, state: EditionState): Promise<string> {
  const { walked } = world()
  const viewer = walked.viewers[name]
  const now = await walked.enter(state)
  const wrong: string[] = []
  for (const [route, addresses] of Object.entries(listAddresses(walked.things))) {
    const { see = 'everybody', does = [] } = routeActs[route] ?? {}
    if (!does.length || see === 'everybody') continue
    for (const address of addresses) {
      if (does.some((act) => isAllowed(viewer, state, act, address))) continue
      const send = (to: string) =>
        ask(viewer, now, `${to}.data`, { method: 'POST', body: new URLSearchParams({ intent: 'none' }) })
      const row = addressOf(address)
      const said = await send(row)
      if (said.status < 400 || said.status >= 500) wrong.push(`${row}: ${said.status} where it is refused`)
      if (isAllowed(viewer, state, seenBy(route, address), address)) continue
      for (const absent of absencesOf(address)) {
        const body = await answerOfAbsent(name, `form ${absent}`, () => send(absent))
        if (namedAs(body, absent, row) !== said.body) wrong.push(`${row}: not the answer of ${absent}`)
      }
    }
  }
  return wrong.join('\n')
}

const seesEdition = (viewer: Viewer, state: EditionState) =>
  reachOf(viewer, 'edition.see', { festivalId: world().walked.festivalId, stage: state }) !== null

/** The same address in an edition that is not there, and that of a thing that is not there. */
function absencesOf(address: Address): string[] {
  return [
    ...(address.of === 'edition' ? [addressOf(address, absentEdition)] : []),
    ...(address.absent === undefined ? [] : [addressOf({ ...address, path: address.absent })]),
  ]
}
