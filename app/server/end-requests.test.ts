import { once } from 'node:events'
import { type RequestListener, type Server, createServer, request } from 'node:http'
import { Agent, type IncomingMessage } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { endRequests } from './end-requests'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

async function listen(answer: RequestListener) {
  const server = createServer(answer)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0 }
}

function ask(port: number, agent?: Agent): Promise<{ response: IncomingMessage; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, ...(agent ? { agent } : {}) }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ response, text }))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('requests that are there when a server ends are answered, all of them, and no others are taken', async () => {
  let answerAll: () => void = () => {}
  const answers = new Promise<void>((resolve) => (answerAll = resolve))
  let arrived = 0
  let allThere: () => void = () => {}
  const there = new Promise<void>((resolve) => (allThere = resolve))
  const { server, port } = await listen(async (_, response) => {
    if (++arrived === 5) allThere()
    await answers
    response.end('whole')
  })
  const asked = Array.from({ length: 5 }, () => ask(port))
  await there
  const ended = endRequests(server, 60_000)
  await expect(ask(port)).rejects.toThrow(/ECONNREFUSED/)
  answerAll()
  expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(['whole', 'whole', 'whole', 'whole', 'whole'])
  expect(await ended).toBe(true)
})

test('a connection that is kept alive is closed once its answer is out', async () => {
  const { server, port } = await listen((_, response) => response.end('whole'))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await ask(port, agent)
  expect(await endRequests(server, 60_000)).toBe(true)
  agent.destroy()
})

test('who is not answered in time is cut off', async () => {
  const { server, port } = await listen(() => {})
  const cut = ask(port).catch((error: unknown) => error)
  await once(server, 'request')
  expect(await endRequests(server, 1)).toBe(false)
  expect(await cut).toBeInstanceOf(Error)
})
