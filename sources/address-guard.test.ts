import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalServer, startLocalServer } from '../tests/fixtures/local-server'
import { createGuardedAgent, isPublicAddress } from './address-guard'
import { request } from './http'

let server: LocalServer

beforeAll(async () => {
  server = await startLocalServer((_, response) => response.writeHead(200).end('secret'))
})
afterAll(() => server.close())

const ask = (host: string, allowed: readonly string[] = []) =>
  request(createGuardedAgent(allowed), { url: `http://${host}/`, headers: {}, timeoutMs: 3000, maxBytes: 1000 })

test.for([
  '127.0.0.1',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '127.1',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  'localhost',
  'LOCALHOST',
  '0.0.0.0',
  '[::]',
])('this machine as %s is refused, and nobody is asked', async (name) => {
  const port = server.host.split(':')[1]
  expect(await ask(`${name}:${port}`)).toMatchObject({ ok: false, why: 'refused-address' })
  expect(server.asked).toEqual([])
})

test.for([
  '169.254.169.254',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '[64:ff9b::7f00:1]',
  '[::1]',
])('the private address %s is refused', async (name) => {
  expect(await ask(name)).toMatchObject({ ok: false, why: 'refused-address' })
})

test('what the operator allows is let through, and only on that port', async () => {
  expect(await ask(server.host, [server.host])).toMatchObject({ ok: true })
  expect(await ask(server.host, ['127.0.0.1:1'])).toMatchObject({ ok: false, why: 'refused-address' })
  server.asked.splice(0)
})

test('an allowed name is connected to at any of its addresses that answers', async () => {
  const named = `localhost:${server.host.split(':')[1]}`
  expect(await ask(named, [named])).toMatchObject({ ok: true })
  server.asked.splice(0)
})

test.for([
  ['8.8.8.8', true],
  ['2001:4860:4860::8888', true],
  ['172.32.0.1', true],
  ['::ffff:8.8.8.8', true],
  // Whatever carries an IPv4 address inside is refused, whichever it is.
  ['64:ff9b::808:808', false],
  ['2002:808:808::1', false],
  ['::8.8.8.8', false],
  ['2a00:1450::5efe:8.8.8.8', false],
  ['2a00:1450::5eff:808:808', true],
  ['2a00:1450:4001::200e', true],
  ['2606:4700::1111', true],
  ['::127.0.0.1', false],
  ['::7f00:1', false],
  ['0:0:0:0:0:0:127.0.0.1', false],
  ['::ffff:0:127.0.0.1', false],
  ['::ffff:0:7f00:1', false],
  ['::ffff:0:0a00:0001', false],
  ['::ffff:169.254.169.254', false],
  ['::FFFF:192.168.0.1', false],
  ['64:ff9b::10.0.0.1', false],
  ['64:ff9b::a9fe:a9fe', false],
  ['64:ff9b:1::1', false],
  ['2002:0a00:0001::', false],
  ['2002:c0a8:0101::1', false],
  ['2002:a9fe:a9fe::', false],
  ['2001:0:4136:e378:8000:63bf:80ff:fffe', false],
  ['2001:0:7f00:1::', false],
  ['2a00:1450::5efe:10.0.0.1', false],
  ['2a00:1450::200:5efe:127.0.0.1', false],
  ['fe80::5efe:8.8.8.8', false],
  ['fe80::1%eth0', false],
  ['::1%lo', false],
  ['::', false],
  ['::1', false],
  ['::2', false],
  ['100::1', false],
  ['2001:db8::1', false],
  ['ff02::1', false],
  ['fd12::1', false],
  ['3fff::1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['100.100.100.200', false],
  ['192.0.0.192', false],
  ['172.16.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['2002:7f00:1::', false],
  ['fec0::1', false],
  ['no address', false],
] as const)('%s is public: %s', ([address, isPublic]) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})
