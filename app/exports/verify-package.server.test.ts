import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { type SigningKey, openSigningKey } from '../audit/signing.server'
import { sealPackage } from './seal-package.server'
import { verifyPackage } from './verify-package.server'
import { zipFiles } from './zip-files'

const hash = 'ab'.repeat(32)
const text = (words: string) => new TextEncoder().encode(words)
const facts = {
  kind: 'judges' as const,
  festival: 'small',
  edition: '1404',
  isDemo: false,
  number: null,
  run: { id: 1, asOf: '2026-01-01T00:00:00.000Z', modelHash: hash, inputHash: hash, resultHash: hash },
  listHash: hash,
}
const plain = { 'a.csv': text('a,1'), 'b.csv': text('b,2'), 'c.pdf': text('c') }

let key: SigningKey
let stranger: SigningKey
let sealed: Record<string, Uint8Array>

beforeAll(async () => {
  key = await openSigningKey(await mkdtemp(path.join(os.tmpdir(), 'sanjeh-key-')))
  stranger = await openSigningKey(await mkdtemp(path.join(os.tmpdir(), 'sanjeh-key-')))
  sealed = { ...sealPackage(plain, facts, key).files }
})

const verify = (files: Record<string, Uint8Array>) => verifyPackage(zipFiles(files), key.fingerprint)

describe('verifyPackage', () => {
  test('what was sealed is what was signed, and the ZIP is the same each time it is made', () => {
    expect(verify(sealed)).toMatchObject({
      ok: true,
      fingerprint: key.fingerprint,
      manifest: { edition: '1404', listHash: hash },
    })
    expect(zipFiles(sealed)).toEqual(zipFiles({ ...sealPackage(plain, facts, key).files }))
  })

  test('a changed file is named, and of two the first', () => {
    expect(verify({ ...sealed, 'b.csv': text('b,3') })).toEqual({ ok: false, why: 'changed', detail: 'b.csv' })
    expect(verify({ ...sealed, 'b.csv': text('b,3'), 'a.csv': text('a,9') })).toEqual({
      ok: false,
      why: 'changed',
      detail: 'a.csv',
    })
  })

  test('a removed file is named', () => {
    const { 'b.csv': _, ...rest } = sealed
    expect(verify(rest)).toEqual({ ok: false, why: 'missing', detail: 'b.csv' })
  })

  test('an added file is named, whatever folder it says it is in', () => {
    expect(verify({ ...sealed, 'more/d.csv': text('d') })).toEqual({ ok: false, why: 'added', detail: 'more/d.csv' })
  })

  test('two files that changed places are both wrong', () => {
    expect(verify({ ...sealed, 'a.csv': text('b,2'), 'b.csv': text('a,1') })).toEqual({
      ok: false,
      why: 'changed',
      detail: 'a.csv',
    })
  })

  test('a manifest that was made to fit the change has no signature', () => {
    const forged = sealPackage({ ...plain, 'b.csv': text('b,3') }, facts, stranger).files
    const mixed = {
      ...forged,
      'manifest.sig': sealed['manifest.sig'] ?? text(''),
      'public-key.pem': sealed['public-key.pem'] ?? text(''),
    }
    expect(verify(mixed)).toEqual({ ok: false, why: 'signature', detail: 'manifest.json' })
  })

  test('a package that somebody else signed whole is told by its key', () => {
    const forged = zipFiles({ ...sealPackage({ ...plain, 'b.csv': text('b,3') }, facts, stranger).files })
    expect(verifyPackage(forged, key.fingerprint)).toEqual({
      ok: false,
      why: 'other-key',
      detail: stranger.fingerprint,
    })
    expect(verifyPackage(forged, null)).toMatchObject({ ok: true, fingerprint: stranger.fingerprint })
  })

  test.each(['manifest.json', 'manifest.sig', 'public-key.pem'])(
    'a package without its %s is not taken for good',
    (name) => {
      const { [name]: _, ...rest } = sealed
      expect(verify(rest).ok).toBe(false)
    },
  )

  test('a second file of the same name is found, although a reader would see one', () => {
    const bytes = Buffer.from(zipSync({ ...sealed, 'x.csv': text('a,9') }, { level: 0 }))
    const doubled = Buffer.from(bytes.toString('latin1').replaceAll('x.csv', 'a.csv'), 'latin1')
    expect(verifyPackage(doubled, key.fingerprint)).toEqual({ ok: false, why: 'added', detail: 'a.csv' })
  })

  test('what is no ZIP is said to be none', () => {
    expect(verifyPackage(text('no zip'), null)).toEqual({ ok: false, why: 'unreadable', detail: 'ZIP' })
  })
})
