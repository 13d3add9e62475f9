import { mkdir, mkdtemp, readdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keepSecret } from './keep-secret'

const newFolder = () => mkdtemp(path.join(tmpdir(), 'sanjeh-secret-'))

test('many starts at once agree on one secret, which only its owner can read and which is kept', async () => {
  const folder = await newFolder()
  const secrets = await Promise.all(Array.from({ length: 8 }, () => keepSecret(folder, 'sessions')))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
  expect(await keepSecret(folder, 'sessions')).toBe(secrets[0])
  expect(await readdir(path.join(folder, 'keys'))).toEqual(['sessions'])
  expect((await stat(path.join(folder, 'keys/sessions'))).mode & 0o777).toBe(0o600)
})

test.each(['', 'half-of-a-secret'])('a secret that was cut off to “%s” is refused in a sentence', async (rest) => {
  const folder = await newFolder()
  await mkdir(path.join(folder, 'keys'))
  await writeFile(path.join(folder, 'keys/sessions'), rest)
  await expect(keepSecret(folder, 'sessions')).rejects.toThrow(/keys\/sessions is cut off.+remove the file/s)
})
