import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface RunningSanjeh {
  url: string
  close: () => Promise<void>
}

/**
 * The real server over the last build (`npm run build`), on a data folder of its own that it fills with the
 * demonstration; or on one that is given, which stays.
 */
export async function startSanjeh(given?: string): Promise<RunningSanjeh> {
  const folder = given ?? (await mkdtemp(path.join(tmpdir(), 'sanjeh-browser-')))
  const row = { NODE_ENV: 'production', PORT: '0', SANJEH_DATA: folder, DATABASE_URL: '' } as const
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, 'serve.mjs')], {
    env: { ...process.env, ...row },
  })
  const url = await untilReady(child)
  const close = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
    if (!given) await rm(folder, { recursive: true, force: true })
  }
  return { url, close }
}

function untilReady(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const [, url] = /Sanjeh is ready: (\S+)/.exec(said) ?? []
      if (url) resolve(url)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => reject(new Error(`Sanjeh ended with ${code} before it was ready: ${said}`)))
  })
}
