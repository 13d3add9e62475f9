import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild } from '../tests/fixtures/child-process'
import { FolderLockedError, findLockOwner, lockFolder } from './folder-lock.server'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

const lockFile = () => path.join(folder, 'sanjeh.lock')

test('a second process on a folder gets an error that names the first one', async () => {
  const holder = startChild('hold-folder.ts', [folder])
  expect(await holder.line()).toBe('held')
  const refusal = await lockFolder(folder).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(FolderLockedError)
  expect(String(refusal)).toContain(`process ${holder.process.pid}`)
  expect((await findLockOwner(folder))?.pid).toBe(holder.process.pid)
  holder.process.stdin?.end()
  await holder.ended
  const lock = await lockFolder(folder)
  await lock.release()
})

test('the lock of a process that was killed is taken over', async () => {
  const holder = startChild('hold-folder.ts', [folder])
  expect(await holder.line()).toBe('held')
  holder.process.kill('SIGKILL')
  await holder.ended
  expect(await findLockOwner(folder)).toBeNull()
  const lock = await lockFolder(folder)
  expect((await findLockOwner(folder))?.pid).toBe(process.pid)
  await lock.release()
})

test('of many processes that find a stale lock, one gets it', async () => {
  await writeFile(lockFile(), JSON.stringify({ pid: 2 ** 30, born: '1' }))
  const takers = Array.from({ length: 4 }, () => startChild('hold-folder.ts', [folder]))
  const answers = await Promise.all(takers.map((taker) => taker.line()))
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
  expect(answers.filter((answer) => answer?.startsWith('FolderLockedError'))).toHaveLength(3)
  for (const taker of takers) taker.process.stdin?.end()
  await Promise.all(takers.map((taker) => taker.ended))
})

test('a later process with the pid of a dead owner is not taken for it', async () => {
  await writeFile(lockFile(), JSON.stringify({ pid: process.pid, born: 'another time' }))
  expect(await findLockOwner(folder)).toBeNull()
  const lock = await lockFolder(folder)
  await lock.release()
})

test.for(['', '{"pid": 1', '\0\0\0\0', '{}', 'null'])(
  'a lock file that a power cut left as %j holds nobody out',
  async (content) => {
    await writeFile(lockFile(), content)
    expect(await findLockOwner(folder)).toBeNull()
    const lock = await lockFolder(folder)
    await lock.release()
  },
)

test('while a server announces itself again and again, the folder never looks free', async () => {
  const lock = await lockFolder(folder)
  const announce = async () => {
    for (let turn = 0; turn < 300; turn++)
      await lock.announceServer({ url: `http://127.0.0.1:${turn}`, token: 'x'.repeat(5000) })
  }
  const look = async () => {
    for (let turn = 0; turn < 300; turn++) expect(await findLockOwner(folder)).toMatchObject({ pid: process.pid })
  }
  await Promise.all([announce(), look()])
  expect((await findLockOwner(folder))?.server?.url).toBe('http://127.0.0.1:299')
  await lock.release()
})

test('a released lock leaves nothing behind', async () => {
  const lock = await lockFolder(folder)
  await lock.release()
  expect(await readdir(folder)).toEqual([])
})
