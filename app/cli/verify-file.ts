import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type PackageFault, verifyPackage } from '../exports/verify-package.server'
import { type CommandAnswer, UsageError } from './command'
import { parseOptions } from './parse-options'

const faults: Readonly<Record<PackageFault, (detail: string) => string>> = {
  unreadable: () => 'this is not a ZIP file that can be read',
  'no-manifest': (name) => `${name} is not there, or is not a manifest`,
  'no-key': (name) => `${name} is not there, or is not an Ed25519 key`,
  'other-key': (fingerprint) => `signed by another key: ${fingerprint}`,
  signature: (name) =>
    `the signature does not belong to ${name}: it was changed after signing, or somebody else signed it`,
  missing: (name) => `${name} is missing`,
  changed: (name) => `${name} was changed`,
  repacked: () =>
    'its files are as they were signed, but the ZIP around them is not the one that was made: it may hold what was not signed. Get the package again from who published it',
  added: (name) => `${name} was added`,
}

export async function verifyFile(args: readonly string[], folder: string): Promise<CommandAnswer> {
  const { values, positionals } = parseOptions(args, { key: { type: 'string' } }, 1)
  const [name] = positionals
  if (name === undefined) throw new UsageError('Which file?')
  if (values.key !== undefined && !/^[0-9a-f]{64}$/.test(values.key))
    throw new UsageError('--key is a fingerprint of 64 hexadecimal digits')
  const file = path.resolve(folder, name)
  const checked = verifyPackage(await readOrRefuse(file), values.key ?? null)
  if (!checked.ok) return { exitCode: 1, lines: [`${file}: ${faults[checked.why](checked.detail)}`], json: checked }
  const { manifest, fingerprint } = checked
  const lines = [
    `${file}: all ${manifest.files.length} files are as they were signed`,
    `  ${manifest.kind} of ${manifest.festival} ${manifest.edition}${manifest.number === null ? '' : `, number ${manifest.number}`}${manifest.isDemo ? ' (demo)' : ''}`,
    `  result ${manifest.run.resultHash}`,
    `  signed by ${fingerprint}`,
    ...(values.key === undefined
      ? ['  Compare this with the fingerprint that the festival published, or give it with --key.']
      : []),
  ]
  return { exitCode: 0, lines, json: checked }
}

export async function readOrRefuse(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new UsageError(`There is no file ${file}`)
  })
}
