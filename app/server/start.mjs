/**
 * `npm start` from nothing. Nothing is installed yet when this runs, so it uses Node's own modules only: it installs
 * what the lock file says, builds what has changed, and hands over to the server in the same process.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isBuilt } from '../runtime/built.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  fail(`Sanjeh needs Node 20.19 or newer; this is ${process.versions.node}.`)

process.chdir(root)
installIfNeeded()
buildIfNeeded()
process.env['NODE_ENV'] ||= 'production'
const { startServer } = await import(pathToFileURL(path.join(root, 'build/program/server.js')).href)
await startServer()

function installIfNeeded() {
  // A linked folder is somebody else's to fill.
  if (existsSync('node_modules') && lstatSync('node_modules').isSymbolicLink()) return
  const stamp = 'node_modules/.sanjeh-installed'
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (read(stamp) === wanted) return
  if (existsSync('node_modules/.package-lock.json') && !isOlder('node_modules/.package-lock.json', 'package-lock.json'))
    return
  step('Installing what package-lock.json names (npm ci)')
  // The build needs the development packages too, whatever NODE_ENV says.
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

function buildIfNeeded() {
  if (isBuilt(root)) return
  step('Building the pages')
  run(process.execPath, ['app/server/build.mjs', '--logLevel', 'error'])
}

/** @param {string} first @param {string} second */
function isOlder(first, second) {
  return statSync(first).mtimeMs < statSync(second).mtimeMs
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (error) fail(`${program} could not be started: ${error.message}`)
  if (status !== 0) fail(`“${program} ${args.join(' ')}” failed (see above).`)
}

/** @param {string} text */
function step(text) {
  process.stdout.write(`• ${text}\n`)
}

/** @param {string} text @returns {never} */
function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}
