import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const texts = ['app', 'db', 'sources', 'scoring'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !/\.test\./.test(name))
    .map((name) => ({ file: path.posix.join(folder, name), text: readFileSync(path.join(folder, name), 'utf8') })),
)

/** Files of the product whose text has something in it. */
const filesWith = (pattern: RegExp) => texts.flatMap(({ file, text }) => (pattern.test(text) ? [file] : [])).toSorted()

test('only the start of a server runs other programs', () => {
  expect(texts.length).toBeGreaterThan(500)
  expect(filesWith(/child_process/)).toEqual(['app/server/build.mjs', 'app/server/start.mjs'])
})

test('no regular expression is built of what somebody sent', () => {
  expect(filesWith(/\bRegExp\(/)).toEqual(['app/exports/disarm-formula.ts', 'app/sign-in/oidc.server.ts'])
})

test('no answer lets pages of other sites read it', () => {
  expect(filesWith(/access-control-/i)).toEqual([])
})

test('no page talks to a window of somebody else', () => {
  expect(filesWith(/\b(?:window|parent|opener|top|contentWindow)\??\.postMessage/)).toEqual([])
})
