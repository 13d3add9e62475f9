import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** Texts that no minifier changes: each stands in what is taken out, and not in what is put in. */
const markOf = {
  'decimal.js-light/decimal.mjs': '[DecimalError] ',
  'd3-scale/dist/d3-scale.mjs': 'scaleDivergingSymlog',
  'recharts/es6/shape/Curve.js': '@@toPrimitive must return a primitive value.',
  'recharts/es6/component/Text.js': 'Invalid attempt to destructure non-iterable instance.',
} as const
const swapped = ['recharts', 'victory-vendor', 'decimal.js-light'] as const

async function readScripts(): Promise<string> {
  const folder = path.join(root, 'build/client/assets')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  return (await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n')
}

test('the build draws charts without what is swapped', async () => {
  const scripts = await readScripts()
  expect(scripts).toContain('recharts-wrapper')
  for (const mark of Object.values(markOf)) expect(scripts).not.toContain(mark)
})

test.each(Object.entries(markOf))('%s says %j, so that its absence tells something', async (file, mark) => {
  expect(await readFile(path.join(root, 'node_modules', file), 'utf8')).toContain(mark)
})

test('what is swapped, and what it is swapped in, are pinned exactly', async () => {
  const { dependencies } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  for (const name of swapped) {
    const { version } = JSON.parse(await readFile(path.join(root, 'node_modules', name, 'package.json'), 'utf8'))
    expect([name, dependencies[name]]).toEqual([name, version])
  }
})
