/**
 * Wraps comments that are wider than the code may be, which Prettier leaves as they are. `--check` changes nothing,
 * names them and fails. Texts and statements of the database stay on their line: to cut them would make them harder to
 * find.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const width = 120
const isCheck = process.argv.includes('--check')
const folders = ['.ci', 'app', 'db', 'scoring', 'scripts', 'sources', 'tests']
const files = ['.', ...folders]
  .flatMap((folder) => readdirSync(folder, { recursive: folder !== '.', withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.includes('.generated.'))
  .map((entry) => path.join(entry.parentPath, entry.name))
const wide = []
for (const file of files) {
  const text = readFileSync(file, 'utf8')
  const wrapped = wrapAll(text.split('\n')).join('\n')
  if (wrapped === text) continue
  wide.push(file)
  if (!isCheck) writeFileSync(file, wrapped)
}
if (isCheck && wide.length) {
  process.stderr.write(
    `Comments wider than ${width} in:\n${wide.map((file) => `  ${file}\n`).join('')}npm run format wraps them.\n`,
  )
  process.exitCode = 1
}

/** @param {string[]} lines @returns {string[]} */
function wrapAll(lines) {
  const done = []
  for (let at = 0; at < lines.length;) {
    const single = /^(\s*)\/\*\* (.*) \*\/$/.exec(lines[at] ?? '')
    if (single && isWide(lines[at])) {
      const [, indent = '', text = ''] = single
      done.push(`${indent}/**`, ...fill(`${indent} * `, text), `${indent} */`)
      at += 1
      continue
    }
    const mark = markOf(lines[at])
    const paragraph = mark === null ? 1 : lengthOfParagraph(lines, at, mark)
    const own = lines.slice(at, at + paragraph)
    if (mark !== null && own.some(isWide))
      done.push(...fill(mark, own.map((line) => line.slice(mark.length)).join(' ')))
    else done.push(...own)
    at += paragraph
  }
  return done
}

/** @param {string | undefined} line */
function isWide(line) {
  return (line ?? '').length > width
}

/** What a line of a comment begins with; null for code. @param {string | undefined} line */
function markOf(line) {
  return /^\s*(?:\* (?=[^\s@*-])|\/\/ (?=[^\s-]))/.exec(line ?? '')?.[0] ?? null
}

/** @param {string[]} lines @param {number} from @param {string} mark */
function lengthOfParagraph(lines, from, mark) {
  const isOther = (/** @type {string} */ line) => !line.startsWith(mark) || markOf(line) !== mark
  const length = lines.slice(from + 1).findIndex(isOther)
  return length < 0 ? lines.length - from : length + 1
}

/** @param {string} mark @param {string} text @returns {string[]} */
function fill(mark, text) {
  const filled = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && mark.length + line.length + 1 + word.length > width) {
      filled.push(mark + line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...filled, mark + line]
}
