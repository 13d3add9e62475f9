/**
 * Whether the engine gives the same bytes on other versions of Node: node --import tsx tests/node-versions.ts [20 22
 * 24]. The versions come from the package registry; one that can't be had is skipped with a sentence. Exit code 1:
 * another version gave other bytes.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { bundleEngine } from './fixtures/bundle-engine'
import { scoreEverywhere } from './fixtures/score-everywhere'

const run = promisify(execFile)
const asked = process.argv.slice(2)
const versions = asked.length ? asked : ['20', '22', '24']

const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-nodes-'))
try {
  const script = path.join(folder, 'engine.cjs')
  await writeFile(
    script,
    `${await bundleEngine()}\nconst { createHash } = require('node:crypto')\nconst text = JSON.stringify(engine.scoreEverywhere())\nconsole.log(process.version, createHash('sha256').update(text).digest('hex'))\n`,
  )
  const here = createHash('sha256').update(JSON.stringify(scoreEverywhere())).digest('hex')
  console.log(`${process.version} ${here}`)
  for (const version of versions) {
    try {
      const { stdout } = await run('npx', ['--yes', `node@${version}`, script], { timeout: 180_000 })
      const [name, hash] = stdout.trim().split(' ')
      console.log(`${name} ${hash}${hash === here ? '' : '  OTHER BYTES'}`)
      if (hash !== here) process.exitCode = 1
    } catch (error) {
      console.log(
        `Node ${version} can't be had here, so it is not compared: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      )
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
