/**
 * Runs every benchmark, or those whose name is given, and writes what it printed to docs/performance.md: npm run bench
 * [-- scoring].
 */
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'

const parts = [
  { name: 'pulls', title: 'From HTTP to stored' },
  { name: 'scoring', title: 'Scoring, draws and indices' },
  { name: 'coverage', title: 'The coverage of the data' },
  { name: 'refusals', title: 'Refusals' },
  { name: 'start', title: 'What a start costs' },
  { name: 'pages', title: 'What pages cost the server' },
  { name: 'spreadsheets', title: 'Workbooks' },
  { name: 'fairness', title: 'Rules for what does not concern an agency' },
] as const

const document = 'docs/performance.md'
const head = `# Performance

Written by \`npm run bench\` (with \`TEST_DATABASE_URL\` set, PostgreSQL is measured too). Machines differ and are shared: read the ratios, each of which comes
from one run, rather than the times.
`

const asked = process.argv.slice(2)
const [cpu] = cpus()
const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
const known = readSections(await readFile(document, 'utf8'))
const sections: (string | undefined)[] = []
for (const { name, title } of parts) {
  if (asked.length && !asked.includes(name)) {
    sections.push(...(known.has(title) ? [known.get(title)] : []))
    continue
  }
  process.stdout.write(`\n## ${title}\n\n`)
  sections.push(`## ${title}\n\n${await measure(`tests/bench/${name}.ts`)}`)
}
await writeFile(document, `${head}\n${sections.join('\n')}`)

/**
 * What the benchmark says, and how busy the machine was: above as many as there are cores, times by the clock tell of
 * the others' work too.
 */
async function measure(file: string): Promise<string> {
  const said = await run(file)
  return `On ${machine}; load average ${loadavg()[1]?.toFixed(1)} over the last five minutes.\n\n${said.trim()}\n`
}

/** The sections that are there, by title, so that one benchmark alone leaves the others' figures. */
function readSections(text: string): Map<string, string> {
  const found = text.split(/^(?=## )/m).slice(1)
  return new Map(found.map((section) => [section.slice(3, section.indexOf('\n')), `${section.trim()}\n`]))
}

function run(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      process.stdout.write(chunk)
    })
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`${file} ended with ${code}`))))
  })
}
