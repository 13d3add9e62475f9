import type { Db } from '../../../db/database'
import { type Upload, type UploadKind, createUpload, findChoicesOfLayout } from '../../../db/queries/uploads'
import { loadBody } from '../../../sources/fetch-pages'
import type { OfficeFile, OfficeTask } from '../../../sources/sheets/read-office-file'
import type { SheetFile } from '../../../sources/sheets/read-sheet'
import type { Refusal } from '../../../sources/sheets/refusal'
import type { FestivalEdition } from '../../access/edition-context.server'
import { mediaTypeOf } from '../../exports/media-type'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import { largestFileBytes } from '../../settings/settings.server'
import { storeBytes } from '../files/keep-file.server'

/** How a file is read: on a thread, so that a hostile one costs no more than that. */
export type ReadOffice = (task: OfficeTask) => Promise<OfficeFile | Refusal>

export type RefusedUpload =
  { ok: false; why: 'not-allowed' | 'no-file' | 'too-large' } | { ok: false; why: 'refused'; refusal: Refusal }

/**
 * Keeps a spreadsheet as it was given, and gives back what was chosen for the last one with the same headings. A file
 * that cannot be read is not kept.
 */
export async function keepUpload(
  context: RequestContext,
  { festival, edition }: FestivalEdition,
  kind: UploadKind,
  { bytes, fileName }: SheetFile,
  read: () => Promise<OfficeFile | Refusal>,
): Promise<{ ok: true; id: number; keptChoices: unknown } | RefusedUpload> {
  const { db, viewer } = context
  const by = viewer.user?.id
  if (by === undefined || !reachOf(viewer, 'organisation.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  if (bytes.length === 0) return { ok: false, why: 'no-file' }
  if (bytes.length > (await largestFileBytes(db, festival.id))) return { ok: false, why: 'too-large' }
  const file = await read()
  if (!file.ok) return { ok: false, why: 'refused', refusal: file }
  const mediaType = mediaTypeOf(`.${endingOf(file)}`)
  const id = await db.transaction(async (tx) => {
    const given = { name: fileName, mediaType, bytes, by }
    const fileId = await storeBytes({ ...context, db: tx }, { festival, edition }, given, `edition:${edition.code}`)
    return createUpload(tx, { editionId: edition.id, kind, fileId })
  })
  return { ok: true, id, keptChoices: await findChoicesOfLayout(db, festival.id, kind, file.layout) }
}

function endingOf({ workbook: { format, text } }: OfficeFile): string {
  if (format !== 'text') return format
  return text?.delimiter === '\t' ? 'tsv' : 'csv'
}

/** The file of an upload as it was kept, whatever a browser says. */
export async function openUpload(db: Db, { file: { sha256, name } }: Pick<Upload, 'file'>): Promise<SheetFile> {
  return { fileName: name, bytes: await loadBody({ db }, sha256) }
}
