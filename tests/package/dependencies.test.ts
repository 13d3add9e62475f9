import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '../..')
const Names = z.record(z.string(), z.string())
const Package = z.object({ dependencies: Names, devDependencies: Names })
const Installed = z.object({ license: z.string() })

test('every dependency has its row in the decision record with its licence, and nothing else has', async () => {
  const { dependencies, devDependencies } = Package.parse(JSON.parse(await readFile(`${root}/package.json`, 'utf8')))
  const names = Object.keys({ ...dependencies, ...devDependencies })
  const installed = await Promise.all(names.map(async (name) => [name, await licenceOf(name)]))
  const record = await readFile(`${root}/docs/decisions/004-dependencies.md`, 'utf8')
  const rows = [...record.matchAll(/^\| (?!package|---)([^|]+) \| ([^|]+) \| [^|]+ \|$/gm)]
  const recorded = rows.flatMap(([, packages = '', licence = '']) =>
    packages.split(', ').map((name): [string, string] => [name, licence]),
  )
  expect(recorded).toHaveLength(new Map(recorded).size)
  expect(Object.fromEntries(recorded)).toEqual(Object.fromEntries(installed))
})

async function licenceOf(name: string): Promise<string> {
  const { license } = Installed.parse(JSON.parse(await readFile(`${root}/node_modules/${name}/package.json`, 'utf8')))
  return license === 'OFL' ? 'OFL-1.1' : license
}
