import { type Entry, type ZipFile, fromBuffer } from 'yauzl'
import type { Budget } from './grid-builder'
import { RefusedFile } from './refusal'

/** The parts of a ZIP by name. Only parts that are asked for are unpacked. */
export interface Archive {
  readonly names: ReadonlySet<string>
  /** The part in pieces of text; null where there is no such part. */
  read(name: string): AsyncGenerator<string> | null
}

const encryptedFlag = 1

/**
 * Opens a ZIP in memory. Nothing is written to a disk, and still a part whose name leads out of a folder is refused: no
 * spreadsheet program writes one. The bytes that come out of the parts are counted, whatever the archive says of their
 * size. A part that is there twice is refused.
 */
export async function openArchive(bytes: Uint8Array, budget: Budget): Promise<Archive> {
  const zip = await open(bytes)
  const entries = await listEntries(zip, budget)
  let unpacked = 0
  async function* read(entry: Entry): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    try {
      for await (const piece of await openStream(zip, entry)) {
        const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece
        unpacked += chunk.length
        if (unpacked > budget.limits.unpackedBytes) budget.exceed('unpackedBytes')
        budget.checkTime()
        yield decoder.decode(chunk, { stream: true })
      }
      yield decoder.decode()
    } catch (error) {
      throw asDamaged(error)
    }
  }
  return {
    names: new Set(entries.keys()),
    read: (name) => {
      const entry = entries.get(name)
      return entry ? read(entry) : null
    },
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, decodeStrings: true }, (error, zip) =>
      error ? reject(asDamaged(error)) : resolve(zip),
    )
  })
}

function listEntries(zip: ZipFile, budget: Budget): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(asDamaged(error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      try {
        checkEntry(entry, entries, budget)
        entries.set(entry.fileName, entry)
        zip.readEntry()
      } catch (error) {
        reject(asDamaged(error))
      }
    })
    zip.readEntry()
  })
}

function checkEntry(entry: Entry, known: ReadonlyMap<string, Entry>, budget: Budget): void {
  if (known.size >= budget.limits.parts) budget.exceed('parts')
  if (entry.generalPurposeBitFlag & encryptedFlag) throw new RefusedFile('encrypted')
  const name = entry.fileName
  if (name.startsWith('/') || /^[A-Za-z]:|\\|\0/.test(name) || name.split('/').includes('..'))
    throw new RefusedFile('unsafe-name', { name: name.slice(0, 100) })
  if (known.has(name)) throw new RefusedFile('damaged', { problem: `two parts “${name.slice(0, 100)}”` })
}

function openStream(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  })
}

/** yauzl refuses paths by itself, in the words of its message. */
function asDamaged(error: unknown): RefusedFile {
  if (error instanceof RefusedFile) return error
  const problem = error instanceof Error ? error.message : String(error)
  const [, name] = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/.exec(problem) ?? []
  return name === undefined
    ? new RefusedFile('damaged', { problem: problem.slice(0, 200) })
    : new RefusedFile('unsafe-name', { name: name.slice(0, 100) })
}
