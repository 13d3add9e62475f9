/**
 * What pages that look at a whole run cost the server: processor time of its own thread, which nobody else gets
 * meanwhile, and of all its threads. The demonstration, over HTTP; Linux only, since it reads /proc.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { signInAt } from '../browser/sign-in'

const edition = '/fa/hamadan/1404'
const pages = {
  awards: `${edition}/awards`,
  'what if': `${edition}/what-if`,
  compare: `${edition}/compare?with=EDU&with=GAS&with=ABFA`,
  agency: `${edition}/agencies/EDU`,
  indicators: `${edition}/indicators`,
  map: `${edition}/map`,
  history: `${edition}/history`,
  'coverage summary': `${edition}/data/summary`,
  overview: edition,
  rankings: `${edition}/rankings`,
}
const times = 20
/** Ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const tickMs = 10

async function main() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-bench-'))
  const row = { NODE_ENV: 'production', PORT: '0', SANJEH_DATA: folder, DATABASE_URL: '' } as const
  const child = spawn(process.execPath, [path.resolve('tests/browser/serve.mjs')], {
    env: { ...process.env, ...row },
  })
  const url = await untilReady(child)
  const cookie = await signInAt(url, 'secretary')
  const ask = async (address: string, signal?: AbortSignal) => {
    const response = await fetch(url + address, { headers: { cookie }, signal: signal ?? null })
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    await response.text()
  }
  // The start still draws how sure the ranks are.
  await untilIdle(child.pid ?? 0)
  console.log(
    `The demonstration, embedded database; ${times} requests after the first, one after the other. Processor time in ms:\n`,
  )
  console.log('| page | first, own thread | first, all threads | later, own thread | later, all threads |')
  console.log('| --- | ---: | ---: | ---: | ---: |')
  for (const [name, address] of Object.entries(pages)) {
    const first = await cost(child.pid ?? 0, () => ask(address))
    const later = await cost(child.pid ?? 0, async () => {
      for (let time = 0; time < times; time++) await ask(address)
    })
    console.log(
      `| ${name} | ${first.main} | ${first.all} | ${(later.main / times).toFixed(1)} | ${(later.all / times).toFixed(1)} |`,
    )
  }
  const visitors = ['awards', 'what if', 'compare', 'agency'].map(
    (name) => Object.entries(pages).find(([own]) => own === name)?.[1] ?? edition,
  )
  const waited = await waitBeside(visitors, ask)
  console.log(
    `\nWhile four visitors open awards, what if, compare and an agency again and again, the sign-in page takes ${waited.median} ms by the clock (median of ${waited.count}, the longest ${waited.longest} ms).`,
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  await rm(folder, { recursive: true, force: true })
}

/** How long a small page takes while others ask for large ones. */
async function waitBeside(addresses: readonly string[], ask: (address: string, signal?: AbortSignal) => Promise<void>) {
  const over = new AbortController()
  const visitors = addresses.map(async (address) => {
    while (!over.signal.aborted) await ask(address)
  })
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const start = performance.now()
    await ask('/fa/glossary')
    took.push(performance.now() - start)
  }
  over.abort()
  await Promise.all(visitors)
  const sorted = took.toSorted((a, b) => a - b)
  return {
    count: times,
    median: Math.round(sorted[Math.floor(times / 2)] ?? 0),
    longest: Math.round(sorted.at(-1) ?? 0),
  }
}

async function cost(pid: number, work: () => Promise<void>): Promise<{ main: number; all: number }> {
  const before = { main: spent(`/proc/${pid}/task/${pid}/stat`), all: spent(`/proc/${pid}/stat`) }
  await work()
  return { main: spent(`/proc/${pid}/task/${pid}/stat`) - before.main, all: spent(`/proc/${pid}/stat`) - before.all }
}

/** Fields 14 and 15: what a task has spent in user and in system mode. */
function spent(file: string): number {
  const text = readFileSync(file, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}

async function untilIdle(pid: number) {
  for (let before = spent(`/proc/${pid}/stat`); ;) {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const now = spent(`/proc/${pid}/stat`)
    if (now - before < 100) return
    before = now
  }
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

await main()
