import { expect, test } from 'vitest'
import { type HttpVisitor, findIn, visit } from '../fixtures/http-visitor'
import { inviteNewPerson, ownPassword } from '../fixtures/new-person'
import { serveDemonstration } from '../fixtures/serve-demonstration'

const base = await serveDemonstration()
const ranking = '/fa/hamadan/1404/rankings.csv?group=CULT'

async function makeKey(visitor: HttpVisitor): Promise<string> {
  const made = await visitor.post('/fa/account', {
    intent: 'make-key',
    name: 'گزارش شبانه',
    days: '30',
    password: ownPassword,
  })
  return findIn(made, /(sanjeh_[\w-]{43})</)
}

const withKey = (key: string) => ({ authorization: `Bearer ${key}` })

test('a key reads what its person may read, and nothing of it is shown again', async () => {
  const { visitor } = await inviteNewPerson(base, 'key.reader', 'manager')
  const key = await makeKey(visitor)
  const program = visit(base)
  expect((await program.get(ranking)).status).toBe(404)
  const answer = await program.get(ranking, withKey(key))
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe(await (await visitor.get(ranking)).text())
  const account = await (await visitor.get('/fa/account')).text()
  expect(account).toContain('گزارش شبانه')
  expect(account).not.toContain(key)
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('a key does nothing, even beside the cookies of its person, and opens no account page', async () => {
  const { visitor, secretary } = await inviteNewPerson(base, 'key.doer', 'administrator')
  const key = await makeKey(visitor)
  const send = (cookie: string) =>
    fetch(new URL('/fa/people', base), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ name: 'x' }),
      headers: { ...withKey(key), cookie, origin: new URL(base).origin },
    })
  expect((await visit(base).get('/fa/people', withKey(key))).status).toBe(200)
  expect((await send('')).status).toBe(404)
  expect((await visit(base).get('/fa/account', withKey(key))).status).toBe(302)
  expect((await secretary.get('/fa/people', withKey('sanjeh_not-a-key'))).status).toBe(404)
})

test('a revoked key, and the key of somebody who was disabled, is a stranger', async () => {
  const { visitor, secretary, page } = await inviteNewPerson(base, 'key.loser', 'manager')
  const [first, second] = [await makeKey(visitor), await makeKey(visitor)]
  const program = visit(base)
  const id = await findIn(await visitor.get('/fa/account'), /name="key" value="(\d+)"/)
  await visitor.post('/fa/account', { intent: 'revoke-key', key: id })
  expect((await program.get(ranking, withKey(second))).status).toBe(404)
  expect((await program.get(ranking, withKey(first))).status).toBe(200)
  await secretary.post(page, { intent: 'disable' })
  const refused = await program.get(ranking, withKey(first))
  const stranger = await program.get(ranking)
  expect([refused.status, await refused.text()]).toEqual([stranger.status, await stranger.text()])
})

test('the secretariat sees when a key of somebody else was used, and ends it', async () => {
  const { visitor, secretary, page } = await inviteNewPerson(base, 'key.watched', 'manager')
  const key = await makeKey(visitor)
  expect(await (await secretary.get(page)).text()).toContain('هنوز استفاده نشده')
  const program = visit(base)
  expect((await program.get(ranking, withKey(key))).status).toBe(200)
  const shown = await (await secretary.get(page)).text()
  expect(shown).toContain('آخرین استفاده')
  const [, id = ''] = /name="key" value="(\d+)"/.exec(shown) ?? []
  expect((await secretary.post(page, { intent: 'revoke-key', key: id, reason: 'دیگر لازم نیست' })).status).toBe(200)
  expect((await program.get(ranking, withKey(key))).status).toBe(404)
})
