import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalInput, canonicalJson, canonicalResult } from '../../scoring/canonical'
import { engineVersion } from '../../scoring/engine-version'
import { score } from '../../scoring/score'
import { indicatorOf, inputOf, modelOf } from '../../tests/fixtures/small-scoring'
import { sealPackage } from '../exports/seal-package.server'
import { zipFiles } from '../exports/zip-files'
import { sha256 } from '../documents/hash.server'
import { type SigningKey, openSigningKey } from '../audit/signing.server'
import { UsageError } from './command'
import { fileCommands } from './file-commands'

const hash = 'cd'.repeat(32)
const facts = {
  kind: 'publication' as const,
  festival: 'small',
  edition: '1404',
  isDemo: false,
  number: 2,
  run: { id: 1, asOf: '', modelHash: hash, inputHash: hash, resultHash: hash },
  listHash: null,
}
let folder: string
let key: SigningKey

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sanjeh-files-'))
  key = await openSigningKey(folder)
  const { files } = sealPackage({ 'a.csv': new TextEncoder().encode('a') }, facts, key)
  await writeFile(path.join(folder, 'good.zip'), zipFiles(files))
  await writeFile(path.join(folder, 'bad.zip'), zipFiles({ ...files, 'a.csv': new TextEncoder().encode('b') }))
})

const run = (name: string, ...args: string[]) => fileCommands[name]?.run(args, folder)

describe('sanjeh verify', () => {
  test('says by whom a good package is signed, and that this must be compared', async () => {
    const answer = await run('verify', 'good.zip')
    expect(answer?.exitCode).toBe(0)
    expect(answer?.lines.join('\n')).toContain(key.fingerprint)
    expect(answer?.lines.at(-1)).toMatch(/Compare/)
    expect((await run('verify', 'good.zip', '--key', key.fingerprint))?.lines.at(-1)).not.toMatch(/Compare/)
  })

  test('names the changed file and ends with 1', async () => {
    const answer = await run('verify', 'bad.zip')
    expect(answer).toMatchObject({ exitCode: 1, json: { why: 'changed', detail: 'a.csv' } })
  })

  test('another key than the expected one ends with 1, a key that is none is wrong usage', async () => {
    expect(await run('verify', 'good.zip', '--key', hash)).toMatchObject({ exitCode: 1, json: { why: 'other-key' } })
    await expect(run('verify', 'good.zip', '--key', 'x')).rejects.toThrow(UsageError)
    await expect(run('verify', 'nothing.zip')).rejects.toThrow(/There is no file/)
  })
})

describe('sanjeh check', () => {
  test('says which required part has no data where an agency has no rank', async () => {
    const input = inputOf({ metrics: { letters: [3, null], visits: [1, 2] } })
    const model = modelOf([indicatorOf('letters'), indicatorOf('visits')], {}, { requires: 'every-dimension' })
    await writeFile(path.join(folder, 'input.json'), canonicalInput(input))
    await writeFile(path.join(folder, 'model.json'), canonicalJson(model))
    const answer = await run('check', 'input.json', 'model.json', sha256(canonicalResult(score(input, model))))
    expect(answer?.lines).toContain('  b has no rank: no data in letters, which the model requires')
    expect(answer?.json).toMatchObject({ same: true, ranked: 1, missingRequired: { b: ['letters'] } })
  })

  test('ends with 0 for the published hash and with 1 for any other', async () => {
    const input = inputOf({ metrics: { letters: [3, 1, 2] } })
    const model = modelOf([indicatorOf('letters')])
    await writeFile(path.join(folder, 'input.json'), canonicalInput(input))
    await writeFile(path.join(folder, 'model.json'), canonicalJson(model))
    const published = sha256(canonicalResult(score(input, model)))
    expect(await run('check', 'input.json', 'model.json', published)).toMatchObject({
      exitCode: 0,
      json: { same: true, ranked: 3 },
    })
    expect(await run('check', 'input.json', 'model.json', hash)).toMatchObject({ exitCode: 1, json: { same: false } })
    expect(await run('check', 'model.json', 'model.json', hash)).toMatchObject({
      exitCode: 1,
      json: { why: 'no-input' },
    })
  })

  test('a result of another engine is said to be that, with what differs, and is no false alarm', async () => {
    const other = await run('check', 'input.json', 'model.json', hash, '--engine', '1')
    expect(other).toMatchObject({ exitCode: 3, json: { same: false, engine: { here: engineVersion, published: 1 } } })
    expect(other?.lines[0]).toBe(
      `The published result was made by engine 1, and this is engine ${engineVersion}: the numbers can differ, though nothing was changed, for these reasons:`,
    )
    expect(other?.lines.join('\n')).toContain('12 significant digits')
    expect(other?.lines.join('\n')).not.toContain('NOT')
  })

  test('of the same engine, another hash is another result; without a word of the engine, both are said', async () => {
    expect(await run('check', 'input.json', 'model.json', hash, '--engine', String(engineVersion))).toMatchObject({
      exitCode: 1,
    })
    const unknown = await run('check', 'input.json', 'model.json', hash)
    expect(unknown?.lines.join('\n')).toMatch(/NOT the published one[\s\S]*give it with --engine/)
    await expect(run('check', 'input.json', 'model.json', hash, '--engine', 'two')).rejects.toThrow(UsageError)
  })
})
