import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest'
import { runs } from './fixtures/property-runs'
import './fixtures/remember-hashes'

/**
 * A key of their own for the tests of a file: the last signature of a log is kept beside it, and each file has logs of
 * its own.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'sanjeh-test-'))
process.env['SANJEH_DATA'] = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Properties without a number of their own. */
if (process.env['FC_RUNS']) (await import('fast-check')).configureGlobal({ numRuns: runs(100) })

/** A console.error is a failure that somebody chose not to see. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
})
