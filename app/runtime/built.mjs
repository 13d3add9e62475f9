/** Whether the last build is one of the code as it is now. Uses Node's own modules only, as `start.mjs` does. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const folders = ['app', 'db', 'scoring', 'sources', 'public', 'scripts']
const files = ['package-lock.json', 'vite.config.ts', 'vite.program.ts', 'remix.config.js']

/** @param {string} root */
export function isBuilt(root) {
  const stamp = stampOf(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfCode(root)
}

/**
 * Says of the build in `root` that it is one of the code with this hash.
 * @param {string} root @param {string} hash
 */
export function markBuilt(root, hash) {
  mkdirSync(path.dirname(stampOf(root)), { recursive: true })
  writeFileSync(stampOf(root), hash)
}

/**
 * Over all that a build reads.
 * @param {string} root
 */
export function hashOfCode(root) {
  const sum = createHash('sha256')
  for (const file of [...folders.flatMap((folder) => listFiles(root, folder)), ...files])
    sum
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  return sum.digest('hex')
}

/** @param {string} root */
function stampOf(root) {
  return path.join(root, 'build/.sanjeh-built')
}

/** @param {string} root @param {string} folder @returns {string[]} */
function listFiles(root, folder) {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .toSorted()
}
