import type { Publication } from '../../../db/queries/courses'
import {
  findLatestPublication,
  listOpenPublications,
  listPublicationFiles,
  readPublicationFile,
} from '../../../db/queries/publications'
import type { RequestContext } from '../../policy/request-context'
import { mediaTypeOf } from '../../exports/media-type'
import { zipFiles } from '../../exports/zip-files'
import { ResultsDocument } from '../../documents/results-document'
import { sha256 } from '../../documents/hash.server'

type Reading = Pick<RequestContext, 'db' | 'now'>

export interface OpenedPublication {
  publication: Publication
  results: ResultsDocument
}

/** A publication that has opened, by its number, else the newest; with the numbers of all that have. */
export async function findOpened(
  { db, now }: Reading,
  editionId: number,
  number: number | null,
): Promise<(OpenedPublication & { numbers: number[] }) | null> {
  const all = await listOpenPublications(db, editionId, now)
  const publication = number === null ? all[0] : all.find((one) => one.number === number)
  const results = publication && (await readResults(db, publication))
  return publication && results ? { publication, results, numbers: all.map((one) => one.number) } : null
}

/** The newest, sealed or open: for who may know before the moment. */
export async function findSealed({ db }: Reading, editionId: number): Promise<OpenedPublication | null> {
  const publication = await findLatestPublication(db, editionId)
  const results = publication && (await readResults(db, publication))
  return publication && results ? { publication, results } : null
}

async function readResults(db: RequestContext['db'], { id }: Publication): Promise<ResultsDocument | null> {
  const file = await readPublicationFile(db, id, 'results.json')
  return file && ResultsDocument.parse(JSON.parse(new TextDecoder().decode(file.content)))
}

/**
 * A file of a publication that has opened, as it was sealed. `package.zip` holds all of them and is the same each time.
 */
export async function openPublicationFile(
  { db, now }: Reading,
  editionId: number,
  number: number,
  name: string,
): Promise<{ mediaType: string; sha256: string; content: Uint8Array } | null> {
  const publication = (await listOpenPublications(db, editionId, now)).find((one) => one.number === number)
  if (!publication) return null
  if (name !== packageName) return readPublicationFile(db, publication.id, name)
  const files = await listPublicationFiles(db, publication.id)
  const read = await Promise.all(
    files.map(
      async (file) =>
        [file.name, (await readPublicationFile(db, publication.id, file.name))?.content ?? new Uint8Array()] as const,
    ),
  )
  const content = zipFiles(Object.fromEntries(read))
  return { mediaType: mediaTypeOf(name), sha256: sha256(content), content }
}

export const packageName = 'package.zip'
