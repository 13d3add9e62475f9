import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from './client.server'
import { FolderOwnerError, makePrivate } from './private-folder.server'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sanjeh-private-'))
})
afterEach(() => rm(folder, { recursive: true }))

const modeOf = async (name: string) => ((await stat(path.join(folder, name))).mode & 0o777).toString(8)

test('folders and files that others may read or write are closed, at any depth', async () => {
  await mkdir(path.join(folder, 'keys/old'), { recursive: true })
  await chmod(folder, 0o755)
  for (const [name, mode] of [
    ['keys/sessions', 0o644],
    ['keys/old/signing.pem', 0o666],
    ['upload.pdf', 0o777],
  ] as const) {
    await writeFile(path.join(folder, name), 'x')
    await chmod(path.join(folder, name), mode)
  }
  await chmod(path.join(folder, 'keys'), 0o777)
  expect(await makePrivate(folder)).toBeGreaterThanOrEqual(5)
  expect(
    await Promise.all(['.', 'keys', 'keys/old', 'keys/sessions', 'keys/old/signing.pem', 'upload.pdf'].map(modeOf)),
  ).toEqual(['700', '700', '700', '600', '600', '600'])
  expect(await makePrivate(folder)).toBe(0)
})

test('what a link leads to stays as it is', async () => {
  const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'sanjeh-elsewhere-'))
  await chmod(elsewhere, 0o755)
  await symlink(elsewhere, path.join(folder, 'link'))
  await makePrivate(folder)
  expect((await stat(elsewhere)).mode & 0o777).toBe(0o755)
  await rm(elsewhere, { recursive: true })
})

test('a folder of another user is refused in a sentence that says whose it is', async () => {
  const { uid } = await stat(folder)
  vi.spyOn(process, 'getuid').mockReturnValue(uid + 1)
  const refusal = makePrivate(folder)
  await expect(refusal).rejects.toBeInstanceOf(FolderOwnerError)
  await expect(refusal).rejects.toThrow(`belongs to user ${uid}, and Sanjeh runs as user ${uid + 1}`)
})

test('a home folder is not taken for a data folder', async () => {
  vi.spyOn(os, 'homedir').mockReturnValue(folder)
  await expect(makePrivate(folder)).rejects.toThrow('is not for Sanjeh alone')
})

test('nobody else can read or write anything of an embedded database, from its first start on', async () => {
  const database = await openDatabase({ folder })
  expect(await makePrivate(folder)).toBe(0)
  await database.close()
})
