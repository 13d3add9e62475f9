import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const comment = /\/\*[\s\S]*?\*\//g

test('the engine that visitors run has no power operator, whose last digit an engine may choose: lint sees Math alone', () => {
  const files = readdirSync('scoring', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(50)
  expect(
    files.filter((file) => readFileSync(path.join('scoring', file), 'utf8').replaceAll(comment, '').includes('**')),
  ).toEqual([])
})
