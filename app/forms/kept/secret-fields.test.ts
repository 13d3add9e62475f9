import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keepForm } from './kept-form'
import { isSecretField } from './secret-fields'

const app = path.resolve(import.meta.dirname, '../..')
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
)
const read = (file: string) => readFileSync(path.join(app, file), 'utf8')

test('every field for a password or a code is among the secret ones', () => {
  const tags = sources.flatMap((file) =>
    [...read(file).matchAll(/<(?:input|TextField|PasswordField)\b[^>]*>/g)].map(([tag]) => tag),
  )
  const secret = tags.filter((tag) => /type="password"|one-time-code|^<PasswordField/.test(tag))
  const names = secret.flatMap((tag) => /name="([^"]+)"/.exec(tag)?.[1] ?? [])
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !isSecretField(name))).toEqual([])
})

test('forms are read in one place, so that a refused one can be given back', () => {
  expect(sources.filter((file) => /\.formData\(\)/.test(read(file)))).toEqual(['forms/read-form.server.ts'])
})

test('what is kept of a form has its texts in their order and no secret', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['note', 'الف'],
    ['password', 'x'],
    ['at', '1'],
    ['at', '2'],
  ] as const)
    form.append(name, value)
  expect(keepForm(form, '/fa', true)).toEqual({
    action: '/fa',
    isSignedIn: true,
    fields: [
      ['note', 'الف'],
      ['at', '1'],
      ['at', '2'],
    ],
    files: [],
    hasSecret: true,
    isLost: false,
  })
})
