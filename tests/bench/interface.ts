/**
 * Lighthouse on the built app, slow 4G and a processor four times slower, signed in as who uses the page; and what a page loads.
 * Writes docs/interface-speed.md: npm run bench:interface (after npm run build).
 */
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { chromium } from 'playwright-core'
import lighthouse, { type Result } from 'lighthouse'
import { launchOptions } from '../browser/launch-browser'
import { signInAt, tourSeen } from '../browser/sign-in'
import { startSanjeh } from '../browser/start-sanjeh'

const pages = {
  'rankings (fa)': '/fa/hamadan/1404/rankings',
  'rankings (en)': '/en/hamadan/1404/rankings',
  'agency (fa)': '/fa/hamadan/1404/agencies/EDU',
  'indicator (fa)': '/fa/hamadan/1404/agencies/EDU/D4-1',
  'start page, public (fa)': '/fa',
} as const

const audits = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'] as const
const categories = ['performance', 'accessibility', 'best-practices'] as const

const sanjeh = await startSanjeh()
const port = await findFreePort()
const options = await launchOptions()
const browser = await chromium.launch({ ...options, args: [...options.args, `--remote-debugging-port=${port}`] })
const cookie = `${await signInAt(sanjeh.url, 'secretary')}; ${tourSeen}`
const rows: string[] = []
for (const [name, address] of Object.entries(pages)) {
  const extraHeaders: Record<string, string> = name.includes('public') ? {} : { Cookie: cookie }
  const run = await lighthouse(`${sanjeh.url}${address}`, { port, output: 'json', logLevel: 'error', onlyCategories: [...categories], extraHeaders })
  if (!run) throw new Error(`Lighthouse gave nothing for ${address}`)
  rows.push(describe(name, run.lhr))
  process.stdout.write(`${rows.at(-1)}\n`)
}
await browser.close()
await sanjeh.close()
await writeFile(
  'docs/interface-speed.md',
  `# Speed of the pages

Written by \`npm run bench:interface\` (Lighthouse on the built app, mobile: slow 4G and a processor four times slower; the machine was ${process.platform},
Node ${process.versions.node}). JavaScript is what the page loaded, compressed, in KB of 1000 bytes.

| page | performance | accessibility | best practices | LCP, s | TBT, ms | CLS | JavaScript, KB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`,
)

function describe(name: string, { categories: judged, audits: measured }: Result): string {
  const scores = categories.map((category) => Math.round(100 * (judged[category]?.score ?? 0)))
  const [lcp = 0, tbt = 0, cls = 0] = audits.map((audit) => measured[audit]?.numericValue ?? 0)
  return `| ${[name, ...scores, (lcp / 1000).toFixed(2), tbt.toFixed(0), cls.toFixed(3), (scriptBytes(measured) / 1000).toFixed(0)].join(' | ')} |`
}

/** Bytes of scripts that went over the wire. */
function scriptBytes(measured: Result['audits']): number {
  const details = measured['network-requests']?.details
  const items = details?.type === 'table' ? details.items : []
  return items.filter((item) => item['resourceType'] === 'Script').reduce((sum, item) => sum + Number(item['transferSize'] ?? 0), 0)
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
