/**
 * `npm start` as a newcomer meets it, on a data folder of its own: the first start fills the demonstration, the second
 * keeps it, a taken port and a taken folder are said clearly, Ctrl-C ends it. Writes its counts to the file that is
 * named.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const data = mkdtempSync(path.join(tmpdir(), 'sanjeh-smoke-'))
const port = await findFreePort()
const base = `http://localhost:${port}`
/** Of each check, as Vitest writes its tests. */
const results = []
let cookie

const first = start({ PORT: String(port) })
await check('the first start gets ready', () => first.untilReady(600_000))
await check('/ leads to the Persian pages', async () => {
  const response = await fetch(base)
  if (!response.url.endsWith('/fa')) throw new Error(response.url)
  if (!(await response.text()).includes('dir="rtl"')) throw new Error('not right to left')
})
await check('a stranger is shown no ranking', async () => {
  const { status } = await fetch(`${base}/fa/hamadan/1404/rankings`)
  if (status !== 404) throw new Error(`answered ${status}`)
})
await check('the rankings show agencies in Persian digits', () =>
  expectText('/fa/hamadan/1404/rankings', /[۱-۹][۰-۹]*/),
)
await check('the rankings are there in English', () => expectText('/en/hamadan/1404/rankings', /Rank/))
await check('a taken port is said with the way out', async () => {
  const second = start({ PORT: String(port), SANJEH_DATA: `${data}-other` })
  const code = await second.ended
  if (code !== 1 || !/Port \d+ is taken/.test(second.text())) throw new Error(`${code}: ${second.text()}`)
})
await check('a taken data folder names the process that has it', async () => {
  const second = start({ PORT: String(await findFreePort()) })
  const code = await second.ended
  if (code !== 1 || !/in use by process \d+/.test(second.text())) throw new Error(`${code}: ${second.text()}`)
})
await check('the command line talks to the running server', async () => {
  const status = run(['app/cli/sanjeh.mjs', 'status'], {})
  const code = await status.ended
  if (code !== 0 || !/hamadan/.test(status.text())) throw new Error(`${code}: ${status.text()}`)
})
await check('Ctrl-C ends it cleanly', () => first.interrupt())

const again = start({ PORT: String(port) })
const startedAt = Date.now()
await check('the second start gets ready', () => again.untilReady(120_000))
console.log(`  second start: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
await check('the second start pulls nothing again and keeps the data', async () => {
  if (/Pulling/.test(again.text())) throw new Error(again.text())
  await expectText('/fa/hamadan/1404/rankings', /[۱-۹]/)
})
await check('who signed in before the end is still signed in', async () => {
  await expectText('/fa', /دبیر جشنواره/)
})
await check('Ctrl-C ends it again', () => again.interrupt())

rmSync(data, { recursive: true, force: true })
rmSync(`${data}-other`, { recursive: true, force: true })
const [, , out] = process.argv
const failed = results.filter(({ status }) => status === 'failed').length
if (out)
  writeFileSync(
    out,
    JSON.stringify({
      numPassedTests: results.length - failed,
      numFailedTests: failed,
      testResults: [{ name: import.meta.filename, assertionResults: results }],
    }),
  )
process.exit(failed ? 1 : 0)

async function check(name, test) {
  try {
    await test()
    results.push({ ancestorTitles: [], title: name, status: 'passed', failureMessages: [] })
    console.log(`✓ ${name}`)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    results.push({ ancestorTitles: [], title: name, status: 'failed', failureMessages: [message] })
    console.log(`✗ ${name}\n  ${message}`)
  }
}

async function expectText(page, pattern) {
  cookie ??= await signIn()
  const response = await fetch(base + page, { headers: { cookie } })
  const text = await response.text()
  if (response.status !== 200 || !pattern.test(text))
    throw new Error(`${page} answered ${response.status} without ${pattern}`)
}

/** With an account of the demonstration, as the terminal names it. */
async function signIn() {
  const [, password] = first.text().match(/password (\S+):/) ?? []
  const body = new URLSearchParams({ name: 'secretary', password })
  const response = await fetch(`${base}/fa/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: base },
  })
  return response.headers
    .getSetCookie()
    .map((own) => own.split(';')[0])
    .join('; ')
}

function start(environment) {
  return run(['app/server/start.mjs'], environment)
}

function run(args, environment) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: '', DATABASE_URL: '', SANJEH_DATA: data, ...environment },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise((resolve) => child.on('close', resolve))
  const untilReady = async (timeoutMs) => {
    const until = Date.now() + timeoutMs
    while (!said.includes('Sanjeh is ready')) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}`)
      if (Date.now() > until) throw new Error(`not ready after ${timeoutMs} ms: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  const interrupt = async () => {
    child.kill('SIGINT')
    const code = await Promise.race([
      ended,
      new Promise((resolve) => setTimeout(resolve, 20_000, 'still running').unref()),
    ])
    if (code !== 0) throw new Error(`ended with ${code}: ${said}`)
  }
  return { ended, text: () => said, untilReady, interrupt }
}

async function findFreePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return free
}
