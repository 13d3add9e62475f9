import { expect, onTestFinished, test } from 'vitest'
import { hostInUrl, listen } from './listen'

test.each([
  ['::', '[::]'],
  ['::1', '[::1]'],
  ['2001:db8::7', '[2001:db8::7]'],
  ['10.0.0.1', '10.0.0.1'],
  ['sanjeh.example.ir', 'sanjeh.example.ir'],
])('%s stands in a URL as %s', (host, shown) => {
  expect(hostInUrl(host)).toBe(shown)
  expect(URL.canParse(`http://${hostInUrl(host)}:3000`)).toBe(true)
})

test('says that it starts, until it is handed over', async () => {
  const front = await listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => void front.server.close())
  expect((await fetch(front.url)).status).toBe(503)
  front.handOver((_request, response) => response.end('ready'))
  expect(await (await fetch(front.url)).text()).toBe('ready')
})
