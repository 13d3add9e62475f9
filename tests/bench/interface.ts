/**
 * Lighthouse on the built app, slow 4G and a processor four times slower, signed in as who uses the page; and what a
 * page loads. Writes into docs/interface-speed.md: npm run bench:interface.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import lighthouse, { type Result } from 'lighthouse'
import { launchOptions } from '../browser/launch-browser'
import { signInAt, tourSeen } from '../browser/sign-in'
import { startSanjeh } from '../browser/start-sanjeh'
import { startPublished } from '../fixtures/start-published'
import { writeSection } from './write-section'

interface Visited {
  name: string
  address: string
  /** Who looks; the public where nobody is named. */
  as?: 'secretary'
}

const edition = '/hamadan/1404'
const pages: readonly Visited[] = [
  { name: 'rankings (fa)', address: `/fa${edition}/rankings`, as: 'secretary' },
  { name: 'rankings (en)', address: `/en${edition}/rankings`, as: 'secretary' },
  { name: 'agency (fa)', address: `/fa${edition}/agencies/EDU`, as: 'secretary' },
  { name: 'indicator (fa)', address: `/fa${edition}/agencies/EDU/D4-1`, as: 'secretary' },
  { name: 'compare (fa)', address: `/fa${edition}/compare?with=EDU&with=GAS&with=ABFA`, as: 'secretary' },
  { name: 'overview (fa)', address: `/fa${edition}`, as: 'secretary' },
  { name: 'start page, public (fa)', address: '/fa' },
]
const published: readonly Visited[] = [
  { name: 'results, public (fa)', address: '/fa/open/1404/results' },
  { name: 'published ranking, public (fa)', address: '/fa/open/1404/rankings' },
]

/** Each page is opened so many times; the table has the median of the performance, with all of that visit. */
const times = 3

const audits = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'] as const
const categories = ['performance', 'accessibility', 'best-practices'] as const

const port = await findFreePort()
const options = await launchOptions()
const browser = await chromium.launch({ ...options, args: [...options.args, `--remote-debugging-port=${port}`] })
const rows: string[] = []
const demonstration = await startSanjeh()
const cookie = `${await signInAt(demonstration.url, 'secretary')}; ${tourSeen}`
for (const page of pages) await measure(demonstration.url, page, cookie)
await demonstration.close()
const open = await startPublished()
for (const page of published) await measure(open.url, page, '')
await open.close()
await browser.close()
await writeSection(
  'Pages',
  `Lighthouse on the built app, mobile: slow 4G and a processor four times slower, simulated; the median of ${times} visits. JavaScript in KB of 1000 bytes until the page is
quiet: *sent* as the browser took it (brotli), and the same files by gzip.

| page | performance | accessibility | best practices | LCP, s | TBT, ms | CLS | JavaScript sent, KB | by gzip, KB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}`,
)

async function measure(base: string, { name, address, as }: Visited, cookie: string): Promise<void> {
  const headers = as ? { Cookie: cookie } : undefined
  // Lighthouse sends no cookie along where it is sent on.
  const { url } = await fetch(`${base}${address}`, headers ? { headers } : {})
  const visits: Result[] = []
  for (let time = 0; time < times; time++) {
    const run = await lighthouse(url, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: [...categories],
      extraHeaders: headers ?? {},
    })
    if (!run || run.lhr.runtimeError)
      throw new Error(`Lighthouse gave nothing for ${address}: ${run?.lhr.runtimeError?.message}`)
    visits.push(run.lhr)
  }
  const sorted = visits.toSorted(
    (a, b) => (a.categories['performance']?.score ?? 0) - (b.categories['performance']?.score ?? 0),
  )
  const middle = sorted[Math.floor(times / 2)]
  if (!middle) throw new Error(`${address} was not visited`)
  rows.push(await describe(name, middle))
  process.stdout.write(`${rows.at(-1)}\n${listFailures(middle)}`)
}

/** What accessibility and best practices miss, with the first elements: for who runs this, not for the table. */
function listFailures({ categories: judged, audits: measured }: Result): string {
  const asked = [...(judged['accessibility']?.auditRefs ?? []), ...(judged['best-practices']?.auditRefs ?? [])]
  const failed = asked.flatMap(({ id, weight }) => (weight > 0 && (measured[id]?.score ?? 1) < 1 ? [measured[id]] : []))
  return failed.map((audit) => `  ${audit?.id}: ${JSON.stringify(audit?.details).slice(0, 600)}\n`).join('')
}

async function describe(name: string, { categories: judged, audits: measured }: Result): Promise<string> {
  const scores = categories.map((category) => Math.round(100 * (judged[category]?.score ?? 0)))
  const [lcp = 0, tbt = 0, cls = 0] = audits.map((audit) => measured[audit]?.numericValue ?? 0)
  const scripts = scriptsOf(measured)
  const sent = scripts.reduce((sum, script) => sum + script.bytes, 0)
  const gzip = await Promise.all(
    scripts.map(async ({ path }) => gzipSync(await readFile(`build/client${path}`)).length),
  )
  const kilobytes = [sent, gzip.reduce((sum, size) => sum + size, 0)].map((bytes) => (bytes / 1000).toFixed(1))
  return `| ${[name, ...scores, (lcp / 1000).toFixed(2), tbt.toFixed(0), cls.toFixed(3), ...kilobytes].join(' | ')} |`
}

/** The scripts that went over the wire, with their headers. */
function scriptsOf(measured: Result['audits']): { path: string; bytes: number }[] {
  const details = measured['network-requests']?.details
  const items = details?.type === 'table' ? details.items : []
  const scripts = items.filter((item) => item['resourceType'] === 'Script')
  return scripts.map((item) => ({
    path: new URL(String(item['url'])).pathname,
    bytes: Number(item['transferSize'] ?? 0),
  }))
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
