import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type Socket, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findLockOwner } from '../../db/folder-lock.server'
import { type RealServer, startRealServer } from '../fixtures/real-server'

let folder: string
const servers: RealServer[] = []
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-stop-'))
})
afterAll(async () => {
  for (const server of servers) server.signal('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function start(item: Readonly<Record<string, string>> = {}): Promise<RealServer> {
  const server = await startRealServer({ SANJEH_DATA: folder, ...item })
  servers.push(server)
  return server
}

/** A form whose last bytes are held back; resolves when the server waits for them. */
async function beginForm(url: string): Promise<{ finish: () => Promise<string>; socket: Socket }> {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const body = 'name=nobody&password=nothing'
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const origin = new URL(url).origin
  socket.write(
    `POST /fa/sign-in HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: application/x-www-form-urlencoded\r\nexpect: 100-continue\r\ncontent-length: ${body.length}\r\n\r\n`,
  )
  await expect.poll(() => received, { timeout: 30_000 }).toContain('100 Continue')
  socket.write(body.slice(0, -5))
  const finish = async () => {
    socket.write(body.slice(-5))
    await closed
    return received.slice(received.indexOf('\r\n\r\n') + 4)
  }
  return { finish, socket }
}

test('a server that is told to stop answers the five forms that it is receiving, takes no others, and ends clean', async () => {
  const server = await start()
  const forms = await Promise.all(Array.from({ length: 5 }, () => beginForm(server.url)))
  server.signal('SIGTERM')
  await expect.poll(server.said, { timeout: 30_000 }).toContain('Ending')
  await expect(fetch(server.url)).rejects.toThrow()
  for (const { finish } of forms) {
    const answer = await finish()
    expect(answer).toMatch(/^HTTP\/1\.1 (200|400|401)/)
    expect(answer).toMatch(/connection: close/i)
    expect(answer).toMatch(/<\/html>/)
  }
  expect(await server.ended).toBe(0)
  expect(server.said()).not.toMatch(/cut off|not clean|did not let go|is closed/)
  expect(await findLockOwner(folder)).toBeNull()
})

test('who is not answered within the time of the setting is cut off, and the server ends all the same', async () => {
  const server = await start({ SANJEH_STOP_REQUESTS_SECONDS: '1' })
  const { socket } = await beginForm(server.url)
  const closed = once(socket, 'close')
  server.signal('SIGTERM')
  await closed
  expect(await server.ended).toBe(0)
  expect(server.said()).toContain('Some requests took too long and were cut off')
})

test('a second signal ends it at once', async () => {
  const server = await start()
  await beginForm(server.url)
  server.signal('SIGTERM')
  await expect.poll(server.said, { timeout: 30_000 }).toContain('Ending')
  server.signal('SIGTERM')
  expect(await server.ended).toBe(1)
})

test('one sentence says why it does not start, and nothing else', async () => {
  const server = await start()
  const second = await startRealServer({ SANJEH_DATA: folder }).catch((error: Error) => error.message)
  expect(second).toMatch(
    /ended with 1 before it was ready: [^]*The data folder .+ is in use by process \d+\. Stop that process first/,
  )
  expect(second).not.toMatch(/\n\s+at /)
  const unreachable = await startRealServer({
    SANJEH_DATA: folder,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  }).catch((error: Error) => error.message)
  expect(unreachable).toMatch(/The database of DATABASE_URL can’t be reached/)
  expect(unreachable).not.toMatch(/\n\s+at /)
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
})
