import {
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto'
import path from 'node:path'
import { readEnvironment } from '../runtime/environment'
import { readOrMake } from '../runtime/read-or-make'

/**
 * The Ed25519 key of an installation. Who has its public half can tell what this installation said from what others
 * say.
 */
export interface SigningKey {
  readonly publicKeyPem: string
  /** Where it lies, and beside it the last signature of the log: out of reach for who has the database alone. */
  readonly folder: string
  /** SHA-256 of the public key (SPKI, DER): short enough to be printed in a newspaper. */
  readonly fingerprint: string
  /** 64 bytes, the same for the same bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

const opened = new Map<string, Promise<SigningKey>>()

/** The key of this installation, made at the first asking. It lies in the data folder whichever database there is. */
export async function openSigningKey(folder: string = readEnvironment(process.env).dataFolder): Promise<SigningKey> {
  const known = opened.get(folder)
  if (known) return known
  const keys = path.join(folder, 'keys')
  const key = keepPrivateKey(keys).then((pem) => toSigningKey(pem, keys))
  opened.set(folder, key)
  // Whatever went wrong with the folder may be repaired meanwhile.
  key.catch(() => opened.delete(folder))
  return key
}

/**
 * Whether `signature` is what the owner of a public key said of `bytes`. A key or signature that makes no sense is a
 * no.
 */
export function isSignedBy(publicKeyPem: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = readPublicKey(publicKeyPem)
  return key !== null && verify(null, bytes, key, signature)
}

/** Null: no Ed25519 key. */
export function fingerprintOf(publicKeyPem: string): string | null {
  const key = readPublicKey(publicKeyPem)
  return key && hashOfKey(key)
}

const keepPrivateKey = (folder: string): Promise<string> =>
  readOrMake(path.join(folder, 'signing.pem'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  )

function toSigningKey(pem: string, folder: string): SigningKey {
  const key = createPrivateKey(pem)
  const open = createPublicKey(key)
  return {
    publicKeyPem: open.export({ type: 'spki', format: 'pem' }).toString(),
    folder,
    fingerprint: hashOfKey(open),
    sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
  }
}

function readPublicKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

function hashOfKey(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}
