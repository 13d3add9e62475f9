import { mkdtemp, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preferCompressed } from './compressed-files'

const script = 'export const answer = 42\n'.repeat(100)
let server: Server
let url = ''

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-assets-'))
  await writeFile(path.join(folder, 'page.js'), script)
  await writeFile(path.join(folder, 'page.js.gz'), gzipSync(script))
  await writeFile(path.join(folder, 'plain.js'), script)
  await new Promise<void>((resolve) => {
    server = express().use('/assets', preferCompressed(folder), express.static(folder)).listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/assets`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

test('a browser that takes it is given the compressed file, under the type of the script', async () => {
  const answer = await fetch(`${url}/page.js`, { headers: { 'accept-encoding': 'br, gzip' } })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(answer.headers.get('content-type')).toMatch(/javascript/)
  expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
  expect(await answer.text()).toBe(script)
})

test.each([
  { name: 'page.js', encodings: 'identity' },
  { name: 'plain.js', encodings: 'br, gzip' },
])('$name for a browser that takes $encodings comes as it is', async ({ name, encodings }) => {
  const answer = await fetch(`${url}/${name}`, { headers: { 'accept-encoding': encodings } })
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.text()).toBe(script)
})
