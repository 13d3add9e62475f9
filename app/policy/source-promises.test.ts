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

test('no page keeps anything in a browser but cookies', () => {
  expect(filesWith(/\b(?:localStorage|sessionStorage|indexedDB|cookieStore)\b|\bcaches\.open/)).toEqual([])
})

test('certificates of other servers are checked everywhere', () => {
  expect(filesWith(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/)).toEqual([])
})

test('nothing is random by a generator that can be foreseen', () => {
  expect(filesWith(/Math\.random/)).toEqual([])
})

test('hashes are SHA-256; the codes of the apps alone ask for another', () => {
  const algorithms = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/create(?:Hash|Hmac)\((?:'([\w-]+)')?/g)].map(([, name]) => ({ file, name })),
  )
  expect(algorithms.length).toBeGreaterThan(10)
  expect(algorithms.filter(({ name }) => name !== 'sha256')).toEqual([
    { file: 'app/sign-in/hotp.server.ts', name: 'sha1' },
  ])
})

test('a moment in the database has its zone, in one way for all columns', () => {
  expect(filesWith(/\btimestamp\(/)).toEqual(['db/schema/columns.ts'])
  expect(filesWith(/timestamp\(name, \{ withTimezone: true/)).toEqual(['db/schema/columns.ts'])
})

test('the log of the server goes to standard error, and to no file', () => {
  expect(filesWith(/pino\.destination\(2\)/)).toEqual(['app/server/log.ts'])
  expect(filesWith(/pino\.(?:destination\((?!2\))|transport)|createWriteStream/)).toEqual([])
})
