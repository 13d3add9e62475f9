/**
 * `npm start` from nothing. Nothing is installed yet when this runs, so it uses Node's own modules only: it installs what
 * the lock file says, builds what has changed, and hands over to the server in the same process.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  fail(`Sanjeh needs Node 20.19 or newer; this is ${process.versions.node}.`)

process.chdir(root)
installIfNeeded()
buildIfNeeded()
process.env['NODE_ENV'] ||= 'production'
const { register } = await import('tsx/esm/api')
register()
const { startServer } = await import('../server/main.ts')
await startServer()

function installIfNeeded() {
  // A linked folder is somebody else's to fill.
  if (existsSync('node_modules') && lstatSync('node_modules').isSymbolicLink()) return
  const stamp = 'node_modules/.sanjeh-installed'
  const wanted = hash([path.join(root, 'package-lock.json')])
  if (read(stamp) === wanted) return
  if (existsSync('node_modules/.package-lock.json') && !isOlder('node_modules/.package-lock.json', 'package-lock.json'))
    return
  step('Installing what package-lock.json names (npm ci)')
  // The build needs the development packages too, whatever NODE_ENV says.
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

function buildIfNeeded() {
  const stamp = 'build/.sanjeh-built'
  const files = ['app', 'db', 'scoring', 'sources', 'public'].flatMap((folder) => listFiles(path.join(root, folder)))
  const wanted = hash([
    ...files,
    path.join(root, 'package-lock.json'),
    path.join(root, 'vite.config.ts'),
    path.join(root, 'remix.config.js'),
  ])
  if (read(stamp) === wanted) return
  step('Building the pages')
  run(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'error'])
  mkdirSync('build', { recursive: true })
  writeFileSync(stamp, wanted)
}

/** @param {string} folder @returns {string[]} */
function listFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
}

/** @param {string[]} files */
function hash(files) {
  const sum = createHash('sha256')
  for (const file of files)
    sum
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return sum.digest('hex')
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
