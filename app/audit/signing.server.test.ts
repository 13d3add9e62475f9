import { mkdtemp, readdir, stat } from 'node:fs/promises'
import { generateKeyPairSync } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { fingerprintOf, isSignedBy, openSigningKey } from './signing.server'

const folder = () => mkdtemp(path.join(os.tmpdir(), 'sanjeh-signing-'))
const bytes = new TextEncoder().encode('سنجه')

describe('openSigningKey', () => {
  test('what it signed is known by its public key, and one other bit is not', async () => {
    const key = await openSigningKey(await folder())
    const signature = key.sign(bytes)
    expect(signature).toHaveLength(64)
    expect(isSignedBy(key.publicKeyPem, bytes, signature)).toBe(true)
    expect(isSignedBy(key.publicKeyPem, bytes.with(0, (bytes[0] ?? 0) ^ 1), signature)).toBe(false)
    expect(isSignedBy(key.publicKeyPem, bytes, signature.slice(1))).toBe(false)
  })

  test('signs the same bytes the same way, so that what is signed can be made again', async () => {
    const key = await openSigningKey(await folder())
    expect(key.sign(bytes)).toEqual(key.sign(bytes))
  })

  test('two starts at once agree on one key, which only its owner can read', async () => {
    const row = await folder()
    // A path that is written in another way is another entry of the memory, as another process would be.
    const [first, second] = await Promise.all([openSigningKey(row), openSigningKey(`${row}/.`)])
    expect(first.fingerprint).toBe(second.fingerprint)
    expect(await readdir(path.join(row, 'keys'))).toEqual(['signing.pem'])
    expect((await stat(path.join(row, 'keys/signing.pem'))).mode & 0o777).toBe(0o600)
  })

  test('two installations have two keys', async () => {
    const [first, second] = [await openSigningKey(await folder()), await openSigningKey(await folder())]
    expect(first.fingerprint).not.toBe(second.fingerprint)
    expect(isSignedBy(second.publicKeyPem, bytes, first.sign(bytes))).toBe(false)
  })
})

describe('fingerprintOf', () => {
  test('is what the key says of itself', async () => {
    const key = await openSigningKey(await folder())
    expect(fingerprintOf(key.publicKeyPem)).toBe(key.fingerprint)
  })

  test('nothing but an Ed25519 key has one', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .publicKey.export({ type: 'spki', format: 'pem' })
      .toString()
    expect(fingerprintOf(other)).toBeNull()
    expect(fingerprintOf('no key')).toBeNull()
    expect(isSignedBy('no key', bytes, new Uint8Array(64))).toBe(false)
  })
})
