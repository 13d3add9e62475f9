import { expect, test } from 'vitest'
import { type HttpVisitor, findIn, visit } from '../fixtures/http-visitor'
import { inviteNewPerson, ownPassword } from '../fixtures/new-person'
import { nextTotp, totpAt } from '../fixtures/totp'
import { serveDemonstration } from '../fixtures/serve-demonstration'

const base = await serveDemonstration()
const own = '/fa/hamadan/1404/rankings'

/** Somebody who has turned the second step on, with the key of the app and the backup codes. */
async function withSecondStep(
  username: string,
): Promise<{ visitor: HttpVisitor; secretary: HttpVisitor; page: string; key: string; codes: string[] }> {
  const { visitor, secretary, page } = await inviteNewPerson(base, username, 'manager')
  const begun = await (await visitor.post('/fa/account', { intent: 'begin', password: ownPassword })).text()
  const [, uri = ''] = /name="uri" value="([^"]+)"/.exec(begun) ?? []
  const [, codes = ''] = /name="codes" value="([^"]+)"/.exec(begun) ?? []
  const address = uri.replaceAll('&amp;', '&')
  const key = new URL(address).searchParams.get('secret') ?? ''
  const wrong = await visitor.post('/fa/account', { intent: 'confirm', code: '000000', uri: address, codes })
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('این رمز درست نیست')])
  const confirmed = await visitor.post('/fa/account', { intent: 'confirm', code: totpAt(key), uri: address, codes })
  expect([confirmed.status, await confirmed.text()]).toEqual([200, expect.stringContaining('ورود دومرحله‌ای روشن شد')])
  return { visitor, secretary, page, key, codes: codes.split(' ') }
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
  const digits = nextTotp(key).replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))
  const entered = await giveCode(visitor, `${digits.slice(0, 3)} ${digits.slice(3)}`)
  expect([entered.status, entered.headers.get('location')]).toEqual([302, own])
  expect((await visitor.get(own)).status).toBe(200)
})

test('a code of the app counts once: who reads it over a shoulder comes too late', async () => {
  const { key } = await withSecondStep('step.twice')
  const code = nextTotp(key)
  const [first, second] = [await knock('step.twice'), await knock('step.twice')]
  expect((await giveCode(first, code)).status).toBe(302)
  const refused = await giveCode(second, code)
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('یک بار به کار رفته است')])
  expect((await second.get(own)).status).toBe(404)
})

test('a lost one is reset by the secretariat, which sees its state; its sessions end, and its person is told', async () => {
  const { visitor, secretary, page } = await withSecondStep('step.gone')
  const row = /step\.gone[\s\S]*?<\/tr>/
  expect(row.exec(await (await secretary.get('/fa/people')).text())?.[0]).toContain('ورود دومرحله‌ای روشن')
  expect((await secretary.post(page, { intent: 'reset-step', reason: 'گوشی گم شد' })).status).toBe(200)
  expect((await visitor.get('/fa/account')).headers.get('location')).toContain('/fa/sign-in')
  expect(row.exec(await (await secretary.get('/fa/people')).text())?.[0]).toContain('بدون ورود دومرحله‌ای')
  expect((await visitor.signIn('step.gone', ownPassword)).headers.get('location')).toBe('/fa/start')
  expect(await (await visitor.get('/fa/notices')).text()).toContain('ورود دومرحله‌ای شما در')
  expect((await secretary.post(page, { intent: 'reset-step' })).status).toBe(404)
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
  const locked = await giveCode(await knock('step.guessed'), nextTotp(key))
  expect([locked.status, await locked.text()]).toEqual([400, expect.stringContaining('تا یک ربع پذیرفته نمی‌شود')])
})

test('turning it off needs the password, and then none is asked for', async () => {
  const { visitor } = await withSecondStep('step.off')
  expect((await visitor.post('/fa/account', { intent: 'stop', password: 'wrong' })).status).toBe(400)
  expect(
    await findIn(
      await visitor.post('/fa/account', { intent: 'stop', password: ownPassword }),
      /(ورود دومرحله‌ای خاموش شد)/,
    ),
  ).toBeTruthy()
  const again = await visit(base).signIn('step.off', ownPassword)
  expect(again.headers.get('location')).toBe('/fa/start')
})

test('a role of which it is asked leads nowhere until it is set up, and then everywhere', async () => {
  const { visitor, secretary } = await inviteNewPerson(base, 'step.asked', 'evaluator')
  const set = async (item: Record<string, string>) =>
    secretary.post('/fa/settings', {
      festival: 'hamadan',
      opened: await findIn(
        await secretary.get('/fa/settings'),
        /name="festival" value="hamadan"\/><input type="hidden" name="opened" value="([^"]+)"/,
      ),
      quorumPercent: '',
      majority: '',
      largestFileMegabytes: '',
      ...item,
    })
  expect((await set({ secondStepFor: 'evaluator' })).status).toBe(200)
  const sent = await visitor.get('/fa/hamadan')
  expect([sent.status, sent.headers.get('location')]).toEqual([302, '/fa/account'])
  expect((await set({})).status).toBe(200)
  expect((await visitor.get('/fa/hamadan')).status).toBe(200)
})
