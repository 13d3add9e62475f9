/** Adds up what every step counted. A step that failed without a failed test of its own counts as one failure. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const [folder = ''] = process.argv.slice(2)
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
for (const step of failedSteps) console.log(`failed: ${step.name}`)
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
