/**
 * Adds up what every step counted. A step that failed without a failed test of its own counts as one failure. What
 * failed is named last, right before the totals: a log that is cut keeps its end.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const [folder = '', wholeSeconds = '0'] = process.argv.slice(2)
const steps = readFileSync(path.join(folder, 'steps.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const reports = ['tests.json', 'postgres.json', 'smoke.json']
  .map((name) => path.join(folder, name))
  .filter(existsSync)
  .map((file) => JSON.parse(readFileSync(file, 'utf8')))
const sum = (key) => reports.reduce((total, report) => total + (report[key] ?? 0), 0)
const passed = sum('numPassedTests')
const skipped = sum('numPendingTests')
const failedSteps = steps.filter((step) => step.isFailed)
const failed = Math.max(sum('numFailedTests'), failedSteps.length)
for (const { name, seconds } of steps) console.log(`${write(seconds)} ${name}`)
console.log(`${write(Number(wholeSeconds))} the whole`)
for (const step of failedSteps) console.log(`failed: ${step.name}`)
for (const failure of reports.flatMap((report) => report.testResults ?? []).flatMap(nameFailures)) console.log(failure)
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)

/** @param {number} seconds */
function write(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`.padStart(6)
}

/**
 * Each failed test of a file with the first lines of what it says; a file that failed outside of its tests by itself.
 */
function nameFailures({ name, message, status, assertionResults }) {
  const file = path.relative(process.cwd(), name)
  const failedTests = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && !failedTests.length) return [describe(file, message ?? '')]
  return failedTests.map((test) =>
    describe(`${file} › ${[...test.ancestorTitles, test.title].join(' › ')}`, test.failureMessages.join('\n')),
  )
}

/** A title and the first lines of a message, without its stack. */
function describe(title, message) {
  const lines = message.split('\n').filter((line) => line.trim() && !/^\s+at /.test(line))
  return [`✗ ${title}`, ...lines.slice(0, 6).map((line) => `    ${line.slice(0, 300)}`)].join('\n')
}
