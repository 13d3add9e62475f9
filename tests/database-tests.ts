import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

/** What opens a database, embedded or on a server. */
const databaseModules: ReadonlySet<string> = new Set(['db/client.server.ts', 'tests/fixtures/test-database.ts'])

const modules: ReadonlySet<string> = new Set(['app', 'db', 'scoring', 'sources', 'tests'].flatMap(listModules))

function listModules(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
}

/**
 * The tests beside the code that open a database, found by what they import when they run, so that nobody has to keep a
 * list. They are the project `database`; the other tests beside the code are the project `unit`, which takes a minute.
 */
export function listDatabaseTests(): string[] {
  return [...modules]
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('tests/'))
    .filter(reachesDatabase)
    .toSorted()
}

function reachesDatabase(test: string): boolean {
  const seen = new Set([test])
  for (const file of seen) {
    if (databaseModules.has(file)) return true
    for (const imported of importsOf(file)) seen.add(imported)
  }
  return false
}

/**
 * Imports and exports of our files, as a statement or as a call. A statement that imports types alone is gone when the
 * code runs.
 */
const importPattern = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\bfrom\s+)?'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'\s*\)/gm

const importsByFile = new Map<string, readonly string[]>()

function importsOf(file: string): readonly string[] {
  const known = importsByFile.get(file)
  if (known) return known
  const imports = [...readFileSync(path.join(root, file), 'utf8').matchAll(importPattern)]
    .filter(([, isType]) => !isType)
    .flatMap(([, , statement, call]) => findModule(file, statement ?? call ?? ''))
  importsByFile.set(file, imports)
  return imports
}

function findModule(from: string, relative: string): string[] {
  const plain = path.posix.join(path.posix.dirname(from), relative)
  return [plain, `${plain}.ts`, `${plain}.tsx`, `${plain}/index.ts`].filter((file) => modules.has(file)).slice(0, 1)
}
