import type { Festival } from '../../../db/queries/festivals'
import { recordEvent } from '../../audit/audit.server'
import { sha256 } from '../../documents/hash.server'
import { zipFiles } from '../../exports/zip-files'
import { writeModel } from '../../model/write-model'
import type { RequestContext } from '../../policy/request-context'
import { collectPack } from './collect-pack.server'
import { packSchemas } from './pack-schemas'
import type { Pack } from './read-pack.server'
import { writeDocument } from './write-document'

/** A festival as the documents of a pack, by file name; an event of the log says that somebody took them along. */
export async function exportPack(
  { db, viewer, now }: RequestContext,
  festival: Festival,
): Promise<Record<string, string>> {
  const pack = await db.transaction((tx) => collectPack(tx, festival), { isolationLevel: 'repeatable read' })
  const files = packDocuments(pack)
  const hash = sha256(JSON.stringify(files))
  await db.transaction((tx) =>
    recordEvent(tx, viewer, {
      action: 'pack.export',
      at: now,
      festivalId: festival.id,
      subject: `festival:${festival.code}`,
      after: { editions: pack.editions.map(({ code }) => code), sha256: hash },
    }),
  )
  return files
}

/** The same festival always gives the same texts. */
function packDocuments({ festival, editions, models, sources }: Pack): Record<string, string> {
  return {
    'festival.json': writeDocument(festival, packSchemas.festival),
    ...Object.fromEntries([...models].map(([name, model]) => [name, `${writeModel(model)}\n`])),
    ...Object.fromEntries(
      editions.map((edition) => [`editions/${edition.code}.json`, writeDocument(edition, packSchemas.edition)]),
    ),
    ...Object.fromEntries(
      sources.map((source) => [`sources/${source.code}.json`, writeDocument(source, packSchemas.source)]),
    ),
  }
}

/** The documents of a pack as one ZIP, in which the same documents are the same bytes. */
export function zipPack(files: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder()
  return zipFiles(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])))
}
