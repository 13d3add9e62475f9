import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Where numbers become texts: the formatters themselves, and what hands them to pages and papers. */
const formatters = ['app/format/', 'app/page-language/use-language.ts', 'app/papers/letterhead.ts']
/** Opacity of a colour, and lines that a command prints. */
const others = ['app/charts/draw-boxes.ts', 'app/cli/score-file.ts', 'app/cli/check-files.ts']

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return listSources(name)
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [name] : []
  })
}

test('no page, chart, paper or export writes a number with decimals of its own', () => {
  const row = /\.toFixed\(|toLocaleString|Intl\.NumberFormat|\bformatNumber\(|\bformatPercent\(/
  const found = listSources('app').filter(
    (file) =>
      !formatters.some((place) => file.startsWith(place)) &&
      !others.includes(file) &&
      row.test(readFileSync(file, 'utf8')),
  )
  expect(found).toEqual([])
})
