import { createHash } from 'node:crypto'
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

  test('the same files make the same ZIP in every version of Sanjeh, or none that was published could be verified later', () => {
    const packed = zipFiles({
      'b.txt': text('مقدار '.repeat(500)),
      'a.bin': Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251),
    })
    expect(createHash('sha256').update(packed).digest('hex')).toBe(
      '0a8ae3b1e7e5530d7425d85c14cdc554c8c169a53ff20346c7ab7cdf00f3c4e4',
    )
  })

  describe('refuses what is in a ZIP without being signed, however few programs see it', () => {
    const whole = () => Buffer.from(zipFiles(sealed))
    const directory = (zip: Buffer) => zip.readUInt32LE(zip.length - 6)
    /** An entry that stands between the files and is in no list. */
    const withHidden = () => {
      const [zip, hidden] = [whole(), Buffer.from(zipFiles({ 'hidden.txt': text('not signed') }))]
      const entry = hidden.subarray(0, directory(hidden))
      const at = directory(zip)
      const joined = Buffer.concat([zip.subarray(0, at), entry, zip.subarray(at)])
      joined.writeUInt32LE(at + entry.length, joined.length - 6)
      return joined
    }
    const withComment = () => {
      const zip = Buffer.concat([whole(), Buffer.from('a comment')])
      zip.writeUInt16LE(9, zip.length - 9 - 2)
      return zip
    }
    test.each([
      ['an entry that no list has', withHidden],
      ['a comment', withComment],
      ['bytes behind', () => Buffer.concat([whole(), Buffer.from('more')])],
      ['bytes before', () => Buffer.concat([Buffer.from('more'), whole()])],
      ['another time of a file', () => Buffer.from(zipSync(sealed, { mtime: new Date(2020, 1, 1), level: 6, os: 0 }))],
      [
        'files without compression',
        () => Buffer.from(zipSync(sealed, { mtime: new Date(1980, 0, 1), level: 0, os: 0 })),
      ],
      [
        'a comment of a file',
        () =>
          Buffer.from(
            zipSync(
              Object.fromEntries(
                Object.entries(sealed).map(([name, file]) => [name, [file, { comment: 'more' }] as const]),
              ),
              { mtime: new Date(1980, 0, 1), level: 6, os: 0 },
            ),
          ),
      ],
      [
        'files in another order',
        () =>
          Buffer.from(
            zipSync(Object.fromEntries(Object.entries(sealed).toSorted(([a], [b]) => (a < b ? 1 : -1))), {
              mtime: new Date(1980, 0, 1),
              level: 6,
              os: 0,
            }),
          ),
      ],
    ] as const)('%s', (_name, make) => {
      expect(verifyPackage(make(), key.fingerprint).ok).toBe(false)
    })

    test.each(['folder/', 'A.csv', 'a.csv/../a.csv', ''])('a file called %j', (name) => {
      const files = Object.fromEntries([...Object.entries(sealed), [name, text('not signed')]])
      expect(verifyPackage(zipSync(files, { mtime: new Date(1980, 0, 1), level: 6, os: 0 }), key.fingerprint).ok).toBe(
        false,
      )
    })
  })

  test('refuses a file whose name an object takes for its prototype', () => {
    const zip = Buffer.from(zipFiles({ ...sealed, 'a-strange': text('not signed') }))
    const renamed = Buffer.from(zip.toString('latin1').replaceAll('a-strange', '__proto__'), 'latin1')
    expect(verifyPackage(renamed, key.fingerprint).ok).toBe(false)
  })

  test('what is no ZIP is said to be none', () => {
    expect(verifyPackage(text('no zip'), null)).toEqual({ ok: false, why: 'unreadable', detail: 'ZIP' })
  })
})
