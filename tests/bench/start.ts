/**
 * What a start costs: the built program beside the same program from its sources. Each starts over a folder of its own
 * that has its tables already, without a demonstration.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const ticksInSecond = 100
const times = 3

const built = [path.resolve('tests/browser/serve.mjs')]
const sources = [
  '--import',
  'tsx',
  '--input-type=module',
  '--eval',
  "const { startServer } = await import('./app/server/main.ts'); await startServer()",
]

interface Cost {
  processor: number
  memory: number
}

async function start(args: readonly string[], folder: string): Promise<Cost> {
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      ...({ NODE_ENV: 'production', PORT: '0', SANJEH_DATA: folder, SANJEH_DEMO: 'off', DATABASE_URL: '' } as const),
    },
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('Sanjeh is ready') && resolve())
    child.once('exit', (code) => reject(new Error(`Sanjeh ended with ${code} before it was ready`)))
  })
  const ticks = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(' ')
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await ended
  return {
    processor: (Number(ticks[13]) + Number(ticks[14])) / ticksInSecond,
    memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
  }
}

const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const folders = await Promise.all([built, sources].map(() => mkdtemp(path.join(tmpdir(), 'sanjeh-start-'))))
console.log(`Embedded database, without a demonstration; medians of ${times} starts after the first.\n`)
console.log('| program | processor time, s | memory when ready, MB |')
console.log('| --- | ---: | ---: |')
for (const [name, args, folder] of [
  ['built', built, folders[0] ?? ''],
  ['from its sources', sources, folders[1] ?? ''],
] as const) {
  await start(args, folder)
  const costs: Cost[] = []
  for (let time = 0; time < times; time++) costs.push(await start(args, folder))
  const [processor, memory] = [costs.map((cost) => cost.processor), costs.map((cost) => cost.memory)].map(middle)
  console.log(`| ${name} | ${processor?.toFixed(1)} | ${Math.round(memory ?? 0)} |`)
}
await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
