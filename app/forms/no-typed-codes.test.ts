import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const app = path.resolve(import.meta.dirname, '..')
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('.test.'))
const read = (file: string) => readFileSync(path.join(app, file), 'utf8')

test('nobody types the code of a person, an agency, an indicator or the like: it is chosen from names', () => {
  const names =
    'agency|county|indicator|metric|person|user|chair|judge|group|category|node|codes|festival|edition|source'
  const typed = new RegExp(
    `<(?:input|textarea|TextField|Optional)\\b(?=[^>]*\\bname="(?:${names})")(?![^>]*type="(?:hidden|checkbox|radio)")[^>]*>`,
  )
  expect(sources.filter((file) => file.endsWith('.tsx') && typed.test(read(file)))).toEqual([])
})

test('numbers of forms are read by the one reader of digits', () => {
  const forms = sources.filter(
    (file) => /actions?\.server\.ts$|^forms[\\/].*\.ts$/.test(file) || /^routes[\\/].*\.tsx$/.test(file),
  )
  const bare = /z\.coerce\.number|\bparse(?:Int|Float)\(|\bNumber\((?:form|typed|sent|given|fields|value|text)\b/
  expect(forms.length).toBeGreaterThan(50)
  expect(forms.filter((file) => bare.test(read(file)))).toEqual([])
})
