import { canonicalJson } from '../../scoring/canonical'
import { sha256 } from '../documents/hash.server'
import type { SigningKey } from '../audit/signing.server'
import { type Manifest, sealNames } from './manifest'

export type PackageFiles = Readonly<Record<string, Uint8Array>>

const encoder = new TextEncoder()

/** The files with a manifest of their hashes, its signature beside it (base64), and the public key that checks it. */
export function sealPackage(
  files: PackageFiles,
  facts: Omit<Manifest, 'format' | 'files'>,
  key: SigningKey,
): { files: PackageFiles; manifestHash: string } {
  const listed = Object.keys(files)
    .toSorted()
    .map((name) => toEntry(name, files[name] ?? new Uint8Array()))
  const manifest: Manifest = { format: 'sanjeh-package/1', ...facts, files: listed }
  const bytes = encoder.encode(canonicalJson(manifest))
  const signature = encoder.encode(`${Buffer.from(key.sign(bytes)).toString('base64')}\n`)
  const seal = {
    [sealNames.manifest]: bytes,
    [sealNames.signature]: signature,
    [sealNames.publicKey]: encoder.encode(key.publicKeyPem),
  }
  return { files: { ...files, ...seal }, manifestHash: sha256(bytes) }
}

function toEntry(name: string, bytes: Uint8Array): Manifest['files'][number] {
  return { name, bytes: bytes.length, sha256: sha256(bytes) }
}
