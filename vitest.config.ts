import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { listDatabaseTests } from './tests/database-tests'

/** One more than cores: a test that waits for a server, a browser or a moment leaves its core to another. */
const maxWorkers = availableParallelism() + 1

const databaseTests = listDatabaseTests()

/**
 * Tests beside the code. A worker runs its files one after the other without starting anew between them: to load the
 * code takes most files longer than their tests. So no module of ours may keep what a test changes.
 */
const besideCode = {
  maxWorkers,
  isolate: false,
  sequence: { groupOrder: 0 },
  setupFiles: ['tests/setup.ts'],
  restoreMocks: true,
  testTimeout: 120_000,
  hookTimeout: 180_000,
}

/**
 * Tests of the build that share no server, beside the others. They load nearly all of our code, as those beside it do.
 */
const builtApart = {
  maxWorkers,
  isolate: false,
  restoreMocks: true,
  sequence: { groupOrder: 0 },
  setupFiles: ['tests/setup.ts'],
  testTimeout: 300_000,
  hookTimeout: 180_000,
}

/**
 * The pages of the build as they are served: React would else make them with all the checks of its development, which
 * takes several times as long.
 */
const asServed = { NODE_ENV: 'production' } as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...besideCode,
          name: 'unit',
          include: ['{scoring,sources,db,app}/**/*.test.ts', 'tests/database-tests.test.ts'],
          exclude: databaseTests,
        },
      },
      // The parts of pages, in a document without a browser.
      {
        test: {
          ...besideCode,
          name: 'components',
          environment: 'happy-dom',
          include: ['app/**/*.test.tsx'],
          setupFiles: ['tests/setup.ts', 'tests/setup-components.ts'],
        },
      },
      { test: { ...besideCode, name: 'database', include: databaseTests } },
      { test: { ...builtApart, name: 'policy', env: asServed, include: ['tests/policy/*.test.ts'] } },
      // What is installed and what is built.
      { test: { ...builtApart, name: 'package', include: ['tests/package/*.test.ts'] } },
      // What starts a server of its own, and no browser.
      { test: { ...builtApart, name: 'servers', include: ['tests/servers/*.test.ts'] } },
      // What is answered with the demonstration, without a browser.
      {
        test: {
          ...builtApart,
          name: 'site',
          env: asServed,
          include: ['tests/site/*.test.ts'],
          globalSetup: 'tests/site/global-setup.ts',
        },
      },
      {
        test: {
          name: 'browser',
          maxWorkers,
          isolate: false,
          restoreMocks: true,
          sequence: { groupOrder: 0 },
          include: ['tests/browser/*.test.ts'],
          globalSetup: 'tests/browser/global-setup.ts',
          setupFiles: ['tests/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
})
