import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

test('what failed is named with its file, its groups and its first lines, right before the totals', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-summary-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const write = (name: string, value: unknown) => writeFile(path.join(folder, name), JSON.stringify(value))
  await write('steps.ndjson', { name: 'tests', isFailed: true, seconds: 61 })
  const passed = { ancestorTitles: [], title: 'holds', status: 'passed', failureMessages: [] }
  await write('tests.json', {
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [
      {
        name: path.resolve('app/a.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          passed,
          {
            ancestorTitles: ['in fa'],
            title: 'fits a phone',
            status: 'failed',
            failureMessages: ['AssertionError: expected 391 to be 390\n    at /somewhere/a.test.ts:3:1'],
          },
        ],
      },
      { name: path.resolve('db/b.test.ts'), status: 'failed', message: 'Cannot find x', assertionResults: [] },
    ],
  })
  await write('smoke.json', {
    numPassedTests: 0,
    numFailedTests: 1,
    testResults: [
      {
        name: path.resolve('tests/smoke/run.mjs'),
        assertionResults: [{ ancestorTitles: [], title: 'it ends', status: 'failed', failureMessages: ['too late'] }],
      },
    ],
  })
  const said = execFileSync(process.execPath, ['.ci/summary.mjs', folder, '61'], { encoding: 'utf8' })
  expect(said.trimEnd().split('\n').slice(-7)).toEqual([
    '✗ app/a.test.ts › in fa › fits a phone',
    '    AssertionError: expected 391 to be 390',
    '✗ db/b.test.ts',
    '    Cannot find x',
    '✗ tests/smoke/run.mjs › it ends',
    '    too late',
    '2 passed, 2 failed',
  ])
})
