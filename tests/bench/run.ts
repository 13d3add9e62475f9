/** Runs every benchmark and writes what it printed to docs/performance.md: npm run bench. */
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'

const parts = [
  { title: 'From HTTP to stored', file: 'tests/bench/pulls.ts' },
  { title: 'Scoring and draws', file: 'tests/bench/scoring.ts' },
] as const

const [cpu] = cpus()
const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
const sections: string[] = []
for (const { title, file } of parts) {
  process.stdout.write(`\n## ${title}\n\n`)
  sections.push(`## ${title}\n\n${(await run(file)).trim()}\n`)
}
const head = `# Performance\n\nWritten by \`npm run bench\` (with \`TEST_DATABASE_URL\` set, PostgreSQL is measured too) on ${machine}. Machines differ and are shared:\nread the ratios, each of which comes from one run, rather than the times.\n`
await writeFile('docs/performance.md', `${head}\n${sections.join('\n')}`)

function run(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      process.stdout.write(chunk)
    })
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`${file} ended with ${code}`))))
  })
}
