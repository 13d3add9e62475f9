import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { routeActs } from '../../app/policy/route-acts'
import { listAddresses } from './route-addresses'
import { allGroups, walk, walkRoutes } from './walk-routes'

const world = walkRoutes('outside')

test('each route has an address, or says that it has none of its own', () => {
  expect(Object.keys(listAddresses(world().walked.things)).toSorted()).toEqual(Object.keys(routeActs).toSorted())
})

test.each(allGroups)('the group %s has a file that walks it', (group) => {
  expect(existsSync(path.join(import.meta.dirname, `route-walk-${group}.test.ts`))).toBe(true)
})

test('the doors make nobody of a disabled person and of an ended session, so what nobody can do, they can’t', () => {
  const { disabled, signedOut, nobody } = world().walked.viewers
  expect([disabled, signedOut]).toEqual([nobody, nobody])
})

// As the doors make nobody of them, the walk of nobody through the other states is theirs as well.
test.each(['disabled', 'signedOut'] as const)('%s is answered in a state as the policy says', async (name) => {
  expect(await walk(name, 'preliminary', false)).toBe('')
})
