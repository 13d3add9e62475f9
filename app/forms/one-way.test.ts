import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const app = path.resolve(import.meta.dirname, '..')
const routes = readdirSync(path.join(app, 'routes')).map((file) => ({
  file,
  code: readFileSync(path.join(app, 'routes', file), 'utf8'),
}))
const actions = routes.filter(({ code }) => /^export (async )?function action\b/m.test(code))

test('every action reads its form by a schema', () => {
  expect(actions.length).toBeGreaterThan(25)
  const others = actions.filter(({ code }) => !/\breadForm(WithFile)?\(\s*context,/.test(code)).map(({ file }) => file)
  expect(others).toEqual([])
})

test('nobody but the reader takes fields out of a form', () => {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /^(routes|pages|flows|access)[\\/].*\.tsx?$/.test(file) && !file.includes('.test.'),
  )
  expect(files.length).toBeGreaterThan(300)
  const byHand = /\b(?:form|formData|sent)\.(?:get|getAll|has)\(/
  expect(files.filter((file) => byHand.test(readFileSync(path.join(app, file), 'utf8')))).toEqual([])
})
