import { type UnzipFileInfo, unzipSync } from 'fflate'
import { sha256 } from '../documents/hash.server'
import { fingerprintOf, isSignedBy } from '../audit/signing.server'
import { Manifest, sealNames } from './manifest'
import { zipFiles } from './zip-files'

export type PackageFault =
  'unreadable' | 'no-manifest' | 'no-key' | 'other-key' | 'signature' | 'missing' | 'changed' | 'added' | 'repacked'

export type PackageCheck =
  { ok: true; manifest: Manifest; fingerprint: string } | { ok: false; why: PackageFault; detail: string }

type Files = Readonly<Record<string, Uint8Array>>

const most = 512 * 1024 * 1024

/**
 * Whether a package is what its maker signed. `fingerprint` is the maker's, learned elsewhere: without one, whoever
 * changes the package may put a key of their own into it, so the caller must have people compare it.
 */
export function verifyPackage(zip: Uint8Array, fingerprint: string | null): PackageCheck {
  const read = readZip(zip)
  if (!('files' in read)) return read
  const signer = checkSignature(read.files, fingerprint)
  if (!signer.ok) return signer
  const parsed = Manifest.safeParse(readJson(read.files[sealNames.manifest]))
  if (!parsed.success) return { ok: false, why: 'no-manifest', detail: sealNames.manifest }
  return (
    checkFiles(read.files, parsed.data) ??
    checkPacking(zip, read.files) ?? { ok: true, manifest: parsed.data, fingerprint: signer.fingerprint }
  )
}

/**
 * A ZIP has room for what no list of its files shows: entries that only some programs read, comments, bytes before,
 * between and behind. One that was packed here is the same to the byte when it is packed again, so nothing is searched
 * for.
 */
function checkPacking(zip: Uint8Array, files: Files): Extract<PackageCheck, { ok: false }> | null {
  return Buffer.compare(zipFiles(files), zip) === 0 ? null : { ok: false, why: 'repacked', detail: 'ZIP' }
}

/** A name that occurs twice would be read by one program as the first and by another as the second. */
function readZip(zip: Uint8Array): { files: Files } | Extract<PackageCheck, { ok: false }> {
  const seen: string[] = []
  let bytes = 0
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    seen.push(name)
    bytes += originalSize
    return bytes <= most
  }
  const files = unzipOrNull(zip, filter)
  if (!files || bytes > most) return { ok: false, why: 'unreadable', detail: 'ZIP' }
  const twice = seen.find((name, index) => seen.indexOf(name) !== index)
  return twice === undefined ? { files } : { ok: false, why: 'added', detail: twice }
}

function unzipOrNull(zip: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Files | null {
  try {
    return unzipSync(zip, { filter })
  } catch {
    return null
  }
}

function checkSignature(
  files: Files,
  expected: string | null,
): { ok: true; fingerprint: string } | Extract<PackageCheck, { ok: false }> {
  const [manifest, signature, key] = [files[sealNames.manifest], files[sealNames.signature], files[sealNames.publicKey]]
  if (!manifest) return { ok: false, why: 'no-manifest', detail: sealNames.manifest }
  if (!signature) return { ok: false, why: 'missing', detail: sealNames.signature }
  const pem = key ? decode(key) : ''
  const fingerprint = fingerprintOf(pem)
  if (fingerprint === null) return { ok: false, why: 'no-key', detail: sealNames.publicKey }
  if (expected !== null && expected !== fingerprint) return { ok: false, why: 'other-key', detail: fingerprint }
  if (!isSignedBy(pem, manifest, Buffer.from(decode(signature), 'base64')))
    return { ok: false, why: 'signature', detail: sealNames.manifest }
  return { ok: true, fingerprint }
}

/** The first file, in the order of names, that is not as the manifest says. */
function checkFiles(files: Files, manifest: Manifest): Extract<PackageCheck, { ok: false }> | null {
  const listed = new Map(manifest.files.map((file) => [file.name, file]))
  const seals: readonly string[] = Object.values(sealNames)
  const names = [...new Set([...listed.keys(), ...Object.keys(files)])]
    .filter((name) => !seals.includes(name))
    .toSorted()
  for (const name of names) {
    const [own, entry] = [files[name], listed.get(name)]
    if (!entry) return { ok: false, why: 'added', detail: name }
    if (!own) return { ok: false, why: 'missing', detail: name }
    if (own.length !== entry.bytes || sha256(own) !== entry.sha256) return { ok: false, why: 'changed', detail: name }
  }
  return null
}

function readJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(decode(bytes ?? new Uint8Array()))
  } catch {
    return null
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
