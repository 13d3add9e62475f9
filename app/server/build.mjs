/**
 * `npm run build`: builds the pages and the program that serves them, and notes of what code. Where the code is still
 * the same nothing is built again, so that the tests and `npm start` share one build; `--force` builds all the same.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { hashOfCode, isBuilt, markBuilt } from '../runtime/built.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const options = process.argv.slice(2)
if (isBuilt(root) && !options.includes('--force')) {
  process.stdout.write('The build is one of the code as it is.\n')
  process.exit(0)
}
// Code that changes during the build is not in it for sure: its hash is taken first.
const hash = hashOfCode(root)
// A build that fails half-way is one of no code.
markBuilt(root, '')
const rest = options.filter((option) => option !== '--force')
const programs = [
  ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', ...rest],
  ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.program.ts', ...rest],
]
for (const program of programs) {
  const { status } = spawnSync(process.execPath, program, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
markBuilt(root, hash)
