import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../app/sign-in/demo-people'
import { operatorOf } from '../../app/access/viewer.server'
import { addPerson } from '../../app/flows/people/add-person.server'
import { createMinutesDraft, openForSigning } from '../../app/flows/minutes/write-minutes.server'
import { createDecidedEdition } from '../fixtures/decided-edition'
import { findIn, visit } from '../fixtures/http-visitor'
import { type FilledServer, serveFilled } from '../fixtures/serve-filled'
import { nextTotp, totpAt } from '../fixtures/totp'

let server: FilledServer
let folder: string

/** Minutes that wait for one judge, in an edition whose list is closed. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-package-'))
  server = await serveFilled(async (db) => {
    const edition = await createDecidedEdition(db, 'signing', 'shortlisting')
    const context = { db, viewer: operatorOf('test'), now: new Date() }
    const add = (username: string, role: 'administrator' | 'judge') =>
      addPerson(context, {
        username,
        name: username,
        email: `${username}@test.invalid`,
        passwordKind: 'published',
        password: demoPassword,
        grants: [{ festivalId: edition.editionContext.festival.id, role, post: 'داور' }],
      })
    await add('boss', 'administrator')
    const attendees = [{ userId: await add('signer', 'judge'), post: 'داور' }]
    await createMinutesDraft(await edition.as('secretary'), edition.editionContext, {
      heldOn: '2026-05-20',
      place: 'همدان',
      agenda: [],
      decisions: [],
      corrects: null,
      attendees,
    })
    await openForSigning(await edition.as('secretary'), edition.editionContext, { number: 1, version: 1 })
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const verify = (file: string) =>
  promisify(execFile)(process.execPath, ['app/cli/sanjeh.mjs', 'verify', file]).then(
    ({ stdout }) => `0 ${stdout}`,
    (error: unknown) => `1 ${String(error)}`,
  )

test('minutes are signed with a code of the second step, and the package over HTTP verifies offline', async () => {
  const signer = visit(server.url)
  await signer.signIn('signer', demoPassword)
  const begun = await (await signer.post('/fa/account', { intent: 'begin', password: demoPassword })).text()
  const uri = (/name="uri" value="([^"]+)"/.exec(begun)?.[1] ?? '').replaceAll('&amp;', '&')
  const codes = /name="codes" value="([^"]+)"/.exec(begun)?.[1] ?? ''
  const key = new URL(uri).searchParams.get('secret') ?? ''
  expect((await signer.post('/fa/account', { intent: 'confirm', code: totpAt(key), uri, codes })).status).toBe(200)

  const page = '/fa/signing/1404/minutes/1'
  const hash = await findIn(await signer.get(page), /name="hash" value="([0-9a-f]{64})"/)
  const sign = (more: Record<string, string>) => signer.post(page, { intent: 'sign', hash, dissent: '', ...more })
  const wrong = await sign({ code: '000000' })
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('امضا انجام نشد')])
  expect((await sign({ password: 'not the password' })).status).toBe(400)
  expect((await sign({ code: nextTotp(key) })).status).toBe(302)
  const sealed = await (await signer.get(page)).text()
  expect(sealed).toContain('مهر شده')
  expect(sealed).toContain('رمز دوم')

  const boss = visit(server.url)
  await boss.signIn('boss', demoPassword)
  const pack = await boss.get('/fa/signing/1404/judges.zip')
  expect([pack.status, pack.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const bytes = Buffer.from(await pack.arrayBuffer())
  await writeFile(path.join(folder, 'judges.zip'), bytes)
  expect(await verify(path.join(folder, 'judges.zip'))).toMatch(/^0 /)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  await writeFile(path.join(folder, 'changed.zip'), bytes)
  expect(await verify(path.join(folder, 'changed.zip'))).toMatch(/^1 /)
  expect((await visit(server.url).get('/fa/signing/1404/judges.zip')).status).toBe(404)
})
