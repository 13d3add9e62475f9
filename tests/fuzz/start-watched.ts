import type { Db } from '../../db/database'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openDatabase } from '../../db/client.server'
import { createDataFolder } from '../fixtures/data-folder'

export interface WatchedServer {
  url: URL
  /** Lines of its log since the last asking. */
  takeLines: () => string[]
  /** Why it is gone; null while it is there. */
  ended: () => string | null
  close: () => Promise<void>
}

/**
 * The real server over the last build, on a folder of its own, with everything that it writes. Without `fill` it has
 * the demonstration.
 */
export async function startWatched(fill: ((db: Db) => Promise<void>) | null): Promise<WatchedServer> {
  const folder = await createDataFolder('fuzz')
  if (fill) {
    const { db, close } = await openDatabase({ folder })
    await fill(db)
    await close()
  }
  const row = {
    NODE_ENV: 'production',
    PORT: '0',
    SANJEH_DATA: folder,
    SANJEH_DEMO: fill ? 'off' : 'on',
    DATABASE_URL: '',
    LOG_LEVEL: 'warn',
  } as const
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../browser/serve.mjs')], {
    env: { ...process.env, ...row },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  const url = await untilReady(child, lines)
  const ended = once(child, 'exit')
  return {
    url,
    takeLines: () => lines.splice(0),
    ended: () =>
      child.exitCode === null && child.signalCode === null
        ? null
        : `the server ended with ${child.exitCode ?? child.signalCode}`,
    close: async () => {
      child.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function untilReady(child: ChildProcess, lines: readonly string[]): Promise<URL> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('The server says nothing'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url] = /Sanjeh is ready: (\S+)/.exec(line) ?? []
      if (url) resolve(new URL(url))
    })
    child.once('exit', (code) =>
      reject(new Error(`Sanjeh ended with ${code} before it was ready: ${lines.join('\n')}`)),
    )
    return undefined
  })
}
