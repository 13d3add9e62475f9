import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const text = readFileSync('docs/asvs.md', 'utf8')

/** How many requirements of levels 1 and 2 each section of ASVS 5.0 has; none of level 3 stands before one of these. */
const sections = `
  1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3
  6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2
  10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5
  14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
`
const required = [...sections.matchAll(/([\d.]+):(\d+)/g)].flatMap(([, section, count]) =>
  Array.from({ length: Number(count) }, (_, index) => `${section}.${index + 1}`),
)

test('the table of ASVS answers each requirement of levels 1 and 2 once', () => {
  const answered = [...text.matchAll(/^(?:\| )?(\d+\.\d+\.\d+\*?(?:, \d+\.\d+\.\d+\*?)*)/gm)]
    .flatMap(([, numbers = '']) => numbers.split(', '))
    .map((number) => number.replace('*', ''))
  expect(required).toHaveLength(253)
  expect(answered.toSorted()).toEqual(required.toSorted())
})

test.each(['docs/asvs.md', 'docs/security.md'])('a file that %s names is there', (document) => {
  const named = [
    ...readFileSync(document, 'utf8').matchAll(/`((?:app|db|scoring|sources|tests)\/[^`\s*]+)`|\]\(([^):#]+)\)/g),
  ]
  expect(named.length).toBeGreaterThan(20)
  for (const [, file, link] of named) expect(existsSync(file ?? `docs/${link}`), file ?? link).toBe(true)
})

test('what is met or not says so, and by which test or that there is none', () => {
  const rows = text.split('\n').filter((line) => /^\| \d+\.\d+\.\d+/.test(line))
  for (const row of rows) {
    const [, , , answer = '', held = ''] = row.split('|').map((cell) => cell.trim())
    expect(answer, row).toMatch(/^(met|in part|not met|n\/a)/)
    if (!answer.startsWith('n/a')) expect(held, row).not.toBe('')
  }
})
