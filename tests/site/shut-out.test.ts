import { expect, test } from 'vitest'
import { allPages } from '../browser/all-pages'
import { type HttpVisitor, findIn, visit } from '../fixtures/http-visitor'
import { inviteNewPerson, ownPassword } from '../fixtures/new-person'
import { serveDemonstration } from '../fixtures/serve-demonstration'

const base = await serveDemonstration()
/** Pages that show each viewer what they may see answer a stranger too; the account asks to sign in. */
const shut = [
  ...new Set(allPages.filter(({ as }) => as !== null).map(({ address }) => address)),
  '/hamadan/1404/rankings.csv',
  '/hamadan/1404/judges.zip',
  '/hamadan/jobs/none/events',
  '/audit.csv',
].filter((address) => address !== '' && address !== '/account')

/** Each page's own nonce stands for no difference. */
async function saidTo(
  visitor: HttpVisitor,
  headers: Record<string, string> = {},
  addresses = shut,
): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  for (const address of addresses) {
    const answer = await visitor.get(`/fa${address}`, headers)
    const text = await answer.text()
    const [, nonce = ''] = /nonce="([^"]+)"/.exec(text) ?? []
    said.set(address, `${answer.status} ${nonce ? text.replaceAll(nonce, '') : text}`)
  }
  return said
}

test('a disabled person, an ended session, a revoked key and a made-up one are each answered as a stranger is', async () => {
  const stranger = await saidTo(visit(base))
  for (const [address, text] of stranger) expect(text.slice(0, 4), address).toBe('404 ')

  const { visitor, secretary, page } = await inviteNewPerson(base, 'shut.manager', 'administrator')
  const key = await findIn(
    await visitor.post('/fa/account', { intent: 'make-key', name: 'x', days: '30', password: ownPassword }),
    /(sanjeh_[\w-]{43})</,
  )
  const withKey = { authorization: `Bearer ${key}` }
  expect((await visitor.get('/fa/people')).status).toBe(200)
  expect((await visit(base).get('/fa/people', withKey)).status).toBe(200)

  const other = visit(base)
  await other.signIn('shut.manager', ownPassword)
  expect((await other.get('/fa/people')).status).toBe(200)
  await visitor.post('/fa/account', { intent: 'end-others' })
  expect(await saidTo(other)).toEqual(stranger)
  await secretary.post(page, { intent: 'disable' })
  expect(await saidTo(visitor)).toEqual(stranger)
  // Who tries wrong keys for long is told to wait: a few addresses are asked with each.
  const few = ['/people', '/audit', '/hamadan/1404/shortlist', '/hamadan/1404/rankings.csv']
  const strangerThere = new Map(few.map((address) => [address, stranger.get(address)]))
  expect(await saidTo(visit(base), withKey, few)).toEqual(strangerThere)
  expect(await saidTo(visit(base), { authorization: `Bearer sanjeh_${'x'.repeat(43)}` }, few)).toEqual(strangerThere)
})
