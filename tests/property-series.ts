import { spawnSync } from 'node:child_process'

/**
 * Tries each property with many more cases than a usual run: `npm run properties -- 50` with fifty times as many.
 */
const [times = '20'] = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    '--project',
    'database',
    '--test-timeout',
    '3600000',
    'scoring',
    'sources',
    'db',
  ],
  { stdio: 'inherit', env: { ...process.env, FC_RUNS: times } },
)
process.exitCode = status ?? 1
