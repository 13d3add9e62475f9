import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'

const document = 'docs/interface-speed.md'
const titles = ['Pages', 'A ranking of 12,000 agencies'] as const

const head = `# Speed of the pages

Written by \`npm run bench:interface\` and \`npm run bench:large\`. Machines differ and are shared: above as many as there are cores, a load average says
that times by the clock, and blocking times with them, tell of the others' work too. Bytes are the same everywhere.
`

/** Writes what a benchmark printed under its title, and leaves what others wrote. */
export async function writeSection(title: (typeof titles)[number], text: string): Promise<void> {
  const [cpu] = cpus()
  const machine = `On ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}; load average ${loadavg()[1]?.toFixed(1)} over the last five minutes.`
  const known = new Map(
    (await readFile(document, 'utf8'))
      .split(/^(?=## )/m)
      .slice(1)
      .map((section) => [section.slice(3, section.indexOf('\n')), section.trim()]),
  )
  known.set(title, `## ${title}\n\n${machine}\n\n${text.trim()}`)
  await writeFile(document, `${[head.trim(), ...titles.flatMap((each) => known.get(each) ?? [])].join('\n\n')}\n`)
}
