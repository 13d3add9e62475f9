import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../scoring/check-model'
import { writeModel } from './write-model'

test.each([
  'examples/hamadan/model.json',
  'examples/hamadan/units-model.json',
  'examples/gc-service-inventory/model.json',
])('%s is written whole, whatever the order of its keys was', (file) => {
  const checked = checkModel(JSON.parse(readFileSync(file, 'utf8')))
  if (!checked.ok) throw new Error(file)
  const turned: typeof checked.model = JSON.parse(JSON.stringify(checked.model), (_, value: unknown) =>
    isPlain(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value,
  )
  expect(JSON.parse(writeModel(turned))).toEqual(checked.model)
  expect(writeModel(turned)).toBe(writeModel(checked.model))
  expect(writeModel(turned)).toMatch(/^\{\n {2}"code".*\n {2}"version"/)
})

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
