import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { operatorOf } from '../access/viewer.server'
import { demoPassword } from '../sign-in/demo-people'
import { addPerson } from '../flows/people/add-person.server'
import { refusePublishedPasswords } from './first-people'

const here = { host: '127.0.0.1', publicUrl: undefined, trustedProxies: [] }
const openings = [
  ['HOST=0.0.0.0', { ...here, host: '0.0.0.0' }],
  ['HOST=::', { ...here, host: '::' }],
  ['SANJEH_URL=https://sanjeh.example.ir', { ...here, publicUrl: 'https://sanjeh.example.ir' }],
  ['SANJEH_TRUSTED_PROXY=127.0.0.1', { ...here, trustedProxies: ['127.0.0.1'] }],
] as const
let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('published passwords serve this machine, and keep every way in from elsewhere shut', async () => {
  const { db } = database
  const refusalOf = (environment: Parameters<typeof refusePublishedPasswords>[1]) =>
    refusePublishedPasswords(db, environment).then(() => null, String)
  for (const [, environment] of openings)
    expect(await refusalOf({ ...environment, trustedProxies: [...environment.trustedProxies] })).toBeNull()
  const context = { db, viewer: operatorOf('test'), now: new Date() }
  await addPerson(context, {
    username: 'judge',
    name: 'judge',
    email: 'judge@demo.invalid',
    passwordKind: 'published',
    password: demoPassword,
    grants: [],
  })
  for (const [setting, environment] of openings)
    expect(await refusalOf({ ...environment, trustedProxies: [...environment.trustedProxies] })).toContain(setting)
  for (const change of [
    {},
    { host: '::1' },
    { publicUrl: 'http://localhost:3000' },
    { publicUrl: 'http://[::1]:3000' },
  ])
    expect(await refusalOf({ ...here, ...change })).toBeNull()
})
