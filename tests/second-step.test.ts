import { expect, inject, test } from 'vitest'
import { type HttpVisitor, findIn, visit } from './fixtures/http-visitor'
import { inviteNewPerson, ownPassword } from './fixtures/new-person'
import { totpAt } from './fixtures/totp'

const base = inject('sanjehUrl')
const own = '/fa/hamadan/1404/rankings'

/** Somebody who has turned the second step on, with the key of the app and the backup codes. */
async function withSecondStep(username: string): Promise<{ visitor: HttpVisitor; key: string; codes: string[] }> {
  const { visitor } = await inviteNewPerson(base, username, 'manager')
  const begun = await (await visitor.post('/fa/account', { wish: 'begin', password: ownPassword })).text()
  const [, uri = ''] = /name="uri" value="([^"]+)"/.exec(begun) ?? []
  const [, codes = ''] = /name="codes" value="([^"]+)"/.exec(begun) ?? []
  const address = uri.replaceAll('&amp;', '&')
  const key = new URL(address).searchParams.get('secret') ?? ''
  const wrong = await visitor.post('/fa/account', { wish: 'confirm', code: '000000', uri: address, codes })
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('این رمز درست نیست')])
  const confirmed = await visitor.post('/fa/account', { wish: 'confirm', code: totpAt(key), uri: address, codes })
  expect([confirmed.status, await confirmed.text()]).toEqual([200, expect.stringContaining('ورود دومرحله‌ای روشن شد')])
  return { visitor, key, codes: codes.split(' ') }
}

/** As far as the page that asks for a code. */
async function knock(username: string): Promise<HttpVisitor> {
  const visitor = visit(base)
  const answer = await visitor.signIn(username, ownPassword)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    expect.stringMatching(/^\/fa\/sign-in\/code\?/),
  ])
  return visitor
}

const giveCode = (visitor: HttpVisitor, code: string) => visitor.post(`/fa/sign-in/code?to=${own}`, { code })

test('a code of the app lets somebody in, a wrong one does not, and before it nothing is open', async () => {
  const { visitor: first, key } = await withSecondStep('step.reader')
  expect((await first.get(own)).status).toBe(200)
  const visitor = await knock('step.reader')
  expect((await visitor.get(own)).status).toBe(404)
  expect((await giveCode(visitor, '000000')).status).toBe(400)
  const digits = totpAt(key).replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))
  const entered = await giveCode(visitor, `${digits.slice(0, 3)} ${digits.slice(3)}`)
  expect([entered.status, entered.headers.get('location')]).toEqual([302, own])
  expect((await visitor.get(own)).status).toBe(200)
})

test('a code of the app is worth nothing when it is old', async () => {
  const { key } = await withSecondStep('step.late')
  const visitor = await knock('step.late')
  expect((await giveCode(visitor, totpAt(key, new Date(Date.now() - 5 * 60_000)))).status).toBe(400)
})

test('each backup code lets somebody in once', async () => {
  const { codes } = await withSecondStep('step.lost')
  expect(codes).toHaveLength(10)
  const [code = ''] = codes
  expect((await giveCode(await knock('step.lost'), code)).status).toBe(302)
  expect((await giveCode(await knock('step.lost'), code)).status).toBe(400)
  expect((await giveCode(await knock('step.lost'), codes[1] ?? '')).status).toBe(302)
})

test('ten wrong codes, over several sign-ins, lock the second step for a while, even for a right one', async () => {
  const { key } = await withSecondStep('step.guessed')
  for (let round = 0; round < 3; round++) {
    const visitor = await knock('step.guessed')
    for (let n = 0; n < 4; n++) await giveCode(visitor, '000000')
  }
  const locked = await giveCode(await knock('step.guessed'), totpAt(key))
  expect([locked.status, await locked.text()]).toEqual([400, expect.stringContaining('تا یک ربع پذیرفته نمی‌شود')])
})

test('turning it off needs the password, and then none is asked for', async () => {
  const { visitor } = await withSecondStep('step.off')
  expect((await visitor.post('/fa/account', { wish: 'stop', password: 'wrong' })).status).toBe(400)
  expect(
    await findIn(
      await visitor.post('/fa/account', { wish: 'stop', password: ownPassword }),
      /(ورود دومرحله‌ای خاموش شد)/,
    ),
  ).toBeTruthy()
  const again = await visit(base).signIn('step.off', ownPassword)
  expect(again.headers.get('location')).toBe('/fa/start')
})

test('a role of which it is asked leads nowhere until it is set up, and then everywhere', async () => {
  const { visitor, secretary } = await inviteNewPerson(base, 'step.asked', 'evaluator')
  await secretary.post('/fa/settings', {
    festival: 'hamadan',
    quorumPercent: '',
    majority: '',
    largestFileMegabytes: '',
    secondStepFor: 'evaluator',
  })
  const sent = await visitor.get('/fa/hamadan')
  expect([sent.status, sent.headers.get('location')]).toEqual([302, '/fa/account'])
  await secretary.post('/fa/settings', {
    festival: 'hamadan',
    quorumPercent: '',
    majority: '',
    largestFileMegabytes: '',
  })
  expect((await visitor.get('/fa/hamadan')).status).toBe(200)
})
