import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** All cores: the tests of the browser, which need one for their server, come after the others. */
const maxWorkers = availableParallelism()

/** Tests of the build that share no server, beside the unit tests. */
const builtApart = {
  maxWorkers,
  sequence: { groupOrder: 0 },
  setupFiles: ['tests/setup.ts'],
  testTimeout: 300_000,
  hookTimeout: 180_000,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers,
          sequence: { groupOrder: 0 },
          include: ['{scoring,sources,db,app}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/setup.ts'],
          restoreMocks: true,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      { test: { ...builtApart, name: 'policy', include: ['tests/policy/*.test.ts'] } },
      // What starts a server of its own, and no browser.
      { test: { ...builtApart, name: 'servers', include: ['tests/servers/*.test.ts'] } },
      {
        test: {
          name: 'browser',
          sequence: { groupOrder: 1 },
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/policy/**', 'tests/servers/**'],
          globalSetup: 'tests/browser/global-setup.ts',
          setupFiles: ['tests/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 10_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
})
