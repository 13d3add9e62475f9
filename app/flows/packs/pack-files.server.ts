import { readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Budget } from '../../../sources/sheets/grid-builder'
import { type SheetLimits, sheetLimits } from '../../../sources/sheets/limits'
import { openArchive } from '../../../sources/sheets/open-archive'
import { RefusedFile } from '../../../sources/sheets/refusal'
import { PackError, type PackProblem, problem } from './pack-problem'

/** The documents of a pack as text, by their names: festival.json, editions/1404.json … */
export type PackFiles = ReadonlyMap<string, string>

/** A province with 12,000 agencies comes to about 6 MB of documents. */
const limits: SheetLimits = { ...sheetLimits, unpackedBytes: 64 * 2 ** 20, parts: 1000, milliseconds: 10_000 }

/** Documents are beside festival.json or in one of these folders; nothing else is read. */
const folders = ['editions', 'sources'] as const

const isDocument = (name: string) => {
  const [folder, ...rest] = name.split('/').toReversed()
  return (
    folder !== undefined &&
    folder.endsWith('.json') &&
    !folder.startsWith('.') &&
    (rest.length === 0 || (rest.length === 1 && folders.some((known) => known === rest[0])))
  )
}

/** The documents of a folder, or of a ZIP. */
export async function readPackFiles(place: string): Promise<PackFiles> {
  const info = await stat(place).catch(() => null)
  return info?.isFile() ? unzipPack(await readFile(place)) : readPackFolder(place)
}

async function readPackFolder(folder: string): Promise<PackFiles> {
  const files = new Map<string, string>()
  for (const part of ['', ...folders]) {
    const names = await readdir(path.join(folder, part)).catch(() => [])
    for (const name of names.filter((own) => own.endsWith('.json')).toSorted())
      files.set(part ? `${part}/${name}` : name, await readFile(path.join(folder, part, name), 'utf8'))
  }
  return files
}

/**
 * The same out of a ZIP, whose documents may stand in one folder together. What is no ZIP, names a path that leads out,
 * is damaged, or unpacks to more than a pack can be, is a `PackError`; other files are not unpacked.
 */
export async function unzipPack(bytes: Uint8Array): Promise<PackFiles> {
  if (bytes.length > limits.fileBytes) throw new PackError([tooLarge])
  try {
    const archive = await openArchive(bytes, new Budget(limits))
    const names = [...archive.names].filter((name) => !name.endsWith('/'))
    const root = rootOf(names)
    const files = new Map<string, string>()
    for (const name of names) {
      const own = name.startsWith(root) ? name.slice(root.length) : ''
      if (!isDocument(own)) continue
      let text = ''
      for await (const piece of archive.read(name) ?? []) text += piece
      files.set(own, text)
    }
    return files
  } catch (error) {
    if (error instanceof RefusedFile) throw new PackError([refusalOf(error)])
    throw error
  }
}

/** The folder in which festival.json stands, as who zips a folder has it inside. */
function rootOf(names: readonly string[]): string {
  const festival = names.find((name) => /^(?:[^/]+\/)?festival\.json$/.test(name)) ?? ''
  return festival.slice(0, festival.lastIndexOf('/') + 1)
}

const tooLarge = problem('', 'بسته از اندازه‌ای که خوانده می‌شود بزرگ‌تر است.', 'the pack is larger than what is read')

function refusalOf({ why, detail }: RefusedFile): PackProblem {
  if (why === 'unsafe-name')
    return problem(
      detail['name'] ?? '',
      'نام این بخش مسیر است؛ چنین بسته‌ای خوانده نمی‌شود.',
      'a part of the ZIP is named as a path; such a pack is not read',
    )
  if (why === 'encrypted')
    return problem('', 'بسته گذرواژه دارد. آن را بدون گذرواژه بسازید.', 'the ZIP has a password; pack it without one')
  if (why.startsWith('too-')) return tooLarge
  return problem(
    '',
    'این پرونده بستهٔ ZIP نیست یا خراب است. آن را دوباره دانلود یا بسته‌بندی کنید.',
    'this is no ZIP, or it is damaged; download it or pack it again',
  )
}
